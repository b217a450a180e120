package main

import (
	"fmt"

	"kehoach/retrieval/table"
)

// variants are what is compared.
func variants() []variant {
	t := table.Default()
	vs := []variant{
		{name: "words (BM25)"},
		{name: "words, diacritics restored", restore: true},
		{name: "table alone", restore: true, embedder: t, alpha: 1},
	}
	for _, share := range []float64{0.5, 0.7, 0.8, 0.85, 0.9, 0.95} {
		vs = append(vs, variant{name: fmt.Sprintf("table %.2f, words %.2f", share, 1-share), restore: true, embedder: t, alpha: share})
	}
	return vs
}
