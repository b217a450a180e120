package agent

import (
	"strings"

	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// byRole keeps the entries in which the agency has the part asked about.
func (t *turn) byRole(m *agency.Mention, cs []concern) []concern {
	q := t.q
	if m == nil {
		// A time also falls due for duties of the body, unless the appendix or
		// its tasks are meant.
		dated := t.window() != nil || q.Has("earliest", "latest", "next", "recurring", "overdue", "reported")
		onlyTasks := q.HasPhrase("phu luc", "appendix") || q.Has("count") && q.HasPhrase("nhiem vu", "nv", "tasks")
		if q.Has("joint") && (q.Has("lead") || q.HasPhrase("cung chu tri", "dong chu tri", "chu tri chung")) && t.subject() == "" {
			return keep(cs, ledTogether)
		}
		return keep(cs, func(c concern) bool {
			return isTask(c) || dated && !onlyTasks && (c.e.Kind == plan.KindDuty || c.e.Kind == plan.KindSection && !c.e.Due.IsZero())
		})
	}
	lead, coord := t.rolesAsked(cs)
	if only := solely(cs); q.Has("alone") && (!coord || lead) && len(only) > 0 {
		return only
	}
	if q.Has("group_way") && lead != coord && !m.Group {
		return t.throughGroup(m, cs, coord)
	}
	if lead && coord && t.withWhom() {
		coord = false // "chủ trì gì, phối hợp với ai" asks who helps with what it leads
	}
	switch {
	case lead != coord:
		return t.onSide(m, cs, coord)
	case q.Has("direct", "which_role"):
		return t.byName(m, cs)
	case q.Has("count") && q.HasPhrase("nhiem vu", "nv", "task", "tasks", "dau viec", "viec"):
		if direct := keep(cs, func(c concern) bool { return c.way == leads && isTask(c) }); len(direct) > 0 {
			return direct
		}
	}
	return cs
}

// rolesAsked reads which parts the question asks for: those in which the
// agency leads, or coordinates.
func (t *turn) rolesAsked(cs []concern) (lead, coord bool) {
	q := t.q
	lead, coord = q.Has("lead"), q.Has("coord") || !q.Has("lead") && t.withWhom()
	switch {
	case lead && q.Negated("lead"):
		lead, coord = false, true
	case coord && q.Negated("coord"):
		lead, coord = true, false
	}
	if q.Has("which_role") {
		lead, coord = false, false
	}
	if q.HasPhrase("do ai chu tri", "do co quan nao chu tri", "do so nao chu tri", "ai chu tri", "so nao chu tri", "co quan nao chu tri", "who leads") && !q.HasPhrase("chu tri gi", "chu tri nhung") && !anyWay(cs, leads) && anyWay(cs, helps) {
		lead, coord = false, true // others lead what it takes part in
	}
	if coord && !lead && t.withWhom() && t.asksWho() && (!q.Has("list", "duty", "count") || q.HasPhrase("lam gi voi ai", "lam gi cung ai", "lam gi vs ai")) && !q.Negated("coord") && !q.Negated("lead") {
		lead, coord = true, false // "ai phối hợp với Sở Y tế": in what it leads
		if !anyWay(cs, leads) && anyWay(cs, helps) {
			lead, coord = false, true // it leads nothing by name
		}
	}
	return lead, coord
}

// throughGroup keeps the tasks that an agency leads, or helps with, inside a
// group.
func (t *turn) throughGroup(m *agency.Mention, cs []concern, coord bool) []concern {
	var out []concern
	for _, c := range cs {
		if s := t.b.sideOf(c.e, m.Key, coord); (s.way == leadsInGroup || s.way == helpsInGroup) && isTask(s) {
			out = append(out, s)
		}
	}
	return out
}

// onSide keeps what the agency leads, or coordinates in: by name where there
// is such, else through its groups.
func (t *turn) onSide(m *agency.Mention, cs []concern, coord bool) []concern {
	q := t.q
	var side []concern
	for _, c := range cs {
		if s := t.b.sideOf(c.e, m.Key, coord); s.way < notConcerned {
			side = append(side, s)
		} else if coord && c.way == leads && c.e.Kind == plan.KindDuty && strings.HasPrefix(vi.Fold(c.e.Text), "phoi hop") {
			side = append(side, concern{c.e, helps, c.via}) // a duty to help others
		}
	}
	direct := keep(side, func(c concern) bool { return (c.way == leads || c.way == helps) && isTask(c) })
	if len(direct) > 0 && !q.Has("group_way") {
		return direct
	}
	if own := keep(side, func(c concern) bool { return c.way == leads || c.way == helps }); len(own) > 0 && !q.Has("group_way") && !q.HasPhrase("nhiem vu", "nv", "task", "tasks", "phu luc") {
		return own
	}
	if tasks := keep(side, isTask); len(tasks) > 0 {
		return tasks
	}
	return side
}

// byName keeps what names the agency itself, if anything does.
func (t *turn) byName(m *agency.Mention, cs []concern) []concern {
	if t.q.Has("count") && t.q.HasPhrase("nhiem vu", "nv", "task", "tasks") {
		cs = keep(cs, isTask)
	}
	named := make([]concern, len(cs))
	for i, c := range cs {
		named[i] = c
		if s := t.b.sideOf(c.e, m.Key, true); c.way == leadsInGroup && s.way == helps {
			named[i] = s // named as coordinating, and one of "các cơ quan, đơn vị" that lead
		}
	}
	if direct := keep(named, func(c concern) bool { return c.way == leads || c.way == helps }); len(direct) > 0 {
		return direct
	}
	return cs
}

// ledTogether reports whether a task has more than one lead.
func ledTogether(c concern) bool {
	n := 0
	for _, a := range c.e.Agencies {
		if a.Role == plan.RoleLead {
			n++
		}
	}
	return n > 1 && isTask(c)
}
