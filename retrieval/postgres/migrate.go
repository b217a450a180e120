package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"kehoach/retrieval"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// lastMigration is the number of the last script in migrations.
const lastMigration = 4

// versionTable is where goose notes the migrations that were applied.
const versionTable = "kehoach.migrations"

// lockKey is the advisory lock that one who migrates holds ("KHCH").
const lockKey = 0x4b484348

// MigrateOptions are what [Migrate] can be told. The zero value of a field
// does nothing.
type MigrateOptions struct {
	// Grant is the role that programs use, which gets the right to read and
	// write the tables. The owner of the tables needs no such right.
	Grant string
	// Distributed distributes the tables by tenant over the nodes of a Citus
	// cluster.
	Distributed bool
}

// Migrate brings the tables in the database at url up to date: it makes the
// extension vector and the schema kehoach where they are missing, and applies
// the scripts of migrations that were not, each in a transaction of its own,
// so that a failure leaves the state before or after one. Several may call it
// at once: one does the work, the others wait for it. What is up to date
// costs some reads. The role has to own the tables.
//
// The migrator is goose, which has what is needed and is used as a library;
// golang-migrate marks a failed migration as dirty and waits for a person,
// and tern costs four times as much in the program.
func Migrate(ctx context.Context, url string, opts *MigrateOptions) error {
	scripts, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		return err
	}
	return migrate(ctx, url, opts, scripts)
}

func migrate(ctx context.Context, url string, opts *MigrateOptions, scripts fs.FS) error {
	cfg, err := config(url)
	if err != nil {
		return err
	}
	name := server(cfg.ConnConfig)
	conn, err := pgx.ConnectConfig(ctx, cfg.ConnConfig.Copy())
	if err != nil {
		return fmt.Errorf("migrate %s: %w", name, fault(ctx, name, err))
	}
	// The lock ends with the connection, however that ends.
	defer conn.Close(context.WithoutCancel(ctx))
	if err := locked(ctx, conn, cfg.ConnConfig, opts, scripts); err != nil {
		return fmt.Errorf("migrate %s: %w", name, fault(ctx, name, err))
	}
	return nil
}

// locked does the work under the lock that conn holds.
func locked(ctx context.Context, conn *pgx.Conn, cfg *pgx.ConnConfig, opts *MigrateOptions, scripts fs.FS) error {
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock($1)", lockKey); err != nil {
		return err
	}
	version, err := schemaVersion(ctx, conn)
	if err != nil {
		return err
	}
	if version > lastMigration {
		return versionFault(server(cfg), version)
	}
	if err := prepare(ctx, conn); err != nil {
		return err
	}
	db := stdlib.OpenDB(*cfg.Copy())
	defer db.Close() // nothing is written after the provider is done
	if err := apply(ctx, db, scripts); err != nil {
		return err
	}
	if opts == nil {
		return nil
	}
	if opts.Distributed {
		if err := distribute(ctx, conn); err != nil {
			return err
		}
	}
	return grant(ctx, conn, opts.Grant)
}

// prepare makes what the scripts and goose's own table need.
func prepare(ctx context.Context, conn *pgx.Conn) error {
	var number int
	if err := conn.QueryRow(ctx, "SELECT current_setting('server_version_num')::int").Scan(&number); err != nil {
		return err
	}
	if number < 150000 {
		return &retrieval.Fault{
			Code: retrieval.StoreForeign,
			VI:   fmt.Sprintf("máy chủ là PostgreSQL %d, kehoach cần PostgreSQL 15 trở lên: hãy nâng cấp máy chủ", number/10000),
			EN:   fmt.Sprintf("the server is PostgreSQL %d, kehoach needs 15 or newer: upgrade the server", number/10000),
		}
	}
	if _, err := conn.Exec(ctx, "CREATE EXTENSION IF NOT EXISTS vector SCHEMA public"); err != nil {
		return extensionFault(err)
	}
	var halfvec bool
	if err := conn.QueryRow(ctx, "SELECT to_regtype('halfvec') IS NOT NULL").Scan(&halfvec); err != nil {
		return err
	}
	if !halfvec {
		return extensionFault(errors.New("type halfvec is missing"))
	}
	_, err := conn.Exec(ctx, "CREATE SCHEMA IF NOT EXISTS kehoach")
	return err
}

// extensionFault says how to get the extension vector.
func extensionFault(err error) error {
	var e *pgconn.PgError
	if errors.As(err, &e) && e.Code != "42501" && e.Code != "0A000" && e.Code != "58P01" && e.Code != "42704" {
		return err
	}
	return &retrieval.Fault{
		Code: retrieval.StoreForeign, Err: err,
		VI: fmt.Sprintf("cơ sở dữ liệu chưa có phần mở rộng pgvector 0.8 (%v): hãy cài gói postgresql-NN-pgvector trên máy chủ, rồi để quản trị viên chạy “CREATE EXTENSION vector; ALTER EXTENSION vector UPDATE” trong cơ sở dữ liệu này", cause(err)),
		EN: fmt.Sprintf("the database lacks the extension pgvector 0.8 (%v): install the package postgresql-NN-pgvector on the server, then let its administrator run \"CREATE EXTENSION vector; ALTER EXTENSION vector UPDATE\" in this database", cause(err)),
	}
}

// apply runs the scripts that were not run.
func apply(ctx context.Context, db *sql.DB, scripts fs.FS) error {
	provider, err := goose.NewProvider(goose.DialectPostgres, db, scripts, goose.WithTableName(versionTable))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// grant gives a role the rights that [Open] and the store need.
func grant(ctx context.Context, conn *pgx.Conn, role string) error {
	if role == "" {
		return nil
	}
	name := pgx.Identifier{role}.Sanitize()
	for _, statement := range []string{
		"GRANT USAGE ON SCHEMA kehoach TO " + name,
		"GRANT SELECT ON " + versionTable + " TO " + name,
		"GRANT SELECT, INSERT, UPDATE, DELETE ON kehoach.plans, kehoach.bodies, kehoach.words, kehoach.entries, kehoach.agencies, kehoach.vectors TO " + name,
		// A history is added to, and goes with its plan; it is not changed.
		"GRANT SELECT, INSERT, DELETE ON kehoach.progress TO " + name,
	} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return fmt.Errorf("grant to %q: %w", role, err)
		}
	}
	return nil
}

// schemaVersion returns the number of the last migration that was applied, 0
// where there is none.
func schemaVersion(ctx context.Context, conn *pgx.Conn) (int64, error) {
	var there bool
	if err := conn.QueryRow(ctx, "SELECT to_regclass($1) IS NOT NULL", versionTable).Scan(&there); err != nil || !there {
		return 0, err
	}
	var version int64
	err := conn.QueryRow(ctx, "SELECT coalesce(max(version_id), 0) FROM "+versionTable+" WHERE is_applied").Scan(&version)
	return version, err
}
