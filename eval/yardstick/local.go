package yardstick

import (
	"context"

	"kehoach/eval"
)

// Local returns what the gold is asked in the process as a system. A
// conversation is gone through again for each of its turns.
func Local(ask eval.AskFunc) AskFunc {
	return func(ctx context.Context, q Question) (Reply, error) {
		var turns []eval.Turn
		for _, e := range q.Earlier {
			turns = append(turns, eval.Turn{Question: e.Question, Today: q.Today})
		}
		a, err := ask(ctx, append(turns, eval.Turn{Question: q.Text, Today: q.Today})...)
		if err != nil {
			return Reply{}, err
		}
		r := Reply{Text: a.Answer, Structured: true, Abstained: a.Abstained, Reason: a.Reason, Total: a.Total}
		for _, e := range a.Entries {
			r.Entries = append(r.Entries, e.ID)
		}
		return r, nil
	}
}
