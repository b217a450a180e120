package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/agency"
)

// late takes what was reported as done out of a list of what is past its day,
// and returns it with what was reported of the rest, by entry. m is the agency
// that the list is of, nil for all.
func (t *turn) late(m *agency.Mention, lists ...*[]dated) (done []dated, said map[string]plan.Progress) {
	reports, err := t.history()
	if err != nil {
		t.failed = err
		return nil, nil
	}
	if len(reports) == 0 {
		return nil, nil
	}
	latest := plan.Latest(reports)
	said = make(map[string]plan.Progress)
	for _, l := range lists {
		*l = slices.DeleteFunc(*l, func(d dated) bool {
			p, ok := t.b.reportOn(d.c.e, m, latest)
			if ok {
				said[d.c.e.ID] = p
			}
			if ok && p.Done == 100 {
				done = append(done, d)
				return true
			}
			return false
		})
	}
	return done, said
}

// reportOn returns the last report on an entry: the agency's own, or that of
// the only body that leads it. What several report is not added up.
func (b *book) reportOn(e *plan.Entry, m *agency.Mention, latest map[[2]string]plan.Progress) (plan.Progress, bool) {
	if m != nil {
		if p, ok := latest[[2]string{e.ID, m.Key}]; ok {
			return p, true
		}
	}
	var leads []string
	for _, r := range e.Agencies {
		if r.Role == plan.RoleLead {
			leads = append(leads, r.Key)
		}
	}
	if len(leads) != 1 || b.dir.IsGroup(leads[0]) {
		return plan.Progress{}, false
	}
	p, ok := latest[[2]string{e.ID, leads[0]}]
	return p, ok
}

// sayDone names what is past its day and was reported as done, so that it does
// not go missing from a list.
func (t *turn) sayDone(done []dated, said map[string]plan.Progress) {
	if len(done) == 0 {
		return
	}
	r := t.r
	r.gap()
	r.line("Đã qua hạn nhưng đã báo hoàn thành 100%%, không kể ở trên (%d):", "Past their day but reported as 100%% done, not counted above (%d):", len(done))
	slices.SortStableFunc(done, func(a, b dated) int { return strings.Compare(string(a.days[0]), string(b.days[0])) })
	for _, d := range done {
		p := said[d.c.e.ID]
		r.line("- **%s** %s — %s: %s (%s)", "- **%s** %s — %s: %s (%s)", r.citeFor(d.c, plan.FieldEnd), gist(d.c.e, 90), t.b.nameOf(p.Agency, p.Agency), r.reportWords(p), r.reportedBy(p))
	}
}

// soFar says after an entry that is late what was reported of it.
func (t *turn) soFar(e *plan.Entry) string {
	p, ok := t.notes.said[e.ID]
	if !ok {
		return ""
	}
	return t.r.t(" — đã báo ", " — reported: ") + t.r.reportWords(p) + " (" + t.r.reportedBy(p) + ")"
}
