package postgres

import (
	"context"
	"errors"
	"io"
	"net"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// The pauses between tries grow from the first to the longest.
const (
	firstPause   = 10 * time.Millisecond
	longestPause = 500 * time.Millisecond
)

// do runs f with a connection of the pool, again with another connection where
// one broke or the server was not there. So f must be something that can be
// done twice. It gives up when the store's wait is over, and returns faults in
// words.
func (s *Store) do(ctx context.Context, f func(ctx context.Context, conn *pgxpool.Conn) error) error {
	start := time.Now()
	pause := time.Duration(0)
	var told *pgconn.PgError // what the server last said
	for {
		err := s.once(ctx, f)
		if told != nil && ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
			err = told // says more than that this try ran out of time
		}
		errors.As(err, &told)
		if err == nil || ctx.Err() != nil || !transient(err) || time.Since(start) > s.wait {
			return s.fault(ctx, err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
		// The first try again is at once: after a restart of the server all
		// idle connections are broken, and each try finds one of them.
		pause = min(max(2*pause, firstPause), longestPause)
	}
}

// errNoConnection is the end of the wait for a free connection.
var errNoConnection = errors.New("no connection became free")

func (s *Store) once(ctx context.Context, f func(ctx context.Context, conn *pgxpool.Conn) error) error {
	limited, cancel := context.WithTimeoutCause(ctx, s.wait, errNoConnection)
	defer cancel()
	conn, err := s.pool.Acquire(limited)
	if err != nil {
		if ctx.Err() == nil && limited.Err() != nil && s.pool.Stat().AcquiredConns() >= s.pool.Config().MaxConns {
			return errNoConnection
		}
		return err
	}
	defer conn.Release()
	return f(ctx, conn)
}

// transient reports whether an error is one of the connection, or of a server
// that stops, starts or wants the transaction again.
func transient(err error) bool {
	if errors.Is(err, errNoConnection) || errors.Is(err, context.Canceled) {
		return false
	}
	var server *pgconn.PgError
	if errors.As(err, &server) {
		switch server.Code {
		case "57P01", "57P02", "57P03", // shut down, crashed, starting
			"40001", "40P01", // serialisation, deadlock
			"53300": // no connection left
			return true
		}
		return len(server.Code) == 5 && server.Code[:2] == "08"
	}
	var connect *pgconn.ConnectError
	var network net.Error
	return errors.As(err, &connect) || errors.As(err, &network) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) ||
		pgconn.SafeToRetry(err)
}

// closed closes results and returns the first error: that of reading them,
// which closing would tell again, or that of what was not read.
func closed(results pgx.BatchResults, err error) error {
	if end := results.Close(); err == nil {
		err = end
	}
	return err
}
