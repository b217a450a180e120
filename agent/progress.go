package agent

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kehoach/agent/work"
	"kehoach/plan"
	"kehoach/retrieval"
)

// ErrNoJournal is returned where the store keeps no progress.
var ErrNoJournal = errors.New("the store keeps no progress")

// AmbiguousReporter is the error for a report on an entry that several bodies
// lead, where it is not said whose it is.
type AmbiguousReporter struct {
	Entry string
	// Leads are the bodies and groups that lead.
	Leads []string
}

func (a *AmbiguousReporter) Error() string {
	return fmt.Sprintf("whose progress of %s: %s", a.Entry, strings.Join(a.Leads, "; "))
}

// NotLeading is the error for a report by a body that does not lead the entry.
type NotLeading struct{ Entry, Agency string }

func (n *NotLeading) Error() string { return fmt.Sprintf("%s does not lead %s", n.Agency, n.Entry) }

// Report adds a report on an entry to the plan's history and returns it as it
// was stored. The entry is an ID or the number of a task. An agency of "" is the
// one body that leads the entry; a body that does not lead it, by name or in a
// group, may not report.
func (a *Agent) Report(ctx context.Context, tenant, planID, agencyName string, p plan.Progress) (plan.Progress, error) {
	j, b, err := a.journal(ctx, tenant, planID)
	if err != nil {
		return p, err
	}
	e := b.byID[p.Entry]
	if e == nil {
		e = b.byID["task/"+p.Entry]
	}
	if e == nil {
		return p, &UnknownEntry{ID: p.Entry, Plan: b.plan.Number}
	}
	p.Entry = e.ID
	who, err := b.reporter(e, agencyName)
	if err != nil {
		return p, err
	}
	p.Agency = who.Key
	return p, j.Report(ctx, tenant, b.plan.ID, p)
}

// Reports adds many reports at once, all or none; their entries and agencies
// are checked.
func (a *Agent) Reports(ctx context.Context, tenant, planID string, ps []plan.Progress) error {
	j, b, err := a.journal(ctx, tenant, planID)
	if err != nil {
		return err
	}
	for _, p := range ps {
		e := b.byID[p.Entry]
		if e == nil {
			return &UnknownEntry{ID: p.Entry, Plan: b.plan.Number}
		}
		if w := b.concernOf(e, p.Agency).way; w != leads && w != leadsInGroup {
			return &NotLeading{Entry: e.ID, Agency: b.nameOf(p.Agency, p.Agency)}
		}
	}
	return j.Report(ctx, tenant, b.plan.ID, ps...)
}

// History returns all reports on a plan, oldest first, and the plan.
func (a *Agent) History(ctx context.Context, tenant, planID string) (*plan.Plan, []plan.Progress, error) {
	j, b, err := a.journal(ctx, tenant, planID)
	if err != nil {
		return nil, nil, err
	}
	ps, err := j.Reports(ctx, tenant, b.plan.ID)
	return b.plan, ps, err
}

// Leads returns a list of its own for each body that leads tasks, by name or
// in a group whose members are known, with what was reported of them.
func (a *Agent) Leads(ctx context.Context, tenant, planID string) ([]*work.List, error) {
	j, b, err := a.journal(ctx, tenant, planID)
	if err != nil {
		return nil, err
	}
	reports, err := j.Reports(ctx, tenant, b.plan.ID)
	if err != nil {
		return nil, err
	}
	var keys []string
	seen := make(map[string]bool)
	add := func(key string) {
		if !seen[key] {
			seen[key] = true
			keys = append(keys, key)
		}
	}
	for _, e := range b.ofKind(plan.KindTask) {
		for _, r := range e.Agencies {
			switch {
			case r.Role != plan.RoleLead || b.dir.Unbounded(r.Key):
			case r.Group:
				for _, k := range b.dir.Members(r.Key) {
					add(k)
				}
			default:
				add(r.Key)
			}
		}
	}
	var out []*work.List
	for _, k := range keys {
		l := b.works(work.Body{Key: k, Name: b.nameOf(k, k)}, b.years(work.Period{}))
		l.Items = l.Keep(func(i work.Item) bool { return i.Entry.Kind == plan.KindTask && i.Role == plan.RoleLead })
		attach(l, reports)
		if len(l.Items) > 0 {
			out = append(out, l)
		}
	}
	return out, nil
}

// journal returns the store's journal and the plan.
func (a *Agent) journal(ctx context.Context, tenant, planID string) (retrieval.Journal, *book, error) {
	j, ok := a.store.(retrieval.Journal)
	if !ok {
		return nil, nil, ErrNoJournal
	}
	id, err := a.planFor(ctx, tenant, planID, work.Period{})
	if err != nil {
		return nil, nil, err
	}
	b, _, err := a.choose(ctx, Request{Tenant: tenant, Plan: id}, "")
	return j, b, err
}

// reporter finds who reports on an entry.
func (b *book) reporter(e *plan.Entry, name string) (work.Body, error) {
	var named []work.Body
	var all []string
	for _, r := range e.Agencies {
		if r.Role == plan.RoleLead {
			all = append(all, r.Name)
			if !r.Group {
				named = append(named, work.Body{Key: r.Key, Name: b.nameOf(r.Key, r.Name)})
			}
		}
	}
	if name == "" {
		if len(all) == 1 && len(named) == 1 {
			return named[0], nil
		}
		return work.Body{}, &AmbiguousReporter{Entry: e.ID, Leads: all}
	}
	who, err := b.body(name)
	if err != nil {
		return who, err
	}
	if w := b.concernOf(e, who.Key).way; w != leads && w != leadsInGroup {
		return who, &NotLeading{Entry: e.ID, Agency: who.Name}
	}
	return who, nil
}

// reported attaches what was reported of a plan to lists of it, where the
// store keeps that.
func (a *Agent) reported(ctx context.Context, tenant string, lists ...*work.List) error {
	j, ok := a.store.(retrieval.Journal)
	if !ok || len(lists) == 0 {
		return nil
	}
	reports, err := j.Reports(ctx, tenant, lists[0].Plan.ID)
	for _, l := range lists {
		attach(l, reports)
	}
	return err
}

// attach gives each item the last report on it: that of the list's agency, or
// in a list of everyone's work that of the only body that leads it. What
// several report of one entry is not added up.
func attach(l *work.List, reports []plan.Progress) {
	latest := plan.Latest(reports)
	for n := range l.Items {
		e, key := l.Items[n].Entry, l.Agency.Key
		if key == "" {
			leading := 0
			for _, r := range e.Agencies {
				if r.Role == plan.RoleLead {
					key, leading = r.Key, leading+1
				}
			}
			if leading != 1 {
				continue
			}
		}
		if p, ok := latest[[2]string{e.ID, key}]; ok {
			l.Items[n].Progress = &p
		}
	}
}
