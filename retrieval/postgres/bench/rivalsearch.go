package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/tmc/langchaingo/vectorstores"

	"kehoach/retrieval/postgres"
)

// search measures the search of one tenant: langchaingo's by vector, ours by
// words and vectors.
func (r *rivals) search(ctx context.Context, ours *postgres.Store) error {
	random := rand.New(rand.NewPCG(r.s.seed, 7))
	var theirTimes, ourTimes times
	for i := range 2000 {
		t := random.IntN(r.tenants)
		q := r.c.question(random, t, r.s.each)
		if i < 20 {
			r.ready.query = q.Vector
			start := time.Now()
			if _, err := r.theirs.SimilaritySearch(ctx, "", 10, vectorstores.WithFilters(map[string]any{"tenant": tenant(t)})); err != nil {
				return err
			}
			theirTimes = append(theirTimes, time.Since(start))
		}
		start := time.Now()
		if _, err := ours.Search(ctx, tenant(t), q); err != nil {
			return err
		}
		ourTimes = append(ourTimes, time.Since(start))
	}
	fmt.Printf("  search: langchaingo SimilaritySearch of a tenant %v\n", theirTimes)
	fmt.Printf("          ours, hybrid                             %v: %.0f times as fast\n\n",
		ourTimes, float64(theirTimes.at(0.5))/float64(ourTimes.at(0.5)))
	return nil
}
