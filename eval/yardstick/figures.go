package yardstick

import (
	"slices"
	"time"

	"kehoach/eval"
)

// Share is a part of a number.
type Share struct {
	Part int `json:"part"`
	Of   int `json:"of"`
}

func (s *Share) add(applies, yes bool) {
	if applies {
		s.Of++
		if yes {
			s.Part++
		}
	}
}

// String gives the share in per cent, "-" of nothing.
func (s Share) String() string { return eval.Share(s).String() }

// Row is the figures of one category.
type Row struct {
	Category Category `json:"category"`
	Turns    int      `json:"turns"`
	// Right is the turns with nothing wrong; Words those right by words and
	// refusal alone, of those that can be judged so.
	Right Share `json:"right"`
	Words Share `json:"words"`
	// FalseAnswers are answers to what must be refused, FalseRefusals refusals
	// of what must be answered.
	FalseAnswers  Share `json:"false_answers"`
	FalseRefusals Share `json:"false_refusals"`
	// Failed is how many turns the system did not answer at all.
	Failed int `json:"failed"`
}

func (row *Row) add(o *Outcome) {
	row.Turns++
	row.Right.add(true, o.Right())
	row.Words.add(o.ByWords())
	mustRefuse, mustAnswer := o.refusal()
	row.FalseAnswers.add(mustRefuse, !o.Reply.Abstained)
	row.FalseRefusals.add(mustAnswer, o.Reply.Abstained)
	if o.Result.Err != nil {
		row.Failed++
	}
}

// Figures are what a run comes to.
type Figures struct {
	Categories []Row `json:"categories"`
	All        Row   `json:"all"`
	// Tune and Held are the two parts of the questions.
	Tune Row `json:"tune"`
	Held Row `json:"held"`
	// Refusals is how many of the turns that must be refused are, Answers how
	// many of those that must be answered are, and Balanced the mean of both
	// shares, in per cent: a system that always or never refuses has 50.
	Refusals Share   `json:"refusals"`
	Answers  Share   `json:"answers"`
	Balanced float64 `json:"balanced_refusal_accuracy"`
	// Curve is risk by coverage, judged in full; CurveByWords by words alone.
	Curve        Curve `json:"curve"`
	CurveByWords Curve `json:"curve_by_words"`
	// P50 and P95 are how long answers took, in milliseconds.
	P50 float64 `json:"p50_ms"`
	P95 float64 `json:"p95_ms"`
}

// Count gives the figures of a run.
func Count(outcomes []Outcome) Figures {
	f := Figures{All: Row{Category: "all"}, Tune: Row{Category: "tune"}, Held: Row{Category: "held"}}
	for _, c := range Categories {
		f.Categories = append(f.Categories, Row{Category: c})
	}
	var took []time.Duration
	for i := range outcomes {
		o := &outcomes[i]
		f.Categories[slices.Index(Categories, o.Category)].add(o)
		f.All.add(o)
		if o.Result.Case.Held {
			f.Held.add(o)
		} else {
			f.Tune.add(o)
		}
		if o.Result.Err == nil {
			took = append(took, o.Elapsed)
		}
	}
	fa, fr := f.All.FalseAnswers, f.All.FalseRefusals
	f.Refusals, f.Answers = Share{fa.Of - fa.Part, fa.Of}, Share{fr.Of - fr.Part, fr.Of}
	if fa.Of > 0 && fr.Of > 0 {
		f.Balanced = 50 * (float64(f.Refusals.Part)/float64(fa.Of) + float64(f.Answers.Part)/float64(fr.Of))
	}
	f.Curve = curve(outcomes, func(o *Outcome) (bool, bool) { return true, o.Right() })
	f.CurveByWords = curve(outcomes, (*Outcome).ByWords)
	f.P50, f.P95 = Percentile(took, 50), Percentile(took, 95)
	return f
}

// Percentile returns a percentile of durations in milliseconds, 0 of none.
func Percentile(took []time.Duration, p int) float64 {
	if len(took) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(took))
	return float64(sorted[(len(sorted)-1)*p/100].Microseconds()) / 1000
}
