package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"kehoach/plan"
	"kehoach/retrieval"
)

// fix returns vectors of a plan as they are stored; nil for nil.
func fix(p *plan.Plan, vs *retrieval.Vectors) (*retrieval.FixedVectors, error) {
	if vs == nil {
		return nil, nil
	}
	ids := make([]string, len(p.Entries))
	for i, e := range p.Entries {
		ids[i] = e.ID
	}
	return vs.Fix(ids)
}

// PutVectors implements [retrieval.Store].
func (s *Store) PutVectors(ctx context.Context, tenant, id, version string, vs *retrieval.Vectors) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		var stored string
		err := tx.QueryRowContext(ctx, "SELECT version FROM plans WHERE tenant = ? AND id = ?", tenant, id).Scan(&stored)
		if errors.Is(err, sql.ErrNoRows) {
			return retrieval.ErrNotFound
		}
		if err != nil {
			return err
		}
		if stored != version {
			return retrieval.ErrChanged
		}
		if vs == nil {
			return putVectors(ctx, tx, tenant, id, nil)
		}
		ids, err := entryIDs(ctx, tx, tenant, id)
		if err != nil {
			return err
		}
		fixed, err := vs.Fix(ids)
		if err != nil {
			return err
		}
		return putVectors(ctx, tx, tenant, id, fixed)
	})
	return wrap(err, "put vectors of plan %q of %q", id, tenant)
}

func entryIDs(ctx context.Context, tx *sql.Tx, tenant, id string) ([]string, error) {
	rows, err := tx.QueryContext(ctx, "SELECT entry_id FROM entries WHERE tenant = ? AND plan_id = ? ORDER BY ord", tenant, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// putVectors replaces the vectors of a plan; nil removes them.
func putVectors(ctx context.Context, tx *sql.Tx, tenant, id string, fixed *retrieval.FixedVectors) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM parts WHERE tenant = ? AND plan_id = ? AND part = ?", tenant, id, partVectors); err != nil {
		return err
	}
	embedder, version := "", ""
	if fixed != nil {
		embedder, version = fixed.Embedder, fixed.Version()
		if _, err := tx.ExecContext(ctx, "INSERT INTO parts (tenant, plan_id, part, data) VALUES (?, ?, ?, ?)",
			tenant, id, partVectors, fixed.Bytes()); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, "UPDATE plans SET embedder = ?, vectors = ? WHERE tenant = ? AND id = ?", embedder, version, tenant, id)
	return err
}

// dots returns the products of the query's vector, as it is stored, with
// those of a plan; nil where there are none.
func (s *Store) dots(ctx context.Context, tx *sql.Tx, k versionKey, q retrieval.Query, fixed []int16) ([]int32, error) {
	if len(fixed) == 0 {
		return nil, nil
	}
	f, err := s.vectorsOf(ctx, tx, k)
	if err != nil || f == nil {
		return nil, err
	}
	if f.Embedder != q.Embedder || f.Dim != len(fixed) {
		return nil, fmt.Errorf("plan %q has vectors of %q, the question one of %q: %w", k.plan, f.Embedder, q.Embedder, retrieval.ErrEmbedder)
	}
	return f.Dots(fixed), nil
}

// vectorsOf returns the vectors of a plan from the cache or the store; nil
// where there are none.
func (s *Store) vectorsOf(ctx context.Context, tx *sql.Tx, k versionKey) (*retrieval.FixedVectors, error) {
	if k.vectors == "" {
		return nil, nil
	}
	part := partKey{k.tenant, k.plan, k.vectors}
	if f, ok := s.vectors.get(part); ok {
		return f, nil
	}
	var data []byte
	err := tx.QueryRowContext(ctx, "SELECT data FROM parts WHERE tenant = ? AND plan_id = ? AND part = ?",
		k.tenant, k.plan, partVectors).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		err = retrieval.ErrDamaged
	}
	var f *retrieval.FixedVectors
	if err == nil {
		f, err = retrieval.ParseVectors(data)
	}
	if err != nil {
		return nil, wrap(err, "vectors of plan %q", k.plan)
	}
	s.vectors.put(part, f)
	return f, nil
}
