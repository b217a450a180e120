package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/agency"
)

// sides are the parts that the question gives to agencies: those that lead and
// those that coordinate with them ("việc nào STP chủ trì còn Văn phòng phối
// hợp").
type sides struct{ lead, coord []agency.Mention }

// sidesOf reads which of several agencies the question wants to lead and which
// to coordinate; it reports false unless there are both.
func (t *turn) sidesOf(ms []agency.Mention) (sides, bool) {
	var s sides
	q := t.q
	if t.helpsBetween(ms) {
		return sides{lead: ms[1:], coord: ms[:1]}, true
	}
	if len(ms) == 2 && ms[0].End > 0 && ms[1].Start > ms[0].End {
		// "Sở A chủ trì mà phần phối hợp ghi Sở B"
		said := q.Ordered(ms[0].End, ms[1].Start, "lead", "coord")
		if len(said) == 2 && said[0] != said[1] && len(q.Ordered(ms[1].End, len(q.Text)+1, "lead", "coord")) == 0 {
			if said[0] == "lead" {
				return sides{lead: ms[:1], coord: ms[1:]}, true
			}
			return sides{lead: ms[1:], coord: ms[:1]}, true
		}
	}
	for i, m := range ms {
		if m.End == 0 {
			return s, false
		}
		next, before := len(q.Text)+1, 0
		if i+1 < len(ms) {
			next = ms[i+1].Start
		}
		if i > 0 {
			before = ms[i-1].End
		}
		lead, coord := q.Between(m.End, next, "lead"), q.Between(m.End, next, "coord")
		if !lead && !coord { // "chủ trì là Sở A, phối hợp là Sở B"
			lead, coord = q.Between(before, m.Start, "lead"), q.Between(before, m.Start, "coord")
		}
		switch {
		case lead && !coord:
			s.lead = append(s.lead, m)
		case coord && !lead:
			s.coord = append(s.coord, m)
		}
	}
	return s, len(s.lead) > 0 && len(s.coord) > 0 && len(s.lead)+len(s.coord) == len(ms)
}

// helpsBetween reports whether the first of two agencies is said to help the
// second: "Sở A hỗ trợ Sở B việc gì".
func (t *turn) helpsBetween(ms []agency.Mention) bool {
	if len(ms) != 2 || ms[0].End == 0 || ms[1].Start < ms[0].End {
		return false
	}
	said := " " + strings.Join(folds(t.q.Text[ms[0].End:ms[1].Start]), " ") + " "
	return slices.ContainsFunc([]string{" ho tro ", " giup ", " phu giup ", " support ", " supports ", " help ", " helps ", " assist "}, func(w string) bool { return strings.Contains(said, w) })
}

// between lists the tasks that some agencies lead and others coordinate: by
// name, and where there are none through their groups.
func (t *turn) between(s sides) bool {
	fits := func(e *plan.Entry, most way) bool {
		for _, m := range s.lead {
			if t.b.sideOf(e, m.Key, false).way > most {
				return false
			}
		}
		for _, m := range s.coord {
			if w := t.b.sideOf(e, m.Key, true).way; w > most+helps {
				return false
			}
		}
		return true
	}
	for _, most := range []way{leads, leadsInGroup} {
		var cs []concern
		for _, e := range t.b.ofKind(plan.KindTask) {
			if fits(e, most) {
				cs = append(cs, t.b.sideOf(e, s.lead[0].Key, false))
			}
		}
		if len(cs) > 0 {
			t.r.intent = "list"
			t.r.line("Việc do **%s** chủ trì, **%s** phối hợp:", "Led by **%s**, with **%s** coordinating:",
				t.namesOf(s.lead), t.namesOf(s.coord))
			for _, c := range cs {
				t.item(c, 110)
			}
			t.r.total += count(cs)
			t.tally(cs)
			return true
		}
	}
	return false
}

func (t *turn) namesOf(ms []agency.Mention) string {
	out := ""
	for i, m := range ms {
		if i > 0 {
			out += ", "
		}
		out += t.agencyName(m.Key, m.Name)
	}
	return out
}

// solely keeps the tasks of which nobody else is a lead.
func solely(cs []concern) []concern {
	return keep(cs, func(c concern) bool {
		n := 0
		for _, a := range c.e.Agencies {
			if a.Role == plan.RoleLead {
				n++
			}
		}
		return n == 1 && c.way == leads && isTask(c)
	})
}
