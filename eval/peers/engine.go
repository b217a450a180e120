package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/tmc/langchaingo/embeddings"
	"github.com/tmc/langchaingo/llms/openai"

	"kehoach/retrieval/table"
)

// hit is a chunk that a search found, by its place in the document.
type hit struct {
	chunk int
	score float64
}

// engine is a library that finds chunks.
type engine interface {
	// index takes the chunks in.
	index(ctx context.Context, chunks []chunk) error
	// search finds the k best chunks, best first.
	search(ctx context.Context, question string, k int) ([]hit, error)
	// size is how many bytes the index takes on the disk.
	size(ctx context.Context) (int64, error)
	close() error
}

// The systems, in the order of the tables. idle only reads the plan and the
// questions: what memory that takes.
const (
	idleName    = "idle"
	kehoachName = "kehoach"
)

var names = []string{idleName, "langchaingo", "chromem-go", "bleve", "bleve-folded", kehoachName}

// newEngine opens one of the libraries over an empty folder.
func newEngine(ctx context.Context, name, dir string, c config) (engine, string, error) {
	switch name {
	case "langchaingo":
		by, vectors, err := embedder(c)
		if err != nil {
			return nil, "", err
		}
		if c.postgres == "" {
			e, err := newChromem(filepath.Join(dir, "chromem"), by)
			return e, vectors + ", chromem-go for a store (no PostgreSQL was given)", err
		}
		e, err := newPGVector(ctx, c.postgres, by)
		return e, vectors + ", pgvector store", err
	case "chromem-go":
		by, vectors, err := embedder(c)
		if err != nil {
			return nil, "", err
		}
		e, err := newChromem(filepath.Join(dir, "chromem"), by)
		return e, "persistent collection, " + vectors, err
	case "bleve":
		e, err := newBleve(filepath.Join(dir, "bleve"), false)
		return e, "BM25, standard analyser", err
	case "bleve-folded":
		e, err := newBleve(filepath.Join(dir, "bleve"), true)
		return e, "BM25, words folded to ASCII", err
	}
	return nil, "", fmt.Errorf("no library %q", name)
}

// embedder is what makes the vectors of the libraries, and its name.
func embedder(c config) (embeddings.Embedder, string, error) {
	if c.endpoint == "" {
		return table.Default(), "kehoach's table of vectors", nil
	}
	client, err := openai.New(openai.WithBaseURL(c.endpoint), openai.WithEmbeddingModel(c.model), openai.WithToken("none"))
	if err != nil {
		return nil, "", err
	}
	by, err := embeddings.NewEmbedder(client, embeddings.WithBatchSize(16))
	return by, c.model + " behind an endpoint", err
}
