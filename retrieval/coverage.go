package retrieval

import "strings"

// Coverage returns, by entry ID, how much of what the terms ask for an entry
// has: the share of the terms' weight × IDF, 0 to 1. A term that no entry has
// counts in full against all, so a question about something else covers
// little of any entry. Accented terms are left out, since they repeat plain
// ones. Entries that have none of the terms are not in the map.
func (x *Index) Coverage(terms []Term) map[string]float64 {
	seg := x.plans[0].Segment
	s := searcher{plans: x.plans, stats: seg.stats}
	have := make([]float64, len(seg.docs))
	all := 0.0
	for _, t := range sortedTerms(terms) {
		if !IsPlain(t.Text) && !strings.Contains(t.Text, " ") {
			continue
		}
		f, ok := s.lookUp(t.Text, t.Weight, -1)
		worth := t.Weight * s.stats.IDF(f.lists[0].df())
		if ok {
			mark(have, f.lists[0], worth)
		} else if t.Fuzzy {
			for _, stand := range s.standIns(t.Text) {
				if f, ok := s.lookUp(stand, t.Weight, -1); ok {
					worth = t.Weight * s.stats.IDF(f.lists[0].df())
					mark(have, f.lists[0], worth*standInWeight)
				}
			}
		}
		all += worth
	}
	out := make(map[string]float64)
	for i, h := range have {
		if h > 0 && all > 0 {
			out[seg.docs[i].id] = min(1, h/all)
		}
	}
	return out
}

// mark adds a term's worth to each entry of its postings.
func mark(have []float64, list postings, worth float64) {
	doc := 0
	_, i := number(list, 0)
	for i < len(list) {
		var step int
		step, i = number(list, i)
		_, i = number(list, i)
		doc += step
		if doc < len(have) {
			have[doc] += worth
		}
	}
}
