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

// bodyPart answers what a part of the body says that the question names by its
// numeral: "phần IV nói gì". Groups of the appendix are called so only where
// their tasks are asked for.
func (t *turn) bodyPart() bool {
	q := t.q
	if len(q.Refs) != 1 || q.Refs[0].What != "group" || !q.HasPhrase("phan") || !q.HasPhrase("noi gi", "noi ve gi", "co gi", "gom gi", "la gi", "noi dung gi", "viet gi", "gom nhung gi", "noi den gi") ||
		q.HasPhrase("nhiem vu", "viec", "nv", "phu luc") || len(q.Agencies) > 0 || q.Window != nil || t.subject() != "" {
		return false
	}
	num := q.Refs[0].Number
	cs := keep(concernsOf(t.b.plan.Entries), func(c concern) bool {
		return !isTask(c) && (c.e.Number == num || strings.HasPrefix(c.e.Number, num+"."))
	})
	if len(cs) == 0 {
		return false
	}
	t.r.intent = "heading"
	if h := cs[0].e.Heading; len(h) > 0 {
		t.r.line("**%s** (%s):", "**%s** (%s):", oneLine(h[0]), t.r.plural(len(cs), "mục", "item"))
	}
	for _, c := range cs {
		t.full(c)
	}
	t.r.total = len(cs)
	return true
}
