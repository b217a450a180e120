package ingest

import (
	"os"
	"testing"
)

// BenchmarkRead reads the sample plan, 77 kB of text with a flattened appendix.
func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("../plan/sample/ke-hoach-223-kh-ubnd.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read("ke-hoach-223-kh-ubnd.txt", data, nil); err != nil {
			b.Fatal(err)
		}
	}
}
