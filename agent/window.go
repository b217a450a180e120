package agent

import (
	"slices"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/due"
)

// match is how the time of an entry fits a window.
type match int

const (
	noMatch match = iota
	// exactly: its last day, or one of its days, lies in the window.
	exactly
	// wholeYear: it is due some time in the year, whose last day lies there.
	wholeYear
	// monthly: it comes again by a rhythm, on no day of its own.
	monthly
)

// wholeYear takes a question for an agency's deadlines, with no time named,
// for those of the plan's years: "các thời hạn của Sở Giáo dục".
func (t *turn) wholeYear(topic string) {
	q := t.q
	first, last := t.b.plan.Year, max(t.b.plan.LastYear, t.b.plan.Year)
	if first == 0 || topic != "" || q.Window != nil || len(asBodies(q.Agencies)) > 1 || len(asBodies(q.Agencies)) == 0 && !q.HasPhrase(calendarWords...) || len(t.given) > 0 || len(q.Refs) > 0 || q.Has(narrowing...) ||
		!q.HasPhrase(calendarWords...) && !q.HasPhrase("cac han", "nhung han", "cac thoi han", "nhung thoi han", "thoi han cua", "cac moc", "nhung moc", "moc thoi gian", "deadlines", "cac deadline", "nhung deadline", "lich han", "co han nao", "han nao cu the", "nhung han nao", "may han", "bao nhieu han", "may moc", "bao nhieu moc") ||
		q.Has("duty", "lead", "coord", "report", "start", "product") || q.Has("count") && !q.HasPhrase("may han", "bao nhieu han", "may moc", "bao nhieu moc", "how many deadlines") {
		return
	}
	q.Window = &question.Window{Span: question.Within, From: plan.MakeDate(first, 1, 1), To: plan.MakeDate(last, 12, 31), Unit: plan.Half, Text: t.span()}
}

// calendarWords are phrases, folded, that ask for all deadlines in their order.
var calendarWords = []string{"tu som den muon", "tu gan den xa", "theo thu tu thoi gian", "lich cac han", "moc thoi gian quan trong", "cac moc quan trong", "cac moc thoi gian", "nhung moc thoi gian", "in order of time"}

// stillToCome takes a question for what is not due yet for one about the time
// from today on.
func (t *turn) stillToCome() {
	q := t.q
	toCome := q.HasPhrase("chua toi han", "chua den han", "chua het han", "con trong han", "con lai", "con gi", "con viec gi", "con nhung gi", "not yet due", "not due yet", "still to come", "still due", "left")
	if v := q.Window; toCome && v != nil && v.Span == question.Within && v.From < t.r.today && t.r.today <= v.To {
		later := *v
		later.From = t.r.today
		q.Window = &later
		return
	}
	if q.Window == nil && len(q.Refs) == 0 && t.r.today != "" && q.HasPhrase("chua toi han", "chua den han", "chua het han", "con trong han", "not yet due", "not due yet", "still to come") {
		q.Window = &question.Window{Span: question.After, From: t.r.today, Unit: plan.Day, Text: t.r.today.VN()}
	}
}

// open are the bounds of a window that has none, as days to count between.
const (
	firstDay plan.Date = "1990-01-01"
	lastDay  plan.Date = "2100-12-31"
)

// dueIn matches an entry's time with a window and returns the days in it.
func (b *book) dueIn(e *plan.Entry, v *question.Window) (match, []plan.Date) {
	if v.Span == question.Overdue && hasKind(e.Due, plan.DueRecurring) {
		return noMatch, nil // it comes again
	}
	from, to := v.From, v.To
	if from == "" {
		from = firstDay
		if v.Span == question.Before && b.plan.Date != "" {
			from = b.plan.Date // what lies before the plan itself is a slip
		}
	}
	if to == "" {
		to = lastDay
		if b.plan.Year > 0 {
			to = plan.MakeDate(max(b.plan.LastYear, b.plan.Year), 12, 31)
		}
	}
	if e.Due.Kind == plan.DueRecurring && b.plan.Year > b.plan.Date.Year() && b.plan.Date != "" {
		from = max(from, plan.MakeDate(b.plan.Year, 1, 1)) // a plan made the year before begins with its own
	}
	if to < from {
		return noMatch, nil
	}
	days := due.Occurrences(e.Due, from, to)
	if v.Holed() {
		days = slices.DeleteFunc(days, func(d plan.Date) bool { return !v.Contains(d) })
	}
	if len(days) == 0 {
		return noMatch, nil
	}
	return fineness(e.Due), days
}

// fineness tells times with a day, month or quarter of their own from those
// of a whole year and those that come every month.
func fineness(d plan.Due) match {
	switch d.Kind {
	case plan.DueRange:
		if d.Granularity == plan.Year {
			return wholeYear
		}
	case plan.DueRecurring:
		if !strings.Contains(d.RRule, "BYMONTHDAY") {
			return monthly
		}
	case plan.DueComposite:
		coarse := noMatch
		for _, p := range d.Parts {
			m := fineness(p)
			if m == exactly && (p.Kind == plan.DueDate || p.Kind == plan.DueRange || p.Kind == plan.DueRecurring) {
				return exactly
			}
			coarse = max(coarse, m)
		}
		if coarse != noMatch {
			return coarse
		}
	}
	return exactly
}

// byFineness keeps what is due by a day, or by a month or a day, where the
// question asks for times that are more than a year.
func (t *turn) byFineness(cs []concern) []concern {
	if t.q.Has("just_year") {
		return keep(cs, func(c concern) bool { return fineness(c.e.Due) == wholeYear })
	}
	day, month := t.q.Has("with_day"), t.q.Has("with_month")
	if !day && !month || t.q.Has("no_due") || t.q.Negated("with_day") || t.q.Negated("with_month") {
		return cs
	}
	return keep(cs, func(c concern) bool {
		return byDay(c.e.Due) && namesDay(c.e.Due) || namesDay(due.Parse(c.e.Start.Text, t.b.due)) || month && fineness(c.e.Due) == exactly && len(due.Occurrences(c.e.Due, firstDay, lastDay)) > 0
	})
}

// namesDay reports whether a time, or a part of it, names a day.
func namesDay(d plan.Due) bool {
	return d.Granularity == plan.Day || slices.ContainsFunc(d.Parts, namesDay)
}
