package main

// variants are what is compared.
func variants() []variant {
	return []variant{
		{name: "words (BM25)"},
		{name: "+ restorer", restore: true},
	}
}
