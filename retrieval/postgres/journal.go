package postgres

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/plan"
	"kehoach/retrieval"
)

var _ retrieval.Journal = (*Store)(nil)

// lasting are the tables with what people add to a plan. Unlike what stands in
// the tables of [belonging], it stays when the plan is stored again.
var lasting = []string{"progress"}

const (
	addReport = `INSERT INTO kehoach.progress (tenant, plan_id, seq, entry_id, agency, done, note, doc, reporter, reported_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
	selectReports = `SELECT entry_id, agency, done, note, doc, reporter, reported_at
FROM kehoach.progress WHERE tenant = $1 AND plan_id = $2 AND seq > $3 ORDER BY seq`
	lastReport = "SELECT coalesce(max(seq), 0) FROM kehoach.progress WHERE tenant = $1 AND plan_id = $2"
	isPlan     = "SELECT EXISTS (SELECT FROM kehoach.plans WHERE tenant = $1 AND id = $2)"
)

// Report implements [retrieval.Journal].
func (s *Store) Report(ctx context.Context, tenant, planID string, reports ...plan.Progress) error {
	for _, p := range reports {
		if err := p.Validate(); err != nil {
			return wrap(err, "report on %q of plan %q of %q", p.Entry, planID, tenant)
		}
	}
	if !validName(tenant, planID) {
		return wrap(errors.Join(ctx.Err(), retrieval.ErrNotFound), "report on plan %q of %q", planID, tenant)
	}
	// What goes wrong at the commit leaves open whether it was done. Then unsure
	// is the number before the first report of that try.
	unsure := -1
	err := s.do(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		tx, err := s.begin(ctx, conn, ofTenant(tenant))
		if err != nil {
			return err
		}
		defer tx.Rollback(context.WithoutCancel(ctx)) // does nothing after a commit
		last, err := lockedLast(ctx, tx, tenant, planID)
		if err != nil {
			return err
		}
		if unsure >= 0 {
			done, err := beginsWith(ctx, tx, tenant, planID, unsure, reports)
			if err != nil || done {
				return err
			}
		}
		if err := addReports(ctx, tx, tenant, planID, last, reports); err != nil {
			return err
		}
		if err = tx.Commit(ctx); transient(err) {
			unsure = last
		}
		return err
	})
	return wrap(err, "report on plan %q of %q", planID, tenant)
}

// lockedLast takes the plan's lock and returns the number of the last report
// on it, 0 for none.
func lockedLast(ctx context.Context, tx pgx.Tx, tenant, planID string) (last int, err error) {
	b := &pgx.Batch{}
	b.Queue(lockPlan, planKey(tenant, planID))
	b.Queue(isPlan, tenant, planID)
	b.Queue(lastReport, tenant, planID)
	results := tx.SendBatch(ctx, b)
	if _, err := results.Exec(); err != nil {
		return 0, closed(results, err)
	}
	var known bool
	if err := results.QueryRow().Scan(&known); err != nil {
		return 0, closed(results, err)
	}
	if err := closed(results, results.QueryRow().Scan(&last)); err != nil {
		return 0, err
	}
	if !known {
		return 0, retrieval.ErrNotFound
	}
	return last, nil
}

// beginsWith reports whether the reports after a number begin with these.
func beginsWith(ctx context.Context, tx pgx.Tx, tenant, planID string, after int, reports []plan.Progress) (bool, error) {
	rows, err := tx.Query(ctx, selectReports, tenant, planID, after)
	if err != nil {
		return false, err
	}
	stored, err := pgx.CollectRows(rows, scanReport)
	if err != nil || len(stored) < len(reports) {
		return false, err
	}
	return slices.EqualFunc(stored[:len(reports)], reports, func(x, y plan.Progress) bool {
		y.At = y.At.UTC().Truncate(time.Microsecond)
		return x == y
	}), nil
}

func addReports(ctx context.Context, tx pgx.Tx, tenant, planID string, last int, reports []plan.Progress) error {
	b := &pgx.Batch{}
	for i, p := range reports {
		b.Queue(addReport, tenant, planID, last+1+i, p.Entry, p.Agency, p.Done, p.Note, p.Doc, p.By, p.At.UTC().Truncate(time.Microsecond))
	}
	return tx.SendBatch(ctx, b).Close()
}

// Reports implements [retrieval.Journal].
func (s *Store) Reports(ctx context.Context, tenant, planID string) ([]plan.Progress, error) {
	if !validName(tenant, planID) {
		return nil, ctx.Err()
	}
	out, err := collect(ctx, s, tenant, scanReport, selectReports, tenant, planID, 0)
	return out, wrap(err, "read reports on plan %q of %q", planID, tenant)
}

func scanReport(row pgx.CollectableRow) (p plan.Progress, err error) {
	err = row.Scan(&p.Entry, &p.Agency, &p.Done, &p.Note, &p.Doc, &p.By, &p.At)
	p.At = p.At.UTC()
	return p, err
}
