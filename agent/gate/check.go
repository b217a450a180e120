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
	c.order()
	c.doers()
	c.objects()
	c.members()
	return c.sound
}

func (c *claim) fault(code Code, from, to int) {
	c.sound = false
	what := c.text[c.ws[from].start:c.ws[to-1].end]
	if !slices.ContainsFunc(c.v.Faults, func(f Fault) bool { return f.Code == code && f.Claim == c.where && f.What == what }) {
		c.v.fault(code, c.where, what)
	}
}

// figures holds the numbers of a claim against an entry.
func (c *claim) figures(s *source) {
	for _, n := range c.nums {
		about := around(c.ws, n.from, n.to)
		best, other := -1, -1
		own, others := 0, 0 // how many words after the number are those after it in the entry
		for _, cell := range s.cells {
			for _, o := range cell.numbers {
				score := shared(about, around(cell.words, o.from, o.to))
				alike := alikeAfter(c.ws, n.to, cell.words, o.to)
				if n.same(o) {
					best, own = max(best, score), max(own, alike)
				} else if o.unit == n.unit && n.unit == "%" {
					other, others = max(other, score), max(others, alike)
				}
			}
		}
		if best < 0 || others > own || others == own && other > best {
			c.fault(Number, n.from, n.to)
		}
		mark(c.known, n.from, n.to)
	}
}

// alikeAfter counts how many words from a[i] on are those from b[j] on.
func alikeAfter(a []word, i int, b []word, j int) int {
	n := 0
	for i+n < len(a) && j+n < len(b) && a[i+n].lower == b[j+n].lower {
		n++
	}
	return n
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
		if periods[w.lower] && i > 0 && strings.TrimSpace(w.sep) == "" && !pair(c.ws[i-1].lower, w.lower) {
			c.fault(Words, i-1, i+1) // "báo cáo tháng" is not "báo cáo quý"
		}
		if qualifiers[w.lower] && i+1 < len(c.ws) && !c.ws[i+1].breaks() && !pair(w.lower, c.ws[i+1].lower) {
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
