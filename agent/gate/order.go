package gate

import (
	"slices"
	"strings"
)

// reach is how many words of an entry a claim may leave out in one place.
const reach = 25

// place is where a word stands in an entry.
type place struct {
	s           *source
	cell, index int
	to          int // where an agency's name ends
}

// order holds the order of a claim's words against that of the entries: of two
// that follow each other in a piece of it, the second follows the first in a
// clause of one entry too. Words may be left out, and pieces, which end at a
// comma or where the claim says of itself what comes next ("sản phẩm là"), may
// stand in any order.
func (c *claim) order() {
	var before []place
	last := -1
	for i := 0; i < len(c.ws); i++ {
		if i > 0 && (c.ws[i].breaks() || strings.ContainsAny(c.ws[i].sep, ",–—-\"“”")) {
			last = -1
		}
		for _, n := range c.names {
			if n.from == i && c.reversed(n) {
				c.fault(Order, n.from, n.to)
			}
		}
		if n := c.frame(i); n > 0 {
			i, last = i+n-1, -1
			continue
		}
		now, to := c.places(i)
		if len(now) == 0 {
			i = to - 1
			continue
		}
		if last >= 0 {
			follows := slices.DeleteFunc(slices.Clone(now), func(p place) bool {
				return !slices.ContainsFunc(before, func(b place) bool { return b.leadsTo(p) || c.verbatim(last, i, b, p) })
			})
			if len(follows) == 0 {
				c.fault(Order, last, to)
			} else {
				now = follows
			}
		}
		before, last = now, i
		i = to - 1
	}
}

// leadsTo reports whether a word stands after another in the same clause.
func (p place) leadsTo(q place) bool {
	if p.s != q.s || p.cell != q.cell || q.index <= p.index || q.index > p.index+reach {
		return false
	}
	clauses := p.s.cells[p.cell].clauses
	return clauses[p.index] == clauses[q.index]
}

// verbatim reports whether words[from:to] of a claim are those from one place
// to another, over the end of a clause: a quotation.
func (c *claim) verbatim(from, to int, p, q place) bool {
	if p.s != q.s || p.cell != q.cell || q.index-p.index != to-from {
		return false
	}
	return alikeAfter(c.ws, from, p.s.cells[p.cell].words, p.index) > to-from
}

// places returns where the word of a claim, or the agency that is named from it
// on, stands in the entries, and where it ends. What is held against the entry
// by other means stands nowhere: words that join, times, numbers, agencies that
// have a part in an entry.
func (c *claim) places(i int) ([]place, int) {
	for _, n := range c.names {
		if n.from != i {
			continue
		}
		var out []place
		for _, id := range c.ids {
			s := c.t.source(id)
			if len(c.parts(s, n.Key)) > 0 {
				return nil, n.to
			}
			out = append(out, s.named(c.t, n.Key)...)
		}
		return out, n.to
	}
	if c.known[i] || joins(c.ws[i].lower) {
		return nil, i + 1
	}
	var out []place
	for _, id := range c.ids {
		s := c.t.source(id)
		for _, at := range s.at[c.ws[i].lower] {
			out = append(out, place{s: s, cell: at[0], index: at[1]})
		}
	}
	return out, i + 1
}

// named returns where the entry's texts name an agency.
func (s *source) named(t *Turn, key string) []place {
	var out []place
	for i, all := range s.mentions(t) {
		for _, m := range all {
			if m.Key != key {
				continue
			}
			p := place{s: s, cell: i, index: -1}
			for k, w := range s.cells[i].words {
				if w.start < m.End && m.Start < w.end {
					if p.index < 0 {
						p.index = k
					}
					p.to = k + 1
				}
			}
			if p.index >= 0 {
				out = append(out, p)
			}
		}
	}
	return out
}

// reversed reports whether the words beside a name in a claim, which names it
// at words[from:to], stand on its other side in an entry and nowhere as in the
// claim: "Sở Nội vụ gửi" where the entry has "gửi Sở Nội vụ".
func (c *claim) reversed(n name) bool {
	before, after := make(map[string]bool), make(map[string]bool)
	for _, id := range c.ids {
		s := c.t.source(id)
		for _, p := range s.named(c.t, n.Key) {
			ws := s.cells[p.cell].words
			before[at(ws, p.index-1)] = true
			after[at(ws, p.to)] = true
		}
	}
	left, right := at(c.ws, n.from-1), at(c.ws, n.to)
	return right != "" && !joins(right) && before[right] && !after[right] || left != "" && !joins(left) && after[left] && !before[left]
}

// frames are words with which a claim says what it tells next, of whatever
// cell.
var frames = [][]string{
	{"chủ", "trì"}, {"phối", "hợp"}, {"sản", "phẩm"}, {"thời", "hạn"}, {"thời", "gian"}, {"hoàn", "thành"}, {"nhiệm", "vụ"}, {"mục", "tiêu"}, {"việc", "này"},
	{"bắt", "đầu"}, {"kết", "thúc"}, {"bao", "gồm"}, {"hạn"}, {"là"}, {"gồm"},
	{"ít", "nhất"}, {"nhiều", "nhất"}, {"tối", "thiểu"}, {"tối", "đa"}, {"at", "least"}, {"at", "most"},
	{"is"}, {"are"}, {"leads"}, {"lead"}, {"led"}, {"product"}, {"products"}, {"deadline"}, {"due"}, {"task"}, {"target"}, {"objective"}, {"to"}, {"by"}, {"of"}, {"for"},
}

// frame returns how many words such a phrase at words[i] has, 0 for none.
func (c *claim) frame(i int) int {
	for _, f := range frames {
		fits := i+len(f) <= len(c.ws)
		for k := 0; fits && k < len(f); k++ {
			fits = c.ws[i+k].lower == f[k]
		}
		if fits {
			return len(f)
		}
	}
	return 0
}

// clauses numbers the clauses of words.
func clauses(ws []word) []int {
	out := make([]int, len(ws))
	n := 0
	for i, w := range ws {
		if strings.ContainsAny(w.sep, ".;:!?\n") {
			n++
		}
		out[i] = n
	}
	return out
}
