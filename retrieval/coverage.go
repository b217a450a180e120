package retrieval

import (
	"maps"
	"math"
	"slices"
	"strings"
)

// Coverage returns, by entry ID, how much of what the terms ask for an entry
// has: the share of the terms' weight × IDF, 0 to 1. A term that no entry has
// counts in full against all, so a question about something else covers
// little of any entry. Of several ways to say the same the one that an entry
// has most of counts. Accented terms are left out, since they repeat plain
// ones. Entries that have none of the terms are not in the map.
func (x *Index) Coverage(terms []Term) map[string]float64 {
	seg := x.plans[0].Segment
	s := searcher{plans: x.plans, stats: seg.stats}
	said := map[Way]*covered{}
	for _, t := range sortedTerms(terms) {
		if !IsPlain(t.Text) && !strings.Contains(t.Text, " ") {
			continue
		}
		c := said[t.Way]
		if c == nil {
			c = &covered{have: make([]float64, len(seg.docs))}
			said[t.Way] = c
		}
		worth, known := s.cover(t, c.have)
		c.all += worth
		c.known = c.known || known
	}
	have, all := said[Way{}].joined(len(seg.docs), said)
	out := make(map[string]float64)
	for i, h := range have {
		if h > 0 && all > 0 {
			out[seg.docs[i].id] = min(1, h/all)
		}
	}
	return out
}

// covered is what terms are worth together, how much of it each entry has, and
// whether any entry has some.
type covered struct {
	have  []float64
	all   float64
	known bool
}

// joined adds to what is said in one way only, nil for nothing, the best of
// the ways of what is said in several, which is worth their mean.
func (c *covered) joined(docs int, said map[Way]*covered) (have []float64, all float64) {
	have = make([]float64, docs)
	if c != nil {
		have, all = c.have, c.all
	}
	ways := map[int][]*covered{}
	for w, c := range said {
		if w.Of > 0 && c.all > 0 {
			ways[w.Of] = append(ways[w.Of], c)
		}
	}
	for _, of := range slices.Sorted(maps.Keys(ways)) {
		n := float64(len(ways[of]))
		if known := slices.DeleteFunc(slices.Clone(ways[of]), func(c *covered) bool { return !c.known }); len(known) > 0 {
			ways[of] = known // the others are not how this plan says it
		}
		worth := 0.0
		for _, c := range ways[of] {
			worth += c.all
		}
		worth *= math.Sqrt(n) / float64(len(ways[of]))
		all += worth
		for i := range have {
			best := 0.0
			for _, c := range ways[of] {
				best = max(best, c.have[i]/c.all)
			}
			have[i] += best * worth
		}
	}
	return have, all
}

// strangePair is how much less a pair of words counts that no entry has: two
// words often stand beside each other by chance.
const strangePair = 0.75

// cover adds to each entry what it has of a term and returns what the term is
// worth, and whether any entry has it.
func (s *searcher) cover(t Term, have []float64) (worth float64, known bool) {
	f, ok := s.lookUp(t.Text, t.Weight, -1)
	worth = t.Weight * s.stats.IDF(f.lists[0].df())
	if ok {
		mark(have, f.lists[0], worth)
		return worth, true
	}
	if strings.Contains(t.Text, " ") {
		worth *= strangePair
	}
	if !t.Fuzzy {
		return worth, false
	}
	for _, stand := range s.standIns(t.Text) {
		if f, ok := s.lookUp(stand, t.Weight, -1); ok {
			worth = t.Weight * s.stats.IDF(f.lists[0].df())
			mark(have, f.lists[0], worth*standInWeight)
			known = true
		}
	}
	return worth, known
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
