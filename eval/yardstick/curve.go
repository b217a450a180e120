package yardstick

import (
	"cmp"
	"math"
	"slices"
)

// Point is what a system would come to that answered only where it is at least
// so sure: Coverage is the share of all turns that it answers, Risk the share
// of its answers that are wrong.
type Point struct {
	// AtLeast is the confidence, nil for a system that gives none.
	AtLeast  *float64 `json:"at_least"`
	Coverage float64  `json:"coverage"`
	Risk     float64  `json:"risk"`
}

// Curve is risk by coverage, from the surest answers to all. A system without
// confidences has the last point alone.
type Curve struct {
	Points []Point `json:"points"`
	// Area is the mean risk over the coverage that is reached: less is better.
	// It is nil for a single point, which has none.
	Area *float64 `json:"area"`
}

// curve draws risk by coverage over the turns to which a verdict applies. A
// failure is no answer. Answers without a confidence come last.
func curve(outcomes []Outcome, verdict func(*Outcome) (applies, right bool)) Curve {
	type answer struct {
		sure  *float64
		wrong bool
	}
	var answers []answer
	turns := 0
	for i := range outcomes {
		o := &outcomes[i]
		applies, right := verdict(o)
		if !applies {
			continue
		}
		turns++
		if o.Result.Err == nil && !o.Reply.Abstained {
			answers = append(answers, answer{o.Reply.Confidence, !right})
		}
	}
	least := func(a answer) float64 {
		if a.sure == nil {
			return math.Inf(-1)
		}
		return *a.sure
	}
	slices.SortStableFunc(answers, func(a, b answer) int { return cmp.Compare(least(b), least(a)) })
	var c Curve
	wrong, area, covered := 0, 0.0, 0
	for i, a := range answers {
		if a.wrong {
			wrong++
		}
		if i+1 < len(answers) && least(answers[i+1]) == least(a) {
			continue
		}
		risk := float64(wrong) / float64(i+1)
		c.Points = append(c.Points, Point{a.sure, float64(i+1) / float64(turns), risk})
		area += risk * float64(i+1-covered)
		covered = i + 1
	}
	if len(c.Points) > 1 {
		area /= float64(len(answers))
		c.Area = &area
	}
	return c
}

// At returns the points nearest above coverages of 10 %, 20 %, ... and the
// last, each once.
func (c Curve) At() []Point {
	var out []Point
	next := 0.1
	for i, p := range c.Points {
		if p.Coverage < next && i < len(c.Points)-1 {
			continue
		}
		out = append(out, p)
		next = (math.Floor(p.Coverage*10) + 1) / 10
	}
	return out
}
