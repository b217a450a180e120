package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// linked answers which tasks carry out a target, those whose objective repeats
// its words, and what a target leaves to them: who leads, who helps, what
// comes of it.
func (t *turn) linked() bool {
	q := t.q
	tasks := q.HasPhrase("nhiem vu", "nv", "task", "tasks", "viec") && q.Has("list", "lead", "which")
	if len(t.given) == 0 && len(q.Refs) == 0 || !tasks && (!q.Has("lead", "coord", "product") || q.Has("figure")) || len(q.Agencies) > 0 {
		return false
	}
	entries := t.given
	for _, ref := range q.Refs {
		entries = append(entries, t.refer(ref)...)
	}
	if len(entries) == 0 || slices.ContainsFunc(entries, func(e *plan.Entry) bool { return e.Kind != plan.KindTarget }) {
		return false
	}
	cs := t.carryingOut(entries)
	if len(cs) == 0 && tasks {
		return false
	}
	t.r.intent = "linked"
	switch {
	case len(cs) == 0:
		t.r.line("Kế hoạch không ghi riêng điều này cho mục tiêu:", "The plan does not say this of the target:")
		t.project(concernsOf(entries), nil)
		return true
	case tasks:
		t.r.line("Nhiệm vụ có mục tiêu trùng với mục tiêu này:", "Tasks whose objective is this target:")
		for _, c := range cs {
			t.full(c)
		}
	default:
		t.r.line("Kế hoạch ghi điều này ở nhiệm vụ có mục tiêu trùng với mục tiêu ấy:", "The plan says this of the tasks whose objective is this target:")
		t.project(cs, t.fields())
	}
	t.r.total = count(cs)
	return true
}

// carryingOut returns the tasks whose objectives repeat the words of targets.
func (t *turn) carryingOut(targets []*plan.Entry) []concern {
	var cs []concern
	for _, target := range targets {
		for _, id := range t.b.kin()[target.ID] {
			cs = append(cs, concern{e: t.b.byID[id], way: notConcerned})
		}
	}
	return cs
}

// carriedOut returns the one task that carries out the target which words that
// ask nothing find best: its row holds the target, and who does it by when.
func (t *turn) carriedOut(hits []hit) []hit {
	if len(hits) == 0 || hits[0].e.Kind != plan.KindTarget || t.asksSomething() || t.saysTarget() || strings.ContainsAny(t.q.Text, "?%0123456789") {
		return nil
	}
	tasks := t.carryingOut([]*plan.Entry{hits[0].e})
	if len(tasks) != 1 {
		return nil
	}
	return []hit{{e: tasks[0].e, score: hits[0].score, cover: hits[0].cover}}
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
