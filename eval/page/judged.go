package page

import (
	"fmt"

	"kehoach/eval/judge"
)

// judged is what a model says beside the rules.
type judged struct {
	Name, Share, Kappa string
	Agreement          *judge.Agreement
	Disputed           []disputed
}

// disputed is an answer on which the two differ.
type disputed struct {
	Question, Rules, Model, Why string
}

func (v *viewer) judged() *judged {
	a := v.Judge
	out := &judged{Name: v.JudgeName, Agreement: a, Kappa: "–", Share: "–"}
	if s := a.Share(); s.Of > 0 {
		out.Share = v.percent(float64(s.Part) / float64(s.Of))
	}
	if k, ok := a.Kappa(); ok {
		out.Kappa = fmt.Sprintf("%.2f", k)
	}
	verdict := func(right bool) string {
		if right {
			return v.t("đúng", "right")
		}
		return v.t("sai", "wrong")
	}
	for _, d := range a.Disputed {
		out.Disputed = append(out.Disputed, disputed{
			Question: d.Result.Turn.Question, Rules: verdict(d.Result.AllRight()), Model: verdict(d.Opinion.Right), Why: d.Opinion.Why,
		})
	}
	return out
}
