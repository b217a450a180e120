package agent

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"kehoach/plan"
	"kehoach/retrieval"
)

// hit is an entry that the question's words find.
type hit struct {
	e     *plan.Entry
	score float64
	// cover is the share of the question's words, weighed by how telling they
	// are, that the entry has, or as much as its meaning is near: 0 to 1.
	cover float64
}

// share returns how much the vectors count against the words in the ranking:
// the less the better some entry has the words themselves.
func share(cover map[string]float64) float64 {
	most := 0.0
	for _, c := range cover {
		most = max(most, c)
	}
	return 0.95 - 0.5*most
}

// mostHits is how many hits a search can give.
const mostHits = 20

// reading is what words of the question find, kept for the turn: its steps
// look for the same words again and again.
type reading struct {
	terms []retrieval.Term
	// words are by entry the shares of the words that it has, cover those or
	// as much as its meaning is near.
	words, cover map[string]float64
	hits         map[string][]hit // by the kinds looked for
}

// look searches the plan's entries of some kinds for words and their meaning.
func (t *turn) look(text string, k int, kinds ...plan.Kind) []hit {
	r := t.read(text)
	key := fmt.Sprint(kinds)
	hits, ok := r.hits[key]
	if !ok {
		q := retrieval.Query{Terms: r.terms, Kinds: kinds, K: mostHits}
		if v := t.vector(text); v != nil {
			q.Vector, q.Embedder, q.Alpha = v, t.embed.Identity(), share(r.words)
		}
		for _, f := range t.b.index.Search(q) {
			if e := t.b.byID[f.Entry]; e != nil {
				hits = append(hits, hit{e, f.Score, r.cover[f.Entry]})
			}
		}
		r.hits[key] = hits
	}
	return slices.Clone(hits[:min(k, len(hits))])
}

// read returns what is known of words of the question.
func (t *turn) read(text string) *reading {
	if r := t.readings[text]; r != nil {
		return r
	}
	terms := retrieval.Terms(text, retrieval.TermOptions{Abbreviations: t.b.plan.Abbreviations, Lang: t.q.Lang})
	words := t.b.index.Coverage(terms)
	cover := maps.Clone(words)
	for id, near := range t.similar(text) {
		cover[id] = max(cover[id], nearness(near))
	}
	if t.readings == nil {
		t.readings = make(map[string]*reading)
	}
	r := &reading{terms: terms, words: words, cover: cover, hits: make(map[string][]hit)}
	t.readings[text] = r
	return r
}

// nearness turns the cosine of a question and an entry into the share of
// words that tells as much.
func nearness(cosine float64) float64 {
	return min(1, max(0, (cosine-0.2)/0.6))
}

// similar returns by entry the cosine with words of the question.
func (t *turn) similar(text string) map[string]float64 {
	v := t.vector(text)
	if v == nil {
		return nil
	}
	if t.near == nil {
		t.near = make(map[*float32]map[string]float64)
	}
	near, ok := t.near[&v[0]]
	if !ok {
		near = t.b.index.Similarity(v)
		t.near[&v[0]] = near
	}
	return near
}

// vector returns the vector of words of the question; nil where there is no
// embedder, or it cannot be reached now.
func (t *turn) vector(text string) []float32 {
	if t.embed == nil || text == "" {
		return nil
	}
	said := text
	if t.talk == nil || t.talk.plan == "" {
		said = t.q.Text // the whole question tells more than what is left of it
	}
	if v, ok := t.vectors[said]; ok {
		return v
	}
	v, err := t.embed.EmbedQuery(t.ctx, said)
	switch {
	case errors.Is(err, retrieval.ErrPartly):
		t.partly = true
	case err != nil:
		v, t.wordsOnly = nil, true
	}
	if t.vectors == nil {
		t.vectors = make(map[string][]float32)
	}
	t.vectors[said] = v
	return v
}
