package storetest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"testing"

	"kehoach/plan"
	"kehoach/retrieval"
)

// items yields n plans of some tenants, and then the error if there is one.
func items(n int, end error) iter.Seq2[retrieval.BulkItem, error] {
	return func(yield func(retrieval.BulkItem, error) bool) {
		for i := range n {
			p := Plan(uint64(i), 3+i%5)
			if !yield(retrieval.BulkItem{Tenant: fmt.Sprint("t", i%7), Plan: p, Vectors: Vectors(p, "e", 8)}, nil) {
				return
			}
		}
		if end != nil {
			yield(retrieval.BulkItem{}, end)
		}
	}
}

// testBulk checks the bulk of a store that has one.
func testBulk(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	bulk, ok := s.(retrieval.BulkStore)
	if !ok {
		return // optional
	}
	const n = 250
	// Broken off in the middle, what was reported is there.
	broken := errors.New("broken off")
	var last retrieval.Progress
	p, err := bulk.PutMany(t.Context(), items(n/2, broken), func(p retrieval.Progress) {
		if p.Done <= last.Done || p.Entries <= last.Entries {
			t.Errorf("progress %+v after %+v", p, last)
		}
		last = p
	})
	if !errors.Is(err, broken) || p != last || p.Done != n/2 || p.Same != 0 {
		t.Errorf("PutMany broken off = %+v, %v after the report %+v; want %d done", p, err, last, n/2)
	}
	// The same call goes on from there.
	p, err = bulk.PutMany(t.Context(), items(n, nil), nil)
	if err != nil || p.Done != n || p.Same != n/2 {
		t.Errorf("PutMany once more = %+v, %v; want %d done, %d the same", p, err, n, n/2)
	}
	for i := range n {
		want(t, s, fmt.Sprint("t", i%7), Plan(uint64(i), 3+i%5))
	}
	if i := info(t, s, "t0", Plan(0, 3).ID); i.Embedder != "e" {
		t.Errorf("a plan of the bulk has the embedder %q", i.Embedder)
	}
	// Of two plans with one ID the later one stays.
	a, b := Plan(1000, 3), Plan(1000, 4)
	two := func(yield func(retrieval.BulkItem, error) bool) {
		_ = yield(retrieval.BulkItem{Tenant: "two", Plan: a}, nil) && yield(retrieval.BulkItem{Tenant: "two", Plan: b}, nil)
	}
	if _, err := bulk.PutMany(t.Context(), two, nil); err != nil {
		t.Error(err)
	}
	want(t, s, "two", b)
	// One that cannot be stored stops it.
	bad := func(yield func(retrieval.BulkItem, error) bool) {
		_ = yield(retrieval.BulkItem{Tenant: "good", Plan: a}, nil) && yield(retrieval.BulkItem{Tenant: "", Plan: b}, nil)
	}
	if p, err := bulk.PutMany(t.Context(), bad, nil); err == nil || p.Done != 1 {
		t.Errorf("PutMany with a bad name = %+v, %v; want an error after 1", p, err)
	}
	want(t, s, "good", a)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := bulk.PutMany(ctx, items(3, nil), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("PutMany with a context that has ended: %v", err)
	}
}

// testAll checks the search of all tenants of a store that has one.
func testAll(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	all, ok := s.(retrieval.AllStore)
	if !ok {
		return // optional
	}
	for i := range uint64(4) {
		p := Plan(i, 20)
		vs := &retrieval.Vectors{Embedder: "e", Dim: 16}
		for k, e := range p.Entries {
			vs.Rows = append(vs.Rows, retrieval.EntryVector{Entry: e.ID, Field: retrieval.FieldFull, V: Vector(100*i+uint64(k), 16)})
		}
		if _, err := s.Put(t.Context(), fmt.Sprint("t", i), p, vs); err != nil {
			t.Fatal(err)
		}
	}
	put(t, s, "bare", Plan(9, 5))
	for i := range uint64(4) {
		p := Plan(i, 20)
		for k, e := range p.Entries {
			hits, err := all.SearchAll(t.Context(), retrieval.Query{Vector: Vector(100*i+uint64(k), 16), Embedder: "e", K: 3})
			if err != nil || len(hits) != 3 || hits[0].Tenant != fmt.Sprint("t", i) || hits[0].Plan != p.ID || hits[0].Entry != e.ID || hits[0].Kind != e.Kind || hits[0].Score < 0.999 {
				t.Fatalf("SearchAll for %s of t%d = %+v, %v", e.ID, i, hits, err)
			}
			if hits[1].Score > hits[0].Score || hits[2].Score > hits[1].Score {
				t.Errorf("SearchAll is not in order: %+v", hits)
			}
		}
	}
	duties := retrieval.Query{Vector: Vector(3, 16), Embedder: "e", Kinds: []plan.Kind{plan.KindDuty}, K: 100}
	hits, err := all.SearchAll(t.Context(), duties)
	if err != nil || len(hits) != 20 {
		t.Errorf("SearchAll for duties found %d, %v; want 20", len(hits), err)
	}
	for _, h := range hits {
		if h.Kind != plan.KindDuty {
			t.Errorf("SearchAll for duties found %+v", h)
		}
	}
	if _, err := all.SearchAll(t.Context(), retrieval.Query{Vector: Vector(1, 16), Embedder: "other"}); !errors.Is(err, retrieval.ErrEmbedder) {
		t.Errorf("SearchAll of another embedder: %v, want ErrEmbedder", err)
	}
}
