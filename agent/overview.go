package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// overview tells a newcomer what the plan is: its head, its parts, its groups
// of tasks and who leads them.
func (t *turn) overview() bool {
	q := t.q
	if !q.Has("overview") || q.Has("report", "recurring", "continuous", "no_due", "on_event") || len(q.Agencies) > 0 || len(q.Refs) > 0 || q.Window != nil || len(folds(t.subject())) > 3 && !t.q.HasPhrase("ke hoach", "plan", "kh") {
		return false
	}
	if own := t.ownWords(); len(own) > 5 {
		return false
	}
	if words := t.subject(); len(folds(words)) > 3 && q.TopicWords > 3 {
		if hits := t.look(words, 1); len(hits) > 0 && hits[0].cover >= surely {
			return false // what the plan says of something
		}
	}
	r, p := t.r, t.b.plan
	r.intent = "overview"
	r.line("**%s**", "**%s**", p.Title)
	r.line("Số %s, ngày %s, do %s ban hành; người ký: %s.", "No. %s of %s, issued by %s; signed by %s.", p.Number, p.Date.VN(), t.issuer(), p.Signer)
	for _, e := range t.aims() {
		r.line("- **%s** %s", "- **%s** %s", r.cite(e), gist(e, 300))
	}
	if parts := t.parts(); len(parts) > 0 {
		r.line("Các phần: %s.", "Its parts: %s.", strings.Join(parts, "; "))
	}
	r.gap()
	tasks := t.b.ofKind(plan.KindTask)
	if len(tasks) == 0 {
		t.untabled()
	} else {
		r.line("Kế hoạch gồm %d mục tiêu, %d nhiệm vụ và %d trách nhiệm của các cơ quan.", "It has %d targets, %d tasks and %d duties of agencies.",
			len(t.b.ofKind(plan.KindTarget)), plan.TaskCount(tasks), len(t.b.ofKind(plan.KindDuty)))
	}
	for _, g := range p.Groups {
		if in := t.inGroup(g.Numeral); len(in) > 0 && g.Parent == "" {
			r.line("- %s. %s: %d nhiệm vụ", "- %s. %s: %d tasks", g.Numeral, g.Name, plan.TaskCount(in))
		}
	}
	if ls := leadersOf(t.b.ofKind(plan.KindTask)); len(ls) > 0 {
		var names []string
		for i, l := range ls {
			if i == 5 {
				break
			}
			names = append(names, sprintf("%s (%d)", t.agencyName(l.key, l.name), plan.TaskCount(l.tasks)))
		}
		r.gap()
		r.line("Chủ trì nhiều việc nhất: %s.", "Lead the most: %s.", strings.Join(names, "; "))
	}
	r.gap()
	r.line("Hỏi tiếp: “Sở … chịu trách nhiệm gì?”, “quý 1 phải xong việc gì?”, “báo cáo gửi ai, khi nào?”.",
		"Ask next: \"What must the Department of … do?\", \"What is due in Q1?\", \"Who reports to whom, and when?\".")
	return true
}

// parts returns the headings of the body's sections, in order.
func (t *turn) parts() []string {
	var out []string
	for _, e := range t.b.plan.Entries {
		if e.Kind == plan.KindTask || len(e.Heading) == 0 {
			continue
		}
		if h := oneLine(e.Heading[0]); !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	return out
}

// funding answers where the money comes from: the sections that say it.
func (t *turn) funding() bool {
	q := t.q
	if !q.Has("money") || q.Has("figure") && (t.asksShare() || t.targetFits()) || len(q.Refs) > 0 || len(q.Agencies) > 0 || t.asksWho() && q.HasPhrase("tham muu", "bo tri", "can doi", "tham dinh", "lap du toan", "phan bo", "trinh", "who allocates", "who advises") || q.Has("count", "list") && !q.HasPhrase("nguon kinh phi", "nguon von", "nguon nao") || t.group() != "" {
		return false
	}
	var es, rest []*plan.Entry
	for _, e := range t.b.ofKind(plan.KindSection) {
		head := ""
		if len(e.Heading) > 0 {
			head = strings.Join(folds(strings.Join(e.Heading, " ")), " ")
		}
		switch {
		case strings.Contains(head, "kinh phi"):
			es = append(es, e)
		case strings.Contains(head, "nguon luc"):
			rest = append(rest, e)
		}
	}
	if len(es) == 0 {
		es = rest
	}
	if len(es) == 0 && len(t.ownWords()) <= 6 && q.HasPhrase("lay tu dau", "lay o dau", "tu nguon nao", "nguon nao", "nguon kinh phi", "where does the money") && !t.saysFunding() {
		return t.abstain(NotInPlan, "%s không ghi nguồn kinh phí.", "%s does not say where the money comes from.", capital(t.planName()))
	}
	if len(es) == 0 || len(t.ownWords()) > 6 {
		return false
	}
	t.r.intent = "funding"
	for _, e := range es {
		t.full(concern{e: e, way: notConcerned})
	}
	return true
}

// saysFunding reports whether any entry speaks of where money comes from.
func (t *turn) saysFunding() bool {
	return slices.ContainsFunc(t.b.folded(), func(text string) bool {
		return strings.Contains(text, "nguon kinh phi") || strings.Contains(text, "ngan sach") || strings.Contains(text, "nguon von") || strings.Contains(text, "kinh phi thuc hien")
	})
}
