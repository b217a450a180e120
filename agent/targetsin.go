package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// targetsIn answers how many targets a part of the body has that the question
// names by its number: "phần II có mấy mục tiêu", "mục II.6 mấy chỉ tiêu".
func (t *turn) targetsIn() bool {
	q := t.q
	if len(q.Refs) != 1 || !q.Has("count") || !t.saysTarget() || q.HasPhrase("nhiem vu", "nv", "tasks") || len(q.Agencies) > 0 || t.subject() != "" {
		return false
	}
	num := q.Refs[0].Number
	in := slices.DeleteFunc(slices.Clone(t.b.ofKind(plan.KindTarget)), func(e *plan.Entry) bool {
		return !strings.HasPrefix(e.Number, num+".") && !strings.Contains(e.Number, "."+num+".")
	})
	if len(in) == 0 {
		return false
	}
	t.r.intent = "count"
	t.r.line("Phần %s có **%d mục tiêu**:", "Part %s has **%d targets**:", num, len(in))
	for _, e := range in {
		t.item(concern{e: e, way: notConcerned}, 70)
	}
	t.r.total = len(in)
	return true
}
