package retrieval

import (
	"slices"

	"kehoach/plan"
)

// collect appends all entries of one plan, of the kinds wanted, with their
// scores by terms and their products.
func (s *searcher) collect(index int, kinds []plan.Kind, all []candidate) []candidate {
	p := s.plans[index]
	docs := s.scoreTerms(index)
	for i, d := range s.scores {
		if len(kinds) > 0 && !slices.Contains(kinds, docs[i].kind) {
			continue
		}
		c := candidate{scored: d, plan: p.Plan, index: index, doc: i, dot: NoDot}
		if i < len(p.Dots) {
			c.dot = p.Dots[i]
		}
		all = append(all, c)
	}
	return all
}

// fuse turns the scores by terms into those of terms and vectors, see [Search].
func fuse(all []candidate, alpha float64) {
	alpha = min(1, max(0, alpha))
	var terms, dots extent
	for _, c := range all {
		terms.add(c.score)
		if c.dot != NoDot {
			dots.add(float64(c.dot))
		}
	}
	for i := range all {
		c := &all[i]
		c.score = (1 - alpha) * terms.scale(c.score)
		if c.dot != NoDot {
			c.score += alpha * dots.scale(float64(c.dot))
		}
	}
}

// extent is from the least to the most of some numbers.
type extent struct {
	least, most float64
	some        bool
}

func (e *extent) add(x float64) {
	if !e.some {
		e.least, e.most, e.some = x, x, true
	}
	e.least, e.most = min(e.least, x), max(e.most, x)
}

// scale returns 0 for the least and 1 for the most; where all are equal, 1 if
// they are more than 0.
func (e *extent) scale(x float64) float64 {
	if e.most > e.least {
		return (x - e.least) / (e.most - e.least)
	}
	if x > 0 {
		return 1
	}
	return 0
}
