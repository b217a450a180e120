package retrieval

import (
	"kehoach/plan"
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
	out := map[string]int{}
	a.entry(e, func(id int32, weight int) { out[a.terms[id]] += weight })
	return out
}

// analyser makes the terms of one plan's entries. Fields repeat a lot in a
// table (agencies, times, inherited objectives), so each text is cut once; and
// a plan has but a few thousand words, so each is looked at once.
type analyser struct {
	abbr   *abbreviations
	words  map[string]word
	groups map[string]string
	ids    map[string]int32
	terms  []string
	texts  map[string][]int32
	buf    []byte
}

func newAnalyser(p *plan.Plan) *analyser {
	a := &analyser{
		abbr:   generalAbbreviations(),
		words:  map[string]word{},
		groups: map[string]string{},
		ids:    map[string]int32{},
		texts:  map[string][]int32{},
	}
	if p != nil {
		a.abbr = withGeneral(p.Abbreviations)
		for _, g := range p.Groups {
			a.groups[g.Numeral] = g.Name
		}
	}
	return a
}

// entry calls add for each term of each field.
func (a *analyser) entry(e *plan.Entry, add func(id int32, weight int)) {
	field := func(text string, weight int) {
		for _, id := range a.text(text) {
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

// text returns the terms of a text, in order and repeated as they occur.
func (a *analyser) text(s string) []int32 {
	if s == "" {
		return nil
	}
	ids, ok := a.texts[s]
	if !ok {
		ids = a.cut(s)
		a.texts[s] = ids
	}
	return ids
}

func (a *analyser) cut(s string) []int32 {
	ws := a.abbr.expand(cutWords(s, a.word))
	ids := make([]int32, 0, 3*len(ws))
	before := ""
	for i := range ws {
		w := &ws[i]
		for _, s := range w.beside {
			ids = append(ids, a.id(s))
		}
		if !w.plain && isFunctionWord(w) {
			before = ""
			continue
		}
		ids = append(ids, a.id(w.text))
		if w.accented() {
			ids = append(ids, a.id(w.lower))
		}
		if before != "" && w.joined {
			ids = append(ids, a.pair(before, w.text))
		}
		before = w.text
	}
	return ids
}

// word returns the forms of a word.
func (a *analyser) word(raw string) word {
	w, ok := a.words[raw]
	if !ok {
		w = newWord(raw)
		w.plain = !a.abbr.starts(w.text) && !isFunctionWord(&w)
		a.words[raw] = w
	}
	return w
}

func (a *analyser) id(term string) int32 {
	id, ok := a.ids[term]
	if !ok {
		id = int32(len(a.terms))
		a.ids[term] = id
		a.terms = append(a.terms, term)
	}
	return id
}

func (a *analyser) pair(first, second string) int32 {
	a.buf = append(append(append(a.buf[:0], first...), ' '), second...)
	if id, ok := a.ids[string(a.buf)]; ok {
		return id
	}
	return a.id(string(a.buf))
}
