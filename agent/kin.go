package agent

import (
	"slices"

	"kehoach/plan"
)

// kin holds, by entry, those that say the same in another place: a target and
// the tasks whose objective repeats it, the rows of one task, tasks under one
// objective.
type kin map[string][]string

// kinOf finds the kin of a plan's entries.
func kinOf(b *book) kin {
	k := make(kin)
	tie := func(a, b *plan.Entry) {
		k[a.ID] = append(k[a.ID], b.ID)
		k[b.ID] = append(k[b.ID], a.ID)
	}
	var tasks, targets []*plan.Entry
	objective := make(map[string][]string)
	for _, e := range b.plan.Entries {
		switch e.Kind {
		case plan.KindTask:
			tasks = append(tasks, e)
			objective[e.ID] = folds(e.Objective.Text)
		case plan.KindTarget:
			targets = append(targets, e)
		}
	}
	for i, e := range tasks {
		for _, o := range tasks[i+1:] {
			same := len(objective[e.ID]) > 0 && slices.Equal(objective[e.ID], objective[o.ID])
			if same || plan.BaseNumber(e.Number) == plan.BaseNumber(o.Number) && e.Group == o.Group {
				tie(e, o)
			}
		}
	}
	for _, target := range targets {
		words := folds(target.Text)
		for _, e := range tasks {
			if len(objective[e.ID]) > 0 && overlap(objective[e.ID], words, b) >= carries {
				tie(target, e)
			}
		}
	}
	return k
}

// carries is the share of an objective's words, weighed by how telling they are,
// with which it repeats a target.
const carries = 0.75
