package gate

import "strings"

// doers holds what a claim lets an agency do against cells that give several
// agencies work of their own: "A đăng tải trên Công báo; B đăng tải trên Cơ sở
// dữ liệu". What stands after a name must not be what only another's clause
// has.
func (c *claim) doers() {
	for i, n := range c.names {
		end := len(c.ws)
		if i+1 < len(c.names) {
			end = c.names[i+1].from
		}
		for _, id := range c.ids {
			s := c.t.source(id)
			own, others := s.works(c.t, n.Key)
			if len(own) == 0 {
				continue
			}
			for k := n.to; k < end && !c.ws[k].breaks() && !strings.ContainsAny(c.ws[k].sep, "–—-"); k++ {
				if w := c.ws[k].lower; !c.known[k] && !joins(w) && others[w] && !own[w] {
					c.fault(Role, n.from, k+1)
					break
				}
			}
		}
	}
}

// works returns the words that the lists of agencies have in the clauses that
// name an agency, and those in the clauses that name others; none where no
// clause of its own says more than names.
func (s *source) works(t *Turn, key string) (own, others map[string]bool) {
	own, others = make(map[string]bool), make(map[string]bool)
	mine := s.named(t, key)
	for i, c := range s.cells {
		if !c.list {
			continue
		}
		clause := make(map[int]bool)
		named := make([]bool, len(c.words))
		for _, p := range mine {
			if p.cell == i {
				clause[c.clauses[p.index]] = true
			}
		}
		if len(clause) == 0 {
			continue
		}
		for _, m := range s.mentions(t)[i] {
			for k, w := range c.words {
				named[k] = named[k] || w.start < m.End && m.Start < w.end
			}
		}
		for k, w := range c.words {
			switch {
			case named[k] || joins(w.lower):
			case clause[c.clauses[k]]:
				own[w.lower] = true
			default:
				others[w.lower] = true
			}
		}
	}
	return own, others
}
