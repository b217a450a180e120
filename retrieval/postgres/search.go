package postgres

import (
	"cmp"
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/retrieval"
)

// searchPlans returns a row for each plan to be searched. A segment of a
// version that the caller has is left out.
const searchPlans = `SELECT p.id, p.version, p.embedder, p.dim,
	CASE WHEN p.version = ANY($3) THEN NULL ELSE w.segment END, NULL
FROM kehoach.plans p JOIN kehoach.words w ON w.tenant = p.tenant AND w.plan_id = p.id
WHERE p.tenant = $1 AND w.tenant = $1 AND ($2::text[] IS NULL OR p.id = ANY($2))
ORDER BY p.id`

// searchVectors does so too, with the product of each entry's vectors and the
// question's: the higher of the two, in the order of the entries. The
// operator gives the negative product.
const searchVectors = `SELECT p.id, p.version, p.embedder, p.dim,
	CASE WHEN p.version = ANY($3) THEN NULL ELSE w.segment END,
	CASE WHEN p.embedder = $5 AND p.dim = $6 THEN ARRAY(
		SELECT coalesce(greatest(-(v.own <#> $4), -(v.whole <#> $4)), '-Infinity')::real FROM kehoach.vectors v
		WHERE v.tenant = $1 AND v.plan_id = p.id ORDER BY v.ord) END
FROM kehoach.plans p JOIN kehoach.words w ON w.tenant = p.tenant AND w.plan_id = p.id
WHERE p.tenant = $1 AND w.tenant = $1 AND ($2::text[] IS NULL OR p.id = ANY($2))
ORDER BY p.id`

// Search implements [retrieval.Store].
func (s *Store) Search(ctx context.Context, tenant string, q retrieval.Query) ([]retrieval.Hit, error) {
	if len(q.Terms) == 0 && len(q.Vector) == 0 || !validName(tenant) {
		return nil, ctx.Err()
	}
	known := s.cache.get(tenant)
	var found []searched
	err := s.do(ctx, func(ctx context.Context, conn *pgxpool.Conn) (err error) {
		found, err = s.fetch(ctx, conn, tenant, q, known)
		return err
	})
	if err != nil {
		return nil, wrap(err, "search plans of %q", tenant)
	}
	plans, err := s.segments(ctx, tenant, found, known)
	if err != nil {
		return nil, wrap(err, "search plans of %q", tenant)
	}
	hits, err := retrieval.Search(ctx, plans, q)
	return hits, wrap(err, "search plans of %q", tenant)
}

// searched is a row of a search.
type searched struct {
	plan, version, embedder string
	dim                     int
	data                    []byte // of the segment; nil where it is known
	dots                    []float32
}

// fetch makes the one round trip of a search.
func (s *Store) fetch(ctx context.Context, conn *pgxpool.Conn, tenant string, q retrieval.Query, known map[string]*retrieval.Segment) ([]searched, error) {
	versions := make([]string, 0, len(known))
	for v := range known {
		versions = append(versions, v)
	}
	statement, args := searchPlans, []any{tenant, validNames(q.Plans), versions}
	if len(q.Vector) > 0 {
		v, err := halfVector(q.Vector)
		if err != nil {
			return nil, fmt.Errorf("the question's vector: %w", err)
		}
		statement, args = searchVectors, append(args, v, q.Embedder, len(q.Vector))
	}
	b := s.declare(ofTenant(tenant))
	b.Queue(statement, args...)
	results, err := b.send(ctx, conn)
	if err != nil {
		return nil, err
	}
	rows, err := results.Query()
	if err != nil {
		return nil, closed(results, err)
	}
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (searched, error) {
		var r searched
		err := row.Scan(&r.plan, &r.version, &r.embedder, &r.dim, &r.data, &r.dots)
		if err == nil && len(q.Vector) > 0 && r.embedder != "" && (r.embedder != q.Embedder || r.dim != len(q.Vector)) {
			err = fmt.Errorf("plan %q has vectors of %q, the question one of %q: %w", r.plan, r.embedder, q.Embedder, retrieval.ErrEmbedder)
		}
		return r, err
	})
	return found, closed(results, err)
}

// validNames returns the names that can be stored; nil for no names at all,
// which means all.
func validNames(names []string) []string {
	if len(names) == 0 {
		return nil
	}
	out := []string{}
	for _, n := range names {
		if validName(n) {
			out = append(out, n)
		}
	}
	return out
}

// Index implements [retrieval.Indexer].
func (s *Store) Index(ctx context.Context, tenant, id string) (x *retrieval.Index, version string, err error) {
	if !validName(tenant, id) {
		return nil, "", wrap(cmp.Or(ctx.Err(), retrieval.ErrNotFound), "index of plan %q of %q", id, tenant)
	}
	known := s.cache.get(tenant)
	var found []searched
	err = s.do(ctx, func(ctx context.Context, conn *pgxpool.Conn) (err error) {
		found, err = s.fetch(ctx, conn, tenant, retrieval.Query{Plans: []string{id}}, known)
		return err
	})
	if err == nil && len(found) == 0 {
		err = retrieval.ErrNotFound
	}
	if err != nil {
		return nil, "", wrap(err, "index of plan %q of %q", id, tenant)
	}
	plans, err := s.segments(ctx, tenant, found, known)
	if err != nil {
		return nil, "", wrap(err, "index of plan %q of %q", id, tenant)
	}
	vectors, err := s.vectorsOf(ctx, tenant, found[0])
	if err != nil {
		return nil, "", wrap(err, "vectors of plan %q of %q", id, tenant)
	}
	return plans[0].Segment.Index(id).WithVectors(vectors), found[0].version, nil
}
