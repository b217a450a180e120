package agent

import (
	"kehoach/agent/question"
	"kehoach/plan"
	"slices"
	"strings"
)

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
