package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"kehoach/retrieval"
)

// Search implements [retrieval.Store].
func (s *Store) Search(ctx context.Context, tenant string, q retrieval.Query) ([]retrieval.Hit, error) {
	if len(q.Terms) == 0 && len(q.Vector) == 0 {
		return nil, ctx.Err()
	}
	var fixed []int16
	if len(q.Vector) > 0 {
		var err error
		if fixed, err = retrieval.FixedVector(q.Vector); err != nil {
			return nil, wrap(err, "search plans of %q: the question's vector", tenant)
		}
	}
	var plans []retrieval.Searched
	var rebuilt []partKey
	err := s.read(ctx, func(tx *sql.Tx) error {
		keys, err := versions(ctx, tx, tenant, q.Plans)
		if err != nil {
			return err
		}
		plans = make([]retrieval.Searched, 0, len(keys))
		for _, k := range keys {
			segment, fresh, err := s.segment(ctx, tx, k.partKey)
			if err != nil {
				return err
			}
			if fresh {
				rebuilt = append(rebuilt, k.partKey)
			}
			dots, err := s.dots(ctx, tx, k, q, fixed)
			if err != nil {
				return err
			}
			plans = append(plans, retrieval.Searched{Plan: k.plan, Segment: segment, Dots: dots})
		}
		return nil
	})
	if err != nil {
		return nil, wrap(err, "search plans of %q", tenant)
	}
	s.keep(ctx, rebuilt)
	return retrieval.Search(ctx, plans, q)
}

// Index implements [retrieval.Indexer].
func (s *Store) Index(ctx context.Context, tenant, id string) (x *retrieval.Index, version string, err error) {
	k := versionKey{partKey: partKey{tenant: tenant, plan: id}}
	var fresh bool
	err = s.read(ctx, func(tx *sql.Tx) (err error) {
		err = tx.QueryRowContext(ctx, "SELECT version, vectors FROM plans WHERE tenant = ? AND id = ?", tenant, id).Scan(&k.version, &k.vectors)
		if errors.Is(err, sql.ErrNoRows) {
			return retrieval.ErrNotFound
		}
		if err != nil {
			return err
		}
		var segment *retrieval.Segment
		if segment, fresh, err = s.segment(ctx, tx, k.partKey); err != nil {
			return err
		}
		vectors, err := s.vectorsOf(ctx, tx, k)
		x = segment.Index(id).WithVectors(vectors)
		return err
	})
	if err != nil {
		return nil, "", wrap(err, "index of plan %q of %q", id, tenant)
	}
	if fresh {
		s.keep(ctx, []partKey{k.partKey})
	}
	return x, k.version, nil
}

// segment returns a segment from the cache or the store; fresh is true where
// it had to be built anew.
func (s *Store) segment(ctx context.Context, tx *sql.Tx, k partKey) (segment *retrieval.Segment, fresh bool, err error) {
	if segment, ok := s.cache.get(k); ok {
		return segment, false, nil
	}
	if segment, fresh, err = loadSegment(ctx, tx, k); err != nil {
		return nil, false, wrap(err, "segment of plan %q", k.plan)
	}
	s.cache.put(k, segment)
	return segment, fresh, nil
}

// versionKey names the stored state of a plan; vectors is that of its vectors.
type versionKey struct {
	partKey
	vectors string
}

// versions returns the keys of the tenant's plans, or of those named.
func versions(ctx context.Context, tx *sql.Tx, tenant string, only []string) ([]versionKey, error) {
	rows, err := tx.QueryContext(ctx, "SELECT id, version, vectors FROM plans WHERE tenant = ? ORDER BY id", tenant)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var keys []versionKey
	for rows.Next() {
		k := versionKey{partKey: partKey{tenant: tenant}}
		if err := rows.Scan(&k.plan, &k.version, &k.vectors); err != nil {
			return nil, err
		}
		if len(only) == 0 || slices.Contains(only, k.plan) {
			keys = append(keys, k)
		}
	}
	return keys, rows.Err()
}

// loadSegment reads a plan's segment. One that another version of the program
// wrote, or that is damaged, is built anew from the plan; fresh tells.
func loadSegment(ctx context.Context, tx *sql.Tx, k partKey) (segment *retrieval.Segment, fresh bool, err error) {
	var data []byte
	err = tx.QueryRowContext(ctx, "SELECT data FROM parts WHERE tenant = ? AND plan_id = ? AND part = ?",
		k.tenant, k.plan, partSegment).Scan(&data)
	if err == nil {
		if segment, err = retrieval.ParseSegment(data); err == nil {
			return segment, false, nil
		}
	} else if !errors.Is(err, sql.ErrNoRows) {
		return nil, false, err
	}
	p, err := loadPlan(ctx, tx, k.tenant, k.plan)
	if err != nil {
		return nil, false, err
	}
	return retrieval.NewSegment(p), true, nil
}

// keep stores segments that were built anew, so that the next process need
// not. It is only a saving: where the store cannot be written now, the search
// goes on without.
func (s *Store) keep(ctx context.Context, rebuilt []partKey) {
	if len(rebuilt) == 0 {
		return
	}
	_ = s.write(ctx, func(tx *sql.Tx) error {
		for _, k := range rebuilt {
			segment, ok := s.cache.get(k)
			if !ok {
				continue
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO parts (tenant, plan_id, part, data)
				SELECT tenant, id, ?, ? FROM plans WHERE tenant = ? AND id = ? AND version = ?
				ON CONFLICT (tenant, plan_id, part) DO UPDATE SET data = excluded.data`,
				partSegment, segment.Bytes(), k.tenant, k.plan, k.version); err != nil {
				return err
			}
		}
		return nil
	})
}
