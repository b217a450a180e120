package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"slices"
	"strings"
	"time"

	"kehoach/retrieval"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// applicationID marks the file as this program's ("KHCH"). It never changes.
const applicationID = 0x4b484348

// schemaVersion is the number of the last migration.
const schemaVersion = 3

// migrate brings a new or older file to the schema of this program. A file
// that is up to date costs two reads of its first page.
func (s *Store) migrate(ctx context.Context) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	id, version, err := identity(ctx, conn)
	if err != nil {
		return err
	}
	if id == 0 && version == 0 {
		var tables int
		if err := conn.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
			return err
		}
		if tables > 0 {
			return foreignFault(s.path, nil)
		}
		if err := useLog(ctx, conn); err != nil {
			return err
		}
	} else if id != applicationID {
		return foreignFault(s.path, nil)
	}
	if version > schemaVersion {
		return newerFault(s.path, version)
	}
	if version == schemaVersion {
		return nil
	}
	return apply(ctx, conn)
}

// querier is a database, a connection or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func identity(ctx context.Context, q querier) (id, version int, err error) {
	if err := q.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return 0, 0, err
	}
	return id, version, q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
}

// useLog switches a new file to write-ahead logging, which lets readers read
// while one writes and stays with the file. SQLite does not wait by itself
// where another process does the same at this moment.
func useLog(ctx context.Context, conn *sql.Conn) error {
	for {
		var mode string
		err := conn.QueryRowContext(ctx, "PRAGMA journal_mode=WAL").Scan(&mode)
		switch {
		case err == nil && mode == "wal":
			return nil
		case err == nil:
			return fmt.Errorf("journal mode is %q and cannot be wal", mode)
		case faultCode(err) != retrieval.StoreBusy:
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// apply runs the migrations that the file lacks, all in one transaction, after
// another look at what it lacks now that no one else can write.
func apply(ctx context.Context, conn *sql.Conn) error {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	_, version, err := identity(ctx, tx)
	if err != nil {
		return err
	}
	names, err := migrationNames()
	if err != nil {
		return err
	}
	for _, name := range names[min(version, len(names)):] {
		script, err := migrationFiles.ReadFile("migrations/" + name)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(script)); err != nil {
			return fmt.Errorf("migration %s: %w", name, err)
		}
	}
	for _, pragma := range []string{
		fmt.Sprintf("PRAGMA application_id=%d", applicationID),
		fmt.Sprintf("PRAGMA user_version=%d", schemaVersion),
	} {
		if _, err := tx.ExecContext(ctx, pragma); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// migrationNames returns the scripts in order; number n is at n-1.
func migrationNames() ([]string, error) {
	entries, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	slices.SortFunc(names, strings.Compare)
	return names, nil
}
