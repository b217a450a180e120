package work

import (
	"slices"

	"kehoach/plan"
)

// Phase is how the time of an entry lies to a period.
type Phase int

const (
	// Due: a day on which it must be done lies in the period.
	Due Phase = iota
	// Recurring: it comes again in the period by a rhythm with no day of its
	// own (hằng tháng).
	Recurring
	// Running: it has begun and is due after the period.
	Running
	// Standing: work all the time, on an event, or with no time given.
	Standing
	// Doubtful: the time given lies before the plan itself, so that the period
	// it belongs to is not known.
	Doubtful
	// Elsewhere: it belongs to other periods.
	Elsewhere
)

// Item is an entry as it concerns an agency in a period.
type Item struct {
	Entry *plan.Entry
	// Role is the agency's part: lead or coordinating; "" where no agency is
	// asked about.
	Role plan.Role
	// Via is the name of the group through which it is concerned, "" where
	// the entry names it.
	Via   string
	Phase Phase
	// Days are the last days in time that lie in the period, From the day on
	// which the work begins, "" where the plan gives none.
	Days []plan.Date
	From plan.Date
	// Progress is what was reported of it, nil for nothing.
	Progress *plan.Progress
}

// Body is a body or a group.
type Body struct {
	Key, Name string
	// Code is its short sign in document numbers: "SYT".
	Code string
}

// List is what concerns an agency in a period.
type List struct {
	Plan *plan.Plan
	// Agency is zero for the whole plan.
	Agency Body
	Period Period
	// Items are in the plan's order.
	Items []Item
}

// In returns the items of these phases, in order.
func (l *List) In(phases ...Phase) []Item {
	return l.Keep(func(i Item) bool { return slices.Contains(phases, i.Phase) })
}

// Keep returns the items for which ok holds.
func (l *List) Keep(ok func(Item) bool) []Item {
	var out []Item
	for _, i := range l.Items {
		if ok(i) {
			out = append(out, i)
		}
	}
	return out
}
