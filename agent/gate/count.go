package gate

import (
	"slices"
	"strconv"

	"kehoach/plan"
)

// countedKinds are what entries are called where they are counted; "" is any.
var countedKinds = map[string]plan.Kind{
	"nhiệm": plan.KindTask, "task": plan.KindTask, "tasks": plan.KindTask, "việc": "", "công": "", "mục": plan.KindTarget, "chỉ": plan.KindTarget,
	"target": plan.KindTarget, "targets": plan.KindTarget, "items": "", "entries": "",
}

// counts reports whether a number is the length of a list that a tool
// returned, all of which the claim cites, and the claim says what selected
// the list. It marks the number as known.
func (c *claim) counts(n number) bool {
	kind, ok := countedKinds[n.unit]
	if !ok || n.bound != "" {
		return false
	}
	for _, s := range c.t.Sets {
		if strconv.Itoa(len(s.IDs)) != n.value || s.Narrowed || len(c.ids) != len(s.IDs) || !c.says(s) {
			continue
		}
		if !slices.ContainsFunc(c.ids, func(id string) bool {
			return !slices.Contains(s.IDs, id) || kind != "" && c.t.Entries[id].Kind != kind || kind == "" && s.Kind != ""
		}) {
			mark(c.known, n.from, n.to)
			return true
		}
	}
	return false
}

// says reports whether a claim says all that a list was selected by.
func (c *claim) says(s Set) bool {
	if s.Agency != "" && !slices.ContainsFunc(c.names, func(n name) bool { return n.Key == s.Agency }) {
		return false
	}
	if s.Role != "" {
		said := false
		for i := range c.ws {
			r := c.role(i)
			said = said || r.to > 0 && partOf(r) == s.Role
		}
		if !said {
			return false
		}
	}
	if s.From == "" && s.To == "" {
		return true
	}
	return slices.ContainsFunc(c.times, func(w when) bool {
		from, to := w.span()
		return from == s.From && to == s.To
	})
}

// span returns the first and the last day of a time with a year and without a
// relation; "" where it has none.
func (w when) span() (from, to plan.Date) {
	switch {
	case w.year == 0 || w.relation != plain:
		return "", ""
	case w.day > 0:
		d := plan.MakeDate(w.year, w.month, w.day)
		return d, d
	case w.month > 0:
		return plan.MakeDate(w.year, w.month, 1), plan.MonthEnd(w.year, w.month)
	case w.quarter > 0:
		return plan.MakeDate(w.year, 3*w.quarter-2, 1), plan.MonthEnd(w.year, 3*w.quarter)
	}
	return plan.MakeDate(w.year, 1, 1), plan.MakeDate(w.year, 12, 31)
}
