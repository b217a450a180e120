package agent

import (
	"kehoach/plan"
)

// linked answers which tasks carry out a target: those whose objective
// repeats its words.
func (t *turn) linked() bool {
	q := t.q
	if len(t.given) == 0 && len(q.Refs) == 0 || !q.HasPhrase("nhiem vu", "nv", "task", "tasks", "viec") || !q.Has("list", "lead", "which") {
		return false
	}
	entries := t.given
	for _, ref := range q.Refs {
		entries = append(entries, t.refer(ref)...)
	}
	var cs []concern
	for _, target := range entries {
		if target.Kind != plan.KindTarget {
			return false
		}
		words := folds(target.Text)
		for _, e := range t.b.ofKind(plan.KindTask) {
			if e.Objective.Text != "" && overlap(folds(e.Objective.Text), words, t.b) >= 0.75 {
				cs = append(cs, concern{e: e, way: notConcerned})
			}
		}
	}
	if len(cs) == 0 {
		return false
	}
	t.r.intent = "linked"
	t.r.line("Nhiệm vụ có mục tiêu trùng với mục tiêu này:", "Tasks whose objective is this target:")
	for _, c := range cs {
		t.full(c)
	}
	t.r.total = count(cs)
	return true
}

// neighbour answers about the task before or after the one talked of.
func (t *turn) neighbour() bool {
	if !t.q.Has("neighbour") && len(t.q.Refs) == 1 && t.q.TopicWords <= 1 && !t.q.HasPhrase("phai", "lam", "xong", "must", "done") && t.q.HasPhrase("truoc nhiem vu", "sau nhiem vu", "truoc nv", "sau nv", "before task", "after task") {
		t.given = t.refer(t.q.Refs[0]) // "nhiệm vụ trước nhiệm vụ 59"
	} else if !t.q.Has("neighbour") {
		return false
	}
	if len(t.given) == 0 {
		return false
	}
	step := 1
	e := t.given[len(t.given)-1]
	if t.q.HasPhrase("truoc", "before", "previous") {
		step, e = -1, t.given[0]
	}
	i := t.b.place[e.ID] + step
	if i < 0 || i >= len(t.b.plan.Entries) || t.b.plan.Entries[i].Kind != e.Kind {
		return t.abstain(NotInPlan, "Không còn mục nào trước hoặc sau mục đó.", "There is nothing before or after it.")
	}
	t.r.intent = "entry"
	t.full(concern{e: t.b.plan.Entries[i], way: notConcerned})
	return true
}
