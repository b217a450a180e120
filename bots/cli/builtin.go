package cli

import "kehoach/retrieval"

// builtin returns the embedder that ships with the program; nil for none.
func builtin() retrieval.Embedder { return nil }
