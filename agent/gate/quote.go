package gate

// shortestQuote is how many words in a row make a quotation.
const shortestQuote = 6

// cover marks the words that stand in a row in one of the entry's texts, and
// whose row does not begin right after a negation there.
func (s *source) cover(ws []word) []bool { return s.rows(ws, true) }

// rows is cover with or without the texts that are lists of agencies.
func (s *source) rows(ws []word, lists bool) []bool {
	out := make([]bool, len(ws))
	for i := 0; i < len(ws); {
		best := 0
		for _, p := range s.at[ws[i].lower] {
			cell := s.cells[p[0]].words
			if s.cells[p[0]].list && !lists {
				continue
			}
			n := 0
			for i+n < len(ws) && p[1]+n < len(cell) && cell[p[1]+n].lower == ws[i+n].lower {
				n++
			}
			if !negation[at(cell, p[1]-1)] {
				best = max(best, n)
			}
		}
		if best >= shortestQuote || best == len(ws) {
			mark(out, i, i+best)
			i += best
		} else {
			i++
		}
	}
	return out
}
