package agent

import (
	"slices"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// Conversation is what earlier questions of one talk leave for later ones. It
// is not safe for concurrent use; the zero value is a new talk.
type Conversation struct {
	last    *question.Question
	frame   *question.Question // the last that did not point back to an answer
	entries []string           // cited by the last answer, in order
	prior   []string           // by the one before
	plan    string
	named   []agency.Mention // bodies asked about, the last ones last
}

func (c *Conversation) remember(t *turn, a *Answer) {
	if a.Abstained && *a.Reason != Ambiguous && *a.Reason != NotInPlan {
		return
	}
	if t.r.intent == "social" {
		return
	}
	c.last, c.plan = t.q, t.b.plan.ID
	if !t.q.PointsBack() {
		c.frame = t.q
	}
	for _, m := range t.q.Agencies {
		c.named = append(slices.DeleteFunc(c.named, func(o agency.Mention) bool { return o.Key == m.Key }), m)
	}
	if a.Abstained && len(t.q.Refs) > 0 { // "nhiệm vụ 63 được cấp bao nhiêu tiền?" leaves 63 to talk of
		c.prior, c.entries = c.entries, nil
		for _, ref := range t.q.Refs {
			for _, e := range t.refer(ref) {
				c.entries = append(c.entries, e.ID)
			}
		}
	}
	if !a.Abstained {
		c.prior, c.entries = c.entries, nil
		for _, e := range a.Entries {
			c.entries = append(c.entries, e.ID)
		}
	}
}

// resolve completes a question that leans on the one before: "còn Sở Tư pháp
// thì sao?", "thế ai phối hợp?", "à nhầm, 69 cơ".
func (t *turn) resolve() {
	t.dropOwnNumber()
	t.dropBareNumbers()
	if v := t.q.Window; v != nil && !v.YearSaid && v.To != "" && v.To < t.b.plan.Date && (v.Unit == plan.Month || v.Unit == plan.Quarter) && v.To.Year() == t.b.plan.Date.Year() && t.b.plan.Year == 0 {
		t.q.Window = v.Shifted(1) // a month that was over when the plan was made
	}
	if len(t.q.Agencies) == 0 && len(t.q.Hints) == 0 && len(t.q.Refs) == 0 && t.q.Has("duty", "report") {
		t.nameDoer()
	}
	if t.talk == nil || t.talk.last == nil {
		return
	}
	if t.sameTwo() || t.sameAgency() {
		return
	}
	if len(t.talk.entries) > 1 && t.q.CountsBefore() {
		t.given = t.before()
		return
	}
	if !t.q.Leans() {
		t.detail()
		return
	}
	if len(t.q.Agencies) == 0 && t.q.Lang == "en" && t.q.TopicWords > 0 && t.q.TopicWords <= 3 {
		// "and Education?" after a question about a department
		t.q.NameDepartment(t.b.dir)
	}
	last := t.talk.last
	if names := len(t.q.Agencies) > 0 || len(t.q.Hints) > 0; names && len(t.q.Refs) == 0 && last.PointsBack() && t.talk.frame != nil {
		last = t.talk.frame // "thế còn Sở Giáo dục?" after asides on one entry
	}
	t.q.Follow(last)
	t.r.lang = t.q.Lang
	if t.q.PointsBack() {
		t.given = t.before()
	}
}

// before returns the entries of the last answer, or the one of them that an
// ordinal picks.
func (t *turn) before() []*plan.Entry {
	ids := t.talk.entries
	if len(ids) == 1 && len(t.talk.prior) == 1 && t.talk.prior[0] != ids[0] && t.q.HasPhrase("ca hai", "hai cai", "hai viec", "hai nhiem vu", "both", "the two") {
		ids = []string{t.talk.prior[0], ids[0]} // the one before as well
	}
	if n := t.q.Ordinal(); n > 0 && n <= len(ids) {
		ids = ids[n-1 : n]
	} else if n == -1 && len(ids) > 0 {
		ids = ids[len(ids)-1:]
	}
	var out []*plan.Entry
	for _, id := range ids {
		if e := t.b.byID[id]; e != nil {
			out = append(out, e)
		}
	}
	return out
}

// sameTwo takes the two bodies last asked about for "hai sở này".
func (t *turn) sameTwo() bool {
	named := t.talk.named
	if len(t.q.Agencies) > 0 || len(named) < 2 || !t.q.HasPhrase("hai so nay", "hai so do", "hai so ay", "hai so tren", "hai co quan nay", "hai co quan do", "hai co quan tren", "hai don vi nay", "hai don vi do", "hai don vi tren", "hai ben nay",
		"ca hai so", "ca hai co quan", "ca hai don vi", "these two departments", "those two departments", "both departments", "these two agencies", "both agencies", "the two departments") {
		return false
	}
	for _, m := range named[len(named)-2:] {
		m.Start, m.End = 0, 0
		t.q.Agencies = append(t.q.Agencies, m)
	}
	t.setTopic(without(t.q.Topic, "hai sở cơ quan đơn vị bên này đó trên"))
	return true
}

// sameAgency reads "sở này", "cơ quan đó" as the agency of the question
// before, or as the lead of the entry last talked of.
func (t *turn) sameAgency() bool {
	q := t.q
	if len(q.Agencies) > 0 || !q.HasPhrase("so nay", "so do", "so ay", "co quan nay", "co quan do", "don vi nay", "don vi do", "this agency", "that agency", "this department", "that department") {
		return false
	}
	q.TakeAgencies(t.talk.last)
	if len(q.Agencies) == 0 {
		for _, e := range t.before() {
			for _, a := range e.Agencies {
				if a.Role == plan.RoleLead && !a.Group && len(q.Agencies) == 0 {
					q.Agencies = append(q.Agencies, agency.Mention{Name: a.Name, Key: a.Key, Exact: true})
				}
			}
		}
	}
	return len(q.Agencies) > 0
}

// detail takes a short question whose words all stand in the one entry last
// talked of for a question about that entry: "theo nghị định nào?".
func (t *turn) detail() {
	q := t.q
	if len(t.talk.entries) != 1 || q.Words() > 6 || len(q.Agencies) > 0 || len(q.Refs) > 0 || q.Window != nil || q.TopicWords == 0 {
		return
	}
	if t.read(q.Topic).words[t.talk.entries[0]] >= 0.9 {
		t.given = t.before()
	}
}

// dropOwnNumber takes the number of the plan itself ("kế hoạch 223") out of
// what the question names.
func (t *turn) dropOwnNumber() {
	num, _, _ := strings.Cut(vi.Fold(t.b.plan.Number), "/")
	if num == "" || !namesNumber(" "+strings.Join(folds(t.q.Text), " ")+" ", num) {
		return
	}
	t.q.Refs = slices.DeleteFunc(t.q.Refs, func(r question.Ref) bool { return r.Number == num })
	if rest := without(t.q.Topic, num+" kh"); rest != t.q.Topic {
		t.q.Topic, t.q.TopicWords = rest, len(folds(rest))
	}
}

// dropBareNumbers drops numbers with no word before them where the plan has no
// tasks that they could be of: "đợt 2 làm trong mấy ngày".
func (t *turn) dropBareNumbers() {
	if len(t.b.ofKind(plan.KindTask)) > 0 {
		return
	}
	t.q.Refs = slices.DeleteFunc(t.q.Refs, func(r question.Ref) bool {
		return r.What == "" && !strings.Contains(r.Number, ".") && len(t.refer(r)) == 0
	})
}
