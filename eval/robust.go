package eval

import (
	"context"
	"runtime"
	"slices"
	"sync"

	"kehoach/eval/perturb"
)

// Shaken is a gold turn that was asked once more, typed in another way.
type Shaken struct {
	Perturbation string
	// Text is the question as it was typed then.
	Text          string
	Before, After Result
}

// Unchanged reports whether the answer is the same.
func (s *Shaken) Unchanged() bool {
	return s.Before.Err == nil && s.After.Err == nil && SameAnswer(&s.Before.Answer, &s.After.Answer)
}

// SameAnswer reports whether two answers rest on the same entries, in whatever
// order, count the same, and both abstain or answer.
func SameAnswer(a, b *Answer) bool {
	if a.Abstained != b.Abstained || (a.Total == nil) != (b.Total == nil) || a.Total != nil && *a.Total != *b.Total {
		return false
	}
	return slices.Equal(slices.Sorted(slices.Values(a.ids())), slices.Sorted(slices.Values(b.ids())))
}

// Shake asks every turn of the gold as it is, and once more in each way of
// typing that changes it. In a conversation all turns are typed in that way. The
// results are in the order of the ways and then of the gold; the error is that
// of ctx.
func Shake(ctx context.Context, gold []Case, ways []perturb.Perturbation, ask AskFunc) ([]Shaken, error) {
	plain := everyTurn(gold)
	jobs := slices.Clone(plain)
	var out []Shaken
	var first []int // of each result, the place of the unperturbed turn
	for _, way := range ways {
		for i, a := range plain {
			if turns, ok := typed(a, &way); ok {
				jobs = append(jobs, asked{c: a.c, turns: turns})
				out = append(out, Shaken{Perturbation: way.Name, Text: turns[len(turns)-1].Question})
				first = append(first, i)
			}
		}
	}
	results := askAll(ctx, jobs, ask)
	for i := range out {
		out[i].Before, out[i].After = results[first[i]], results[len(plain)+i]
	}
	return out, ctx.Err()
}

// asked is the last of some turns, after the others.
type asked struct {
	c     *Case
	turns []Turn
}

// everyTurn returns the turns of the gold in order, each after those before it.
func everyTurn(gold []Case) []asked {
	var out []asked
	for i := range gold {
		for n := range gold[i].Turns {
			out = append(out, asked{c: &gold[i], turns: gold[i].Turns[:n+1]})
		}
	}
	return out
}

// typed returns the turns in a way of typing, and whether it changes the last.
func typed(a asked, way *perturb.Perturbation) ([]Turn, bool) {
	last := a.turns[len(a.turns)-1].Question
	if !way.Fits(a.c.Form) || way.Apply(last) == last {
		return nil, false
	}
	turns := slices.Clone(a.turns)
	for i := range turns {
		turns[i].Question = way.Apply(turns[i].Question)
	}
	return turns, true
}

// askAll asks and judges all, as many at a time as there are processors.
func askAll(ctx context.Context, jobs []asked, ask AskFunc) []Result {
	results := make([]Result, len(jobs))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				j := jobs[i]
				turn := &j.turns[len(j.turns)-1]
				if a, err := ask(ctx, j.turns...); err != nil {
					results[i] = Result{Case: j.c, Turn: turn, Err: err}
				} else {
					results[i] = Score(j.c, turn, a)
				}
			}
		})
	}
	for i := range jobs {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	return results
}
