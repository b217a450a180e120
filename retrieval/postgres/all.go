package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/plan"
	"kehoach/retrieval"
)

// near is the statement of a search of all tenants: by the vector of an
// entry's whole text, or of its own words where it has no other. The numbers
// written into it are those of the partial index that [BuildIndex] builds.
const near = `SELECT v.tenant, v.plan_id, e.entry_id, v.kind, v.product
FROM (SELECT tenant, plan_id, ord, kind, -(coalesce(whole, own)::halfvec(%[2]d) <#> $1) AS product
	FROM kehoach.vectors
	WHERE space = %[1]d AND coalesce(whole, own) IS NOT NULL AND ($2::text[] IS NULL OR kind = ANY($2))
	ORDER BY coalesce(whole, own)::halfvec(%[2]d) <#> $1 LIMIT $3) v
JOIN kehoach.entries e ON e.tenant = v.tenant AND e.plan_id = v.plan_id AND e.ord = v.ord
ORDER BY v.product DESC, v.tenant, v.plan_id, v.ord`

// candidates is how many candidates the index keeps by default, and
// mostCandidates how many it can.
const (
	candidates     = 700
	mostCandidates = 1000
)

// SearchAll implements [retrieval.AllStore]. Where [BuildIndex] has built an
// index for the embedder the search goes through that (HNSW with iterative
// scan), and misses a few in a hundred; else it is exact and reads all
// vectors.
func (s *Store) SearchAll(ctx context.Context, q retrieval.Query) ([]retrieval.TenantHit, error) {
	v, err := halfVector(q.Vector)
	if err != nil {
		return nil, fmt.Errorf("search all plans: the question's vector: %w", err)
	}
	k := q.K
	if k <= 0 {
		k = retrieval.DefaultK
	}
	var kinds []string
	for _, kind := range q.Kinds {
		kinds = append(kinds, string(kind))
	}
	var hits []retrieval.TenantHit
	err = s.do(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		b := s.declare(scope("read"))
		for _, c := range [][2]string{
			{"jit", "off"}, {"hnsw.iterative_scan", "strict_order"}, {"hnsw.ef_search", fmt.Sprint(min(mostCandidates, max(s.candidates, 4*k)))},
		} {
			b.Queue("SELECT set_config($1, $2, true)", c[0], c[1])
		}
		b.Queue("SELECT min(embedder), max(embedder) FROM kehoach.plans WHERE embedder > ''")
		b.Queue(fmt.Sprintf(near, space(q.Embedder), len(q.Vector)), v, kinds, k)
		results, err := b.send(ctx, conn)
		if err != nil {
			return err
		}
		hits, err = readAll(results, q)
		return closed(results, err)
	})
	return hits, wrap(err, "search all plans")
}

func readAll(results pgx.BatchResults, q retrieval.Query) ([]retrieval.TenantHit, error) {
	for range 3 {
		if _, err := results.Exec(); err != nil {
			return nil, err
		}
	}
	var first, last *string
	if err := results.QueryRow().Scan(&first, &last); err != nil {
		return nil, err
	}
	for _, embedder := range []*string{first, last} {
		if embedder != nil && *embedder != q.Embedder {
			return nil, fmt.Errorf("some plans have vectors of %q, the question one of %q: %w", *embedder, q.Embedder, retrieval.ErrEmbedder)
		}
	}
	rows, err := results.Query()
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (retrieval.TenantHit, error) {
		var h retrieval.TenantHit
		var kind string
		var product float64
		err := row.Scan(&h.Tenant, &h.Plan, &h.Entry, &kind, &product)
		h.Kind, h.Score = plan.Kind(kind), retrieval.Cosine(int32(product))
		return h, err
	})
}
