package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// way is how an entry concerns an agency, from the most to the least direct.
type way int

const (
	leads        way = iota // named, chủ trì
	leadsInGroup            // inside a group that leads
	helps                   // named, phối hợp
	helpsInGroup            // inside a group that helps
	spokenOf                // only spoken of in the text
	notConcerned
)

// concern is an entry with how it concerns an agency and by which name.
type concern struct {
	e   *plan.Entry
	way way
	via string
}

func (c concern) role() (role, group plan.Role) {
	switch c.way {
	case leads:
		return plan.RoleLead, ""
	case leadsInGroup:
		return plan.RoleMember, plan.RoleLead
	case helps:
		return plan.RoleCoordinating, ""
	case helpsInGroup:
		return plan.RoleMember, plan.RoleCoordinating
	}
	return "", ""
}

// concernOf returns how one entry concerns an agency: the most direct of the
// ways in which it does.
func (b *book) concernOf(e *plan.Entry, key string) concern {
	best := concern{e: e, way: notConcerned}
	for _, a := range e.Agencies {
		w := notConcerned
		switch {
		case a.Key == key:
			w = leads
		case a.Group && b.dir.Contains(a.Key, key):
			w = leadsInGroup
		default:
			continue
		}
		if a.Role == plan.RoleCoordinating {
			w += helps - leads
		}
		if w < best.way {
			best.way, best.via = w, a.Name
		}
	}
	return best
}

// sideOf returns how an entry concerns an agency on one side only: as lead, or
// as coordinating, whatever it is on the other.
func (b *book) sideOf(e *plan.Entry, key string, coordinating bool) concern {
	best := concern{e: e, way: notConcerned}
	for _, a := range e.Agencies {
		if (a.Role == plan.RoleCoordinating) != coordinating || a.Group && a.Key != key && everybody(a) && !coordinating && namesLead(e) {
			continue
		}
		w := notConcerned
		switch {
		case a.Key == key:
			w = leads
		case a.Group && b.dir.Contains(a.Key, key):
			w = leadsInGroup
		default:
			continue
		}
		if coordinating {
			w += helps - leads
		}
		if w < best.way {
			best.way, best.via = w, a.Name
		}
	}
	return best
}

// everybody reports whether a group is all agencies and units there are.
func everybody(a plan.AgencyRef) bool {
	name := vi.Fold(a.Name)
	return strings.HasPrefix(name, "cac co quan, don vi") || strings.HasPrefix(name, "cac co quan, to chuc, don vi")
}

// namesLead reports whether a body is named among the leads of a task, whose
// work "các cơ quan, đơn vị" beside it only add to.
func namesLead(e *plan.Entry) bool {
	return slices.ContainsFunc(e.Agencies, func(a plan.AgencyRef) bool { return a.Role == plan.RoleLead && !a.Group })
}

// concerns returns all entries that concern an agency, the most direct first,
// in the plan's order within a way. Where none names it for a part of its own,
// those that only speak of it come last.
func (b *book) concerns(key string) []concern {
	var out []concern
	for _, e := range b.plan.Entries {
		if c := b.concernOf(e, key); c.way < notConcerned {
			out = append(out, c)
		}
	}
	if slices.ContainsFunc(out, func(c concern) bool { return c.way == leads || c.way == helps }) {
		slices.SortStableFunc(out, byWay)
		return out
	}
	for _, e := range b.mentioned()[key] {
		if !slices.ContainsFunc(out, func(c concern) bool { return c.e == e }) {
			out = append(out, concern{e: e, way: spokenOf})
		}
	}
	slices.SortStableFunc(out, byWay)
	return out
}

func byWay(a, b concern) int { return int(a.way) - int(b.way) }
