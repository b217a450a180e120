package postgres

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// declaration is what a transaction declares to the row-level security: its
// tenant, or a scope of several.
type declaration struct{ name, value string }

func ofTenant(tenant string) declaration { return declaration{"kehoach.tenant", tenant} }

// scope is "read" to search all tenants, "write" to take in plans of many.
func scope(value string) declaration { return declaration{"kehoach.scope", value} }

// statement returns the statement that declares it, for one transaction.
// Citus passes a setting on to the nodes if SET LOCAL makes it, which takes no
// parameters.
func (s *Store) statement(d declaration) (sql string, args []any) {
	if s.distributed {
		return "SET LOCAL " + d.name + " = " + quote(d.value), nil
	}
	return "SELECT set_config($1, $2, true)", []any{d.name, d.value}
}

// quote returns a text as a literal, whatever standard_conforming_strings is.
func quote(text string) string {
	text = strings.ReplaceAll(text, "'", "''")
	if strings.Contains(text, `\`) {
		return " E'" + strings.ReplaceAll(text, `\`, `\\`) + "'"
	}
	return "'" + text + "'"
}

// batch are statements that run in one round trip and in one transaction,
// which has declared something.
type batch struct {
	*pgx.Batch
	s     *Store
	heads int // the statements before those of the caller
}

func (s *Store) declare(d declaration) *batch {
	b := &batch{Batch: &pgx.Batch{}, s: s, heads: 1}
	if s.distributed {
		b.Queue("BEGIN")
		b.heads++
	}
	sql, args := s.statement(d)
	b.Queue(sql, args...)
	return b
}

// send sends the batch. The caller reads the results of what it queued, and
// closes them: only then all is done.
func (b *batch) send(ctx context.Context, conn *pgxpool.Conn) (pgx.BatchResults, error) {
	if b.s.distributed {
		b.Queue("COMMIT")
	}
	results := conn.SendBatch(ctx, b.Batch)
	for range b.heads {
		if _, err := results.Exec(); err != nil {
			return nil, closed(results, err)
		}
	}
	return results, nil
}

// begin starts a transaction that has declared something. The caller ends it.
func (s *Store) begin(ctx context.Context, conn *pgxpool.Conn, d declaration) (pgx.Tx, error) {
	tx, err := conn.Begin(ctx)
	if err != nil {
		return nil, err
	}
	sql, args := s.statement(d)
	if _, err := tx.Exec(ctx, sql, args...); err != nil {
		tx.Rollback(context.WithoutCancel(ctx)) // the error is told already
		return nil, err
	}
	return tx, nil
}
