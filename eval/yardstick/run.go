package yardstick

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"kehoach/eval"
	"kehoach/plan"
)

// Options say how a run goes.
type Options struct {
	// Jobs is how many conversations go on at once; 0 means one.
	Jobs int
}

// Outcome is how one turn was answered.
type Outcome struct {
	Category Category
	Reply    Reply
	// Result is the gold's verdict, Elapsed how long the answer took.
	Result  eval.Result
	Elapsed time.Duration
}

// giveUp is how many turns may fail, if none was answered, before a run ends:
// the address or the command is wrong.
const giveUp = 10

// Run asks a system every turn of the gold and judges what it says. A turn that
// fails counts as answered wrongly; only the end of ctx, and a system that
// answers nothing at all, end the run.
func Run(ctx context.Context, gold []eval.Case, p *plan.Plan, ask AskFunc, o Options) ([]Outcome, error) {
	texts := NewTexts(p)
	byCase := make([][]Outcome, len(gold))
	var answered, failed atomic.Int64
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(max(o.Jobs, 1))
	for i := range gold {
		g.Go(func() error {
			c := &gold[i]
			var earlier []Exchange
			for n := range c.Turns {
				if err := ctx.Err(); err != nil {
					return err
				}
				t := &c.Turns[n]
				start := time.Now()
				reply, err := ask(ctx, Question{Text: t.Question, Today: cmp.Or(t.Today, eval.DefaultToday), Earlier: slices.Clip(earlier)})
				out := Outcome{Category: categorise(c, t, p), Elapsed: time.Since(start)}
				switch {
				case ctx.Err() != nil:
					return ctx.Err()
				case err != nil:
					out.Result = eval.Result{Case: c, Turn: t, Err: err}
					if failed.Add(1) >= giveUp && answered.Load() == 0 {
						return fmt.Errorf("the system answers nothing: %w", err)
					}
				default:
					answered.Add(1)
					texts.Read(&reply)
					out.Reply, out.Result = reply, judge(c, t, reply)
				}
				earlier = append(earlier, Exchange{t.Question, reply.Text})
				byCase[i] = append(byCase[i], out)
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	out := slices.Concat(byCase...)
	if len(out) == 0 {
		return nil, errors.New("there are no questions to ask")
	}
	return out, nil
}

// judge holds a reply to the gold. Where a system gives no reason any is taken,
// and where it gives no count apart the text must have it.
func judge(c *eval.Case, t *eval.Turn, r Reply) eval.Result {
	a := eval.Answer{Question: t.Question, Answer: r.Text, Abstained: r.Abstained, Reason: r.Reason, Total: r.Total}
	for _, id := range r.Entries {
		a.Entries = append(a.Entries, eval.Rested{ID: id})
	}
	judged := *t
	if r.Abstained && r.Reason == "" && len(t.Reasons) > 0 {
		a.Reason = t.Reasons[0]
	}
	if r.Total == nil && len(t.Totals) > 0 {
		var counts []string
		for _, n := range t.Totals {
			counts = append(counts, strconv.Itoa(n))
		}
		judged.Totals, judged.Words = nil, append(slices.Clone(t.Words), counts)
	}
	return eval.Score(c, &judged, a)
}

// refusal says what a turn asks for: to refuse it, to answer it, or neither
// where both are right.
func (o *Outcome) refusal() (mustRefuse, mustAnswer bool) {
	t := o.Result.Turn
	return len(t.Reasons) > 0 && !t.MayAnswer, len(t.Reasons) == 0
}

// Right reports whether the answer is right in all that the gold asks.
func (o *Outcome) Right() bool { return o.Result.AllRight() }

// ByWords reports whether the answer can be judged by its words and refusal
// alone, whatever entries it names, and whether it is right then.
func (o *Outcome) ByWords() (applies, right bool) {
	r := &o.Result
	mustRefuse, _ := o.refusal()
	refusedWell := r.Answer.Abstained && r.Right.Abstention
	if !mustRefuse && !refusedWell && len(r.Turn.Words) == 0 {
		return false, false
	}
	return true, r.Err == nil && r.Right.Abstention && (!r.Checked.Words || r.Right.Words)
}
