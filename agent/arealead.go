package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// areaLead answers who is in charge of a whole area of work: by the duty that
// gives the area to a body ("Chủ trì … nhiệm vụ cải cách tài chính công"), not
// by the tasks in it.
func (t *turn) areaLead(group string) bool {
	q := t.q
	if len(q.Agencies) > 0 || len(q.Refs) > 0 || q.Window != nil || !t.asksWho() || !q.Has("lead") || q.Has("list", "count", "coord", "due", "product") ||
		q.HasPhrase("nhiem vu nao", "viec nao", "tasks") {
		return false
	}
	area := strings.Join(t.plainWords(t.q.Topic), " ")
	if g, ok := t.b.plan.Group(group); ok {
		area = strings.Join(folds(g.Name), " ")
	}
	words := slices.DeleteFunc(strings.Fields(area), func(w string) bool {
		return slices.Contains([]string{"cai", "cach", "xay", "dung", "va", "phat", "trien", "cong", "tac", "ve", "phan", "mang", "linh", "vuc", "nhom"}, w)
	})
	if len(words) < 2 || len(words) > 8 {
		return false
	}
	var own []*plan.Entry
	for i, e := range t.b.plan.Entries {
		if e.Kind != plan.KindDuty {
			continue
		}
		_, work, ok := strings.Cut(t.b.folded()[i], "nhiem vu ")
		if ok && strings.HasPrefix(t.b.folded()[i], "chu tri") && overlap(folds(work), words, t.b) >= 0.9 && len(vi.Tokens(work)) <= 2*len(words)+8 {
			own = append(own, e)
		}
	}
	if len(own) == 0 || len(own) > 2 {
		return false
	}
	t.r.intent = "area"
	for _, e := range own {
		t.full(concern{e: e, way: leads})
	}
	t.r.total = len(own)
	return true
}
