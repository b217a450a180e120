package gate

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// role is a word that says what part an agency has: words[from:to].
type role struct {
	from, to int
	lead     bool
}

// roleWords are the words for parts; true for those of a lead.
var roleWords = map[string]bool{
	"chủ trì": true, "đứng đầu": true, "đầu mối": true, "phối hợp": false, "hỗ trợ": false,
	"lead": true, "leads": true, "led": true, "leading": true, "responsible": true,
	"coordinating": false, "coordinates": false, "coordinate": false, "coordination": false, "supports": false, "helps": false,
}

// role returns the role word at words[i], with to 0 where there is none.
func (c *claim) role(i int) role {
	if i < 0 || i >= len(c.ws) {
		return role{}
	}
	if lead, ok := roleWords[at(c.ws, i)+" "+at(c.ws, i+1)]; ok {
		return role{i, i + 2, lead}
	}
	if lead, ok := roleWords[at(c.ws, i)]; ok {
		return role{i, i + 1, lead}
	}
	return role{}
}

// roles holds what a claim says of the parts of agencies against an entry.
func (c *claim) roles(s *source) {
	for _, n := range c.names {
		have := c.parts(s, n.Key)
		for _, key := range n.Alternatives {
			for r := range c.parts(s, key) {
				have[r] = true
			}
		}
		switch said := c.said(n); {
		case said == plan.RoleLead && !have[plan.RoleLead],
			said == plan.RoleCoordinating && !have[plan.RoleCoordinating]:
			if len(have) > 0 || !c.spoken(s, n) {
				c.fault(Role, n.from, n.to)
			}
		case said == "" && len(have) > 0 && !have[plan.RoleLead] && !c.helped(n) && !c.spoken(s, n):
			c.fault(Role, n.from, n.to)
		}
	}
}

// spoken reports whether the words about a name are those about it in a text
// of the entry, which then says itself what it does.
func (c *claim) spoken(s *source, n name) bool {
	first, last := n.from == 0, n.to == len(c.ws)
	if !first && !slices.Contains(s.rows(c.ws, false)[n.from-1:n.to], false) {
		return true
	}
	return !(first && last) &&
		(first || s.prose[[2]string{c.ws[n.from-1].lower, c.ws[n.from].lower}]) &&
		(last || s.prose[[2]string{c.ws[n.to-1].lower, c.ws[n.to].lower}])
}

// helped reports whether the claim lets the agency help: the last word for a
// part before it, the next one in its clause, or "with" before its name.
func (c *claim) helped(n name) bool {
	for i := n.to; i < len(c.ws) && !c.ws[i].breaks(); i++ {
		if r := c.role(i); r.to > 0 {
			return !r.lead
		}
	}
	for i := n.from - 1; i >= 0; i-- {
		if r := c.role(i); r.to > 0 {
			return !r.lead
		}
	}
	return slices.Contains([]string{"với", "cùng", "with", "gửi", "to"}, at(c.ws, n.from-1))
}

// between are words that may stand between an agency and the word for its
// part.
var between = map[string]bool{
	"và": true, "là": true, "cơ": true, "quan": true, "đơn": true, "vị": true, "được": true, "giao": true, "có": true, "trách": true, "nhiệm": true,
	"sẽ": true, "phải": true, "cùng": true, "với": true, "do": true, "bởi": true, "gồm": true, "bao": true, "and": true, "is": true, "the": true, "are": true,
	"by": true, "with": true, "agency": true, "agencies": true, "body": true, "for": true, "as": true, "of": true, "cần": true, "việc": true,
}

// said returns the part that a claim says an agency has, "" for none.
func (c *claim) said(n name) plan.Role {
	if r, direct := c.before(n); r.to > 0 && direct {
		return partOf(r)
	}
	for i := n.to; i < len(c.ws) && !c.ws[i].breaks(); i++ {
		if r := c.role(i); r.to > 0 {
			next := at(c.ws, r.to)
			names := r.to < len(c.ws) && strings.Contains(c.ws[r.to].sep, ":") || next == "là" || next == "gồm" || next == "is" || next == "are"
			if names || !r.lead && (next == "với" || next == "cùng" || next == "with") {
				break
			}
			return partOf(r)
		}
		if !between[c.ws[i].lower] && !c.named(i) {
			break
		}
	}
	if r, _ := c.before(n); r.to > 0 {
		return partOf(r)
	}
	return ""
}

func partOf(r role) plan.Role {
	if r.lead {
		return plan.RoleLead
	}
	return plan.RoleCoordinating
}

// before returns the role word that a name stands in the list of; direct where
// nothing but a colon or a joining word is between and no other name has it.
func (c *claim) before(n name) (r role, direct bool) {
	direct = true
	for i := n.from - 1; i >= 0; i-- {
		if c.ws[i+1].breaks() && !strings.Contains(c.ws[i+1].sep, ":") && !strings.Contains(c.ws[i+1].sep, "(") {
			return role{}, false
		}
		for _, at := range []int{i - 1, i} {
			if r := c.role(at); r.to == i+1 {
				if !r.lead && slices.Contains([]string{"với", "cùng", "with"}, c.lower(r.to)) && c.named(r.from-1) {
					return role{}, false // "A phối hợp với B": either may lead
				}
				return r, direct && !c.named(r.from-1)
			}
		}
		if c.named(i) {
			direct = false
		} else if !between[c.ws[i].lower] {
			return role{}, false
		}
	}
	return role{}, false
}
