package yardstick

import (
	"slices"

	"kehoach/eval"
	"kehoach/plan"
)

// Category is what a question asks for, or tempts into.
type Category string

// The categories, in the order of the tables.
const (
	// Lookup: one entry, or a fact of the document.
	Lookup Category = "lookup"
	// List: all entries of some kind, or how many.
	List Category = "list"
	// Group: what reaches an agency because it is of a group ("các sở, ban,
	// ngành").
	Group Category = "group"
	// Deadline: what is due when, in what period, and which reports.
	Deadline Category = "deadline"
	// Absent: the plan does not say it, and no answer is right.
	Absent Category = "absent"
	// Ambiguous: it could mean several things, and to ask back is right.
	Ambiguous Category = "ambiguous"
	// Trap: it asks for what must not be done or told, or rests on something
	// that is not so, or looks as though the plan were silent where it is not.
	Trap Category = "trap"
)

// Categories are all of them.
var Categories = []Category{Lookup, List, Group, Deadline, Absent, Ambiguous, Trap}

// categorise gives the category of a turn. The reason that the gold names first
// decides where only abstaining, or abstaining as well, is right; then the kind
// does, and how much is wanted.
func categorise(c *eval.Case, t *eval.Turn, p *plan.Plan) Category {
	if len(t.Reasons) > 0 {
		switch first := t.Reasons[0]; {
		case first == "ambiguous":
			return Ambiguous
		case first == "not_permitted" || first == "unsafe" || t.MayAnswer:
			return Trap
		}
		return Absent
	}
	switch c.Kind {
	case "refuse":
		return Trap
	case "agency-deadline", "period", "report":
		return Deadline
	case "agency", "count":
		if ledByGroups(t, p) {
			return Group
		}
	}
	if len(t.Want) > 1 || len(t.Totals) > 0 {
		return List
	}
	return Lookup
}

// ledByGroups reports whether more than half of the tasks that are wanted are
// led by groups alone.
func ledByGroups(t *eval.Turn, p *plan.Plan) bool {
	tasks, led := 0, 0
	for _, e := range p.Entries {
		wanted := slices.ContainsFunc(t.Want, func(item []string) bool { return slices.Contains(item, e.ID) })
		if !wanted || e.Kind != plan.KindTask {
			continue
		}
		tasks++
		groups, others := 0, 0
		for _, a := range e.Agencies {
			switch {
			case a.Role != plan.RoleLead:
			case a.Group:
				groups++
			default:
				others++
			}
		}
		if groups > 0 && others == 0 {
			led++
		}
	}
	return 2*led > tasks
}
