package postgres

import (
	"fmt"
	"testing"

	"kehoach/retrieval"
	"kehoach/retrieval/postgres/postgrestest"
	"kehoach/retrieval/storetest"
)

// TestCutWhileManyAreStored cuts the connection again and again during a bulk:
// it goes on, and every plan that was reported as done is there, whole.
func TestCutWhileManyAreStored(t *testing.T) {
	p, u := throughProxy(t, database(t))
	s := openStore(t, u, nil)
	const n = 450
	plans := func(yield func(retrieval.BulkItem, error) bool) {
		for i := range n {
			a := storetest.Plan(uint64(i), 4)
			if !yield(retrieval.BulkItem{Tenant: fmt.Sprint(i % 9), Plan: a, Vectors: storetest.Vectors(a, "e", 8)}, nil) {
				return
			}
		}
	}
	reported := 0
	p.cutAt.Store(50_000)
	done, err := s.PutMany(t.Context(), plans, func(at retrieval.Progress) {
		for i := reported; i < at.Done; i++ {
			if i%40 == 0 {
				whole(t, s, fmt.Sprint(i%9), storetest.Plan(uint64(i), 4))
			}
		}
		reported = at.Done
		p.cutAt.Store(int64(20_000 * (1 + at.Done/100)))
	})
	if err != nil || done.Done != n || done.Same != 0 {
		t.Errorf("PutMany over a cut connection = %+v, %v; want %d done", done, err, n)
	}
	if p.cuts.Load() < 3 {
		t.Errorf("%d connections were cut, want some", p.cuts.Load())
	}
	for i := range n {
		whole(t, s, fmt.Sprint(i%9), storetest.Plan(uint64(i), 4))
	}
}

// TestBuildIndex: the search of all tenants goes through the index, finds the
// same, and an index whose building was broken off is built anew.
func TestBuildIndex(t *testing.T) {
	u := database(t)
	s := openStore(t, appRole(t, u), nil)
	for i := range 30 {
		a := storetest.Plan(uint64(i), 40)
		vs := &retrieval.Vectors{Embedder: "e", Dim: 24}
		for k, e := range a.Entries {
			vs.Rows = append(vs.Rows,
				retrieval.EntryVector{Entry: e.ID, Field: retrieval.FieldOwn, V: storetest.Vector(uint64(100*i+k), 24)},
				retrieval.EntryVector{Entry: e.ID, Field: retrieval.FieldFull, V: storetest.Vector(uint64(100*i+k+1e6), 24)})
		}
		if _, err := s.Put(t.Context(), fmt.Sprint(i), a, vs); err != nil {
			t.Fatal(err)
		}
	}
	search := func(seed uint64) map[string]bool {
		hits, err := s.SearchAll(t.Context(), retrieval.Query{Vector: storetest.Vector(seed, 24), Embedder: "e"})
		if err != nil || len(hits) != retrieval.DefaultK {
			t.Fatalf("SearchAll = %d hits, %v", len(hits), err)
		}
		out := map[string]bool{}
		for _, h := range hits {
			out[h.Tenant+" "+h.Entry] = true
		}
		return out
	}
	var exact []map[string]bool
	for seed := range uint64(40) {
		exact = append(exact, search(1e7+seed))
	}
	if err := BuildIndex(t.Context(), u, "e"); err != nil {
		t.Fatal(err)
	}
	if n := ask[int](t, u, "SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '%hnsw%'"); n != 1 {
		t.Errorf("%d indexes were built, want 1", n)
	}
	postgrestest.Exec(t, u, "UPDATE pg_index SET indisvalid = false WHERE indexrelid IN (SELECT oid FROM pg_class WHERE relname LIKE 'vectors_%' AND relname <> 'vectors_pkey' AND relkind = 'i')")
	if err := BuildIndex(t.Context(), u, "e"); err != nil {
		t.Fatal(err)
	}
	if !ask[bool](t, u, "SELECT bool_and(indisvalid) FROM pg_index WHERE indrelid = 'kehoach.vectors'::regclass") {
		t.Error("the broken index was not built anew")
	}
	postgrestest.Exec(t, u, "VACUUM ANALYZE kehoach.vectors")
	found := 0
	for seed, want := range exact {
		for hit := range search(1e7 + uint64(seed)) {
			if want[hit] {
				found++
			}
		}
	}
	if recall := float64(found) / float64(10*len(exact)); recall < 0.97 {
		t.Errorf("recall@10 through the index is %.3f, want at least 0.97", recall)
	}
	if err := BuildIndex(t.Context(), u, "absent"); err == nil {
		t.Error("an index for an embedder without vectors was built")
	}
}

// TestPutManyIDsAgain: of plans with one ID the last one stays, though
// transactions overlap.
func TestPutManyIDsAgain(t *testing.T) {
	s := openStore(t, appRole(t, database(t)), nil)
	const n = 3*bulkPlans + 7
	plans := func(yield func(retrieval.BulkItem, error) bool) {
		for i := range n {
			a := storetest.Plan(uint64(i), 2)
			a.ID = fmt.Sprint(i % 80)
			if !yield(retrieval.BulkItem{Tenant: "t", Plan: a}, nil) {
				return
			}
		}
	}
	if done, err := s.PutMany(t.Context(), plans, nil); err != nil || done.Done != n {
		t.Fatalf("PutMany = %+v, %v; want %d done", done, err, n)
	}
	for id := range 80 {
		last := id + (n-1-id)/80*80
		got, err := s.Plan(t.Context(), "t", fmt.Sprint(id))
		if want := storetest.Plan(uint64(last), 2).Number; err != nil || got.Number != want {
			t.Errorf("plan %d is %q, %v; want the last one, %q", id, got.Number, err, want)
		}
	}
}
