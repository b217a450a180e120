package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/tmc/langchaingo/schema"
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

// rivals are langchaingo's store and ours, with the same entries and vectors.
type rivals struct {
	s       *settings
	c       *corpus
	tenants int
	items   []retrieval.BulkItem
	url     string // of the database of langchaingo's store
	theirs  pgvector.Store
	ready   *ready
	took    time.Duration // langchaingo's ingest
}

// rival measures both.
func rival(ctx context.Context, s *settings, c *corpus) error {
	r := &rivals{s: s, c: c, tenants: s.rival / s.each, ready: &ready{}}
	fmt.Printf("langchaingo's pgvector store and ours, %d entries of %d tenants, the same vectors\n", r.tenants*s.each, r.tenants)
	for item := range c.items(0, r.tenants, s.each) {
		r.items = append(r.items, item)
	}
	var err error
	if r.url, err = newDatabase(ctx, s, "langchain_bench"); err != nil {
		return err
	}
	r.theirs, err = pgvector.New(ctx, pgvector.WithConnectionURL(r.url), pgvector.WithEmbedder(r.ready), pgvector.WithVectorDimensions(s.dim))
	if err != nil {
		return err
	}
	defer r.theirs.Close()
	if err := r.addDocuments(ctx); err != nil {
		return err
	}
	if err := r.ceiling(ctx); err != nil {
		return err
	}
	ours, err := r.putMany(ctx)
	if err != nil {
		return err
	}
	defer ours.Close()
	return r.search(ctx, ours)
}

// tell prints how long it took to take in all entries.
func (r *rivals) tell(what string, took time.Duration) {
	fmt.Printf("  %-64s %8v  %6.0f entries/s  %5.1f times as fast\n", what, took.Round(time.Millisecond),
		float64(r.tenants*r.s.each)/took.Seconds(), float64(r.took)/float64(took))
}

// addDocuments adds the entries to langchaingo's store in batches of a
// thousand, each of which it sends at once.
func (r *rivals) addDocuments(ctx context.Context) error {
	var docs []schema.Document
	var vectors [][]float32
	for _, item := range r.items {
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
		r.ready.documents = vectors[at : at+len(batch)]
		at += len(batch)
		if _, err := r.theirs.AddDocuments(ctx, batch); err != nil {
			return err
		}
	}
	r.took = time.Since(start)
	r.tell("langchaingo's AddDocuments, one vector an entry", r.took)
	return vacuum(ctx, r.url)
}

// putMany stores the entries in ours in several ways, and returns the store of
// the last.
func (r *rivals) putMany(ctx context.Context) (*postgres.Store, error) {
	same := sameVectors(r.items)
	var ours *postgres.Store
	for _, way := range []struct {
		what  string
		items []retrieval.BulkItem
		bound bool // by row-level security
	}{
		{"ours, the same vectors, words, agencies, snapshot", same, true},
		{"  the same by a role with BYPASSRLS", same, false},
		{"  two vectors an entry by a role with BYPASSRLS", r.items, false},
		{"  two vectors an entry", r.items, true},
	} {
		if ours != nil {
			ours.Close()
		}
		var owner string
		var err error
		if ours, owner, err = newStore(ctx, r.s, "kehoach_rival"); err != nil {
			return nil, err
		}
		if !way.bound {
			ours.Close()
			if ours, err = postgres.Open(ctx, owner, nil); err != nil {
				return nil, err
			}
		}
		start := time.Now()
		if _, err := ours.PutMany(ctx, each(way.items), nil); err != nil {
			return nil, err
		}
		r.tell(way.what, time.Since(start))
		if err := vacuum(ctx, owner); err != nil {
			return nil, err
		}
	}
	start := time.Now()
	for _, item := range r.items {
		retrieval.NewSegment(item.Plan)
	}
	fmt.Printf("  reading the words of the entries alone takes %v on one processor\n", time.Since(start).Round(time.Millisecond))
	return ours, nil
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

func each(items []retrieval.BulkItem) func(yield func(retrieval.BulkItem, error) bool) {
	return func(yield func(retrieval.BulkItem, error) bool) {
		for _, item := range items {
			if !yield(item, nil) {
				return
			}
		}
	}
}
