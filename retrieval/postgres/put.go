package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/plan"
	"kehoach/retrieval"
)

// Put implements [retrieval.Store].
func (s *Store) Put(ctx context.Context, tenant string, p *plan.Plan, vs *retrieval.Vectors) (changed bool, err error) {
	item, err := preparePlan(tenant, p, vs)
	if err != nil {
		return false, err
	}
	written, err := s.write(ctx, []*prepared{item}, ofTenant(tenant))
	return written > 0, wrap(err, "put plan %q of %q", p.ID, tenant)
}

// write stores plans in one transaction, those that are not stored as they
// are, and returns how many these were.
func (s *Store) write(ctx context.Context, plans []*prepared, d declaration) (written int, err error) {
	plans = inOrder(plans)
	lost := 0 // what a try has written whose end is not known
	err = s.do(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		tx, err := s.begin(ctx, conn, d)
		if err != nil {
			return err
		}
		defer tx.Rollback(context.WithoutCancel(ctx)) // does nothing after a commit
		todo, err := lockAndCompare(ctx, tx, plans)
		if err != nil {
			return err
		}
		if len(todo) == 0 {
			written = lost
			return nil
		}
		if err := s.writePlans(ctx, tx, todo, s.now()); err != nil {
			return err
		}
		written = len(todo)
		if err = tx.Commit(ctx); transient(err) {
			lost = written
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	return written, nil
}

// lockAndCompare takes the plans' locks and returns the plans that are not
// stored as they are. A plan to be stored without vectors is the same as one
// stored with some.
func lockAndCompare(ctx context.Context, tx pgx.Tx, plans []*prepared) ([]*prepared, error) {
	b := &pgx.Batch{}
	for _, p := range plans {
		b.Queue(lockPlan, planKey(p.tenant, p.info.ID))
	}
	for _, p := range plans {
		b.Queue("SELECT version, vectors FROM kehoach.plans WHERE tenant = $1 AND id = $2", p.tenant, p.info.ID)
	}
	results := tx.SendBatch(ctx, b)
	for range plans {
		if _, err := results.Exec(); err != nil {
			return nil, closed(results, err)
		}
	}
	var todo []*prepared
	for _, p := range plans {
		var version, vectors string
		err := results.QueryRow().Scan(&version, &vectors)
		if err != nil && !errors.Is(err, pgx.ErrNoRows) {
			return nil, closed(results, err)
		}
		p.stored = err == nil
		if version != p.info.Version || p.vectorsVersion != "" && vectors != p.vectorsVersion {
			todo = append(todo, p)
		}
	}
	return todo, results.Close()
}
