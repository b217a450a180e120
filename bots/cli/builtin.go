package cli

import (
	"kehoach/retrieval"
	"kehoach/retrieval/table"
)

// builtin returns the embedder that ships with the program.
func builtin() retrieval.Embedder { return table.Default() }
