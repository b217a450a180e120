package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// Steadiness is how well answers stand one way of typing.
type Steadiness struct {
	Perturbation string
	// Unchanged are the answers that stayed the same; RightBefore and RightAfter
	// those that are right for the question as it is and typed in that way.
	Unchanged, RightBefore, RightAfter Share
	// Kept is RightAfter among those that were right before.
	Kept Share
}

// Steadinesses counts what [Shake] gives, a row for each way of typing in the
// order of the results.
func Steadinesses(shaken []Shaken) []Steadiness {
	var rows []Steadiness
	for i := range shaken {
		s := &shaken[i]
		at := slices.IndexFunc(rows, func(r Steadiness) bool { return r.Perturbation == s.Perturbation })
		if at < 0 {
			at = len(rows)
			rows = append(rows, Steadiness{Perturbation: s.Perturbation})
		}
		before, after := s.Before.AllRight(), s.After.AllRight()
		rows[at].Unchanged.add(true, s.Unchanged())
		rows[at].RightBefore.add(true, before)
		rows[at].RightAfter.add(true, after)
		rows[at].Kept.add(before, after)
	}
	return rows
}

// WriteSteadiness writes the rows as a table with their sum below.
func WriteSteadiness(w io.Writer, rows []Steadiness) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "typed\tquestions\tunchanged\tright before\tright after\tstill right\t")
	sum := Steadiness{Perturbation: "all"}
	for _, r := range rows {
		sum.Unchanged = sum.Unchanged.plus(r.Unchanged)
		sum.RightBefore = sum.RightBefore.plus(r.RightBefore)
		sum.RightAfter = sum.RightAfter.plus(r.RightAfter)
		sum.Kept = sum.Kept.plus(r.Kept)
	}
	for _, r := range append(slices.Clip(rows), sum) {
		fmt.Fprintf(tw, "%s\t%d\t%s\t%s\t%s\t%s\t\n", r.Perturbation, r.Unchanged.Of, r.Unchanged, r.RightBefore, r.RightAfter, r.Kept)
	}
	return tw.Flush()
}

func (s Share) plus(o Share) Share { return Share{s.Part + o.Part, s.Of + o.Of} }

// WriteChanged writes the questions whose answers changed, those that became
// wrong first, with both answers. Held questions are counted and not shown.
func WriteChanged(w io.Writer, shaken []Shaken) error {
	var b strings.Builder
	held := 0
	for _, worse := range []bool{true, false} {
		for i := range shaken {
			s := &shaken[i]
			if s.Unchanged() || worse != (s.Before.AllRight() && !s.After.AllRight()) {
				continue
			}
			if s.Before.Case.Held {
				held++
				continue
			}
			s.describe(&b, worse)
		}
	}
	fmt.Fprintf(&b, "and %d of the part held back\n", held)
	_, err := io.WriteString(w, b.String())
	return err
}

func (s *Shaken) describe(b *strings.Builder, worse bool) {
	word := "CHANGED"
	if worse {
		word = "WORSE"
	}
	file, _, _ := strings.Cut(s.Before.Case.Name, ":")
	fmt.Fprintf(b, "%s %s:%d (%s)\n  %s\n  %s\n", word, file, s.Before.Turn.Line, s.Perturbation, s.Before.Turn.Question, s.Text)
	fmt.Fprintf(b, "    %s\n    %s\n", s.Before.gist(), s.After.gist())
}

// gist says in a line what an answer rests on.
func (r *Result) gist() string {
	if r.Err != nil {
		return "failed: " + r.Err.Error()
	}
	var parts []string
	if r.Answer.Abstained {
		parts = append(parts, "abstains: "+r.Answer.Reason)
	}
	if r.Answer.Total != nil && *r.Answer.Total > 0 {
		parts = append(parts, fmt.Sprintf("total %d", *r.Answer.Total))
	}
	ids := r.Answer.ids()
	const shown = 12
	if len(ids) > shown {
		ids = append(slices.Clone(ids[:shown]), fmt.Sprintf("and %d more", len(r.Answer.ids())-shown))
	}
	parts = append(parts, strings.Join(ids, " "))
	right := "wrong"
	if r.AllRight() {
		right = "right"
	}
	return right + " " + r.Answer.Intent + ": " + strings.Join(parts, "; ")
}
