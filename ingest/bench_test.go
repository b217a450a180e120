package ingest_test

import (
	"testing"

	"kehoach/ingest"
	"kehoach/plan/sample"
)

// BenchmarkRead reads the sample plan: 77 kB of text with an appendix of 75
// tasks.
func BenchmarkRead(b *testing.B) {
	b.SetBytes(int64(len(sample.Text)))
	for b.Loop() {
		if _, err := ingest.Read(sample.Name, sample.Text, nil); err != nil {
			b.Fatal(err)
		}
	}
}
