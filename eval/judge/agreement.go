package judge

import (
	"context"

	"kehoach/eval"
	"kehoach/plan"
)

// Agreement is how far a model and the rules say the same.
type Agreement struct {
	// BothRight and BothWrong are answers on which they agree, ModelOnly those
	// that only the model calls right, RulesOnly those that only the rules do.
	BothRight, BothWrong, ModelOnly, RulesOnly int
	// Failed is how many answers the model gave no opinion of, Err why at last.
	Failed int
	Err    error
	// Disputed are the answers on which they differ, in order.
	Disputed []Disputed
}

// Disputed is an answer with what the model says of it, unlike the rules.
type Disputed struct {
	Result  *eval.Result
	Opinion Opinion
}

// Judge asks the model about every answer of a report that says what is right,
// and adds what it says to the agreement. It stops with the context only.
func (a *Agreement) Judge(ctx context.Context, m Model, p *plan.Plan, rep *eval.Report) {
	for i := range rep.Results {
		r := &rep.Results[i]
		if r.Err != nil || r.Turn.Open {
			continue
		}
		if ctx.Err() != nil {
			return
		}
		o, err := Ask(ctx, m, p, r)
		if err != nil {
			a.Failed++
			a.Err = err
			continue
		}
		a.add(r, o)
	}
}

func (a *Agreement) add(r *eval.Result, o Opinion) {
	switch right := r.AllRight(); {
	case right && o.Right:
		a.BothRight++
		return
	case !right && !o.Right:
		a.BothWrong++
		return
	case o.Right:
		a.ModelOnly++
	default:
		a.RulesOnly++
	}
	a.Disputed = append(a.Disputed, Disputed{Result: r, Opinion: o})
}

// Judged is how many answers both have judged.
func (a *Agreement) Judged() int { return a.BothRight + a.BothWrong + a.ModelOnly + a.RulesOnly }

// Share is the part of the answers on which they agree.
func (a *Agreement) Share() eval.Share {
	return eval.Share{Part: a.BothRight + a.BothWrong, Of: a.Judged()}
}

// Kappa is Cohen's kappa: the agreement beyond what chance would give, 1 for
// full agreement, 0 for none beyond chance; ok is false where both say the
// same of everything, so that there is nothing to compare.
func (a *Agreement) Kappa() (kappa float64, ok bool) {
	n := float64(a.Judged())
	if n == 0 {
		return 0, false
	}
	rules, model := float64(a.BothRight+a.RulesOnly)/n, float64(a.BothRight+a.ModelOnly)/n
	chance := rules*model + (1-rules)*(1-model)
	if chance == 1 {
		return 0, false
	}
	return (float64(a.BothRight+a.BothWrong)/n - chance) / (1 - chance), true
}
