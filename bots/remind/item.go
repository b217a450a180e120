package remind

import (
	"slices"
	"strings"

	"kehoach/bots/view"
	"kehoach/plan"
)

// Item is one thing that falls due on one day.
type Item struct {
	view.Item
	Plan string
	Day  plan.Date
	// Note says that the day is one off.
	Note string
}

// ID tells the reminder of an item from all others.
func (i Item) ID() string {
	return strings.Join([]string{i.Plan, i.Item.ID, i.What, string(i.Day)}, "|")
}

// Falling returns what falls due in a plan from one day to another, both
// included, for an agency or, with the key "", for all: the soonest first.
func Falling(v *view.View, key string, from, to plan.Date, lang string) []Item {
	var out []Item
	for _, d := range v.Calendar(from, to, key, lang) {
		for _, i := range d.Items {
			out = append(out, Item{Item: i, Plan: v.Plan.ID, Day: d.Date, Note: d.Note})
		}
	}
	return out
}

// due returns what a subscription has not been told yet of a plan, on a day.
// What was reported as done is left out.
func (s Subscription) due(v *view.View, reports []plan.Progress, today plan.Date) []Item {
	if s.Plan != "" && s.Plan != v.Plan.ID {
		return nil
	}
	latest := plan.Latest(reports)
	if s.Weekly {
		if slices.Contains(s.Sent, weekOf(today)) {
			return nil
		}
		return slices.DeleteFunc(Falling(v, s.Key, today, digestEnd(today), s.Lang), func(i Item) bool {
			return s.Entry != "" && s.Entry != i.Item.ID || done(v.Entry(i.Item.ID), s.Key, latest)
		})
	}
	return slices.DeleteFunc(Falling(v, s.Key, today, today.AddDays(s.Days), s.Lang), func(i Item) bool {
		return s.Entry != "" && s.Entry != i.Item.ID || slices.Contains(s.Sent, i.ID()) || done(v.Entry(i.Item.ID), s.Key, latest)
	})
}

// ids are what is noted as sent when items were.
func (s Subscription) ids(items []Item, today plan.Date) []string {
	if s.Weekly {
		return []string{weekOf(today)}
	}
	out := make([]string, 0, len(items))
	for _, i := range items {
		out = append(out, i.ID())
	}
	return out
}

// monday is that of the week of a day.
func monday(d plan.Date) plan.Date { return d.AddDays(-(int(d.Time().Weekday()) + 6) % 7) }

// weekOf names the week of a day as a digest that was sent.
func weekOf(d plan.Date) string { return "week|" + string(monday(d)) }

// digestEnd is the last day that a digest tells of: the Sunday of the week
// after a day's own.
func digestEnd(d plan.Date) plan.Date { return monday(d).AddDays(13) }

// done reports whether an agency has reported an entry as done; with the key
// "", whether all who lead it have.
func done(e *plan.Entry, key string, latest map[[2]string]plan.Progress) bool {
	if key != "" {
		return latest[[2]string{e.ID, key}].Done >= 100
	}
	leads := 0
	for _, a := range e.Agencies {
		if a.Role != plan.RoleLead {
			continue
		}
		if leads++; latest[[2]string{e.ID, a.Key}].Done < 100 {
			return false
		}
	}
	return leads > 0
}
