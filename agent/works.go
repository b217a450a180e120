package agent

import (
	"context"
	"fmt"
	"slices"

	"kehoach/agent/question"
	"kehoach/agent/work"
	"kehoach/plan"
	"kehoach/plan/due"
)

// Works returns what concerns an agency in a period, for drafts and exports:
// the same entries that an answer would list. An agency of "" means everyone,
// a zero period all the plan's years; planID "" means the tenant's latest plan.
func (a *Agent) Works(ctx context.Context, tenant, planID, agencyName string, p work.Period) (*work.List, error) {
	planID, err := a.planFor(ctx, tenant, planID, p)
	if err != nil {
		return nil, err
	}
	b, _, err := a.choose(ctx, Request{Tenant: tenant, Plan: planID}, "")
	if err != nil {
		return nil, err
	}
	who, err := b.body(agencyName)
	if err != nil {
		return nil, err
	}
	l := b.works(who, b.years(p))
	return l, a.reported(ctx, tenant, l)
}

// years returns the plan's own years for a period of all time.
func (b *book) years(p work.Period) work.Period {
	first, last := b.plan.Year, b.plan.LastYear
	switch {
	case !p.IsZero() || first == 0:
		return p
	case last > first:
		return work.Period{From: plan.MakeDate(first, 1, 1), To: plan.MakeDate(last, 12, 31)}
	}
	return work.Year(first)
}

// works selects what concerns a body in a period.
func (b *book) works(who work.Body, p work.Period) *work.List {
	l := &work.List{Plan: b.plan, Agency: who, Period: p}
	for _, e := range b.plan.Entries {
		if e.Kind != plan.KindTask && e.Kind != plan.KindDuty {
			continue
		}
		it := work.Item{Entry: e}
		if who.Key != "" {
			c := b.concernOf(e, who.Key)
			switch role, group := c.role(); {
			case c.way == notConcerned:
				continue
			case group != "":
				it.Role, it.Via = group, c.via
			default:
				it.Role = role
			}
		}
		it.Phase, it.Days = b.phase(e, p)
		l.Items = append(l.Items, it)
	}
	return l
}

// phase tells how the time of an entry lies to a period.
func (b *book) phase(e *plan.Entry, p work.Period) (work.Phase, []plan.Date) {
	if b.plan.Date != "" && e.Due.Date != "" && e.Due.Date < b.plan.Date {
		return work.Doubtful, nil
	}
	v := &question.Window{Span: question.Within, From: p.From, To: p.To, Unit: p.Unit}
	switch m, days := b.dueIn(e, v); m {
	case exactly, wholeYear:
		return work.Due, days
	case monthly:
		return work.Recurring, days
	}
	switch {
	case e.Due.Date == "" && e.Due.Kind != plan.DueRecurring && !hasKind(e.Due, plan.DueDate) && !hasKind(e.Due, plan.DueRecurring):
		return work.Standing, nil
	case hasKind(e.Due, plan.DueContinuous):
		return work.Standing, nil
	case p.IsZero():
		return work.Elsewhere, nil
	case b.runs(e, p):
		return work.Running, nil
	}
	return work.Elsewhere, nil
}

// runs reports whether the work on an entry is under way in a period at whose
// end it is not due yet.
func (b *book) runs(e *plan.Entry, p work.Period) bool {
	if e.Due.Date <= p.To || e.Due.Kind == plan.DueComposite {
		return false
	}
	from := e.Due.From
	if s := due.Parse(e.Start.Text, b.due); s.From != "" && (from == "" || s.From < from) && s.Kind != plan.DueComposite {
		from = s.From
	} else if from == "" || s.Kind == plan.DueContinuous {
		from = s.Date
	}
	return from != "" && from <= p.To
}

// reportDuty returns the duty by which a body reports in a period, the last day
// on which that is in time, and whom it names as the receiver. A duty that
// names the very report goes before one that only reports something, then one
// that names a receiver, then the more direct one.
func (b *book) reportDuty(who work.Body, p work.Period) (duty *plan.Entry, day plan.Date, to string) {
	best := -1
	for _, e := range b.ofKind(plan.KindDuty, plan.KindTask) {
		if !reporting(e) {
			continue
		}
		days := reportDays(e.Due, p)
		c := b.concernOf(e, who.Key)
		if len(days) == 0 || c.way != leads && c.way != leadsInGroup {
			continue
		}
		got, rank := b.receiver(e, who, false), 0
		if slices.ContainsFunc(e.Due.Parts, func(d plan.Due) bool { return slices.Contains(reportNames[p.Unit], d.Product) }) {
			rank += 4
		}
		if got != "" {
			rank += 2
		}
		if c.way == leads {
			rank++
		}
		if rank > best {
			duty, day, to, best = e, days[len(days)-1], got, rank
		}
	}
	return duty, day, to
}

// reportDays returns the days on which the report on a period is due: those of
// the part of a time that speaks of that kind of report, else all in the
// period that name a day.
func reportDays(d plan.Due, p work.Period) []plan.Date {
	for _, part := range d.Parts {
		if slices.Contains(reportNames[p.Unit], part.Product) {
			return due.Occurrences(part, p.From, p.To)
		}
	}
	if recurs(d, "FREQ=MONTHLY") && p.Unit != plan.Month {
		return nil
	}
	return due.Occurrences(d, p.From, p.To)
}

// reportNames are the names of the report on a period.
var reportNames = map[plan.Granularity][]string{
	plan.Month: {"báo cáo tháng"}, plan.Quarter: {"báo cáo quý"},
	plan.Half: {"báo cáo 6 tháng", "báo cáo 06 tháng"}, plan.Year: {"báo cáo năm"},
}

// body finds the body that a name means; "" is everyone.
func (b *book) body(name string) (work.Body, error) {
	if name == "" {
		return work.Body{}, nil
	}
	if n := b.dir.Name(name); n != "" {
		return work.Body{Key: name, Name: n}, nil
	}
	ms := b.dir.Find(name)
	for _, m := range ms {
		if m.Exact && !m.Unbounded {
			return work.Body{Key: m.Key, Name: b.nameOf(m.Key, m.Name)}, nil
		}
	}
	unknown := &UnknownAgency{Name: name}
	for _, m := range ms {
		for _, k := range append([]string{m.Key}, m.Alternatives...) {
			if n := b.nameOf(k, m.Name); !slices.Contains(unknown.Nearest, n) {
				unknown.Nearest = append(unknown.Nearest, n)
			}
		}
	}
	if len(unknown.Nearest) == 0 {
		unknown.Nearest = b.nearest(name)
	}
	return work.Body{}, unknown
}

// nameOf returns a body's official name, or as it is written where the
// directory has none.
func (b *book) nameOf(key, written string) string {
	if n := b.dir.Name(key); n != "" {
		return n
	}
	return written
}

// UnknownAgency is the error for a name that no body bears.
type UnknownAgency struct {
	Name string
	// Nearest are names that may be meant.
	Nearest []string
}

func (u *UnknownAgency) Error() string { return fmt.Sprintf("no agency is called %q", u.Name) }
