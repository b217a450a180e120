package agent

import (
	"errors"

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

// look searches the plan's entries of some kinds for words and their meaning.
func (t *turn) look(text string, k int, kinds ...plan.Kind) []hit {
	terms := t.terms(text)
	q := retrieval.Query{Terms: terms, Kinds: kinds, K: k}
	if v := t.vector(text); v != nil {
		q.Vector, q.Embedder, q.Alpha = v, t.embed.Identity(), share(t.b.index.Coverage(terms))
	}
	found := t.b.index.Search(q)
	cover := t.covers(text, terms)
	hits := make([]hit, 0, len(found))
	for _, f := range found {
		if e := t.b.byID[f.Entry]; e != nil {
			hits = append(hits, hit{e, f.Score, cover[f.Entry]})
		}
	}
	return hits
}

// terms returns the search terms of words of the question.
func (t *turn) terms(text string) []retrieval.Term {
	return retrieval.Terms(text, retrieval.TermOptions{Abbreviations: t.b.plan.Abbreviations, Lang: t.q.Lang})
}

// covers returns by entry how well it fits words of the question: see
// [hit.cover].
func (t *turn) covers(text string, terms []retrieval.Term) map[string]float64 {
	cover := t.b.index.Coverage(terms)
	for id, near := range t.b.index.Similarity(t.vector(text)) {
		cover[id] = max(cover[id], nearness(near))
	}
	return cover
}

// nearness turns the cosine of a question and an entry into the share of
// words that tells as much.
func nearness(cosine float64) float64 {
	return min(1, max(0, (cosine-0.2)/0.6))
}

// vector returns the vector of words of the question; nil where there is no
// embedder, or it cannot be reached now.
func (t *turn) vector(text string) []float32 {
	if t.embed == nil || text == "" {
		return nil
	}
	if v, ok := t.vectors[text]; ok {
		return v
	}
	said := text
	if t.talk == nil || t.talk.plan == "" {
		said = t.q.Text // the whole question tells more than what is left of it
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
	t.vectors[text] = v
	return v
}
