package retrieval_test

import (
	"testing"

	"kehoach/retrieval"
	"kehoach/retrieval/storetest"
)

const question = "tỷ lệ thanh toán trực tuyến hồ sơ thủ tục hành chính phải đạt bao nhiêu"

func BenchmarkNewIndex(b *testing.B) {
	p := storetest.Plan(1, 160)
	b.ReportAllocs()
	for b.Loop() {
		retrieval.NewIndex(p)
	}
	b.ReportMetric(float64(len(retrieval.NewSegment(p).Bytes())), "segment-bytes")
}

func BenchmarkIndexSearch(b *testing.B) {
	x := retrieval.NewIndex(storetest.Plan(1, 160))
	q := retrieval.Query{Terms: retrieval.Terms(question, retrieval.TermOptions{})}
	b.ReportAllocs()
	for b.Loop() {
		x.Search(q)
	}
}

func BenchmarkTerms(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		retrieval.Terms(question, retrieval.TermOptions{})
	}
}

func BenchmarkEncode(b *testing.B) {
	p := storetest.Plan(1, 160)
	for b.Loop() {
		if _, err := retrieval.Encode("t", p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFromSnapshot(b *testing.B) {
	data := retrieval.Snapshot(storetest.Plan(1, 160), "v")
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := retrieval.FromSnapshot(data, "v"); !ok {
			b.Fatal("not read")
		}
	}
}
