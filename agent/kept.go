package agent

import (
	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
	"slices"
	"strings"
)

// byRole keeps the entries in which the agency has the part asked about.
func (t *turn) byRole(m *agency.Mention, cs []concern) []concern {
	q := t.q
	if m == nil {
		// A time also falls due for duties of the body, unless the appendix or
		// its tasks are meant.
		dated := t.window() != nil || q.Has("earliest", "latest", "next", "recurring", "overdue", "reported")
		onlyTasks := q.HasPhrase("phu luc", "appendix") || q.Has("count") && q.HasPhrase("nhiem vu", "nv", "tasks")
		return keep(cs, func(c concern) bool { return isTask(c) || dated && !onlyTasks && c.e.Kind == plan.KindDuty })
	}
	lead, coord := q.Has("lead"), q.Has("coord")
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
	if coord && !lead && t.withWhom() && t.asksWho() && !q.Has("list", "duty", "count") && !q.Negated("coord") && !q.Negated("lead") {
		lead, coord = true, false // "ai phối hợp với Sở Y tế": in what it leads
		if !anyWay(cs, leads) && anyWay(cs, helps) {
			lead, coord = false, true // it leads nothing by name
		}
	}
	if only := solely(cs); q.Has("alone") && (!coord || lead) && len(only) > 0 {
		return only
	}
	if q.Has("group_way") && lead != coord && !m.Group {
		var out []concern
		for _, c := range cs {
			if s := t.b.sideOf(c.e, m.Key, coord); (s.way == leadsInGroup || s.way == helpsInGroup) && isTask(s) {
				out = append(out, s)
			}
		}
		return out
	}
	if lead && coord && t.withWhom() {
		coord = false // "chủ trì gì, phối hợp với ai" asks who helps with what it leads
	}
	switch {
	case lead != coord:
		var side []concern
		for _, c := range cs {
			if s := t.b.sideOf(c.e, m.Key, coord); s.way < notConcerned {
				side = append(side, s)
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
	case q.Has("direct", "which_role"):
		if q.Has("count") && q.HasPhrase("nhiem vu", "nv", "task", "tasks") {
			cs = keep(cs, isTask)
		}
		if direct := keep(cs, func(c concern) bool { return c.way == leads || c.way == helps }); len(direct) > 0 {
			return direct
		}
	case q.Has("count") && q.HasPhrase("nhiem vu", "nv", "task", "tasks", "dau viec", "viec"):
		if direct := keep(cs, func(c concern) bool { return c.way == leads && isTask(c) }); len(direct) > 0 {
			return direct
		}
	}
	return cs
}

// anyWay reports whether a task concerns the agency in a way.
func anyWay(cs []concern, w way) bool {
	return slices.ContainsFunc(cs, func(c concern) bool { return c.way == w && isTask(c) })
}

func narrowed(q *question.Question) []question.Tag {
	var out []question.Tag
	for _, tag := range narrowing {
		if q.Has(tag) {
			out = append(out, tag)
		}
	}
	return out
}

func keep(cs []concern, ok func(concern) bool) []concern {
	var out []concern
	for _, c := range cs {
		if ok(c) {
			out = append(out, c)
		}
	}
	return out
}

// byTimeKind keeps the entries whose time is of the kind asked about.
func (t *turn) byTimeKind(cs []concern) []concern {
	q := t.q
	switch {
	case q.Has("reported") && q.Has("continuous") && q.HasPhrase("hay", "hay la", "or"):
		return cs // which of the two
	case q.Has("reported"):
		return keep(cs, func(c concern) bool { return byDay(c.e.Due) })
	case q.Has("no_due") && !q.Has("continuous"):
		return keep(cs, func(c concern) bool {
			return isTask(c) && c.e.Due.Date == "" && c.e.Due.Kind != plan.DueRecurring
		})
	case q.Has("on_event"):
		return keep(cs, func(c concern) bool { return hasKind(c.e.Due, plan.DueEvent) })
	case q.Has("recurring") && !q.Has("report"):
		freq := ""
		if q.HasPhrase("hang thang", "moi thang", "monthly", "every month") {
			freq = "FREQ=MONTHLY"
		}
		return keep(cs, func(c concern) bool { return recurs(c.e.Due, freq) })
	case q.Has("continuous"):
		not := q.Negated("continuous")
		return keep(cs, func(c concern) bool { return hasKind(c.e.Due, plan.DueContinuous) != not && (isTask(c) || !not) })
	}
	return cs
}

// byDay reports whether a time, or a part of it, names a day.
func byDay(d plan.Due) bool {
	return d.Kind == plan.DueDate || strings.Contains(d.RRule, "BYMONTHDAY") || slices.ContainsFunc(d.Parts, byDay)
}

// hasKind reports whether a time, or a part of it, is of a kind.
func hasKind(d plan.Due, k plan.DueKind) bool {
	return d.Kind == k || slices.ContainsFunc(d.Parts, func(p plan.Due) bool { return hasKind(p, k) })
}

// recurs reports whether a time, or a part of it, recurs with a frequency; ""
// is any.
func recurs(d plan.Due, freq string) bool {
	return d.Kind == plan.DueRecurring && strings.HasPrefix(d.RRule, freq) ||
		slices.ContainsFunc(d.Parts, func(p plan.Due) bool { return recurs(p, freq) })
}
