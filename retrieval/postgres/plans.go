package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/plan"
	"kehoach/retrieval"
)

// The statements for a plan and for the list of plans of a tenant.
const (
	selectSnapshot = `SELECT p.version, b.snapshot
FROM kehoach.plans p LEFT JOIN kehoach.bodies b ON b.tenant = p.tenant AND b.plan_id = p.id
WHERE p.tenant = $1 AND p.id = $2`
	selectParts = `SELECT p.version, b.head, ARRAY(SELECT e.data FROM kehoach.entries e
	WHERE e.tenant = $1 AND e.plan_id = $2 ORDER BY e.ord)
FROM kehoach.plans p LEFT JOIN kehoach.bodies b ON b.tenant = p.tenant AND b.plan_id = p.id
WHERE p.tenant = $1 AND p.id = $2`
	listPlans = "SELECT info::text, embedder, stored_at FROM kehoach.plans WHERE tenant = $1 ORDER BY stored_at DESC, id"
)

// Plan implements [retrieval.Store].
func (s *Store) Plan(ctx context.Context, tenant, id string) (*plan.Plan, error) {
	if !validName(tenant, id) {
		return nil, wrap(errors.Join(ctx.Err(), retrieval.ErrNotFound), "get plan %q of %q", id, tenant)
	}
	var p *plan.Plan
	err := s.do(ctx, func(ctx context.Context, conn *pgxpool.Conn) (err error) {
		p, err = s.load(ctx, conn, tenant, id)
		return err
	})
	return p, wrap(err, "get plan %q of %q", id, tenant)
}

// load reads the snapshot, or the JSON where the snapshot is of another
// program version or damaged.
func (s *Store) load(ctx context.Context, conn *pgxpool.Conn, tenant, id string) (*plan.Plan, error) {
	var version string
	var snapshot []byte
	err := s.one(ctx, conn, tenant, selectSnapshot, []any{tenant, id}, &version, &snapshot)
	if err != nil {
		return nil, err
	}
	if p, ok := retrieval.FromSnapshot(snapshot, version); ok {
		return p, nil
	}
	rec := retrieval.Record{Info: retrieval.PlanInfo{ID: id}}
	var head *string
	var entries []string
	err = s.one(ctx, conn, tenant, selectParts, []any{tenant, id}, &rec.Info.Version, &head, &entries)
	if err != nil {
		return nil, err
	}
	if head == nil {
		return nil, fmt.Errorf("%w: no body", retrieval.ErrDamaged)
	}
	rec.Head = []byte(*head)
	for _, e := range entries {
		rec.Entries = append(rec.Entries, []byte(e))
	}
	return rec.Decode()
}

// one runs a statement of a tenant in one round trip and scans its row;
// [retrieval.ErrNotFound] where there is none.
func (s *Store) one(ctx context.Context, conn *pgxpool.Conn, tenant, statement string, args []any, into ...any) error {
	b := s.declare(ofTenant(tenant))
	b.Queue(statement, args...)
	results, err := b.send(ctx, conn)
	if err != nil {
		return err
	}
	err = results.QueryRow().Scan(into...)
	if errors.Is(err, pgx.ErrNoRows) {
		err = retrieval.ErrNotFound
	}
	return closed(results, err)
}

// Plans implements [retrieval.Store].
func (s *Store) Plans(ctx context.Context, tenant string) ([]retrieval.PlanInfo, error) {
	if !validName(tenant) {
		return nil, ctx.Err()
	}
	out, err := collect(ctx, s, tenant, scanInfo, listPlans, tenant)
	return out, wrap(err, "list plans of %q", tenant)
}

func scanInfo(row pgx.CollectableRow) (retrieval.PlanInfo, error) {
	var info []byte
	var embedder string
	var storedAt time.Time
	if err := row.Scan(&info, &embedder, &storedAt); err != nil {
		return retrieval.PlanInfo{}, err
	}
	var i retrieval.PlanInfo
	if err := json.Unmarshal(info, &i); err != nil {
		return i, fmt.Errorf("%w: %w", retrieval.ErrDamaged, err)
	}
	i.Embedder, i.StoredAt = embedder, storedAt.UTC()
	return i, nil
}

// Remove implements [retrieval.Store].
func (s *Store) Remove(ctx context.Context, tenant, id string) error {
	if !validName(tenant, id) {
		return wrap(errors.Join(ctx.Err(), retrieval.ErrNotFound), "remove plan %q of %q", id, tenant)
	}
	unsure := false
	err := s.do(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		b := s.declare(ofTenant(tenant))
		b.Queue(lockPlan, planKey(tenant, id))
		b.Queue("DELETE FROM kehoach.plans WHERE tenant = $1 AND id = $2", tenant, id)
		for _, table := range slices.Concat(belonging, lasting) {
			b.Queue("DELETE FROM kehoach."+table+" WHERE tenant = $1 AND plan_id = $2", tenant, id)
		}
		results, err := b.send(ctx, conn)
		if err != nil {
			return err
		}
		_, locked := results.Exec()
		removed, err := results.Exec()
		if err = closed(results, errors.Join(locked, err)); err != nil {
			// Perhaps only the answer was lost.
			unsure = unsure || transient(err)
			return err
		}
		if removed.RowsAffected() == 0 && !unsure {
			return retrieval.ErrNotFound
		}
		return nil
	})
	return wrap(err, "remove plan %q of %q", id, tenant)
}

// belonging are the tables with what a plan holds, written anew with it.
var belonging = []string{"bodies", "words", "entries", "agencies", "vectors"}

// collect returns the rows of one statement for a tenant, nil for none.
func collect[T any](ctx context.Context, s *Store, tenant string, scan pgx.RowToFunc[T], sql string, args ...any) ([]T, error) {
	var out []T
	err := s.do(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		b := s.declare(ofTenant(tenant))
		b.Queue(sql, args...)
		results, err := b.send(ctx, conn)
		if err != nil {
			return err
		}
		rows, err := results.Query()
		if err != nil {
			return closed(results, err)
		}
		out, err = pgx.CollectRows(rows, scan)
		return closed(results, err)
	})
	if len(out) == 0 {
		out = nil
	}
	return out, err
}
