package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/url"
	"time"

	"kehoach/retrieval"
	"kehoach/retrieval/postgres"
)

// searchAll measures the search of all tenants: first exact, then through the
// index.
func searchAll(ctx context.Context, s *settings, c *corpus) error {
	owner, err := url.Parse(s.server)
	if err != nil {
		return err
	}
	owner.Path = "/kehoach_bench"
	st, err := openAs(ctx, owner.String(), nil)
	if err != nil {
		return err
	}
	defer st.Close()
	r := rand.New(rand.NewPCG(s.seed, 5))
	queries := make([]retrieval.Query, 200)
	exact := make([][]retrieval.TenantHit, len(queries))
	var scan times
	for i := range queries {
		queries[i] = c.question(r, r.IntN(s.entries/s.each), s.each)
		start := time.Now()
		if exact[i], err = st.SearchAll(ctx, queries[i]); err != nil {
			return err
		}
		scan = append(scan, time.Since(start))
	}
	fmt.Printf("all tenants, exact     %v\n", scan)
	start := time.Now()
	if err := postgres.BuildIndex(ctx, owner.String(), embedder); err != nil {
		return err
	}
	fmt.Printf("  index built in %v\n", time.Since(start).Round(time.Second))
	for _, candidates := range []int{0, 0, 400, 600, 800} { // the first warms up
		if err := approximate(ctx, owner.String(), candidates, queries, exact); err != nil {
			return err
		}
	}
	return sizes(ctx, owner.String())
}

// approximate measures the search through the index, and how many of the
// nearest it finds. 0 candidates are the store's default.
func approximate(ctx context.Context, owner string, candidates int, queries []retrieval.Query, exact [][]retrieval.TenantHit) error {
	st, err := openAs(ctx, owner, &postgres.Options{Candidates: candidates})
	if err != nil {
		return err
	}
	defer st.Close()
	var took times
	found, all := 0, 0
	for i, q := range queries {
		start := time.Now()
		hits, err := st.SearchAll(ctx, q)
		if err != nil {
			return err
		}
		took = append(took, time.Since(start))
		// Entries of equal score are equally right.
		least := exact[i][len(exact[i])-1].Score
		for _, h := range hits {
			if h.Score >= least {
				found++
			}
		}
		all += len(exact[i])
	}
	fmt.Printf("  through the index, %4d candidates  %v, recall@10 %.4f\n", candidates, took, float64(found)/float64(all))
	return nil
}
