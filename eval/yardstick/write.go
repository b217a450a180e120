package yardstick

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// WriteText writes the figures as tables, in per cent.
func (f *Figures) WriteText(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "category\tturns\tright\tby words\tfalse answers\tfalse refusals\tfailed\t")
	rows := append([]Row(nil), f.Categories...)
	for _, r := range append(rows, f.Tune, f.Held, f.All) {
		fmt.Fprintf(tw, "%s\t%d\t%s\t%s\t%s\t%s\t%d\t\n", r.Category, r.Turns, r.Right, r.Words, r.FalseAnswers, r.FalseRefusals, r.Failed)
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\nrefuses what must be refused: %s of %d; answers what must be answered: %s of %d; mean of both %.1f\n",
		f.Refusals, f.Refusals.Of, f.Answers, f.Answers.Of, f.Balanced)
	fmt.Fprintf(&b, "an answer takes %.1f ms (median), %.1f ms (95th percentile)\n", f.P50, f.P95)
	f.Curve.write(&b, "risk by coverage, judged in full")
	f.CurveByWords.write(&b, "risk by coverage, judged by words and refusal")
	_, err := io.WriteString(w, b.String())
	return err
}

func (c Curve) write(b *strings.Builder, title string) {
	fmt.Fprintf(b, "\n%s:\n  coverage  risk\n", title)
	for _, p := range c.At() {
		fmt.Fprintf(b, "  %7.1f%%  %4.1f%%", 100*p.Coverage, 100*p.Risk)
		if p.AtLeast != nil {
			fmt.Fprintf(b, "  confidence at least %.4g", *p.AtLeast)
		}
		b.WriteString("\n")
	}
	if c.Area != nil {
		fmt.Fprintf(b, "  mean risk over the coverage: %.1f%%\n", 100**c.Area)
	} else {
		b.WriteString("  (one point: the system gives no confidence)\n")
	}
}

// WriteFailures writes the wrong answers of the part that may be read; those
// held back are only counted.
func WriteFailures(w io.Writer, outcomes []Outcome) error {
	var b strings.Builder
	for i := range outcomes {
		o := &outcomes[i]
		if o.Right() || o.Result.Case.Held {
			continue
		}
		r := &o.Result
		file, _, _ := strings.Cut(r.Case.Name, ":")
		fmt.Fprintf(&b, "FAIL %s %s:%d %s\n", o.Category, file, r.Turn.Line, r.Turn.Question)
		if r.Err != nil {
			fmt.Fprintf(&b, "  failed: %v\n", r.Err)
			continue
		}
		if !r.Right.Abstention {
			fmt.Fprintf(&b, "  refused: %t %s\n", o.Reply.Abstained, o.Reply.Reason)
		}
		for _, part := range []struct {
			name  string
			items []string
		}{{"missing", r.Missing}, {"extra", r.Extra}, {"words missing", r.MissingWords}} {
			if len(part.items) > 0 {
				fmt.Fprintf(&b, "  %s: %s\n", part.name, strings.Join(part.items, ", "))
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
