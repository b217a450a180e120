package agent

import (
	"context"

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
		it.From = due.Begins(e, b.due)
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
		return work.Recurring, nil // a day would be ours, not the plan's
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
	from := due.Begins(e, b.due)
	return from != "" && from <= p.To
}
