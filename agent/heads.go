package agent

import (
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// heads answers what the heads of bodies answer for themselves: the duties
// that the plan gives to "người đứng đầu", not those of the body.
func (t *turn) heads() bool {
	q := t.q
	if !q.Has("duty") || q.Has("lead", "coord", "product", "report", "late", "both_ways", "count") || q.HasPhrase("chu tri", "phoi hop") || q.Window != nil || len(q.Refs) > 0 || len(t.given) > 0 ||
		!q.HasPhrase("nguoi dung dau", "thu truong", "chu tich ubnd", "chu tich uy ban", "chu tich huyen", "giam doc so", "giam doc mot so", "giam doc cac so", "lanh dao so", "lanh dao cac so", "heads of", "head of a department") {
		return false
	}
	ms := t.asked()
	var cs []concern
	for _, e := range t.b.ofKind(plan.KindDuty) {
		who := vi.Fold(e.Agency)
		if !strings.Contains(who, "nguoi dung dau") && !strings.Contains(who, "thu truong") {
			continue
		}
		c := concern{e: e, way: leadsInGroup}
		if len(ms) > 0 {
			c = t.b.concernOf(e, ms[0].Key)
		}
		if c.way <= leadsInGroup {
			cs = append(cs, c)
		}
	}
	if len(cs) == 0 {
		return false
	}
	t.r.intent = "agency"
	t.r.line("Trách nhiệm mà kế hoạch giao cho người đứng đầu (%s):", "What the plan gives to the heads (%s):", t.r.plural(len(cs), "mục", "item"))
	for _, c := range cs {
		t.full(c)
	}
	t.r.total = len(cs)
	if len(ms) > 0 && !ms[0].Unbounded {
		t.restOf(ms[0], cs)
	}
	return true
}
