package retrieval

import (
	"cmp"
	"context"
	"slices"

	"kehoach/plan"
)

// DefaultK is how many hits a query returns that does not say.
const DefaultK = 10

// Searched is a plan's segment under the plan's ID.
type Searched struct {
	Plan    string
	Segment *Segment
	// Dots are the products of the query's vector with those of the entries,
	// by place, as [FixedVectors.Dots] has them; nil for none.
	Dots []int32
}

// Search ranks the entries of the plans given, best first, ties by plan ID and
// then by place. It is the search of the back ends that keep segments; the
// caller has applied the query's Plans, Search applies the rest. [Stats] has
// the formula of the terms' score.
//
// Where some entry has a product, the score is
//
//	Alpha × scaled product + (1 - Alpha) × scaled score of the terms
//
// each scaled to 0 for the least and 1 for the most among the entries
// searched, of the kinds that the query wants. An entry without vectors counts
// as the one of the least product.
func Search(ctx context.Context, plans []Searched, q Query) ([]Hit, error) {
	byID := func(a, b Searched) int { return cmp.Compare(a.Plan, b.Plan) }
	if !slices.IsSortedFunc(plans, byID) {
		plans = slices.Clone(plans)
		slices.SortStableFunc(plans, byID)
	}
	s := searcher{plans: plans}
	for _, p := range plans {
		s.stats = s.stats.Add(p.Segment.stats)
	}
	for _, t := range sortedTerms(q.Terms) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s.resolve(t)
	}
	top := topHits{k: cmp.Or(max(0, q.K), DefaultK)}
	fused := slices.ContainsFunc(plans, func(p Searched) bool { return p.Dots != nil })
	var all []candidate
	for i := range plans {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if fused {
			all = s.collect(i, q.Kinds, all)
		} else {
			s.score(i, q.Kinds, &top)
		}
	}
	fuse(all, q.Alpha)
	for _, c := range all {
		if c.score > top.least() {
			top.add(c)
		}
	}
	return s.hits(top.list), nil
}

// sortedTerms returns the terms by text, each once, with the highest weight
// where it was given twice, and without those of no weight.
func sortedTerms(terms []Term) []Term {
	terms = slices.DeleteFunc(slices.Clone(terms), func(t Term) bool { return !(t.Weight > 0) || t.Text == "" })
	slices.SortFunc(terms, func(a, b Term) int {
		return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(b.Weight, a.Weight))
	})
	return slices.CompactFunc(terms, func(a, b Term) bool { return a.Text == b.Text })
}

type searcher struct {
	plans  []Searched
	stats  Stats
	found  []foundTerm
	words  []float64 // what each plain term of the query is worth
	near   map[string][]string
	scores []scored // of one plan's entries
}

// foundTerm is a term that some entry has.
type foundTerm struct {
	value float64 // weight × IDF
	// word is the place in words of the plain term that it is or stands in
	// for; -1 for other terms.
	word  int
	lists []postings // by plan
}

type scored struct {
	score float64
	norm  float64 // see [Stats.TF]
	words uint64  // the plain terms of the query that the entry has
}

// resolve finds a term, or its stand-ins, in the plans.
func (s *searcher) resolve(t Term) {
	word := -1
	if IsPlain(t.Text) {
		word = len(s.words)
		s.words = append(s.words, t.Weight*s.stats.IDF(0))
	}
	if f, ok := s.lookUp(t.Text, t.Weight, word); ok {
		s.keep(f)
		return
	}
	if !t.Fuzzy {
		return
	}
	for _, stand := range s.standIns(t.Text) {
		if f, ok := s.lookUp(stand, t.Weight*standInWeight, word); ok {
			s.keep(f)
		}
	}
}

// keep adds a found term; a word is worth what its commonest term tells.
func (s *searcher) keep(f foundTerm) {
	if f.word >= 0 {
		s.words[f.word] = min(s.words[f.word], f.value)
	}
	s.found = append(s.found, f)
}

func (s *searcher) lookUp(term string, weight float64, word int) (foundTerm, bool) {
	key := string(class(term)) + term
	f := foundTerm{word: word, lists: make([]postings, len(s.plans))}
	df := 0
	for i, p := range s.plans {
		f.lists[i] = p.Segment.find(key)
		df += f.lists[i].df()
	}
	f.value = weight * s.stats.IDF(df)
	return f, df > 0
}

// score ranks the entries of one plan into top.
func (s *searcher) score(index int, kinds []plan.Kind, top *topHits) {
	docs := s.scoreTerms(index)
	for i, d := range s.scores {
		if d.score > top.least() && (len(kinds) == 0 || slices.Contains(kinds, docs[i].kind)) {
			top.add(candidate{scored: d, plan: s.plans[index].Plan, index: index, doc: i})
		}
	}
}

// scoreTerms sets the scores to those of one plan's entries, and returns the
// entries.
func (s *searcher) scoreTerms(index int) []doc {
	docs := s.plans[index].Segment.docs
	s.scores = slices.Grow(s.scores[:0], len(docs))[:len(docs)]
	for i, d := range docs {
		s.scores[i] = scored{norm: s.stats.norm(d.length)}
	}
	for i := range s.found {
		s.scoreTerm(&s.found[i], s.found[i].lists[index])
	}
	return docs
}

// scoreTerm adds what a term gives to the entries in its postings.
func (s *searcher) scoreTerm(f *foundTerm, list postings) {
	word := uint64(0)
	if f.word >= 0 && f.word < 64 {
		word = 1 << f.word
	}
	doc := 0
	_, i := number(list, 0)
	for i+1 < len(list) {
		step, tf := int(list[i]), int(list[i+1])
		if step|tf < 0x80 { // nearly always
			i += 2
		} else {
			step, i = number(list, i)
			tf, i = number(list, i)
		}
		if doc += step; doc >= len(s.scores) {
			return
		}
		d := &s.scores[doc]
		d.score += f.value * saturate(tf, d.norm)
		d.words |= word
	}
}

// hits makes the answer of the best candidates.
func (s *searcher) hits(list []candidate) []Hit {
	out := make([]Hit, len(list))
	total := 0.0
	for _, w := range s.words[:min(64, len(s.words))] {
		total += w
	}
	for i, c := range list {
		d := s.plans[c.index].Segment.docs[c.doc]
		out[i] = Hit{Plan: c.plan, Entry: d.id, Kind: d.kind, Score: c.score}
		for w, worth := range s.words[:min(64, len(s.words))] {
			if c.words&(1<<w) != 0 && total > 0 {
				out[i].Cover += worth / total
			}
		}
	}
	return out
}

// candidate is an entry on its way to the hits.
type candidate struct {
	scored
	plan       string
	index, doc int
	dot        int32
}

// topHits keeps the k best candidates in order.
type topHits struct {
	k    int
	list []candidate
}

// least returns a score that no hit of this or a later plan can come in with:
// of equals the earlier stays.
func (t *topHits) least() float64 {
	if len(t.list) < t.k {
		return 0
	}
	return t.list[t.k-1].score
}

func (t *topHits) add(c candidate) {
	if len(t.list) == t.k && compareCandidates(c, t.list[t.k-1]) > 0 {
		return
	}
	i, _ := slices.BinarySearchFunc(t.list, c, compareCandidates)
	if len(t.list) == t.k {
		t.list = t.list[:t.k-1]
	}
	t.list = slices.Insert(t.list, i, c)
}

func compareCandidates(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.plan, b.plan), cmp.Compare(a.doc, b.doc))
}
