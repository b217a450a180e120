package agent

import (
	"regexp"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// percentSaid matches a percentage with the word of direction before it.
var percentSaid = regexp.MustCompile(`(?:\b(tren|toi thieu|it nhat|toi da|duoi)\s+)?(\d+(?:[.,]\d+)?)\s*(?:%|phan tram\b|percent\b)`)

// targetsAt answers which targets set a percentage that the question names and
// nothing else: "những mục tiêu nào đặt ra 100%", "chỉ tiêu nào trên 90%".
func (t *turn) targetsAt() bool {
	q := t.q
	if !strings.Contains(q.Text, "%") && !q.HasPhrase("phan tram", "percent") {
		return false
	}
	m := percentSaid.FindStringSubmatch(vi.Fold(q.Text))
	if m == nil || !t.saysTarget() && !q.HasPhrase("target", "targets") || len(q.Agencies) > 0 || len(q.Refs) > 0 || q.Window != nil ||
		without(t.subject(), m[2]+" % mục tiêu chỉ những đặt ra mức đạt là ở số các có trên tối thiểu ít nhất đa dưới set at are is nào phần trăm percent yêu cầu phải") != "" {
		return false
	}
	var cs []concern
	for _, e := range t.b.ofKind(plan.KindTarget) {
		for _, f := range percentSaid.FindAllStringSubmatch(strings.Join(strings.Fields(vi.Fold(e.Text)), " "), -1) {
			if f[2] == m[2] && (m[1] == "" || f[1] == m[1]) {
				cs = append(cs, concern{e: e, way: notConcerned})
				break
			}
		}
	}
	if len(cs) == 0 {
		return false
	}
	t.r.intent = "list"
	t.r.line("**%d** mục tiêu ghi %s:", "**%d** targets say %s:", len(cs), strings.TrimSpace(m[0]))
	for _, c := range cs {
		t.full(c)
	}
	t.r.total = len(cs)
	return true
}
