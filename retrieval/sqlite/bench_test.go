package sqlite

import (
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"kehoach/plan"
	"kehoach/retrieval"
	"kehoach/retrieval/storetest"
)

const question = "tỷ lệ thanh toán trực tuyến hồ sơ TTHC phải đạt bao nhiêu"

// filled returns the path of a store with n plans of 150 entries.
func filled(b *testing.B, n int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "kehoach.db")
	s, err := Open(b.Context(), path, nil)
	if err != nil {
		b.Fatal(err)
	}
	for i := range n {
		if _, err := s.Put(b.Context(), "t", storetest.Plan(uint64(i), 150), nil); err != nil {
			b.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

func open(b *testing.B, path string) *Store {
	b.Helper()
	s, err := Open(b.Context(), path, nil)
	if err != nil {
		b.Fatal(err)
	}
	return s
}

func BenchmarkOpen(b *testing.B) {
	path := filled(b, 1)
	for b.Loop() {
		if err := open(b, path).Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPut(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "kehoach.db"))
	defer s.Close()
	versions := []*plan.Plan{storetest.Plan(1, 160), storetest.Plan(1, 160)}
	versions[1].Title += " (sửa đổi)"
	for i := 0; b.Loop(); i++ {
		if _, err := s.Put(b.Context(), "t", versions[i%2], nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlan(b *testing.B) {
	path := filepath.Join(b.TempDir(), "kehoach.db")
	s := open(b, path)
	defer s.Close()
	p := storetest.Plan(1, 160)
	if _, err := s.Put(b.Context(), "t", p, nil); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Plan(b.Context(), "t", p.ID); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStart is what a process does before its first answer: open the
// store, list the plans, take one and its index.
func BenchmarkStart(b *testing.B) {
	path := filled(b, 3)
	for b.Loop() {
		s := open(b, path)
		infos, err := s.Plans(b.Context(), "t")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Plan(b.Context(), "t", infos[0].ID); err != nil {
			b.Fatal(err)
		}
		if _, _, err := s.Index(b.Context(), "t", infos[0].ID); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch200 ranks over 30,000 entries and reports the median, the
// first search of a process and the memory that the segments take.
func BenchmarkSearch200(b *testing.B) {
	path := filled(b, 200)
	s := open(b, path)
	defer s.Close()
	q := retrieval.Query{Terms: retrieval.Terms(question, retrieval.TermOptions{})}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	if _, err := s.Search(b.Context(), "t", q); err != nil {
		b.Fatal(err)
	}
	first := time.Since(start)
	runtime.GC()
	runtime.ReadMemStats(&after)
	var took []time.Duration
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		hits, err := s.Search(b.Context(), "t", q)
		if err != nil || len(hits) != retrieval.DefaultK {
			b.Fatal(len(hits), err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(first.Microseconds())/1000, "first-ms")
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB")
}
