package agent

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kehoach/agent/draft"
	"kehoach/agent/work"
	"kehoach/plan"
	"kehoach/plan/due"
	"kehoach/retrieval"
)

// Draft writes a paper that the plan obliges people to write. It selects with
// the functions that answer questions.
func (a *Agent) Draft(ctx context.Context, tenant, planID string, kinds *draft.Kinds, req draft.Request) (*draft.Document, error) {
	id, err := a.planFor(ctx, tenant, planID, req.Period)
	if err != nil {
		return nil, err
	}
	b, _, err := a.choose(ctx, Request{Tenant: tenant, Plan: id}, "")
	if err != nil {
		return nil, err
	}
	who, err := b.body(req.Agency)
	if err != nil {
		return nil, err
	}
	if req.Period.IsZero() && b.plan.Year > 0 {
		req.Period = work.Year(b.plan.Year)
	}
	if y := req.Period.To.Year(); b.plan.Year > 0 && (y < b.plan.Year || y > max(b.plan.LastYear, b.plan.Year)) {
		return nil, &OutsidePlan{Plan: b.plan.Number, Period: req.Period.Label(), First: b.plan.Year, Last: max(b.plan.LastYear, b.plan.Year)}
	}
	if req.Entry != "" && b.byID[req.Entry] == nil {
		return nil, &UnknownEntry{ID: req.Entry, Plan: b.plan.Number}
	}
	in := b.input(req, who)
	if err := a.reported(ctx, tenant, in.List, in.Next, in.Whole); err != nil {
		return nil, err
	}
	return kinds.Make(in)
}

// OutsidePlan is the error for a period that the plan is not for.
type OutsidePlan struct {
	Plan, Period string
	First, Last  int
}

func (o *OutsidePlan) Error() string {
	return fmt.Sprintf("plan %s is for %d to %d, not for %s", o.Plan, o.First, o.Last, o.Period)
}

// UnknownEntry is the error for an entry that the plan does not have.
type UnknownEntry struct{ ID, Plan string }

func (u *UnknownEntry) Error() string { return fmt.Sprintf("plan %s has no entry %q", u.Plan, u.ID) }

// planFor chooses among several plans the latest that is for the period's
// year, or the latest of all.
func (a *Agent) planFor(ctx context.Context, tenant, planID string, p work.Period) (string, error) {
	infos, err := a.store.Plans(ctx, tenant)
	if err != nil {
		return "", fmt.Errorf("list plans: %w", err)
	}
	if planID != "" || len(infos) == 0 {
		return planID, nil
	}
	best := slices.MaxFunc(infos, func(x, y retrieval.PlanInfo) int {
		if !p.IsZero() && (x.Year == p.To.Year()) != (y.Year == p.To.Year()) {
			if x.Year == p.To.Year() {
				return 1
			}
			return -1
		}
		return strings.Compare(string(x.Date), string(y.Date))
	})
	return best.ID, nil
}

// input selects what a paper says.
func (b *book) input(req draft.Request, who work.Body) draft.Input {
	next := req.Period.Next()
	in := draft.Input{
		Request: req, Plan: b.plan, Agency: who, Whole: b.works(work.Body{}, req.Period),
		Name:    b.nameOf,
		DayNote: func(d plan.Date) string { return due.DayNote(d, "vi") },
	}
	if in.List = in.Whole; who.Key != "" {
		in.List = b.works(who, req.Period)
	}
	if req.Consolidated {
		in.Next = b.works(work.Body{}, next)
	} else {
		in.Next = b.works(who, next)
	}
	reporter := who
	if who.Key == "" {
		reporter = b.overseer(req.Period)
	}
	in.Report, in.Deadline, in.To = b.reportDuty(reporter, req.Period)
	if who.Key == "" {
		in.To = b.above(reporter, req.Period)
		in.Report, in.Deadline = nil, "" // the plan dates the drafter's step, not the issuer's
	}
	return in
}
