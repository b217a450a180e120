package gate

import (
	"slices"
	"strings"
)

// towards are words before whom something goes to.
var towards = []string{"đến", "tới", "cho"}

// sending are words of which one says that something goes to somebody.
var sending = []string{"gửi", "trình", "nộp", "chuyển"}

// objects holds whom a claim lets something be sent to, submitted to or done
// for against the entry: where the word before has an agency after it there, it
// is that one. A body that is only in a group that the entry names is nobody's
// object.
func (c *claim) objects() {
	for _, n := range c.names {
		if n.from == 0 || c.ws[n.from].breaks() || strings.ContainsAny(c.ws[n.from].sep, ",–—-\"“”") {
			continue
		}
		before := n.from - 1
		direct := !slices.Contains(towards, c.ws[before].lower)
		if direct && (c.known[before] || joins(c.ws[before].lower)) {
			continue
		}
		words := map[string]bool{c.ws[before].lower: direct}
		if !direct {
			words = c.verbs(before)
		}
		for _, id := range c.ids {
			s := c.t.source(id)
			to := s.objects(c.t, words)
			switch {
			case len(to) > 0 && !c.among(n, to),
				len(to) == 0 && direct && len(s.roles[n.Key]) == 0 && len(s.named(c.t, n.Key)) == 0:
				c.fault(Role, before, n.to)
			}
		}
	}
}

// verbs returns the words before words[end] in its clause that may say what is
// done towards somebody: those for sending where there are some, else all.
func (c *claim) verbs(end int) map[string]bool {
	all, sends := make(map[string]bool), make(map[string]bool)
	for i := end; i >= 0 && !c.ws[i+1].breaks(); i-- {
		w := c.ws[i].lower
		if slices.Contains(sending, w) {
			sends[w] = true
		}
		all[w] = !c.known[i] && !joins(w)
	}
	if len(sends) > 0 {
		return sends
	}
	return all
}

// members holds the bodies that a claim says are in a group against who is who.
func (c *claim) members() {
	for i, n := range c.names {
		if i == 0 || at(c.ws, n.from-1) != "gồm" || n.from-c.names[i-1].to > 2 {
			continue // not "các sở, ban, ngành (gồm …", "… bao gồm …"
		}
		if group := c.names[i-1].Key; c.t.Directory.IsGroup(group) && !c.t.Directory.Contains(group, n.Key) {
			c.fault(Agency, n.from, n.to)
		}
	}
}

// objects returns the agencies that stand right after one of the words in the
// entry's own text.
func (s *source) objects(t *Turn, words map[string]bool) []string {
	var out []string
	for i, all := range s.mentions(t) {
		if s.cells[i].list {
			continue
		}
		for _, m := range all {
			for _, p := range s.named(t, m.Key) {
				if p.cell == i && words[at(s.cells[i].words, p.index-1)] && !slices.Contains(out, m.Key) {
					out = append(out, m.Key)
				}
			}
		}
	}
	return out
}

// among reports whether a name is one of some agencies, or a body in one that
// the claim names too.
func (c *claim) among(n name, keys []string) bool {
	return slices.ContainsFunc(keys, func(key string) bool {
		return key == n.Key || slices.Contains(n.Alternatives, key) || c.mentions(key) && c.t.Directory.Contains(key, n.Key)
	})
}
