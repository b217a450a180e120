package main

import (
	"context"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	index "github.com/blevesearch/bleve_index_api"
)

// bleveEngine is a bleve index on the disk. It has no Vietnamese analyser; the
// standard one cuts at spaces and keeps diacritics.
type bleveEngine struct {
	dir string
	ix  bleve.Index
}

// text is a chunk as bleve takes it.
type text struct {
	Text string `json:"text"`
}

func newBleve(dir string, folded bool) (*bleveEngine, error) {
	m := bleve.NewIndexMapping()
	m.ScoringModel = index.BM25Scoring
	m.DefaultAnalyzer = "standard"
	if folded {
		m.DefaultAnalyzer = "folded"
		err := m.AddCustomAnalyzer("folded", map[string]any{
			"type": custom.Name, "char_filters": []string{asciifolding.Name},
			"tokenizer": unicode.Name, "token_filters": []string{lowercase.Name},
		})
		if err != nil {
			return nil, err
		}
	}
	ix, err := bleve.New(dir, m)
	return &bleveEngine{dir, ix}, err
}

func (e *bleveEngine) index(_ context.Context, chunks []chunk) error {
	b := e.ix.NewBatch()
	for i, c := range chunks {
		if err := b.Index(strconv.Itoa(i), text{c.text}); err != nil {
			return err
		}
	}
	return e.ix.Batch(b)
}

func (e *bleveEngine) search(ctx context.Context, question string, k int) ([]hit, error) {
	q := bleve.NewMatchQuery(question)
	q.SetField("text")
	req := bleve.NewSearchRequestOptions(q, k, 0, false)
	req.SortBy([]string{"-_score", "_id"}) // ties in an order that stays
	res, err := e.ix.SearchInContext(ctx, req)
	if err != nil {
		return nil, err
	}
	var out []hit
	for _, h := range res.Hits {
		at, err := strconv.Atoi(h.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, hit{at, h.Score})
	}
	return out, nil
}

func (e *bleveEngine) size(context.Context) (int64, error) { return folderSize(e.dir) }

func (e *bleveEngine) close() error { return e.ix.Close() }
