package agent

import (
	"maps"
	"slices"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/vi"
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
		return t.onEvent(keep(cs, func(c concern) bool { return hasKind(c.e.Due, plan.DueEvent) }))
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

// occasions are what work can wait for, folded, with the English for it.
var occasions = map[string][]string{
	"yeu cau": {"yeu cau", "request", "requested", "required", "asked"}, "thong bao": {"thong bao", "notice", "notified"},
	"huong dan": {"huong dan", "guidance"}, "chi dao": {"chi dao", "instruction"}, "de nghi": {"de nghi"},
}

// onEvent keeps the entries that wait for just what the question names, if it
// names that and some do.
func (t *turn) onEvent(cs []concern) []concern {
	for _, noun := range slices.Sorted(maps.Keys(occasions)) {
		if !t.q.HasPhrase(occasions[noun]...) {
			continue
		}
		waiting := keep(cs, func(c concern) bool {
			return strings.Contains(vi.Fold(c.e.Start.Text+" "+c.e.End.Text+" "+c.e.Due.Text), noun)
		})
		if len(waiting) > 0 {
			return waiting
		}
	}
	return cs
}

// paperReports keeps the tasks whose product is a report, if there are such,
// where it is asked what a body reports that has no duty to report.
func (t *turn) paperReports(cs []concern) []concern {
	if !t.q.Has("report") || t.q.Has("next", "earliest", "latest", "when", "due", "to_whom") || t.reportsAside() != notAside || t.subject() != "" || t.window() != nil {
		return cs
	}
	papers := keep(cs, func(c concern) bool { return isTask(c) && strings.Contains(vi.Fold(c.e.Product.Text), "bao cao") })
	if len(papers) == 0 {
		return cs
	}
	return papers
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
