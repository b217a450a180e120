package gate

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// checkLine holds a line against what governs it.
func (t *Turn) checkLine(l *line, v *Verdict) {
	if l.raw == "" {
		return
	}
	if !l.cited() {
		switch {
		case len(l.ids) > 0:
			l.failed = !t.claim(l.raw, l.ids, l.raw, v)
		case l.heading && leadsIn(l.raw):
		default:
			v.fault(Uncited, l.raw, "")
			l.failed = true
		}
		return
	}
	for _, p := range l.parts {
		if p.own && !t.claim(p.text, p.ids, l.raw, v) {
			l.failed = true
		}
	}
	if last := l.parts[len(l.parts)-1]; !last.own {
		v.fault(Uncited, strings.TrimSpace(last.text), "")
		l.parts = l.parts[:len(l.parts)-1]
	}
}

// leadsIn reports whether a line has only words that state nothing.
func leadsIn(text string) bool {
	ws := split(text)
	free := make([]bool, len(ws))
	freePhrases(ws, free)
	for i, w := range ws {
		if !free[i] && !joins(w.lower) {
			return false
		}
	}
	return len(ws) <= 20
}

// claim is a piece of text under examination.
type claim struct {
	t     *Turn
	text  string
	ws    []word
	ids   []string
	known []bool // words that some kind of fact accounts for
	times []when
	nums  []number
	names []name
	where string
	v     *Verdict
	sound bool
}

// claim reports whether each fact of a text stands in each of its entries, and
// each other word in one of them.
func (t *Turn) claim(text string, ids []string, where string, v *Verdict) bool {
	text = strings.NewReplacer("*", "", "_", " ").Replace(text)
	c := &claim{t: t, text: text, ws: split(text), ids: ids, where: where, v: v, sound: true}
	if len(c.ws) == 0 {
		return true
	}
	c.known = make([]bool, len(c.ws))
	freePhrases(c.ws, c.known)
	c.times = times(c.ws)
	taken := make([]bool, len(c.ws))
	for _, w := range c.times {
		mark(taken, w.from, w.to)
		mark(c.known, w.from, w.to)
	}
	c.nums = numbers(c.ws, taken, t.Lang == "en")
	c.names = c.find()
	c.nums = slices.DeleteFunc(c.nums, c.counts)
	for _, id := range ids {
		s := t.source(id)
		cover := s.cover(c.ws)
		c.agencies(s, cover)
		c.roles(s)
		c.dates(s)
		c.figures(s)
		c.documents(s)
		c.negations(s)
		c.product(s)
	}
	c.words()
	return c.sound
}

func (c *claim) fault(code Code, from, to int) {
	c.sound = false
	what := c.text[c.ws[from].start:c.ws[to-1].end]
	if !slices.ContainsFunc(c.v.Faults, func(f Fault) bool { return f.Code == code && f.Claim == c.where && f.What == what }) {
		c.v.fault(code, c.where, what)
	}
}

// dates holds the times of a claim against an entry.
func (c *claim) dates(s *source) {
	for _, w := range c.times {
		cue := c.cue(w.from)
		about := around(c.ws, w.from, w.to)
		best, other := -1, -1
		for _, p := range s.times {
			fits := p.holds(w) && !(p.start && cue != "start" && cue != "run") && !(p.end && cue == "start")
			score := shared(about, p.about)
			if fits {
				best = max(best, score)
			} else if p.about != nil && !p.document && !p.start && (p.day > 0 || p.month > 0) && (w.day > 0 || w.month > 0) {
				other = max(other, score)
			}
		}
		if best < 0 || other > best && !c.derived(s, w) {
			c.fault(Date, w.from, w.to)
		}
	}
}

// derived reports whether a time is what the entry's own single date comes to.
func (c *claim) derived(s *source, w when) bool {
	return s.e.Due.Date != "" && len(s.e.Due.Parts) == 0 && dated(s.e.Due.Date).holds(w)
}

var startCues = map[string]bool{"từ": true, "bắt": true, "khởi": true, "start": true, "starts": true, "starting": true, "begin": true, "begins": true, "from": true}
var endCues = map[string]bool{"hạn": true, "hoàn": true, "xong": true, "chậm": true, "muộn": true, "trước": true, "đến": true, "deadline": true, "due": true, "by": true, "until": true, "finish": true, "complete": true, "completed": true, "before": true, "end": true, "kết": true}

var runCues = map[string]bool{"hiện": true, "khai": true, "gian": true}

// cue says whether the words before a time speak of a start, of an end or of
// the time that work takes ("run"); "" for none of them.
func (c *claim) cue(from int) string {
	for i := from; i >= 0 && i >= from-8; i-- {
		w := c.ws[i].lower
		switch {
		case i < from && slices.ContainsFunc(c.times, func(o when) bool { return o.from <= i && i < o.to }):
			return ""
		case startCues[w]:
			return "start"
		case endCues[w]:
			return "end"
		case runCues[w]:
			return "run"
		}
		if c.ws[i].breaks() && !strings.Contains(c.ws[i].sep, ":") {
			return ""
		}
	}
	return ""
}

// figures holds the numbers of a claim against an entry.
func (c *claim) figures(s *source) {
	for _, n := range c.nums {
		about := around(c.ws, n.from, n.to)
		best, other := -1, -1
		for _, cell := range s.cells {
			for _, o := range cell.numbers {
				score := shared(about, around(cell.words, o.from, o.to))
				if n.same(o) {
					best = max(best, score)
				} else if o.unit == n.unit && n.unit == "%" {
					other = max(other, score)
				}
			}
		}
		if best < 0 || other > best {
			c.fault(Number, n.from, n.to)
		}
		mark(c.known, n.from, n.to)
	}
}

func shared(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// documents holds the numbers of documents against an entry.
func (c *claim) documents(s *source) {
	for i, w := range c.ws {
		if !w.document() {
			continue
		}
		c.known[i] = true
		if len(s.at[w.lower]) == 0 && !strings.EqualFold(w.text, c.t.Number) {
			c.fault(Document, i, i+1)
		}
	}
}

// negations holds the negations of a claim against those of an entry, both
// ways.
func (c *claim) negations(s *source) {
	for i, w := range c.ws {
		if negation[w.lower] && !slices.ContainsFunc(s.negs, func(n [3]string) bool { return n[0] == w.lower && n[1] == at(c.ws, i+1) }) {
			c.fault(Negation, i, i+1)
		}
	}
	for _, n := range s.negs {
		if n[2] == "" || s.positive(n) {
			continue
		}
		for i := range c.ws {
			if at(c.ws, i) == n[1] && at(c.ws, i+1) == n[2] && !negation[at(c.ws, i-1)] && !negation[at(c.ws, i-2)] {
				c.fault(Negation, i, i+2)
			}
		}
	}
}

// positive reports whether the entry also has the words of a negation without
// it.
func (s *source) positive(n [3]string) bool {
	for _, p := range s.at[n[1]] {
		ws := s.cells[p[0]].words
		if at(ws, p[1]+1) == n[2] && !negation[at(ws, p[1]-1)] {
			return true
		}
	}
	return false
}

// words holds all other words against the entries together.
func (c *claim) words() {
	has := func(w string) bool {
		return slices.ContainsFunc(c.ids, func(id string) bool { return c.t.source(id).words[w] })
	}
	pair := func(a, b string) bool {
		return slices.ContainsFunc(c.ids, func(id string) bool { return c.t.source(id).pairs[[2]string{a, b}] })
	}
	for i, w := range c.ws {
		if c.known[i] {
			continue
		}
		if !joins(w.lower) && !has(w.lower) {
			c.fault(Words, i, i+1)
			continue
		}
		if qualifiers[w.lower] && i+1 < len(c.ws) && !pair(w.lower, c.ws[i+1].lower) {
			c.fault(Words, i, i+2)
		}
		if i+1 == len(c.ws) || c.known[i+1] || c.ws[i+1].sep != " " || pair(w.lower, c.ws[i+1].lower) {
			continue
		}
		if next := c.ws[i+1]; heads[w.lower] && !joins(next.lower) || w.capital() && next.capital() && !(joins(w.lower) && joins(next.lower)) && i > 0 {
			c.fault(Agency, i, i+2)
		}
	}
}

// product holds what a claim calls the product of a task against that cell.
func (c *claim) product(s *source) {
	if s.e.Kind != plan.KindTask {
		return
	}
	has := make(map[string]bool)
	for _, w := range split(normal(s.e.Product.Text)) {
		has[w.lower] = true
	}
	for i := range c.ws {
		if !(at(c.ws, i) == "sản" && at(c.ws, i+1) == "phẩm" || at(c.ws, i) == "product") {
			continue
		}
		from := i + 1
		if at(c.ws, i) == "sản" {
			from++
		}
		if from >= len(c.ws) || !strings.Contains(c.ws[from].sep, ":") && at(c.ws, from) != "là" && at(c.ws, from) != "gồm" && at(c.ws, from) != "is" {
			continue
		}
		for j := from; j < len(c.ws) && (j == from || !c.ws[j].breaks()); j++ {
			if w := c.ws[j]; !has[w.lower] && !joins(w.lower) && !c.known[j] {
				c.fault(Words, j, j+1)
				break
			}
		}
	}
}

// shortestQuote is how many words in a row make a quotation.
const shortestQuote = 6

// cover marks the words that stand in a row in one of the entry's texts, and
// whose row does not begin right after a negation there.
func (s *source) cover(ws []word) []bool { return s.rows(ws, true) }

// rows is cover with or without the texts that are lists of agencies.
func (s *source) rows(ws []word, lists bool) []bool {
	out := make([]bool, len(ws))
	for i := 0; i < len(ws); {
		best := 0
		for _, p := range s.at[ws[i].lower] {
			cell := s.cells[p[0]].words
			if s.cells[p[0]].list && !lists {
				continue
			}
			n := 0
			for i+n < len(ws) && p[1]+n < len(cell) && cell[p[1]+n].lower == ws[i+n].lower {
				n++
			}
			if !negation[at(cell, p[1]-1)] {
				best = max(best, n)
			}
		}
		if best >= shortestQuote || best == len(ws) {
			mark(out, i, i+best)
			i += best
		} else {
			i++
		}
	}
	return out
}
