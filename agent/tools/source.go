package tools

import (
	"context"

	"kehoach/plan"
	"kehoach/plan/agency"
)

// Source is a plan as tools see it. An error of a method is told to the model.
type Source interface {
	Plan() *plan.Plan
	Directory() *agency.Directory
	// Agency finds an agency by any of its names.
	Agency(name string) (key, official string, err error)
	// Select returns the entries that fit, best first where words select, else
	// in the plan's order.
	Select(ctx context.Context, f Filter) ([]Hit, error)
	Entry(id string) *plan.Entry
	// Term explains a word of the field; "" where it is not known.
	Term(word string) string
}

// Filter selects entries; a zero field selects nothing away.
type Filter struct {
	Agency   string // key
	Role     plan.Role
	Group    string
	Kind     plan.Kind
	From, To plan.Date
	Text     string
}

// Hit is an entry that a filter selected.
type Hit struct {
	Entry *plan.Entry
	// Role is the part of the agency asked for, Via the group by whose name it
	// has it.
	Role plan.Role
	Via  string
	// Days are those on which it is due in the time asked for.
	Days []plan.Date
}
