package agent

import (
	"slices"

	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
)

// anyDay reports whether one of the entries has a day of its own: one still to
// come where the next is asked for.
func (t *turn) anyDay(cs []concern) bool {
	from := firstDay
	if t.q.Has("next") {
		from = t.r.today
	}
	return slices.ContainsFunc(cs, func(c concern) bool {
		return fineness(c.e.Due) == exactly && len(due.Occurrences(c.e.Due, from, lastDay)) > 0
	})
}

// extreme writes the earliest, the next or the latest of the entries.
func (t *turn) extreme(m *agency.Mention, cs []concern) bool {
	r, q := t.r, t.q
	r.intent = "extreme"
	from, to := t.b.plan.Date, plan.MakeDate(max(t.b.plan.LastYear, t.b.plan.Year, r.today.Year()), 12, 31)
	if q.Has("next") {
		from = r.today
	}
	if v := t.window(); v != nil {
		if v.From != "" {
			from = v.From
		}
		if v.To != "" {
			to = v.To
		}
	}
	last := q.Has("latest") && !q.Has("earliest", "next")
	best := extremes(cs, from, to, last, last)
	if len(best) == 0 {
		best = extremes(cs, from, to, false, true) // a year is better than nothing
	}
	if len(best) == 0 {
		r.line("Theo %s không còn hạn nào có ngày cụ thể%s.", "In %s no dated deadline is left%s.", t.planName(), sprintf(r.t(" kể từ %s", " from %s on"), from.VN()))
		return true
	}
	if own := slices.DeleteFunc(slices.Clone(best), func(d dated) bool { return d.c.way != leads }); m != nil && last && len(own) > 0 && !q.Has("both_ways", "group_way") {
		best = own // the last day of the year is everybody's
	}
	name := r.t("Hạn sớm nhất", "The earliest deadline")
	if q.Has("next") {
		name = sprintf(r.t("Hạn kế tiếp kể từ %s", "The next deadline from %s on"), r.today.VN())
	} else if last {
		name = r.t("Hạn muộn nhất", "The latest deadline")
	}
	of := ""
	if m != nil {
		of = r.t(" của **", " of **") + t.who(m) + "**"
	}
	r.line("%s%s là **%s**:", "%s%s is **%s**:", name, of, best[0].days[0].VN())
	for _, d := range best {
		t.datedItem(d)
	}
	r.total += count(concernsFrom(best))
	return true
}

// extremes returns the entries with the first day in a time, or the last one;
// whole years count by their last day where they are wanted.
func extremes(cs []concern, from, to plan.Date, last, years bool) []dated {
	var best []dated
	for _, c := range cs {
		if c.way == spokenOf || fineness(c.e.Due) == monthly || fineness(c.e.Due) == wholeYear && !years {
			continue
		}
		days := due.Occurrences(c.e.Due, from, to)
		if len(days) == 0 {
			continue
		}
		day := days[0]
		if last {
			day = days[len(days)-1]
		}
		d := dated{c, []plan.Date{day}}
		switch {
		case len(best) == 0 || !last && day < best[0].days[0] || last && day > best[0].days[0]:
			best = []dated{d}
		case day == best[0].days[0]:
			best = append(best, d)
		}
	}
	return best
}
