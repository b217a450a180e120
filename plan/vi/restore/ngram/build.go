package ngram

import (
	"cmp"
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"slices"
	"strings"

	"kehoach/plan/vi"
)

// Order sorts words for a model: by folded form, the frequent ones first.
func Order(words []string, count func(string) int) {
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(vi.Fold(a), vi.Fold(b)), cmp.Compare(count(b), count(a)), cmp.Compare(a, b))
	})
}

// Options say how a model is made.
type Options struct {
	// Size is how many bytes it may have.
	Size int
	// MinPair and MinTriple are how often a pair or triple must be seen.
	MinPair, MinTriple int
}

// Stats say what became of the counts.
type Stats struct{ Tokens, Pairs, Triples, PairsSeen, TriplesSeen int }

// Bytes a pair and a triple take.
const pairBytes, tripleBytes = 6, 3

// build is a model in the making.
type build struct {
	uni            []float64 // probability
	uniBow         []float64 // logarithm
	pairs, triples []gram
	pairBow        []float64 // by place in pairs
}

// Build makes the model and uses the counts up. Estimates are interpolated
// with absolute discounts; then the grams that change the least are dropped
// until the rest fits, and the back-off weights are made anew.
func (c *Counts) Build(o Options) ([]byte, Stats, error) {
	var stats Stats
	var pairs, triples [][]gram
	for _, weight := range slices.Sorted(maps.Keys(c.keys)) {
		stats.Tokens += len(c.keys[weight])
		t := tally(c.keys[weight])
		p := shorter(t)
		weigh(p, weight)
		weigh(t, weight)
		pairs, triples = append(pairs, p), append(triples, t)
	}
	c.keys = nil
	b := &build{pairs: merge(pairs), triples: merge(triples)}
	stats.PairsSeen, stats.TriplesSeen = len(b.pairs), len(b.triples)
	b.unigrams(len(c.words))
	b.estimatePairs()
	b.estimateTriples()
	b.prune(o, c.fixedSize())
	b.backoff(len(c.words))
	for _, g := range b.pairs {
		if g.kept {
			stats.Pairs++
		}
	}
	for _, g := range b.triples {
		if g.kept {
			stats.Triples++
		}
	}
	data, err := c.encode(b)
	return data, stats, err
}

func (b *build) unigrams(words int) {
	b.uni = make([]float64, words)
	total := 0.5 * float64(words)
	for i := range b.uni {
		b.uni[i] = 0.5
	}
	for _, g := range b.pairs {
		b.uni[g.last()] += float64(g.n)
		total += float64(g.n)
	}
	for i := range b.uni {
		b.uni[i] /= total
	}
}

// discounts are those of Chen and Goodman for grams seen once, twice, more.
func discounts(grams []gram) [3]float64 {
	var n [5]float64
	for _, g := range grams {
		if g.seen <= 4 {
			n[g.seen]++
		}
	}
	d := [3]float64{0.6, 1, 1.3}
	if n[1] > 0 && n[2] > 0 && n[3] > 0 {
		y := n[1] / (n[1] + 2*n[2])
		for k := range d {
			if v := float64(k+1) - float64(k+2)*y*n[k+2]/n[k+1]; v > 0 && v < float64(k+1) {
				d[k] = v
			}
		}
	}
	return d
}

func discount(d [3]float64, seen uint32) float64 { return d[min(seen, 3)-1] }

// spread returns how often a context was seen, and the share that discounting
// takes from its grams.
func spread(run []gram) (total, rest float64) {
	for _, g := range run {
		total += float64(g.n)
		rest += float64(g.held)
	}
	return total, rest / total
}

// estimate sets how likely a gram is, given how likely shorter contexts make it.
func (g *gram) estimate(total, low float64, bytes float64) {
	p := float64(g.n-g.held)/total + low
	g.logp = float32(math.Log(p))
	g.gain = float32(float64(g.n) * math.Abs(math.Log(p/low)) / bytes)
}

func (b *build) estimatePairs() {
	groups(b.pairs, func(_ uint64, run []gram) {
		total, rest := spread(run)
		for i := range run {
			run[i].estimate(total, rest*b.uni[run[i].last()], pairBytes)
		}
	})
}

func (b *build) estimateTriples() {
	groups(b.triples, func(_ uint64, run []gram) {
		total, rest := spread(run)
		for i := range run {
			low := math.Exp(float64(find(b.pairs, run[i].key&0xffffffff).logp))
			run[i].estimate(total, rest*low, tripleBytes)
		}
	})
}

// prune keeps the grams that matter most for their size. A triple brings the
// pair that it goes on from.
func (b *build) prune(o Options, size int) {
	var order []*gram
	for _, grams := range [][]gram{b.pairs, b.triples} {
		for i := range grams {
			if g := &grams[i]; int(g.seen) >= o.MinPair && g.context() <= 0xffff || int(g.seen) >= o.MinTriple && g.context() > 0xffff {
				order = append(order, g)
			}
		}
	}
	slices.SortFunc(order, func(a, b *gram) int {
		return cmp.Or(-cmp.Compare(a.gain, b.gain), cmp.Compare(a.key, b.key))
	})
	for _, g := range order {
		if g.kept {
			continue
		}
		parent := find(b.pairs, g.context())
		if g.context() <= 0xffff { // a pair, or a triple after the edge twice, which a pair says as well
			parent = nil
			if find(b.pairs, g.key) != g {
				continue
			}
		}
		cost := pairBytes
		if parent != nil {
			cost = tripleBytes
			if !parent.kept {
				cost += pairBytes
			}
		}
		if size+cost > o.Size {
			return
		}
		size += cost
		g.kept = true
		if parent != nil {
			parent.kept = true
		}
	}
}

// backoff makes the weights by which the grams that are left out are what they
// should be in sum: what is left of 1, over what shorter contexts give to it.
func (b *build) backoff(words int) {
	b.uniBow = make([]float64, words)
	groups(b.pairs, func(a uint64, run []gram) {
		b.uniBow[a] = weight(run, func(g *gram) float64 { return b.uni[g.last()] })
	})
	b.pairBow = make([]float64, len(b.pairs))
	groups(b.triples, func(pair uint64, run []gram) {
		i, ok := slices.BinarySearchFunc(b.pairs, pair, func(g gram, key uint64) int { return cmp.Compare(g.key, key) })
		if !ok {
			return
		}
		b.pairBow[i] = weight(run, func(g *gram) float64 {
			if low := find(b.pairs, g.key&0xffffffff); low.kept {
				return math.Exp(float64(low.logp))
			}
			return b.uni[g.last()] * math.Exp(b.uniBow[pair&0xffff])
		})
	})
}

func weight(run []gram, low func(*gram) float64) float64 {
	left, shorter := 1.0, 1.0
	for i := range run {
		if g := &run[i]; g.kept {
			left -= math.Exp(float64(g.logp))
			shorter -= low(g)
		}
	}
	return math.Log(max(left, 1e-4) / max(shorter, 1e-4))
}

func (c *Counts) fixedSize() int {
	n := len(magic) + 5*4 + len(c.words)*10 + 8 + len(strings.Join(c.foreign, "\n"))
	return n + len(strings.Join(c.words[first:], "\n"))
}

func (c *Counts) encode(b *build) ([]byte, error) {
	u32 := binary.LittleEndian.AppendUint32
	u16 := binary.LittleEndian.AppendUint16
	var uniProb, uniBow, pairStart, tripleStart, pairWord, pairProb, pairBow, pairTriples, tripleWord, tripleProb []byte
	p, t, pairs, triples := 0, 0, 0, 0
	for w := range c.words {
		uniProb = append(uniProb, probByte(math.Log(b.uni[w])))
		uniBow = append(uniBow, bowByte(b.uniBow[w]))
		pairStart, tripleStart = u32(pairStart, uint32(pairs)), u32(tripleStart, uint32(triples))
		base := triples
		for ; p < len(b.pairs) && b.pairs[p].context() == uint64(w); p++ {
			g := &b.pairs[p]
			if !g.kept {
				continue
			}
			if triples-base > math.MaxUint16 {
				return nil, errors.New("ngram: too many triples start with " + c.words[w])
			}
			pairs++
			pairWord = u16(pairWord, uint16(g.last()))
			pairProb = append(pairProb, probByte(float64(g.logp)))
			pairBow = append(pairBow, bowByte(b.pairBow[p]))
			pairTriples = u16(pairTriples, uint16(triples-base))
			for t < len(b.triples) && b.triples[t].context() < g.key {
				t++
			}
			for ; t < len(b.triples) && b.triples[t].context() == g.key; t++ {
				if g := &b.triples[t]; g.kept {
					triples++
					tripleWord = u16(tripleWord, uint16(g.last()))
					tripleProb = append(tripleProb, probByte(float64(g.logp)))
				}
			}
		}
	}
	pairStart, tripleStart = u32(pairStart, uint32(pairs)), u32(tripleStart, uint32(triples))
	words, foreign := strings.Join(c.words[first:], "\n"), strings.Join(c.foreign, "\n")
	out := []byte(magic)
	for _, n := range []int{len(c.words), pairs, triples, len(words), len(foreign)} {
		out = u32(out, uint32(n))
	}
	out = append(append(out, words...), foreign...)
	for _, part := range [][]byte{uniProb, uniBow, pairStart, tripleStart, pairWord, pairProb, pairBow, pairTriples, tripleWord, tripleProb} {
		out = append(out, part...)
	}
	return out, nil
}

func probByte(logp float64) byte { return byte(min(max(math.Round(-logp/probStep), 0), 255)) }

func bowByte(logw float64) byte {
	return byte(min(max(math.Round((logw-bowLow)/bowStep), 0), 255))
}
