package postgres

import (
	"fmt"
	"testing"

	"kehoach/plan"
	"kehoach/retrieval"
	"kehoach/retrieval/storetest"
)

// BenchmarkPut replaces a plan of 200 entries with two vectors each.
func BenchmarkPut(b *testing.B) {
	s := openStore(b, appRole(b, database(b)), nil)
	versions := []*plan.Plan{storetest.Plan(1, 200), storetest.Plan(2, 200)}
	versions[1].ID = versions[0].ID
	vectors := []*retrieval.Vectors{storetest.Vectors(versions[0], "e", 384), storetest.Vectors(versions[1], "e", 384)}
	i := 0
	for b.Loop() {
		i++
		if _, err := s.Put(b.Context(), "t", versions[i%2], vectors[i%2]); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch searches tenants of 200 entries.
func BenchmarkSearch(b *testing.B) {
	s := openStore(b, appRole(b, database(b)), nil)
	const tenants = 20
	p := storetest.Plan(1, 200)
	for n := range tenants {
		if _, err := s.Put(b.Context(), fmt.Sprint(n), p, storetest.Vectors(p, "e", 384)); err != nil {
			b.Fatal(err)
		}
	}
	q := retrieval.Query{
		Terms:  retrieval.Terms("tỷ lệ hồ sơ thủ tục hành chính thanh toán trực tuyến", retrieval.TermOptions{}),
		Vector: storetest.Vector(1, 384), Embedder: "e", Alpha: 0.5,
	}
	words := q
	words.Vector = nil
	for name, q := range map[string]retrieval.Query{"hybrid": q, "words": words} {
		b.Run(name, func(b *testing.B) {
			i := 0
			for b.Loop() {
				i++
				if _, err := s.Search(b.Context(), fmt.Sprint(i%tenants), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
