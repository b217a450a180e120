package gate

import (
	"slices"
)

// negations holds the negations of a claim against those of an entry, both
// ways.
func (c *claim) negations(s *source) {
	for i, w := range c.ws {
		if negation[w.lower] && !slices.ContainsFunc(s.negs, func(n [3]string) bool { return n[0] == w.lower && n[1] == at(c.ws, i+1) }) {
			c.fault(Negation, i, i+1)
		}
	}
	for _, n := range s.negs {
		if n[2] == "" || s.positive(n) {
			continue
		}
		for i := range c.ws {
			if at(c.ws, i) == n[1] && at(c.ws, i+1) == n[2] && !negation[at(c.ws, i-1)] && !negation[at(c.ws, i-2)] {
				c.fault(Negation, i, i+2)
			}
		}
	}
}

// positive reports whether the entry also has the words of a negation without
// it.
func (s *source) positive(n [3]string) bool {
	for _, p := range s.at[n[1]] {
		ws := s.cells[p[0]].words
		if at(ws, p[1]+1) == n[2] && !negation[at(ws, p[1]-1)] {
			return true
		}
	}
	return false
}
