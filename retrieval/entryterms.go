package retrieval

import (
	"slices"
	"sync"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// The weights of an entry's fields: how often a word of the field counts. An
// entry's own words say what it is about; the columns around a task and the
// headings above say it too, but share their words with many entries.
const (
	ownWeight     = 3
	productWeight = 2
	contextWeight = 1
)

// EntryTerms returns the index terms of an entry with their weighted
// frequency: how often each occurs, counted with the weight of the field that
// it occurs in. p is the plan of the entry, which explains its abbreviations
// and names its groups; nil is no plan.
//
// There are three sorts of terms. A plain term is a folded word ("thu") or a
// number; a short form stands beside the words of its long form whichever of
// the two the text has. A pair is two neighbours ("thu tuc"); pairs do not
// reach over punctuation or function words. An accented term is a word with
// its diacritics ("thủ"), there only for words that have some.
func EntryTerms(e *plan.Entry, p *plan.Plan) map[string]int {
	a := newAnalyser(p)
	defer a.free()
	out := map[string]int{}
	a.entry(e, func(id int32, weight int) { out[a.text(id)] += weight })
	return out
}

// analyser makes the terms of one plan's entries, and gives them numbers from
// 0 on. Fields repeat a lot in a table (agencies, times, inherited objectives),
// so each text is cut once.
type analyser struct {
	*lexicon
	own    *numbered // the plan's abbreviations, nil for none
	groups map[string]string
	terms  []term
	single []int32 // by the number of a word: 1 + the number of its term, 0 for none
	pairs  pairTable
	// read are the terms of the texts that were cut, at their places in all.
	read map[string][2]int
	all  []int32
	// The words of the text at hand.
	words, expanded []token
}

// analysers keeps the lexicons and the memory of analysers that are done.
var analysers = sync.Pool{New: func() any { return &analyser{read: map[string][2]int{}} }}

// newAnalyser returns an analyser, to be freed.
func newAnalyser(p *plan.Plan) *analyser {
	a := analysers.Get().(*analyser)
	if a.lexicon == nil || len(a.texts) > largestLexicon || len(a.forms) > largestLexicon {
		a.lexicon, a.single = newLexicon(), nil
	}
	a.groups = map[string]string{}
	if p == nil {
		return a
	}
	if len(p.Abbreviations) > 0 {
		own := a.number(newAbbreviations(p.Abbreviations))
		a.mark(&own, startsOwnShort, startsOwnLong)
		a.own = &own
	}
	for _, g := range p.Groups {
		a.groups[g.Numeral] = g.Name
	}
	return a
}

// free ends the use of an analyser.
func (a *analyser) free() {
	for _, t := range a.terms {
		if t.second < 0 {
			a.single[t.first] = 0
		}
	}
	if a.own != nil {
		a.unmark(a.own)
	}
	a.own, a.groups, a.terms, a.all = nil, nil, a.terms[:0], a.all[:0]
	a.pairs.clear()
	clear(a.read)
	analysers.Put(a)
}

// entry calls add for each term of each field.
func (a *analyser) entry(e *plan.Entry, add func(id int32, weight int)) {
	field := func(text string, weight int) {
		for _, id := range a.termsOf(text) {
			add(id, weight)
		}
	}
	for _, h := range e.Heading {
		field(h, contextWeight)
	}
	if e.Kind != plan.KindTask {
		field(e.Text, ownWeight)
		field(e.Agency, contextWeight)
		return
	}
	if len(e.Heading) == 0 && e.Group != "" {
		field(a.groups[e.Group], contextWeight)
	}
	own, objective := e.Task.Text, e.Objective.Text
	if own == "" {
		own = e.Text
	}
	if own == "" || own == objective {
		own, objective = objective, ""
	}
	field(own, ownWeight)
	field(objective, contextWeight)
	field(e.Product.Text, productWeight)
	for _, c := range []*plan.Cell{&e.Lead, &e.Coordinating, &e.Start, &e.End} {
		field(c.Text, contextWeight)
	}
	for _, o := range e.Others {
		field(o.Text, contextWeight)
	}
}

// termsOf returns the terms of a text, in order and repeated as they occur.
func (a *analyser) termsOf(s string) []int32 {
	if s == "" {
		return nil
	}
	at, ok := a.read[s]
	if !ok {
		at[0] = len(a.all)
		a.cut(s)
		at[1] = len(a.all)
		a.read[s] = at
	}
	return a.all[at[0]:at[1]]
}

// cut appends the terms of a text to all.
func (a *analyser) cut(s string) {
	a.words = a.words[:0]
	before := -1
	for start, end := range vi.Spans(s) {
		f := a.form(s[start:end])
		text := a.forms[f].text
		if text < 0 {
			before = -1
			continue
		}
		a.words = append(a.words, token{form: f, text: text, joined: before >= 0 && joins(s[before:start])})
		before = end
	}
	a.expanded = a.expand(a.expanded[:0], a.words, a.own)
	last := int32(-1)
	for i := range a.expanded {
		w := &a.expanded[i]
		f := &a.forms[w.form]
		a.besideOf(a.expanded[i:], f)
		if f.function {
			last = -1
			continue
		}
		a.add(term{w.text, -1})
		if f.lower >= 0 {
			a.add(term{f.lower, -1})
		}
		if last >= 0 && w.joined {
			a.add(term{last, w.text})
		}
		last = w.text
	}
}

// besideOf adds what stands beside the first of some words: the short form
// that it was put in the place of, or the parts of a number; and the short
// forms of the long forms that start there.
func (a *analyser) besideOf(ts []token, f *form) {
	from := len(a.all)
	if ts[0].replaced {
		a.add(ts[0].short)
	} else {
		for _, t := range f.beside {
			a.add(t)
		}
	}
	marks := a.starts[ts[0].text]
	if marks&startsOwnLong != 0 {
		a.shortsOf(ts, a.own.short[ts[0].text], from)
	}
	if marks&startsLong != 0 {
		a.shortsOf(ts, a.general.short[ts[0].text], from)
	}
}

// shortsOf adds the short forms of those of a list that ts starts with, but
// for those that were added since from.
func (a *analyser) shortsOf(ts []token, list []numberedLong, from int) {
	for _, l := range list {
		if !matches(ts, l.words) {
			continue
		}
		if id := a.termID(l.short); !slices.Contains(a.all[from:], id) {
			a.all = append(a.all, id)
		}
	}
}

func (a *analyser) add(t term) { a.all = append(a.all, a.termID(t)) }

// termID returns the number of a term among those of the plan.
func (a *analyser) termID(t term) int32 {
	if t.second >= 0 {
		id, added := a.pairs.id(t, int32(len(a.terms)))
		if added {
			a.terms = append(a.terms, t)
		}
		return id
	}
	if n := len(a.texts); n > len(a.single) {
		a.single = append(a.single, make([]int32, n+n/4-len(a.single))...)
	}
	id := a.single[t.first] - 1
	if id < 0 {
		id = int32(len(a.terms))
		a.single[t.first] = id + 1
		a.terms = append(a.terms, t)
	}
	return id
}

// text returns a term as text.
func (a *analyser) text(id int32) string {
	t := a.terms[id]
	if t.second < 0 {
		return a.texts[t.first]
	}
	return a.texts[t.first] + " " + a.texts[t.second]
}

// pairTable numbers pairs: a hash table with open addressing, several times as
// fast as a map.
type pairTable struct {
	slots []pairSlot // a power of two of them, at most half of them used
	n     int
}

type pairSlot struct {
	pair term // with 1 added to both
	id   int32
}

// id returns the number of a pair, which is next where there was none.
func (p *pairTable) id(t term, next int32) (id int32, added bool) {
	if 2*p.n >= len(p.slots) {
		p.grow()
	}
	s := p.slot(term{t.first + 1, t.second + 1})
	if s.pair.first == 0 {
		p.n++
		*s = pairSlot{term{t.first + 1, t.second + 1}, next}
		return next, true
	}
	return s.id, false
}

// slot returns where a pair is or belongs.
func (p *pairTable) slot(t term) *pairSlot {
	hash := (uint64(t.first)<<32 | uint64(t.second)) * 0x9E3779B97F4A7C15
	for i := int(hash >> 32); ; i++ {
		if s := &p.slots[i&(len(p.slots)-1)]; s.pair == t || s.pair.first == 0 {
			return s
		}
	}
}

func (p *pairTable) grow() {
	old := p.slots
	p.slots = make([]pairSlot, max(1024, 2*len(old)))
	for _, s := range old {
		if s.pair.first != 0 {
			*p.slot(s.pair) = s
		}
	}
}

// clear empties the table. A large plan's memory is not kept for small ones.
func (p *pairTable) clear() {
	if len(p.slots) > 1<<16 {
		p.slots = nil
	}
	clear(p.slots)
	p.n = 0
}
