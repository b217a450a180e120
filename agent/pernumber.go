package agent

import (
	"slices"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
)

// withinGroup reads a number beside a group's as that of a task in it, for
// plans that count anew in each group: "nhiệm vụ 5 mục II" is II.5. It returns
// nil where the question does not name both or the group has no such task.
func (t *turn) withinGroup() []*plan.Entry {
	if len(t.q.Refs) != 2 {
		return nil
	}
	for i, ref := range t.q.Refs {
		group := t.q.Refs[1-i]
		if ref.What != "task" && ref.What != "" || group.What == "task" || len(t.b.tasks(ref.Number)) > 0 {
			continue
		}
		if !t.isGroup(group.Number) {
			continue
		}
		var found []*plan.Entry
		for _, e := range t.inGroup(group.Number) {
			if strings.HasSuffix(plan.BaseNumber(e.Number), "."+ref.Number) {
				found = append(found, e)
			}
		}
		if oneTask(found) {
			return found
		}
	}
	return nil
}

// groupBeside reports whether the other of two numbers is that of a group.
func (t *turn) groupBeside(ref question.Ref) bool {
	return slices.ContainsFunc(t.q.Refs, func(r question.Ref) bool { return r != ref && r.What != "task" && t.isGroup(r.Number) })
}

// countedAnew returns the tasks that have a number within their group where no
// task has it in the whole plan.
func (t *turn) countedAnew(ref question.Ref) []*plan.Entry {
	if ref.What != "task" && ref.What != "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(t.b.ofKind(plan.KindTask)), func(e *plan.Entry) bool {
		return !strings.HasSuffix(plan.BaseNumber(e.Number), "."+ref.Number)
	})
}

// askWhichGroup asks which of the tasks with one number in their groups is
// meant.
func (t *turn) askWhichGroup(number string, tasks []*plan.Entry) bool {
	t.r.intent = "entry"
	t.abstain(Ambiguous, "Kế hoạch đánh số nhiệm vụ theo từng nhóm, nên có nhiều nhiệm vụ %s. Anh/chị hỏi nhiệm vụ nào?",
		"The plan counts tasks anew in each group, so there are several tasks %s. Which do you mean?", number)
	const most = 8
	for _, e := range tasks[:min(most, len(tasks))] {
		t.r.line("- %s: %s", "- %s: %s", t.r.label(e), gist(e, 110))
	}
	if len(tasks) > most {
		t.r.line("- … và %d nhiệm vụ khác", "- … and %d more", len(tasks)-most)
	}
	return true
}

// oneTask reports whether the entries are the rows of a single task.
func oneTask(es []*plan.Entry) bool {
	return len(es) > 0 && !slices.ContainsFunc(es, func(e *plan.Entry) bool {
		return plan.BaseNumber(e.Number) != plan.BaseNumber(es[0].Number)
	})
}
