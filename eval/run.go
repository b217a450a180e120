package eval

import (
	"context"
	"strings"
)

// AskFunc answers the last of the turns of a conversation, of which the others
// went before. It is called anew for each turn with all turns so far, so it
// needs to keep nothing between calls.
type AskFunc func(ctx context.Context, turns ...Turn) (Answer, error)

// Run asks every turn of the gold in order and judges the answers. A failure
// to answer is a wrong answer and does not stop the run; only the end of ctx
// does, and then the report is of what was asked until then, with Stopped set.
func Run(ctx context.Context, gold []Case, ask AskFunc) Report {
	var rep Report
	for i := range gold {
		c := &gold[i]
		for n := range c.Turns {
			if err := ctx.Err(); err != nil {
				rep.Stopped = err
				return rep
			}
			turn := &c.Turns[n]
			a, err := ask(ctx, c.Turns[:n+1:n+1]...)
			if err != nil {
				rep.Results = append(rep.Results, Result{Case: c, Turn: turn, Err: err})
				continue
			}
			rep.Results = append(rep.Results, Score(c, turn, a))
		}
	}
	return rep
}

func either(alternatives []string) string { return strings.Join(alternatives, " / ") }
