package postgres

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/retrieval"
)

// stagedTable is a table that is filled by COPY. Row-level security forbids
// that for the table itself, so the rows go to a temporary table, and from
// there into the table under its policies. This costs a third more than COPY into the
// table would, and half of what INSERT of the same rows costs.
type stagedTable struct {
	name    string
	columns []string
	count   func(p *prepared) int
	row     func(p *prepared, i int) []any
}

// stagedTables are the tables with many rows a plan.
var stagedTables = []stagedTable{
	{
		"entries", []string{"tenant", "plan_id", "ord", "kind", "entry_id", "data"},
		func(p *prepared) int { return len(p.entries) },
		func(p *prepared, i int) []any {
			e := &p.entries[i]
			return []any{p.tenant, p.info.ID, int32(i), e.kind, e.id, e.data}
		},
	},
	{
		"agencies", []string{"tenant", "plan_id", "key", "role", "name", "entries"},
		func(p *prepared) int { return len(p.agencies) },
		func(p *prepared, i int) []any {
			a := &p.agencies[i]
			return []any{p.tenant, p.info.ID, a.key, a.role, a.name, a.entries}
		},
	},
	vectorTable,
}

var vectorTable = stagedTable{
	"vectors", []string{"tenant", "plan_id", "ord", "kind", "space", "own", "whole"},
	func(p *prepared) int {
		if p.vectors == nil {
			return 0
		}
		return len(p.entries)
	},
	(*prepared).vectorRow,
}

const upsertPlan = `INSERT INTO kehoach.plans (tenant, id, version, stored_at, info, embedder, dim, vectors)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (tenant, id) DO UPDATE SET version = excluded.version, stored_at = excluded.stored_at,
	info = excluded.info, embedder = excluded.embedder, dim = excluded.dim, vectors = excluded.vectors`

// writePlans writes plans of which the locks are held.
func writePlans(ctx context.Context, tx pgx.Tx, plans []*prepared, now time.Time) error {
	b := &pgx.Batch{}
	for _, p := range plans {
		at := retrieval.Record{Info: p.info}
		embedder, dim := "", 0
		if p.vectors != nil {
			embedder, dim = p.vectors.Embedder, p.vectors.Dim
		}
		b.Queue(upsertPlan, p.tenant, p.info.ID, p.info.Version, at.Stored(now).StoredAt, p.infoJSON, embedder, dim, p.vectorsVersion)
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
	for _, t := range stagedTables {
		if err := t.fill(ctx, tx, plans); err != nil {
			return fmt.Errorf("write %s: %w", t.name, err)
		}
	}
	return nil
}

// fill writes the rows of the plans into the table.
func (t stagedTable) fill(ctx context.Context, tx pgx.Tx, plans []*prepared) error {
	stage := "kehoach_stage_" + t.name
	_, err := tx.Exec(ctx, fmt.Sprintf("CREATE TEMP TABLE IF NOT EXISTS %s (LIKE kehoach.%s INCLUDING STORAGE) ON COMMIT DELETE ROWS", stage, t.name))
	if err != nil {
		return err
	}
	n, err := tx.CopyFrom(ctx, pgx.Identifier{stage}, t.columns, t.source(plans))
	if err != nil || n == 0 {
		return err
	}
	columns := strings.Join(t.columns, ", ")
	_, err = tx.Exec(ctx, fmt.Sprintf("INSERT INTO kehoach.%s (%s) SELECT %s FROM %s", t.name, columns, columns, stage))
	return err
}

// source yields the rows of several plans to COPY.
func (t stagedTable) source(plans []*prepared) pgx.CopyFromSource {
	n, i := 0, 0
	return pgx.CopyFromFunc(func() ([]any, error) {
		for n < len(plans) && i >= t.count(plans[n]) {
			n, i = n+1, 0
		}
		if n == len(plans) {
			return nil, nil
		}
		i++
		return t.row(plans[n], i-1), nil
	})
}
