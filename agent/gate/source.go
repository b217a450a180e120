package gate

import (
	"slices"

	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
)

// cell is a text of an entry, taken apart.
type cell struct {
	text    string
	list    bool // of agencies
	words   []word
	clauses []int // of each word, by number
	numbers []number
}

// source is what an entry licenses.
type source struct {
	e     *plan.Entry
	cells []cell
	times []placed
	words map[string]bool
	pairs map[[2]string]bool
	prose map[[2]string]bool            // pairs of texts other than lists of agencies
	roles map[string]map[plan.Role]bool // by agency
	found [][]agency.Mention            // agencies that each cell names; nil until asked
	negs  [][3]string                   // a negation with the two words after it
	at    map[string][][2]int           // places of a word: cell and index
}

// placed is a time with the words around it.
type placed struct {
	when
	about map[string]bool
}

// source takes an entry apart, once a turn.
func (t *Turn) source(id string) *source {
	if s := t.sources[id]; s != nil {
		return s
	}
	e := t.Entries[id]
	s := &source{
		e: e, words: make(map[string]bool), pairs: make(map[[2]string]bool), prose: make(map[[2]string]bool), roles: make(map[string]map[plan.Role]bool),
		at: make(map[string][][2]int),
	}
	if e.Kind == plan.KindTask {
		for _, f := range plan.TaskFields {
			s.add(t, f, e.Cell(f).Text)
		}
		for _, o := range e.Others {
			s.add(t, "", o.Header)
			s.add(t, "", o.Text)
		}
	} else {
		s.add(t, "", e.Text)
		s.add(t, "", e.Agency)
	}
	for _, h := range e.Heading {
		s.add(t, "", h)
	}
	for _, kind := range []string{"vi", "en"} {
		lang := t.Lang
		t.Lang = kind
		s.add(t, "", t.label(id))
		t.Lang = lang
		s.meaning(due.Meaning(e.Due, kind))
	}
	s.days(e.Due)
	s.agencies(t)
	if t.sources == nil {
		t.sources = make(map[string]*source)
	}
	t.sources[id] = s
	return s
}

// add takes a text apart.
func (s *source) add(t *Turn, field plan.FieldName, text string) {
	if text == "" {
		return
	}
	text = normal(text)
	ws := split(text)
	c := cell{text: text, words: ws, clauses: clauses(ws), list: field == plan.FieldLead || field == plan.FieldCoordinating}
	found := times(ws)
	taken := make([]bool, len(ws))
	for _, w := range found {
		w.start, w.end = field == plan.FieldStart, field == plan.FieldEnd
		s.times = append(s.times, placed{w, around(ws, w.from, w.to)})
		mark(taken, w.from, w.to)
	}
	c.numbers = numbers(ws, taken, false)
	n := len(s.cells)
	for i, w := range ws {
		s.words[w.lower] = true
		s.at[w.lower] = append(s.at[w.lower], [2]int{n, i})
		if i > 0 && !w.breaks() {
			pair := [2]string{ws[i-1].lower, w.lower}
			s.pairs[pair] = true
			if !c.list {
				s.prose[pair] = true
			}
		}
		if negation[w.lower] {
			s.negs = append(s.negs, [3]string{w.lower, at(ws, i+1), at(ws, i+2)})
		}
	}
	s.cells = append(s.cells, c)
}

// speaksOf reports whether a text of the entry names an agency.
func (s *source) speaksOf(t *Turn, key string) bool {
	return len(s.named(t, key)) > 0
}

// mentions returns the agencies that each of its texts names.
func (s *source) mentions(t *Turn) [][]agency.Mention {
	if s.found == nil {
		s.found = make([][]agency.Mention, len(s.cells))
		for i, c := range s.cells {
			s.found[i] = slices.DeleteFunc(t.Directory.Find(c.text), func(m agency.Mention) bool { return m.Weak })
		}
	}
	return s.found
}

// meaning adds what the program itself says of the entry's time.
func (s *source) meaning(text string) {
	ws := split(normal(text))
	for i, w := range ws {
		s.words[w.lower] = true
		if i > 0 {
			s.pairs[[2]string{ws[i-1].lower, w.lower}] = true
		}
		if negation[w.lower] {
			s.negs = append(s.negs, [3]string{w.lower, at(ws, i+1), at(ws, i+2)})
		}
	}
	for _, w := range times(ws) {
		w.derived = true
		s.times = append(s.times, placed{w, nil})
	}
}

// days adds the days that the entry's time comes to.
func (s *source) days(d plan.Due) {
	if d.Date != "" {
		s.times = append(s.times, placed{dated(d.Date), nil})
	}
	for _, p := range d.Parts {
		s.days(p)
	}
}

// agencies adds the parts that agencies have in the entry.
func (s *source) agencies(t *Turn) {
	for _, a := range s.e.Agencies {
		if s.roles[a.Key] == nil {
			s.roles[a.Key] = make(map[plan.Role]bool)
		}
		s.roles[a.Key][a.Role] = true
		for _, name := range []string{t.Directory.Name(a.Key), t.Directory.English(a.Key), a.Name} {
			for _, w := range split(normal(name)) {
				s.words[w.lower] = true
			}
		}
	}
}

// around returns the words of the clause about words[from:to].
func around(ws []word, from, to int) map[string]bool {
	out := make(map[string]bool)
	for i := from - 1; i >= 0 && i >= from-12 && !ws[i+1].breaks(); i-- {
		out[ws[i].lower] = true
	}
	for i := to; i < len(ws) && i < to+12 && !ws[i].breaks(); i++ {
		out[ws[i].lower] = true
	}
	return out
}

func mark(taken []bool, from, to int) {
	for i := from; i < to; i++ {
		taken[i] = true
	}
}
