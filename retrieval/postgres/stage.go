package postgres

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/retrieval"
)

// stagedTables are the tables that are filled by COPY, with many rows a plan.
// Row-level security forbids that for the table itself, so the rows go to a
// temporary table, and from there into the table under its policies. This
// costs a third more than COPY into the table would, which is done for a role
// that row-level security does not bind.
var stagedTables = [...]struct{ name, columns string }{
	entriesTable:  {"entries", "tenant, plan_id, ord, kind, entry_id, data"},
	agenciesTable: {"agencies", "tenant, plan_id, key, role, name, entries"},
	vectorsTable:  {"vectors", "tenant, plan_id, ord, kind, space, own, whole"},
}

// The places in stagedTables.
const (
	entriesTable = iota
	agenciesTable
	vectorsTable
)

const upsertPlan = `INSERT INTO kehoach.plans (tenant, id, version, stored_at, info, embedder, dim, vectors)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (tenant, id) DO UPDATE SET version = excluded.version, stored_at = excluded.stored_at,
	info = excluded.info, embedder = excluded.embedder, dim = excluded.dim, vectors = excluded.vectors`

// writePlans writes plans of which the locks are held.
func (s *Store) writePlans(ctx context.Context, tx pgx.Tx, plans []*prepared, now time.Time) error {
	b := &pgx.Batch{}
	for _, p := range plans {
		at := retrieval.Record{Info: p.info}
		b.Queue(upsertPlan, p.tenant, p.info.ID, p.info.Version, at.Stored(now).StoredAt, p.infoJSON, p.embedder, p.dim, p.vectorsVersion)
		if p.stored {
			for _, table := range belonging {
				b.Queue("DELETE FROM kehoach."+table+" WHERE tenant = $1 AND plan_id = $2", p.tenant, p.info.ID)
			}
		}
		b.Queue("INSERT INTO kehoach.bodies (tenant, plan_id, head, snapshot) VALUES ($1, $2, $3, $4)", p.tenant, p.info.ID, p.head, p.snapshot)
		b.Queue("INSERT INTO kehoach.words (tenant, plan_id, segment) VALUES ($1, $2, $3)", p.tenant, p.info.ID, p.segment)
	}
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return err
	}
	for t := range stagedTables {
		if err := s.fill(ctx, tx, t, plans); err != nil {
			return fmt.Errorf("write %s: %w", stagedTables[t].name, err)
		}
	}
	return nil
}

// fill writes the rows of the plans into a table.
func (s *Store) fill(ctx context.Context, tx pgx.Tx, table int, plans []*prepared) error {
	source := make([]io.Reader, 0, len(plans)+2)
	source = append(source, bytes.NewReader(copyHead))
	for _, p := range plans {
		if r := p.rows[table]; len(r) > 0 {
			source = append(source, bytes.NewReader(r))
		}
	}
	if len(source) == 1 {
		return nil
	}
	t := stagedTables[table]
	name, stage := "kehoach."+t.name, "kehoach_stage_"+t.name
	// A cluster's COPY has ways of its own.
	direct := s.exempt && !s.distributed
	if direct {
		stage = name
	} else if _, err := tx.Exec(ctx, fmt.Sprintf("CREATE TEMP TABLE IF NOT EXISTS %s (LIKE %s INCLUDING STORAGE) ON COMMIT DELETE ROWS", stage, name)); err != nil {
		return err
	}
	_, err := tx.Conn().PgConn().CopyFrom(ctx, io.MultiReader(append(source, bytes.NewReader(copyTail))...),
		fmt.Sprintf("COPY %s (%s) FROM STDIN (FORMAT binary)", stage, t.columns))
	if err != nil || direct {
		return err
	}
	_, err = tx.Exec(ctx, fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM %s", name, t.columns, t.columns, stage))
	return err
}
