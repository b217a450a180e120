package postgres

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/retrieval"
	"kehoach/retrieval/postgres/postgrestest"
	"kehoach/retrieval/storetest"
)

// TestStatementTimeout: a statement that the server stops is said as such.
func TestStatementTimeout(t *testing.T) {
	u := database(t)
	s := openStore(t, with(t, u, "statement_timeout", "300"), nil)
	a := storetest.Plan(1, 5)
	if _, err := s.Put(t.Context(), "t", a, nil); err != nil {
		t.Fatal(err)
	}
	release := lockTables(t, u)
	_, err := s.Plan(t.Context(), "t", a.ID)
	wantFault(t, "Plan", err, retrieval.StoreBusy, "statement_timeout")
	_, err = s.Search(t.Context(), "t", retrieval.Query{Terms: []retrieval.Term{{Text: "thu", Weight: 1}}})
	wantFault(t, "Search", err, retrieval.StoreBusy, "statement_timeout")
	_, err = s.Put(t.Context(), "t", storetest.Plan(1, 6), nil)
	wantFault(t, "Put", err, retrieval.StoreBusy, "statement_timeout")
	release()
	whole(t, s, "t", a)
	// The caller's own time limit is the caller's.
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	defer lockTables(t, u)()
	if _, err := s.Plan(ctx, "t", a.ID); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Plan with a time limit: %v, want DeadlineExceeded", err)
	}
}

// lockTables makes all who use the tables wait, until it is released.
func lockTables(t *testing.T, url string) (release func()) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(t.Context(), "BEGIN; LOCK TABLE kehoach.plans"); err != nil {
		t.Fatal(err)
	}
	return func() { conn.Close(context.Background()) }
}

// TestPoolExhausted: who gets no connection in time hears so; later all is
// well again.
func TestPoolExhausted(t *testing.T) {
	u := database(t)
	s := openStore(t, with(t, u, "pool_max_conns", "2"), &Options{Wait: 200 * time.Millisecond})
	a := storetest.Plan(1, 5)
	if _, err := s.Put(t.Context(), "t", a, nil); err != nil {
		t.Fatal(err)
	}
	var held []*pgxpool.Conn
	for range 2 {
		conn, err := s.pool.Acquire(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		held = append(held, conn)
	}
	_, err := s.Plans(t.Context(), "t")
	wantFault(t, "Plans while all connections are in use", err, retrieval.StoreBusy, "pool_max_conns")
	for _, c := range held {
		c.Release()
	}
	whole(t, s, "t", a)
}

// TestTooManyConnections: the server's own limit is said as such.
func TestTooManyConnections(t *testing.T) {
	u := database(t)
	app := appRole(t, u)
	role := ask[string](t, u, "SELECT rolname FROM pg_roles WHERE rolname LIKE 'kehoach_app_%' ORDER BY oid DESC LIMIT 1")
	postgrestest.Exec(t, u, "ALTER ROLE "+role+" CONNECTION LIMIT 1")
	conn, err := pgx.Connect(t.Context(), app)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	_, err = Open(t.Context(), app, &Options{Wait: 2 * time.Second})
	wantFault(t, "Open with no connection left", err, retrieval.StoreBusy, "max_connections")
}
