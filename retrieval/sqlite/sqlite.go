// Package sqlite is the embedded store: one SQLite file, pure Go, no set-up.
//
// Beside the file path, SQLite keeps path-wal and path-shm while the store is
// open; a back-up that copies files has to take all three, or the one file
// after every program has closed it. The schema is in migrations/*.sql; the
// file's user_version is the number of the last one that was applied.
//
// A search reads the versions of the tenant's plans and ranks over their
// segments, which are kept in memory, up to a bound, for as long as their
// versions are the stored ones. So the store may be written by one process
// and searched by another.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"kehoach/retrieval"
)

// Store is a store in one file. It is safe for concurrent use.
type Store struct {
	list *sql.Stmt // the plans of a tenant
	db   *sql.DB
	path string
	now  func() time.Time
	// writer is held by the one that writes, so that writers of one process
	// queue up here and not in SQLite's lock, which is not fair.
	writer  chan struct{}
	cache   *cache[*retrieval.Segment]
	vectors *cache[*retrieval.FixedVectors]
}

var (
	_ retrieval.Store   = (*Store)(nil)
	_ retrieval.Indexer = (*Store)(nil)
)

// Options are what [Open] can be told. The zero value of a field is its
// default.
type Options struct {
	// Now tells the time of storing; default [time.Now].
	Now func() time.Time
	// CacheBytes bounds the segments kept in memory, and as much again the
	// vectors; default 64 MB, which is about 800 plans' segments.
	CacheBytes int
	// Wait is how long to wait for another process that writes; default 10 s.
	Wait time.Duration
}

func (o *Options) withDefaults() Options {
	var out Options
	if o != nil {
		out = *o
	}
	if out.Now == nil {
		out.Now = time.Now
	}
	if out.CacheBytes <= 0 {
		out.CacheBytes = 64 << 20
	}
	if out.Wait <= 0 {
		out.Wait = 10 * time.Second
	}
	return out
}

// connections is how many readers can be at work at once.
const connections = 4

// Open opens the store in the file at path, which it makes, with the folders
// above it, where it is not there: readable by the user only. An error wraps a
// [retrieval.Fault] where the file or the place will not do.
func Open(ctx context.Context, path string, opts *Options) (*Store, error) {
	o := opts.withDefaults()
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open store %q: %w", path, err)
	}
	if err := makeFile(path); err != nil {
		return nil, fmt.Errorf("open store %q: %w", path, err)
	}
	db, err := sql.Open("sqlite", dataSource(path, o.Wait))
	if err != nil {
		return nil, fmt.Errorf("open store %q: %w", path, err)
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	s := &Store{
		db: db, path: path, now: o.Now,
		writer:  make(chan struct{}, 1),
		cache:   newCache(o.CacheBytes, segmentSize),
		vectors: newCache(o.CacheBytes, vectorsSize),
	}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open store %q: %w", path, s.fault(ctx, err)), db.Close())
	}
	if s.list, err = db.PrepareContext(ctx, listPlans); err != nil {
		return nil, errors.Join(fmt.Errorf("open store %q: %w", path, s.fault(ctx, err)), db.Close())
	}
	return s, nil
}

// dataSource is the driver's name for the file. A full sync at each commit
// costs milliseconds and keeps what was reported as stored through a power
// cut; the defensive switches are for files from elsewhere.
func dataSource(path string, wait time.Duration) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/…
	}
	q := url.Values{
		"_pragma": {
			fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds()),
			"synchronous(FULL)", "foreign_keys(ON)", "trusted_schema(OFF)",
		},
		"_txlock":    {"immediate"},
		"_defensive": {"1"},
	}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}).String()
}

// makeFile makes the file where it is not there, and finds out early, and in
// plain words, what SQLite would report as "unable to open".
func makeFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return placeFault(path, err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return placeFault(path, err)
	}
	defer f.Close()
	head := make([]byte, 16)
	n, err := f.ReadAt(head, 0)
	if n > 0 && string(head[:n]) != "SQLite format 3\x00" {
		return foreignFault(path, nil)
	}
	if n == 0 && err != nil && !errors.Is(err, os.ErrClosed) && !isEOF(err) {
		return placeFault(path, err)
	}
	return nil
}

// Close ends the use of the store. The last one to close it folds the
// write-ahead log into the file.
func (s *Store) Close() error {
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("close store %q: %w", s.path, err)
	}
	return nil
}

// read runs f in a transaction that sees one state of the store.
func (s *Store) read(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return s.fault(ctx, err)
	}
	defer tx.Rollback() // nothing was written
	return s.fault(ctx, f(tx))
}

// write runs f in a transaction of the only writer.
func (s *Store) write(ctx context.Context, f func(tx *sql.Tx) error) error {
	select {
	case s.writer <- struct{}{}:
		defer func() { <-s.writer }()
	case <-ctx.Done():
		return ctx.Err()
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.fault(ctx, err)
	}
	if err := f(tx); err != nil {
		return errors.Join(s.fault(ctx, err), ignoreDone(tx.Rollback()))
	}
	return s.fault(ctx, tx.Commit())
}

// ignoreDone drops the error of a transaction that its context has ended.
func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}
