package main

import (
	"context"
	"errors"
	"io/fs"
	"math"
	"path/filepath"
	"strconv"

	"github.com/philippgille/chromem-go"
	"github.com/tmc/langchaingo/embeddings"
)

// chromemEngine is chromem-go with its collection on the disk.
type chromemEngine struct {
	dir        string
	by         embeddings.Embedder
	collection *chromem.Collection
}

func newChromem(dir string, by embeddings.Embedder) (*chromemEngine, error) {
	db, err := chromem.NewPersistentDB(dir, false)
	if err != nil {
		return nil, err
	}
	never := func(context.Context, string) ([]float32, error) { return nil, errors.New("vectors are given") }
	c, err := db.CreateCollection("plan", nil, never)
	return &chromemEngine{dir, by, c}, err
}

func (e *chromemEngine) index(ctx context.Context, chunks []chunk) error {
	var ids, texts []string
	for i, c := range chunks {
		ids, texts = append(ids, strconv.Itoa(i)), append(texts, c.text)
	}
	vectors, err := e.by.EmbedDocuments(ctx, texts)
	if err != nil {
		return err
	}
	return e.collection.Add(ctx, ids, vectors, make([]map[string]string, len(ids)), texts)
}

func (e *chromemEngine) search(ctx context.Context, question string, k int) ([]hit, error) {
	v, err := e.by.EmbedQuery(ctx, question)
	if err != nil {
		return nil, err
	}
	results, err := e.collection.QueryEmbedding(ctx, v, min(k, e.collection.Count()), nil, nil)
	if err != nil {
		return nil, err
	}
	var out []hit
	for _, r := range results {
		at, err := strconv.Atoi(r.ID)
		if err != nil {
			return nil, err
		}
		score := float64(r.Similarity)
		if math.IsNaN(score) { // a question without a known word has the vector zero
			score = -1
		}
		out = append(out, hit{at, score})
	}
	return out, nil
}

func (e *chromemEngine) size(context.Context) (int64, error) { return folderSize(e.dir) }

func (e *chromemEngine) close() error { return nil }

// folderSize is how many bytes the files of a folder have.
func folderSize(dir string) (n int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	return n, err
}
