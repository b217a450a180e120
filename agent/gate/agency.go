package gate

import (
	"slices"

	"kehoach/plan"
	"kehoach/plan/agency"
)

// name is an agency that a claim names: words[from:to].
type name struct {
	agency.Mention
	from, to int
}

// find returns the agencies that a claim names.
func (c *claim) find() []name {
	var out []name
	for _, m := range c.t.Directory.Find(c.text) {
		if m.Weak {
			continue
		}
		n := name{Mention: m, from: -1}
		for i, w := range c.ws {
			if w.start < m.End && m.Start < w.end {
				if n.from < 0 {
					n.from = i
				}
				n.to = i + 1
			}
		}
		if n.from >= 0 {
			out = append(out, n)
		}
	}
	return out
}

// agencies holds those that a claim names against an entry.
func (c *claim) agencies(s *source, cover []bool) {
	for _, n := range c.names {
		quoted := !slices.Contains(cover[n.from:n.to], false)
		if !quoted && !c.licensed(s, n) {
			if n.Exact || !s.run(c.ws[n.from:n.to]) {
				c.fault(Agency, n.from, n.to)
			}
			continue
		}
		mark(c.known, n.from, n.to)
	}
}

// licensed reports whether the entry has an agency under any of the names that
// it may go by.
func (c *claim) licensed(s *source, n name) bool {
	for _, key := range append([]string{n.Key}, n.Alternatives...) {
		if len(c.parts(s, key)) > 0 || s.speaksOf(c.t, key) {
			return true
		}
	}
	return false
}

// parts returns the parts that an agency has in an entry: by itself, or inside
// a group that the claim names too, so that a reader sees how.
func (c *claim) parts(s *source, key string) map[plan.Role]bool {
	out := make(map[plan.Role]bool)
	for have, roles := range s.roles {
		if have == key || c.mentions(have) && c.t.Directory.Contains(have, key) {
			for r := range roles {
				out[r] = true
			}
		}
	}
	return out
}

// mentions reports whether the claim names an agency by any of its names.
func (c *claim) mentions(key string) bool {
	return slices.ContainsFunc(c.names, func(n name) bool { return n.Key == key })
}

// run reports whether words stand in a row in the entry.
func (s *source) run(ws []word) bool {
	for i := 1; i < len(ws); i++ {
		if !s.pairs[[2]string{ws[i-1].lower, ws[i].lower}] {
			return false
		}
	}
	return s.words[ws[0].lower]
}

func (c *claim) lower(i int) string { return at(c.ws, i) }

// named reports whether words[i] is part of an agency's name.
func (c *claim) named(i int) bool {
	return slices.ContainsFunc(c.names, func(n name) bool { return n.from <= i && i < n.to })
}
