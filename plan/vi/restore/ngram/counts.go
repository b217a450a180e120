package ngram

import (
	"cmp"
	"slices"
)

// Counts collects sentences, of one kind or of several, and makes a [Model] of
// them.
type Counts struct {
	words   []string // by number, as in a Model
	foreign []string
	keys    map[float64][]uint64 // by weight, the triples seen, each as often as it was
}

// NewCounts prepares for the given words. They must be in the order of a
// model (see [Order]), foreign must be sorted.
func NewCounts(words, foreign []string) *Counts {
	return &Counts{words: append([]string{"", "", ""}, words...), foreign: foreign, keys: map[float64][]uint64{}}
}

// Index returns the numbers that the words will have.
func (c *Counts) Index() map[string]int {
	ids := make(map[string]int, len(c.words))
	for i, w := range c.words[first:] {
		ids[w] = i + first
	}
	return ids
}

// Add counts a clause. Clauses of one weight are of one kind: what was seen
// once among them is discounted as such, whatever it weighs.
func (c *Counts) Add(ids []int, weight float64) {
	keys := c.keys[weight]
	a, b := uint64(Edge), uint64(Edge)
	for _, id := range ids {
		keys = append(keys, a<<32|b<<16|uint64(id))
		a, b = b, uint64(id)
	}
	c.keys[weight] = append(keys, a<<32|b<<16|Edge)
}

// gram is a pair or triple with its estimate.
type gram struct {
	key  uint64  // of its words, 16 bits each
	n    float32 // how often it was seen, weighted
	held float32 // what discounting takes of n
	seen uint32  // how often it was seen
	gain float32 // what the model loses without it, a byte
	logp float32
	kept bool
}

func (g *gram) last() uint64    { return g.key & 0xffff }
func (g *gram) context() uint64 { return g.key >> 16 }

func byKey(a, b gram) int { return cmp.Compare(a.key, b.key) }

// tally sorts keys and counts each. The keys are used up.
func tally(keys []uint64) []gram {
	slices.Sort(keys)
	var out []gram
	for i := 0; i < len(keys); {
		j := i
		for j < len(keys) && keys[j] == keys[i] {
			j++
		}
		out = append(out, gram{key: keys[i], seen: uint32(j - i)})
		i = j
	}
	return slices.Clip(out)
}

// weigh turns the counts of one kind of text into weighted and discounted
// ones.
func weigh(grams []gram, weight float64) {
	d := discounts(grams)
	for i := range grams {
		g := &grams[i]
		g.n = float32(weight * float64(g.seen))
		g.held = float32(weight * discount(d, g.seen))
	}
}

// merge adds up the counts of several kinds.
func merge(kinds [][]gram) []gram {
	all := slices.Concat(kinds...)
	if len(kinds) > 1 {
		slices.SortFunc(all, byKey)
	}
	n := 0
	for _, g := range all {
		if n > 0 && all[n-1].key == g.key {
			all[n-1].n += g.n
			all[n-1].held += g.held
			all[n-1].seen += g.seen
			continue
		}
		all[n] = g
		n++
	}
	return slices.Clip(all[:n])
}

// shorter counts the grams without their first word.
func shorter(grams []gram) []gram {
	out := make([]gram, len(grams))
	for i, g := range grams {
		out[i] = gram{key: g.key & 0xffffffff, seen: g.seen}
	}
	slices.SortFunc(out, byKey)
	return merge([][]gram{out})
}

// find returns the gram with a key, nil if there is none.
func find(grams []gram, key uint64) *gram {
	i, ok := slices.BinarySearchFunc(grams, key, func(g gram, key uint64) int { return cmp.Compare(g.key, key) })
	if !ok {
		return nil
	}
	return &grams[i]
}

// groups calls f for each run of grams with one context.
func groups(grams []gram, f func(context uint64, run []gram)) {
	for i := 0; i < len(grams); {
		j := i
		for j < len(grams) && grams[j].context() == grams[i].context() {
			j++
		}
		f(grams[i].context(), grams[i:j])
		i = j
	}
}
