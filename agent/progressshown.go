package agent

import (
	"slices"
	"strings"
	"time"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/retrieval"
)

// notes is what a turn has to do with progress that people report.
type notes struct {
	// typed is the question as it was typed, reading what it was read against.
	typed   string
	reading question.Context
	// tenant is whose plans they are, reporter the name under which the person
	// may report, "" for who may not; planNamed says that the plan was named,
	// rather than found by the words.
	tenant, reporter string
	planNamed        bool
	journal          retrieval.Journal // nil where the store keeps none
	now              func() time.Time
	// reported is what was read of the journal, once read is set; said are the
	// last reports on the entries of a list.
	read     bool
	reported []plan.Progress
	said     map[string]plan.Progress
}

func (a *Agent) notes(req Request, text string, reading question.Context, number string) notes {
	n := notes{typed: text, reading: reading, tenant: req.Tenant, reporter: req.Reporter, now: a.now}
	n.planNamed = req.Plan != "" || namesPlan(text, number)
	n.journal, _ = a.store.(retrieval.Journal)
	return n
}

// history returns what was reported of the plan, read once a turn.
func (t *turn) history() ([]plan.Progress, error) {
	n := &t.notes
	if n.journal == nil || n.read {
		return n.reported, nil
	}
	var err error
	n.reported, err = n.journal.Reports(t.ctx, n.tenant, t.b.plan.ID)
	n.read = err == nil
	return n.reported, err
}

// toldSoFar answers how far tasks named by number are, from what was reported
// of them; false where nothing was, and the plan alone is left to speak.
func (t *turn) toldSoFar() bool {
	q := t.q
	all := q.HasPhrase("lich su", "history")
	asks := all || t.asksProgress() || q.HasPhrase("tien do", "den dau roi", "lam den dau", "xong chua", "hoan thanh chua", "progress", "how far", "done yet", "finished yet")
	if !asks || len(q.Refs) == 0 {
		return false
	}
	reports, err := t.history()
	if err != nil {
		t.failed = err
		return true
	}
	var asked []*plan.Entry
	for _, ref := range q.Refs {
		if ref.What == "task" || ref.What == "" {
			asked = append(asked, t.b.tasks(ref.Number)...)
		}
	}
	of := func(e *plan.Entry) []plan.Progress {
		var out []plan.Progress
		for _, p := range reports {
			if p.Entry == e.ID && !(len(q.Agencies) > 0 && !slices.ContainsFunc(q.Agencies, func(m agency.Mention) bool { return m.Key == p.Agency })) {
				out = append(out, p)
			}
		}
		return out
	}
	if !slices.ContainsFunc(asked, func(e *plan.Entry) bool { return len(of(e)) > 0 }) {
		return false
	}
	r := t.r
	r.intent = "progress"
	r.line("Theo báo cáo của các cơ quan (kế hoạch không ghi tiến độ):", "As the agencies reported (the plan itself holds no progress):")
	for _, e := range asked {
		r.line("- **%s** %s — %s: %s", "- **%s** %s — %s: %s", r.cite(e, plan.FieldEnd), gist(e, 130), r.t("hạn", "due"), r.when(e))
		t.sayReports(of(e), all)
	}
	return true
}

// sayReports lists the last report of each agency, or with all every one,
// oldest first.
func (t *turn) sayReports(ps []plan.Progress, all bool) {
	r := t.r
	if len(ps) == 0 {
		r.line("  - chưa có báo cáo tiến độ", "  - nothing was reported")
	}
	latest := plan.Latest(ps)
	for _, p := range ps {
		if all || latest[[2]string{p.Entry, p.Agency}] == p {
			r.line("  - %s: **%s** (%s)", "  - %s: **%s** (%s)", t.b.nameOf(p.Agency, p.Agency), r.reportWords(p), r.reportedBy(p))
		}
	}
}

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
