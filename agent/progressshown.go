package agent

import (
	"slices"
	"strconv"
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

// reportWords says what a report says: "60%, văn bản 123/BC-SYT".
func (r *reply) reportWords(p plan.Progress) string {
	s := strconv.Itoa(p.Done) + "%"
	if p.Doc != "" {
		s += r.t(", văn bản ", ", document ") + asSaid.Replace(p.Doc)
	}
	if p.Note != "" {
		s += r.t(", ghi chú: ", ", note: ") + asSaid.Replace(oneLine(p.Note))
	}
	return s
}

// asSaid keeps people's words from looking like citations, or like marks of
// Markdown.
var asSaid = strings.NewReplacer("[", "(", "]", ")", "*", "", "`", "'")

// office is the time zone in which people read when something was reported.
var office = time.FixedZone("ICT", 7*3600)

// reportedBy says who made a report, and when.
func (r *reply) reportedBy(p plan.Progress) string {
	return p.By + r.t(", lúc ", ", ") + p.At.In(office).Format("15:04 02/01/2006")
}
