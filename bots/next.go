package bots

import (
	"fmt"
	"slices"

	"kehoach/agent"
	"kehoach/plan"
)

// next suggests what may be asked after an answer, in its own language.
func next(a *agent.Answer) []string {
	if a.Abstained || len(a.Entries) == 0 {
		return nil
	}
	say := func(v, e string) string {
		if english(a) {
			return e
		}
		return v
	}
	var out []string
	first := a.Entries[0]
	switch {
	case len(a.Entries) == 1 && first.Kind == plan.KindTask:
		for _, ask := range []struct {
			cell plan.FieldName
			text string
		}{
			{plan.FieldEnd, say("Nhiệm vụ %s hạn khi nào?", "When is task %s due?")},
			{plan.FieldCoordinating, say("Ai phối hợp nhiệm vụ %s?", "Who coordinates task %s?")},
			{plan.FieldProduct, say("Nhiệm vụ %s ra sản phẩm gì?", "What is the product of task %s?")},
		} {
			if !slices.Contains(first.Cells, string(ask.cell)) { // not told yet
				out = append(out, fmt.Sprintf(ask.text, first.Number))
			}
		}
	case first.Role != "":
		out = append(out, say("Trong đó việc nào đến hạn sớm nhất?", "Which of them is due first?"),
			say("Việc nào làm thường xuyên?", "Which of them are continuous?"))
	case task(a) != "":
		first.Number = task(a)
		out = append(out, fmt.Sprintf(say("Nhiệm vụ %s do ai chủ trì?", "Who leads task %s?"), first.Number),
			fmt.Sprintf(say("Nhiệm vụ %s hạn khi nào?", "When is task %s due?"), first.Number))
	}
	return out
}

// task returns the number of the first task that an answer rests on, "" for
// none.
func task(a *agent.Answer) string {
	for _, e := range a.Entries {
		if e.Kind == plan.KindTask {
			return e.Number
		}
	}
	return ""
}
