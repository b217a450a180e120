package restore

import (
	"cmp"
	"math"
	"slices"

	"kehoach/plan/vi/restore/ngram"
)

// The search keeps so many states a word, and none that is so much less likely
// than the best.
const (
	beam    = 8
	beamLog = 12
)

// state is a way to read the question up to a word.
type state struct {
	score  float32
	chosen int        // of the word's candidates
	before int        // the number of the word before it
	pair   ngram.Pair // of these two
	from   int        // the state of the word before, in its layer
}

// edge is where a clause starts.
var edge = []candidate{{id: ngram.Edge}}

// searcher has the scratch space of one search.
type searcher struct {
	model *ngram.Model
	ids   []int
	// after a word of the layer before, by its place among the candidates:
	// whether it is there, and how likely each candidate is (a row a word)
	there []bool
	probs []float32
	pairs []ngram.Pair
	out   []float32
	best  []state // the best state for a word before (row) and a candidate
}

// search chooses a candidate for each slot and says how sure it is.
func (r *Restorer) search(slots []slot) {
	if len(slots) == 0 {
		return
	}
	s := searcher{model: r.model}
	layers := make([][]state, len(slots))
	prev, words := []state{{pair: ngram.NoPair}}, edge
	for i := range slots {
		if slots[i].atBreak && i > 0 {
			from := s.last(prev, words)
			prev, words = []state{{score: prev[from].score, pair: ngram.NoPair}}, edge
			layers[i] = s.step(prev, words, slots[i].candidates)
			for j := range layers[i] {
				layers[i][j].from = from
			}
		} else {
			layers[i] = s.step(prev, words, slots[i].candidates)
		}
		prev, words = layers[i], slots[i].candidates
	}
	at := s.last(prev, words)
	for i := len(slots) - 1; i >= 0; i-- {
		slots[i].chosen, at = layers[i][at].chosen, layers[i][at].from
	}
	r.weigh(slots)
}

// last adds to each state how likely the clause ends there and returns the
// best.
func (s *searcher) last(states []state, words []candidate) int {
	best := 0
	for i := range states {
		st := &states[i]
		st.score += s.one(st.before, words[st.chosen].id, st.pair, ngram.Edge)
		if st.score > states[best].score {
			best = i
		}
	}
	return best
}

// one returns how likely a word is after two others.
func (s *searcher) one(a, b int, pair ngram.Pair, word int) float32 {
	ids, probs, pairs := [1]int{word}, [1]float32{}, [1]ngram.Pair{}
	s.model.After(b, ids[:], probs[:], pairs[:])
	s.model.AfterPair(a, pair, ids[:], probs[:], probs[:])
	return probs[0]
}

// step goes on from the states of one word to those of the next.
func (s *searcher) step(prev []state, words, next []candidate) []state {
	n := len(next)
	s.ids = s.ids[:0]
	for _, c := range next {
		s.ids = append(s.ids, c.id)
	}
	s.there = cleared(s.there, len(words))
	s.probs = slices.Grow(s.probs[:0], len(words)*n)[:len(words)*n]
	s.pairs = slices.Grow(s.pairs[:0], len(words)*n)[:len(words)*n]
	s.best = cleared(s.best, len(words)*n)
	s.out = slices.Grow(s.out[:0], n)[:n]
	for from := range prev {
		st := &prev[from]
		row := st.chosen * n
		probs, pairs := s.probs[row:row+n], s.pairs[row:row+n]
		b := words[st.chosen].id
		if !s.there[st.chosen] {
			s.there[st.chosen] = true
			s.model.After(b, s.ids, probs, pairs)
		}
		s.model.AfterPair(st.before, st.pair, s.ids, probs, s.out)
		for j, p := range s.out {
			if score := st.score + p - next[j].cost; s.best[row+j].score == 0 || score > s.best[row+j].score {
				s.best[row+j] = state{score, j, b, pairs[j], from}
			}
		}
	}
	return fittest(s.best)
}

// fittest returns the best of the states in a new slice. A state without a
// score (0, which no state has) was not reached.
func fittest(states []state) []state {
	out := make([]state, 0, beam+1)
	for _, st := range states {
		if st.score == 0 || len(out) == beam && st.score <= out[beam-1].score {
			continue
		}
		i, _ := slices.BinarySearchFunc(out, st, func(a, b state) int { return -cmp.Compare(a.score, b.score) })
		out = slices.Insert(out, i, st)
		if len(out) > beam {
			out = out[:beam]
		}
	}
	for n := len(out); n > 1 && out[n-1].score < out[0].score-beamLog; n-- {
		out = out[:n-1]
	}
	return out
}

func cleared[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// weigh sets how sure each choice is: its share among the candidates of its
// place while the other words stay.
func (r *Restorer) weigh(slots []slot) {
	const around = 2
	ids := make([]int, 0, 2*len(slots)+2*around)
	place := make([]int, len(slots))
	ids = append(ids, ngram.Edge, ngram.Edge)
	for i := range slots {
		if slots[i].atBreak && i > 0 {
			ids = append(ids, ngram.Edge, ngram.Edge)
		}
		place[i] = len(ids)
		ids = append(ids, slots[i].candidates[slots[i].chosen].id)
	}
	ids = append(ids, ngram.Edge, ngram.Edge)
	s := searcher{model: r.model}
	for i := range slots {
		slots[i].confidence = s.share(ids, place[i], &slots[i])
	}
}

func (s *searcher) share(ids []int, at int, sl *slot) float64 {
	if len(sl.candidates) == 1 {
		return 1
	}
	chosen := ids[at]
	var sum, own float64
	top := math.Inf(-1)
	for i, c := range sl.candidates {
		ids[at] = c.id
		p := -float64(c.cost)
		for k := at; k <= at+2 && k < len(ids); k++ {
			if k > at && ids[k-1] == ngram.Edge { // the edge before a clause is no word
				break
			}
			p += float64(s.triple(ids[k-2], ids[k-1], ids[k]))
		}
		if p > top {
			sum *= math.Exp(top - p)
			own *= math.Exp(top - p)
			top = p
		}
		sum += math.Exp(p - top)
		if i == sl.chosen {
			own = math.Exp(p - top)
		}
	}
	ids[at] = chosen
	return own / sum
}

// triple is one for a pair that must be looked up.
func (s *searcher) triple(a, b, word int) float32 {
	ids, probs, pairs := [1]int{b}, [1]float32{}, [1]ngram.Pair{}
	s.model.After(a, ids[:], probs[:], pairs[:])
	return s.one(a, b, pairs[0], word)
}
