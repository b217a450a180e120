package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"kehoach/plan"
	"kehoach/retrieval"
)

// The parts of a plan, each a row of the table parts.
const (
	partHead     = "head"     // JSON without entries
	partSnapshot = "snapshot" // the whole plan, see [retrieval.Snapshot]
	partSegment  = "segment"  // see [retrieval.Segment]
	partVectors  = "vectors"  // see [retrieval.FixedVectors]
)

// Put implements [retrieval.Store].
func (s *Store) Put(ctx context.Context, tenant string, p *plan.Plan, vs *retrieval.Vectors) (changed bool, err error) {
	rec, err := retrieval.Encode(tenant, p)
	if err != nil {
		return false, err
	}
	fixed, err := fix(p, vs)
	if err != nil {
		return false, wrap(err, "put plan %q of %q", p.ID, tenant)
	}
	if same, err := has(ctx, s.db, tenant, rec, fixed); same || err != nil {
		return false, wrap(s.fault(ctx, err), "put plan %q of %q", p.ID, tenant)
	}
	segment := retrieval.NewSegment(p).Bytes()
	snapshot := retrieval.Snapshot(p, rec.Info.Version)
	err = s.write(ctx, func(tx *sql.Tx) error {
		// Another writer may have been quicker with the same.
		if same, err := has(ctx, tx, tenant, rec, fixed); same || err != nil {
			return err
		}
		changed = true
		if _, err := tx.ExecContext(ctx, "DELETE FROM plans WHERE tenant = ? AND id = ?", tenant, p.ID); err != nil {
			return err
		}
		i := rec.Stored(s.now())
		if _, err := tx.ExecContext(ctx, `INSERT INTO plans (tenant, id, version, number, date, issuer, title, year,
			entries, tasks, hash, file, stored_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			tenant, i.ID, i.Version, i.Number, string(i.Date), i.Issuer, i.Title, i.Year,
			i.Entries, i.Tasks, i.Hash, i.File, i.StoredAt.UnixMicro()); err != nil {
			return err
		}
		for part, data := range map[string][]byte{partHead: rec.Head, partSnapshot: snapshot, partSegment: segment} {
			if _, err := tx.ExecContext(ctx, "INSERT INTO parts (tenant, plan_id, part, data) VALUES (?, ?, ?, ?)",
				tenant, p.ID, part, data); err != nil {
				return err
			}
		}
		if err := putEntries(ctx, tx, tenant, p, rec.Entries); err != nil || fixed == nil {
			return err
		}
		return putVectors(ctx, tx, tenant, p.ID, fixed)
	})
	return changed && err == nil, wrap(err, "put plan %q of %q", p.ID, tenant)
}

// has reports whether the stored plan is the same in everything; without
// vectors to put any vectors are.
func has(ctx context.Context, q querier, tenant string, rec *retrieval.Record, fixed *retrieval.FixedVectors) (bool, error) {
	var version, vectors string
	err := q.QueryRowContext(ctx, "SELECT version, vectors FROM plans WHERE tenant = ? AND id = ?", tenant, rec.Info.ID).Scan(&version, &vectors)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return version == rec.Info.Version && (fixed == nil || vectors == fixed.Version()), err
}

func putEntries(ctx context.Context, tx *sql.Tx, tenant string, p *plan.Plan, entries [][]byte) error {
	insert, err := tx.PrepareContext(ctx, "INSERT INTO entries (tenant, plan_id, ord, entry_id, kind, json) VALUES (?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	for i, e := range p.Entries {
		if _, err := insert.ExecContext(ctx, tenant, p.ID, i, e.ID, string(e.Kind), string(entries[i])); err != nil {
			return fmt.Errorf("entry %q: %w", e.ID, err)
		}
	}
	return nil
}

// Plan implements [retrieval.Store].
func (s *Store) Plan(ctx context.Context, tenant, id string) (*plan.Plan, error) {
	var p *plan.Plan
	err := s.read(ctx, func(tx *sql.Tx) (err error) {
		p, err = loadPlan(ctx, tx, tenant, id)
		return err
	})
	return p, wrap(err, "get plan %q of %q", id, tenant)
}

// loadPlan reads the snapshot, or the JSON where the snapshot is of another
// program version or damaged.
func loadPlan(ctx context.Context, tx *sql.Tx, tenant, id string) (*plan.Plan, error) {
	rec := retrieval.Record{Info: retrieval.PlanInfo{ID: id}}
	var snapshot []byte
	err := tx.QueryRowContext(ctx, `SELECT p.version, s.data FROM plans p
		LEFT JOIN parts s ON s.tenant = p.tenant AND s.plan_id = p.id AND s.part = ?
		WHERE p.tenant = ? AND p.id = ?`, partSnapshot, tenant, id).Scan(&rec.Info.Version, &snapshot)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, retrieval.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	if p, ok := retrieval.FromSnapshot(snapshot, rec.Info.Version); ok {
		return p, nil
	}
	err = tx.QueryRowContext(ctx, "SELECT data FROM parts WHERE tenant = ? AND plan_id = ? AND part = ?", tenant, id, partHead).Scan(&rec.Head)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("%w: no head", retrieval.ErrDamaged)
	}
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, "SELECT json FROM entries WHERE tenant = ? AND plan_id = ? ORDER BY ord", tenant, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var entry []byte
		if err := rows.Scan(&entry); err != nil {
			return nil, err
		}
		rec.Entries = append(rec.Entries, entry)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return rec.Decode()
}

// listPlans lists the plans of a tenant; every question asks for them.
const listPlans = `SELECT id, version, number, date, issuer, title, year, entries, tasks, hash, file, embedder, stored_at
	FROM plans WHERE tenant = ? ORDER BY stored_at DESC, id`

// Plans implements [retrieval.Store].
func (s *Store) Plans(ctx context.Context, tenant string) ([]retrieval.PlanInfo, error) {
	var out []retrieval.PlanInfo
	rows, err := s.list.QueryContext(ctx, tenant)
	if err != nil {
		return nil, wrap(s.fault(ctx, err), "list plans of %q", tenant)
	}
	defer rows.Close()
	for rows.Next() {
		var i retrieval.PlanInfo
		var storedAt int64
		if err := rows.Scan(&i.ID, &i.Version, &i.Number, &i.Date, &i.Issuer, &i.Title, &i.Year,
			&i.Entries, &i.Tasks, &i.Hash, &i.File, &i.Embedder, &storedAt); err != nil {
			return nil, wrap(s.fault(ctx, err), "list plans of %q", tenant)
		}
		i.StoredAt = time.UnixMicro(storedAt).UTC()
		out = append(out, i)
	}
	return out, wrap(s.fault(ctx, rows.Err()), "list plans of %q", tenant)
}

// Remove implements [retrieval.Store].
func (s *Store) Remove(ctx context.Context, tenant, id string) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "DELETE FROM plans WHERE tenant = ? AND id = ?", tenant, id)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, retrieval.ErrNotFound)
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM progress WHERE tenant = ? AND plan_id = ?", tenant, id)
		return err
	})
	return wrap(err, "remove plan %q of %q", id, tenant)
}

// wrap says what was being done, unless there is no error.
func wrap(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf(format+": %w", append(args, err)...)
}
