package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/tmc/langchaingo/schema"
	"github.com/tmc/langchaingo/vectorstores"
	"github.com/tmc/langchaingo/vectorstores/pgvector"

	"kehoach/retrieval"
	"kehoach/retrieval/postgres"
)

// ready is an embedder whose vectors are made already, so that only the
// storing is timed.
type ready struct {
	documents [][]float32
	query     []float32
}

func (r *ready) EmbedDocuments(context.Context, []string) ([][]float32, error) {
	return r.documents, nil
}

func (r *ready) EmbedQuery(context.Context, string) ([]float32, error) { return r.query, nil }

// rival measures langchaingo's store and ours with the same entries and
// vectors.
func rival(ctx context.Context, s *settings, c *corpus) error {
	tenants := s.rival / s.each
	fmt.Printf("langchaingo's pgvector store and ours, %d entries of %d tenants, the same vectors\n", tenants*s.each, tenants)
	url, err := newDatabase(ctx, s, "langchain_bench")
	if err != nil {
		return err
	}
	e := &ready{}
	theirs, err := pgvector.New(ctx, pgvector.WithConnectionURL(url), pgvector.WithEmbedder(e), pgvector.WithVectorDimensions(s.dim))
	if err != nil {
		return err
	}
	defer theirs.Close()
	var items []retrieval.BulkItem
	for item := range c.items(0, tenants, s.each) {
		items = append(items, item)
	}
	theirAdd, err := addDocuments(ctx, theirs, e, items)
	if err != nil {
		return err
	}
	if err := vacuum(ctx, url); err != nil {
		return err
	}
	n := float64(tenants * s.each)
	fmt.Printf("  ingest: langchaingo AddDocuments, one vector an entry        %v (%.0f entries/s)\n", theirAdd.Round(time.Millisecond), n/theirAdd.Seconds())
	var ours *postgres.Store
	for _, way := range []struct {
		what  string
		items []retrieval.BulkItem
		bound bool // by row-level security
	}{
		{"ours, the same vectors, words, agencies, snapshot           ", sameVectors(items), true},
		{"  the same by a role with BYPASSRLS                         ", sameVectors(items), false},
		{"  two vectors an entry by a role with BYPASSRLS             ", items, false},
		{"  two vectors an entry                                      ", items, true},
	} {
		if ours != nil {
			ours.Close()
		}
		var owner string
		if ours, owner, err = newStore(ctx, s, "kehoach_rival"); err != nil {
			return err
		}
		if !way.bound {
			ours.Close()
			if ours, err = postgres.Open(ctx, owner, nil); err != nil {
				return err
			}
		}
		start := time.Now()
		if _, err := ours.PutMany(ctx, each(way.items), nil); err != nil {
			return err
		}
		d := time.Since(start)
		fmt.Printf("          %s%v (%.0f entries/s): %.1f times as fast\n", way.what, d.Round(time.Millisecond), n/d.Seconds(), float64(theirAdd)/float64(d))
		if err := vacuum(ctx, owner); err != nil {
			return err
		}
	}
	defer ours.Close()

	start := time.Now()
	for _, item := range items {
		retrieval.NewSegment(item.Plan)
	}
	fmt.Printf("          reading the words of the entries alone takes                %v on one processor\n", time.Since(start).Round(time.Millisecond))

	r := rand.New(rand.NewPCG(s.seed, 7))
	var theirTimes, ourTimes times
	for i := range 2000 {
		t := r.IntN(tenants)
		q := c.question(r, t, s.each)
		if i < 20 {
			e.query = q.Vector
			start := time.Now()
			if _, err := theirs.SimilaritySearch(ctx, "", 10, vectorstores.WithFilters(map[string]any{"tenant": tenant(t)})); err != nil {
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

// sameVectors leaves only the vectors that langchaingo gets.
func sameVectors(items []retrieval.BulkItem) []retrieval.BulkItem {
	out := slices.Clone(items)
	for i := range out {
		vs := *out[i].Vectors
		vs.Rows = nil
		for _, r := range out[i].Vectors.Rows {
			if r.Field == retrieval.FieldOwn {
				vs.Rows = append(vs.Rows, r)
			}
		}
		out[i].Vectors = &vs
	}
	return out
}

// addDocuments adds the entries in batches of a thousand.
func addDocuments(ctx context.Context, store pgvector.Store, e *ready, items []retrieval.BulkItem) (time.Duration, error) {
	var docs []schema.Document
	var vectors [][]float32
	for _, item := range items {
		for i, entry := range item.Plan.Entries {
			docs = append(docs, schema.Document{PageContent: entry.Words(), Metadata: map[string]any{
				"tenant": item.Tenant, "plan": item.Plan.ID, "entry": entry.ID, "kind": string(entry.Kind),
			}})
			vectors = append(vectors, item.Vectors.Rows[2*i].V)
		}
	}
	start := time.Now()
	at := 0
	for batch := range slices.Chunk(docs, 1000) {
		e.documents = vectors[at : at+len(batch)]
		at += len(batch)
		if _, err := store.AddDocuments(ctx, batch); err != nil {
			return 0, err
		}
	}
	return time.Since(start), nil
}

func each(items []retrieval.BulkItem) func(yield func(retrieval.BulkItem, error) bool) {
	return func(yield func(retrieval.BulkItem, error) bool) {
		for _, item := range items {
			if !yield(item, nil) {
				return
			}
		}
	}
}
