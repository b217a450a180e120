package view

import (
	"slices"

	"kehoach/plan"
	"kehoach/plan/due"
)

// Day is a day on which something falls due.
type Day struct {
	Date plan.Date `json:"date"`
	// Note says that the day is one off: "rơi vào Thứ Bảy".
	Note  string `json:"note,omitempty"`
	Items []Item `json:"items"`
}

// Item is an entry that falls due on a day.
type Item struct {
	Row
	// What is the part of it that does, where the plan says: "Báo cáo".
	What string `json:"what,omitempty"`
	// Exact is true where the words name the day, false where it is the last
	// of a month, a quarter or a year.
	Exact bool `json:"exact,omitempty"`
	// Way is how it concerns the agency asked for.
	Way Way `json:"way,omitempty"`
}

// Calendar returns the days from from to to on which something falls due, for
// one agency or, with "", for all.
func (v *View) Calendar(from, to plan.Date, key, lang string) []Day {
	days := make(map[plan.Date]*Day)
	for _, e := range v.Plan.Entries {
		var way Way
		if key != "" {
			if way, _ = v.concern(e, key); way == "" {
				continue
			}
		}
		for _, part := range parts(e.Due) {
			for _, date := range due.Set(part, from, to) {
				d := days[date]
				if d == nil {
					d = &Day{Date: date, Note: due.DayNote(date, lang)}
					days[date] = d
				}
				if slices.ContainsFunc(d.Items, func(i Item) bool { return i.ID == e.ID && i.What == oneLine(part.Product) }) {
					continue
				}
				d.Items = append(d.Items, Item{Row: v.row(e, lang), What: oneLine(part.Product), Exact: part.Granularity == plan.Day, Way: way})
			}
		}
	}
	out := make([]Day, 0, len(days))
	for _, d := range days {
		slices.SortStableFunc(d.Items, exactFirst)
		out = append(out, *d)
	}
	slices.SortFunc(out, func(a, b Day) int {
		if a.Date < b.Date {
			return -1
		}
		return 1
	})
	return out
}

func exactFirst(a, b Item) int {
	switch {
	case a.Exact == b.Exact:
		return 0
	case a.Exact:
		return -1
	}
	return 1
}

// parts returns the single times of a due.
func parts(d plan.Due) []plan.Due {
	if d.Kind != plan.DueComposite {
		return []plan.Due{d}
	}
	var out []plan.Due
	for _, p := range d.Parts {
		out = append(out, parts(p)...)
	}
	return out
}
