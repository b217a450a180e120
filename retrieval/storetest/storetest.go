// Package storetest is the conformance suite of [retrieval.Store]: what the
// contract says, checked through the contract only. Every back end runs it in
// its own test.
package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
	"kehoach/retrieval"
)

// Run checks a back end. open returns a new, empty store each time it is
// called, whose clean-up it leaves to t.Cleanup. Its clock must not stand
// still: two plans stored one after the other may not get one StoredAt where
// a test stores them a millisecond apart.
func Run(t *testing.T, open func(t *testing.T) retrieval.Store) { run(t, open, (*testing.T).Parallel) }

// RunSerially checks a back end with one store after the other: for tests in
// which they cannot be apart.
func RunSerially(t *testing.T, open func(t *testing.T) retrieval.Store) {
	run(t, open, func(*testing.T) {})
}

func run(t *testing.T, open func(t *testing.T) retrieval.Store, begin func(t *testing.T)) {
	for _, theme := range []struct {
		name string
		test func(t *testing.T, open func(t *testing.T) retrieval.Store)
	}{
		{"RoundTrip", testRoundTrip},
		{"Replace", testReplace},
		{"Plans", testPlans},
		{"Remove", testRemove},
		{"Names", testNames},
		{"Tenants", testTenants},
		{"Ranking", testRanking},
		{"Scores", testScores},
		{"Indexer", testIndexer},
		{"Filters", testFilters},
		{"Ties", testTies},
		{"Fuzzy", testFuzzy},
		{"Vectors", testVectors},
		{"Embedders", testEmbedders},
		{"BadVectors", testBadVectors},
		{"Bulk", testBulk},
		{"All", testAll},
		{"Context", testContext},
		{"Writers", testWriters},
		{"Readers", testReaders},
		{"Journal", testJournal},
		{"Large", testLarge},
	} {
		t.Run(theme.name, func(t *testing.T) {
			begin(t)
			theme.test(t, open)
		})
	}
}

// put stores p and fails the test where that fails or changes nothing.
func put(t *testing.T, s retrieval.Store, tenant string, p *plan.Plan) {
	t.Helper()
	changed, err := s.Put(t.Context(), tenant, p, nil)
	if err != nil || !changed {
		t.Fatalf("Put(%q, %q) = %t, %v; want true, nil", tenant, p.ID, changed, err)
	}
}

// want fails the test where the store does not hold p as it is.
func want(t *testing.T, s retrieval.Store, tenant string, p *plan.Plan) {
	t.Helper()
	got, err := s.Plan(t.Context(), tenant, p.ID)
	if err != nil {
		t.Errorf("Plan(%q, %q): %v", tenant, p.ID, err)
		return
	}
	if diff := cmp.Diff(p, got, sameLists); diff != "" {
		t.Errorf("Plan(%q, %q) differs (-put +got):\n%s", tenant, p.ID, diff)
	}
}

// search returns what a search for a question finds.
func search(t *testing.T, s retrieval.Store, tenant string, q retrieval.Query, question string) []retrieval.Hit {
	t.Helper()
	q.Terms = retrieval.Terms(question, retrieval.TermOptions{})
	hits, err := s.Search(t.Context(), tenant, q)
	if err != nil {
		t.Fatalf("Search(%q, %q): %v", tenant, question, err)
	}
	return hits
}

// entries returns the plans and entries of hits, "plan entry".
func entries(hits []retrieval.Hit) []string {
	out := []string{}
	for _, h := range hits {
		out = append(out, h.Plan+" "+h.Entry)
	}
	return out
}
