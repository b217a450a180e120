package agent

import (
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// trouble answers to whom difficulties met in carrying out the plan are
// reported: "gặp vướng mắc thì báo cáo ai".
func (t *turn) trouble() bool {
	q := t.q
	if !q.HasPhrase("vuong mac", "kho khan", "phat sinh", "difficulties", "difficulty", "problems", "obstacles") || len(q.Refs) > 0 || q.Window != nil ||
		!q.Has("to_whom", "report") && !q.HasPhrase("phan anh", "kien nghi", "bao ai", "hoi ai", "lien he ai", "gui ai", "lam gi", "lam sao", "the nao", "who", "whom", "what should") {
		return false
	}
	var cs []concern
	for i, e := range t.b.plan.Entries {
		said := t.b.folded()[i]
		met := e.Kind != plan.KindTask && e.Kind != plan.KindTarget && (strings.Contains(said, "vuong mac") || strings.Contains(said, "kho khan")) && strings.Contains(said, "qua trinh")
		if met && (strings.Contains(said, "phan anh") || strings.Contains(said, "phan hoi") || strings.Contains(said, "bao cao") || strings.Contains(said, "kien nghi") || strings.Contains(said, "de nghi") || strings.Contains(said, "thong tin ve")) {
			cs = append(cs, concern{e: e, way: notConcerned})
		}
	}
	if first := keep(cs, func(c concern) bool { return strings.HasPrefix(vi.Fold(c.e.Text), "trong qua trinh") }); len(first) > 0 {
		cs = first // what all are told at the end
	}
	if len(cs) == 0 || len(cs) > 2 {
		return false
	}
	t.r.intent = "report"
	for _, c := range cs {
		t.full(c)
	}
	return true
}
