package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"kehoach/eval"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/vi/restore"
	"kehoach/retrieval"
)

// variant is a search with some of its parts.
type variant struct {
	name string
	// restore gives the question its diacritics first.
	restore bool
	// embedder makes the vectors, nil for none; alpha is how much they count.
	embedder retrieval.Embedder
	alpha    float64
}

// shelf holds the plans with their indexes.
type shelf struct {
	plans   map[string]*plan.Plan
	indexes map[string]*retrieval.Index // by plan and embedder
}

// openShelf reads all plans of some folders.
func openShelf(_ context.Context, folders ...string) (*shelf, error) {
	s := &shelf{plans: map[string]*plan.Plan{}, indexes: map[string]*retrieval.Index{}}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.*"))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			base := filepath.Base(f)
			ext := filepath.Ext(base)
			if ext != ".md" && ext != ".txt" || strings.HasPrefix(base, "README") {
				continue
			}
			data, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			if p, err := ingest.Read(base, data, nil); err == nil { // some are there to be refused
				s.plans[strings.TrimSuffix(base, ext)] = p
			}
		}
	}
	return s, nil
}

// index returns the index of a plan with the vectors of an embedder.
func (s *shelf) index(ctx context.Context, name string, by retrieval.Embedder) (*retrieval.Index, error) {
	key := name
	if by != nil {
		key += "\x00" + by.Identity()
	}
	if x := s.indexes[key]; x != nil {
		return x, nil
	}
	p := s.plans[name]
	if p == nil {
		return nil, fmt.Errorf("no plan %q", name)
	}
	x := retrieval.NewIndex(p)
	if by != nil {
		vs, err := retrieval.Embed(ctx, by, p)
		if err != nil {
			return nil, err
		}
		ids := make([]string, len(p.Entries))
		for i, e := range p.Entries {
			ids[i] = e.ID
		}
		fixed, err := vs.Fix(ids)
		if err != nil {
			return nil, err
		}
		x = x.WithVectors(fixed)
	}
	s.indexes[key] = x
	return x, nil
}

// rank returns the IDs that a variant of the search finds, best first.
func (s *shelf) rank(ctx context.Context, l eval.Lookup, v variant) []string {
	x, err := s.index(ctx, l.Plan, v.embedder)
	if err != nil {
		panic(err)
	}
	text := l.Question
	if v.restore {
		text = restore.Default().Restore(text).Text
	}
	q := retrieval.Query{K: 20, Terms: retrieval.Terms(text, retrieval.TermOptions{Abbreviations: s.plans[l.Plan].Abbreviations})}
	if v.embedder != nil {
		vector, err := v.embedder.EmbedQuery(ctx, text)
		if err != nil {
			panic(err)
		}
		q.Vector, q.Embedder, q.Alpha = vector, v.embedder.Identity(), v.alpha
		if v.alpha == 1 {
			q.Terms = nil
		}
	}
	var ids []string
	for _, h := range x.Search(q) {
		ids = append(ids, h.Entry)
	}
	return ids
}
