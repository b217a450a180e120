package postgres

import (
	"context"
	"fmt"
	"maps"
	"math"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/pgvector/pgvector-go"

	"kehoach/retrieval"
)

// segments makes of the rows what is ranked, and keeps what is new.
func (s *Store) segments(ctx context.Context, tenant string, found []searched, known map[string]*retrieval.Segment) ([]retrieval.Searched, error) {
	plans := make([]retrieval.Searched, 0, len(found))
	var fresh map[string]*retrieval.Segment
	for _, r := range found {
		segment := known[r.version]
		if r.data != nil {
			var err error
			if segment, err = retrieval.ParseSegment(r.data); err != nil {
				if segment, err = s.rebuild(ctx, tenant, r); err != nil {
					return nil, err
				}
			}
			if fresh == nil {
				fresh = maps.Clone(known)
				if fresh == nil {
					fresh = map[string]*retrieval.Segment{}
				}
			}
			fresh[r.version] = segment
		}
		if segment == nil {
			return nil, fmt.Errorf("segment of plan %q: %w", r.plan, errNoRow)
		}
		plans = append(plans, retrieval.Searched{Plan: r.plan, Segment: segment, Dots: dots(r.dots)})
	}
	if fresh != nil {
		s.cache.put(tenant, s.current(fresh, found))
	}
	return plans, nil
}

// current drops the versions that the tenant's plans no longer have. They are
// surely all known where as many versions were found as are kept; else some
// are of plans that were not searched, and the number is bounded.
func (s *Store) current(fresh map[string]*retrieval.Segment, found []searched) map[string]*retrieval.Segment {
	if len(fresh) <= 2*len(found)+64 {
		return fresh
	}
	out := make(map[string]*retrieval.Segment, len(found))
	for _, r := range found {
		out[r.version] = fresh[r.version]
	}
	return out
}

// dots turns the server's products, whole numbers, into those of the ranking.
func dots(products []float32) []int32 {
	if products == nil {
		return nil
	}
	out := make([]int32, len(products))
	for i, p := range products {
		out[i] = retrieval.NoDot
		if !math.IsInf(float64(p), 0) {
			out[i] = int32(p)
		}
	}
	return out
}

// rebuild makes a segment anew that another version of the program wrote, or
// that is damaged, and stores it.
func (s *Store) rebuild(ctx context.Context, tenant string, r searched) (*retrieval.Segment, error) {
	p, err := s.Plan(ctx, tenant, r.plan)
	if err != nil {
		return nil, err
	}
	segment := retrieval.NewSegment(p)
	// Only a saving: where it cannot be stored, the next search does it again.
	_ = s.do(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		b := s.declare(ofTenant(tenant))
		b.Queue(`UPDATE kehoach.words w SET segment = $3 FROM kehoach.plans p
			WHERE w.tenant = $1 AND w.plan_id = $2 AND p.tenant = $1 AND p.id = $2 AND p.version = $4`,
			tenant, r.plan, segment.Bytes(), r.version)
		results, err := b.send(ctx, conn)
		if err != nil {
			return err
		}
		return results.Close()
	})
	return segment, nil
}

// halfVector returns a vector as the server has it.
func halfVector(v []float32) (pgvector.HalfVector, error) {
	fixed, err := retrieval.FixedVector(v)
	if err != nil {
		return pgvector.HalfVector{}, err
	}
	return halfOf(fixed), nil
}

func halfOf(fixed []int16) pgvector.HalfVector {
	out := make([]float32, len(fixed))
	for i, x := range fixed {
		out[i] = float32(x)
	}
	return pgvector.NewHalfVector(out)
}
