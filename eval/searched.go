package eval

import (
	"math"
	"slices"
)

// Searched is what the search alone found for a question, best first. Entries
// that are tolerable are taken out, since they are neither right nor wrong.
type Searched struct {
	Ranked []string
	// Want is the wanted entries, of each item any of its alternatives.
	Want [][]string
}

// maxSearched is the most entries that a question may want to be one for the
// search: longer lists are selected by fields, not found.
const maxSearched = 5

// ForSearch returns the first turns of the gold that want few entries: what a
// search by words can be held to.
func ForSearch(gold []Case) []*Turn {
	var out []*Turn
	for i := range gold {
		t := &gold[i].Turns[0]
		if n := len(t.Want); n > 0 && n <= maxSearched && !t.mustAbstain() {
			out = append(out, t)
		}
	}
	return out
}

// SearchedFor makes a Searched of what was found for a turn.
func SearchedFor(t *Turn, found []string) Searched {
	wanted := func(id string) bool {
		return slices.ContainsFunc(t.Want, func(item []string) bool { return slices.Contains(item, id) })
	}
	ranked := slices.DeleteFunc(slices.Clone(found), func(id string) bool { return slices.Contains(t.May, id) && !wanted(id) })
	return Searched{Ranked: ranked, Want: t.Want}
}

// places returns where each item that was found comes first, in order from 0.
func (s Searched) places() []int {
	var out []int
	for _, item := range s.Want {
		if at := slices.IndexFunc(s.Ranked, func(id string) bool { return slices.Contains(item, id) }); at >= 0 {
			out = append(out, at)
		}
	}
	slices.Sort(out)
	return out
}

// RecallAt is the share of the wanted entries among the first k.
func (s Searched) RecallAt(k int) float64 {
	found := 0
	for _, at := range s.places() {
		if at < k {
			found++
		}
	}
	return float64(found) / float64(len(s.Want))
}

// ReciprocalRank is 1 / place of the first wanted entry, 0 if none was found.
func (s Searched) ReciprocalRank() float64 {
	if places := s.places(); len(places) > 0 {
		return 1 / float64(places[0]+1)
	}
	return 0
}

// NDCG is the discounted gain of the first k against that of the best order.
func (s Searched) NDCG(k int) float64 {
	gain, best := 0.0, 0.0
	for _, at := range s.places() {
		if at < k {
			gain += 1 / math.Log2(float64(at)+2)
		}
	}
	for i := range min(k, len(s.Want)) {
		best += 1 / math.Log2(float64(i)+2)
	}
	return gain / best
}
