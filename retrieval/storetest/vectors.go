package storetest

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
	"kehoach/retrieval"
)

// Vectors returns vectors for the entries of p, the same for the same seed:
// those of an embedder that knows nothing but the place of an entry. Some
// entries have one vector, some both, some none.
func Vectors(p *plan.Plan, embedder string, dim int) *retrieval.Vectors {
	vs := &retrieval.Vectors{Embedder: embedder, Dim: dim}
	for i, e := range p.Entries {
		if i%7 != 3 {
			vs.Rows = append(vs.Rows, retrieval.EntryVector{Entry: e.ID, Field: retrieval.FieldOwn, V: Vector(uint64(i), dim)})
		}
		if i%3 != 0 {
			vs.Rows = append(vs.Rows, retrieval.EntryVector{Entry: e.ID, Field: retrieval.FieldFull, V: Vector(uint64(i)+1e6, dim)})
		}
	}
	return vs
}

// Vector returns a vector of length 1, the same for the same seed.
func Vector(seed uint64, dim int) []float32 {
	r := rand.New(rand.NewPCG(seed, 1))
	v, sum := make([]float32, dim), 0.0
	for i := range v {
		x := r.NormFloat64()
		v[i], sum = float32(x), sum+x*x
	}
	for i := range v {
		v[i] /= float32(math.Sqrt(sum))
	}
	return v
}

// expected ranks in memory what a store has to find.
func expected(t *testing.T, q retrieval.Query, plans map[*plan.Plan]*retrieval.Vectors) []retrieval.Hit {
	t.Helper()
	var searched []retrieval.Searched
	for p, vs := range plans {
		s := retrieval.Searched{Plan: p.ID, Segment: retrieval.NewSegment(p)}
		if vs != nil && len(q.Vector) > 0 {
			var ids []string
			for _, e := range p.Entries {
				ids = append(ids, e.ID)
			}
			fixed, err := vs.Fix(ids)
			if err != nil {
				t.Fatal(err)
			}
			v, err := retrieval.FixedVector(q.Vector)
			if err != nil {
				t.Fatal(err)
			}
			s.Dots = fixed.Dots(v)
		}
		searched = append(searched, s)
	}
	hits, err := retrieval.Search(t.Context(), searched, q)
	if err != nil {
		t.Fatal(err)
	}
	return hits
}

// testVectors holds a back end to the ranking by words and vectors, to the
// last bit: so all back ends rank the same.
func testVectors(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	const dim = 48
	a, b, bare := Plan(1, 40), Plan(2, 30), Plan(3, 10)
	plans := map[*plan.Plan]*retrieval.Vectors{a: Vectors(a, "e", dim), b: Vectors(b, "e", dim), bare: nil}
	for p, vs := range plans {
		if changed, err := s.Put(t.Context(), "t", p, vs); err != nil || !changed {
			t.Fatalf("Put = %t, %v", changed, err)
		}
	}
	terms := retrieval.Terms("rà soát thủ tục hành chính", retrieval.TermOptions{})
	for i := range uint64(12) {
		for _, alpha := range []float64{0, 0.35, 1, 7} {
			q := retrieval.Query{Terms: terms, Vector: Vector(i, dim), Embedder: "e", Alpha: alpha, K: int(i)}
			if i%3 == 1 {
				q.Terms = nil
			}
			if i%4 == 2 {
				q.Kinds = []plan.Kind{plan.KindDuty, plan.KindTarget}
			}
			got, err := s.Search(t.Context(), "t", q)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(expected(t, q, plans), got); diff != "" {
				t.Errorf("query %d, alpha %g (-expected +got):\n%s", i, alpha, diff)
			}
		}
	}
	// The very vector of an entry finds it, and as many as are asked for come.
	got, err := s.Search(t.Context(), "t", retrieval.Query{Plans: []string{a.ID}, Vector: Vector(8, dim), Embedder: "e", Alpha: 1, K: 5})
	if err != nil || len(got) != 5 || got[0].Entry != a.Entries[8].ID || got[0].Score != 1 || got[0].Cover != 0 {
		t.Errorf("search for the vector of %s found %+v, %v", a.Entries[8].ID, got, err)
	}
	// Where no plan has vectors the search is by terms alone.
	q := retrieval.Query{Plans: []string{bare.ID}, Terms: terms, Vector: Vector(1, dim), Embedder: "e", Alpha: 0.5}
	got, err = s.Search(t.Context(), "t", q)
	if diff := cmp.Diff(retrieval.NewIndex(bare).Search(retrieval.Query{Terms: terms}), got); diff != "" || err != nil {
		t.Errorf("search of a plan without vectors: %v (-by terms +got)\n%s", err, diff)
	}
}

// testEmbedders: vectors of two embedders are never compared, and are replaced
// as a whole.
func testEmbedders(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	p, other := Plan(1, 12), Plan(2, 12)
	old := Vectors(p, "old", 16)
	for q, vs := range map[*plan.Plan]*retrieval.Vectors{p: old, other: Vectors(other, "new", 16)} {
		if _, err := s.Put(t.Context(), "t", q, vs); err != nil {
			t.Fatal(err)
		}
	}
	find := func(embedder string, dim int, plans ...string) error {
		_, err := s.Search(t.Context(), "t", retrieval.Query{Plans: plans, Vector: Vector(1, dim), Embedder: embedder, Alpha: 0.5})
		return err
	}
	for what, err := range map[string]error{
		"all plans": find("new", 16), "the old plan": find("new", 16, p.ID), "of another size": find("old", 17, p.ID),
	} {
		if !errors.Is(err, retrieval.ErrEmbedder) {
			t.Errorf("search of %s: %v, want ErrEmbedder", what, err)
		}
	}
	if err := find("new", 16, other.ID); err != nil {
		t.Errorf("search of the new plan: %v", err)
	}
	if i := info(t, s, "t", p.ID); i.Embedder != "old" {
		t.Errorf("plan has the embedder %q, want old", i.Embedder)
	}
	put := func(id, version string, vs *retrieval.Vectors) error {
		return s.PutVectors(t.Context(), "t", id, version, vs)
	}
	version := info(t, s, "t", p.ID).Version
	if err := put(p.ID, "another", Vectors(p, "new", 16)); !errors.Is(err, retrieval.ErrChanged) {
		t.Errorf("PutVectors for another version: %v, want ErrChanged", err)
	}
	if err := put("absent", version, nil); !errors.Is(err, retrieval.ErrNotFound) {
		t.Errorf("PutVectors of an absent plan: %v, want ErrNotFound", err)
	}
	if err := put(p.ID, version, Vectors(p, "new", 16)); err != nil {
		t.Errorf("PutVectors: %v", err)
	}
	if i := info(t, s, "t", p.ID); i.Embedder != "new" || i.Version != version {
		t.Errorf("after PutVectors the plan is %+v, want version %s and embedder new", i, version)
	}
	if err := find("new", 16); err != nil {
		t.Errorf("search of all plans after PutVectors: %v", err)
	}
	want(t, s, "t", p)
	if changed, err := s.Put(t.Context(), "t", p, nil); changed || err != nil || info(t, s, "t", p.ID).Embedder != "new" {
		t.Errorf("Put of the same plan without vectors = %t, %v; want false, nil and the vectors kept", changed, err)
	}
	if changed, err := s.Put(t.Context(), "t", p, old); !changed || err != nil || info(t, s, "t", p.ID).Embedder != "old" {
		t.Errorf("Put of the same plan with other vectors = %t, %v; want true, nil and these", changed, err)
	}
	if err := put(p.ID, version, nil); err != nil || info(t, s, "t", p.ID).Embedder != "" {
		t.Errorf("PutVectors of none: %v, want none", err)
	}
	changed := Plan(1, 13)
	changed.ID = other.ID
	if _, err := s.Put(t.Context(), "t", changed, nil); err != nil || info(t, s, "t", other.ID).Embedder != "" {
		t.Errorf("a replaced plan without vectors: %v, want no vectors", err)
	}
}

// testBadVectors: what cannot be compared is refused, and changes nothing.
func testBadVectors(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	p := Plan(1, 4)
	put(t, s, "t", p)
	id := p.Entries[0].ID
	row := func(entry, field string, v ...float32) retrieval.EntryVector {
		return retrieval.EntryVector{Entry: entry, Field: field, V: v}
	}
	nan := float32(math.NaN())
	for i, vs := range []*retrieval.Vectors{
		{Embedder: "", Dim: 2},
		{Embedder: "a\x00b", Dim: 2},
		{Embedder: "e", Dim: 0},
		{Embedder: "e", Dim: retrieval.MaxDim + 1},
		{Embedder: "e", Dim: 2, Rows: []retrieval.EntryVector{row("absent", retrieval.FieldOwn, 1, 2)}},
		{Embedder: "e", Dim: 2, Rows: []retrieval.EntryVector{row(id, "other", 1, 2)}},
		{Embedder: "e", Dim: 2, Rows: []retrieval.EntryVector{row(id, retrieval.FieldOwn, 1)}},
		{Embedder: "e", Dim: 2, Rows: []retrieval.EntryVector{row(id, retrieval.FieldOwn, 0, 0)}},
		{Embedder: "e", Dim: 2, Rows: []retrieval.EntryVector{row(id, retrieval.FieldOwn, nan, 0)}},
		{Embedder: "e", Dim: 2, Rows: []retrieval.EntryVector{row(id, retrieval.FieldOwn, 1, 2), row(id, retrieval.FieldOwn, 1, 2)}},
	} {
		if err := s.PutVectors(t.Context(), "t", p.ID, info(t, s, "t", p.ID).Version, vs); err == nil {
			t.Errorf("PutVectors of bad vectors %d did not fail", i)
		}
		fresh := Plan(uint64(10+i), 2)
		if vs.Rows == nil || vs.Rows[0].Entry != "absent" {
			fresh.Entries[0].ID = id
		}
		if _, err := s.Put(t.Context(), "t", fresh, vs); err == nil {
			t.Errorf("Put with bad vectors %d did not fail", i)
		}
	}
	if all, err := s.Plans(t.Context(), "t"); err != nil || len(all) != 1 || all[0].Embedder != "" {
		t.Errorf("after refused vectors the store holds %+v, %v", all, err)
	}
	for _, v := range [][]float32{{0, 0}, {nan}} {
		if _, err := s.Search(t.Context(), "t", retrieval.Query{Vector: v, Embedder: "e"}); err == nil {
			t.Errorf("search for %v did not fail", v)
		}
	}
	// Vectors as large as can be.
	big := &retrieval.Vectors{Embedder: fmt.Sprint("lớn ", 1), Dim: retrieval.MaxDim}
	for i, e := range p.Entries {
		big.Rows = append(big.Rows, row(e.ID, retrieval.FieldOwn, Vector(uint64(i), big.Dim)...), row(e.ID, retrieval.FieldFull, Vector(uint64(i)+10, big.Dim)...))
	}
	if err := s.PutVectors(t.Context(), "t", p.ID, info(t, s, "t", p.ID).Version, big); err != nil {
		t.Fatal(err)
	}
	for i, e := range p.Entries {
		hits, err := s.Search(t.Context(), "t", retrieval.Query{Vector: big.Rows[2*i+1].V, Embedder: big.Embedder, Alpha: 1})
		if err != nil || len(hits) == 0 || hits[0].Entry != e.ID {
			t.Errorf("search for a large vector of %s found %v, %v", e.ID, entries(hits), err)
		}
	}
}
