package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"kehoach/plan"
	"kehoach/retrieval"
)

var _ retrieval.Journal = (*Store)(nil)

// Report implements [retrieval.Journal].
func (s *Store) Report(ctx context.Context, tenant, planID string, reports ...plan.Progress) error {
	for _, p := range reports {
		if err := p.Validate(); err != nil {
			return wrap(err, "report on %q of plan %q of %q", p.Entry, planID, tenant)
		}
	}
	err := s.write(ctx, func(tx *sql.Tx) error {
		var known int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM plans WHERE tenant = ? AND id = ?", tenant, planID).Scan(&known); err != nil {
			return err
		}
		if known == 0 {
			return retrieval.ErrNotFound
		}
		var seq int
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM progress WHERE tenant = ? AND plan_id = ?", tenant, planID).Scan(&seq); err != nil {
			return err
		}
		for i, p := range reports {
			if _, err := tx.ExecContext(ctx, `INSERT INTO progress (tenant, plan_id, seq, entry_id, agency, done, note, doc, reporter, reported_at)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
				tenant, planID, seq+1+i, p.Entry, p.Agency, p.Done, p.Note, p.Doc, p.By, p.At.UnixMicro()); err != nil {
				return fmt.Errorf("entry %q: %w", p.Entry, err)
			}
		}
		return nil
	})
	return wrap(err, "report on plan %q of %q", planID, tenant)
}

// Reports implements [retrieval.Journal].
func (s *Store) Reports(ctx context.Context, tenant, planID string) ([]plan.Progress, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT entry_id, agency, done, note, doc, reporter, reported_at
		FROM progress WHERE tenant = ? AND plan_id = ? ORDER BY seq`, tenant, planID)
	if err != nil {
		return nil, wrap(s.fault(ctx, err), "read reports on plan %q of %q", planID, tenant)
	}
	defer rows.Close()
	var out []plan.Progress
	for rows.Next() {
		var p plan.Progress
		var at int64
		if err := rows.Scan(&p.Entry, &p.Agency, &p.Done, &p.Note, &p.Doc, &p.By, &at); err != nil {
			return nil, wrap(s.fault(ctx, err), "read reports on plan %q of %q", planID, tenant)
		}
		p.At = time.UnixMicro(at).UTC()
		out = append(out, p)
	}
	return out, wrap(s.fault(ctx, rows.Err()), "read reports on plan %q of %q", planID, tenant)
}
