package docx

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("../testdata/plans/dong-nai-179.docx")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read("dong-nai-179.docx", data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkScanner and BenchmarkLibrary pass over the XML of the same plan
// with the package's scanner and with encoding/xml.
func BenchmarkScanner(b *testing.B) {
	src := largest(parts(b))
	for b.Loop() {
		s, err := scan(src, 400)
		for err == nil {
			_, err = s.next()
		}
		if err != io.EOF {
			b.Fatal(err)
		}
	}
}

func BenchmarkLibrary(b *testing.B) {
	src := largest(parts(b))
	for b.Loop() {
		d := xml.NewDecoder(bytes.NewReader(src))
		var err error
		for err == nil {
			_, err = d.RawToken()
		}
		if err != io.EOF {
			b.Fatal(err)
		}
	}
}

func largest(parts [][]byte) (out []byte) {
	for _, p := range parts {
		if len(p) > len(out) {
			out = p
		}
	}
	return out
}
