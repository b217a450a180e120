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
	var out []Shaken
	var jobs []asked
	asIs := make(map[*Turn]int) // places in jobs
	var places [][2]int         // of each result: as it is, and typed otherwise
	for _, way := range ways {
		for _, a := range everyTurn(gold) {
			turns, ok := typed(a, &way)
			if !ok {
				continue
			}
			before, known := asIs[a.last()]
			if !known {
				before = len(jobs)
				asIs[a.last()] = before
				jobs = append(jobs, a)
			}
			places = append(places, [2]int{before, len(jobs)})
			a.turns = turns
			jobs = append(jobs, a)
			out = append(out, Shaken{Perturbation: way.Name, Text: a.last().Question})
		}
	}
	results := askAll(ctx, jobs, ask)
	for i := range out {
		out[i].Before, out[i].After = results[places[i][0]], results[places[i][1]]
	}
	return out, ctx.Err()
}

// asked is the last of some turns, after the others.
type asked struct {
	c     *Case
	turns []Turn
}

func (a asked) last() *Turn { return &a.turns[len(a.turns)-1] }

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
	last := a.last().Question
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
				if a, err := ask(ctx, j.turns...); err != nil {
					results[i] = Result{Case: j.c, Turn: j.last(), Err: err}
				} else {
					results[i] = Score(j.c, j.last(), a)
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
