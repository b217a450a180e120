package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// Report is the results of a run in the gold's order.
type Report struct {
	Results []Result
	// Stopped is why the run ended early, nil if it did not.
	Stopped error
}

// Row is the figures of a part of the results.
type Row struct {
	Name string
	// Turns is how many were asked, Right how many of them are right in all.
	Turns, Right int
	// Entries, Words, Abstention and Total are how many turns are right by
	// that measure out of those that it applies to.
	Entries, Words, Abstention, Total Share
	// Recall and Precision are means over the turns that they apply to.
	Recall, Precision Mean
}

// Share is a part of a number.
type Share struct{ Part, Of int }

func (s *Share) add(checked, right bool) {
	if checked {
		s.Of++
		if right {
			s.Part++
		}
	}
}

// String gives the share in per cent, "-" of nothing.
func (s Share) String() string {
	if s.Of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f", 100*float64(s.Part)/float64(s.Of))
}

// Mean is a mean as it grows.
type Mean struct {
	Sum float64
	N   int
}

func (m *Mean) add(checked bool, v float64) {
	if checked {
		m.N++
		m.Sum += v
	}
}

// String gives the mean in per cent, "-" of nothing.
func (m Mean) String() string {
	if m.N == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f", 100*m.Sum/float64(m.N))
}

func (row *Row) add(r *Result) {
	row.Turns++
	if r.AllRight() {
		row.Right++
	}
	failed := r.Err != nil
	row.Entries.add(r.Checked.Entries || failed, r.Right.Entries)
	row.Words.add(r.Checked.Words, r.Right.Words)
	row.Abstention.add(r.Checked.Abstention || failed, r.Right.Abstention)
	row.Total.add(r.Checked.Total, r.Right.Total)
	row.Recall.add(r.Checked.Recall, r.Recall)
	row.Precision.add(r.Checked.Precision, r.Precision)
}

// By gives a row for each name that key gives, in the order of names.
func (rep *Report) By(key func(*Result) string) []Row {
	at := make(map[string]int)
	var rows []Row
	for i := range rep.Results {
		r := &rep.Results[i]
		name := key(r)
		n, ok := at[name]
		if !ok {
			n = len(rows)
			at[name] = n
			rows = append(rows, Row{Name: name})
		}
		rows[n].add(r)
	}
	slices.SortFunc(rows, func(a, b Row) int { return strings.Compare(a.Name, b.Name) })
	return rows
}

// Total gives the figures of all results in one row.
func (rep *Report) Total() Row {
	row := Row{Name: "all"}
	for i := range rep.Results {
		row.add(&rep.Results[i])
	}
	return row
}

// Kind, Form and Split are keys for [Report.By].
func Kind(r *Result) string { return r.Case.Kind }

// Form is how the question is typed.
func Form(r *Result) string { return r.Case.Form }

// Split is "held" or "tune".
func Split(r *Result) string {
	if r.Case.Held {
		return "held"
	}
	return "tune"
}

// WriteTables writes the figures per kind, per form and per split, in per
// cent; "right" is the turns with nothing wrong at all.
func (rep *Report) WriteTables(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, part := range []struct {
		name string
		key  func(*Result) string
	}{{"kind", Kind}, {"form", Form}, {"split", Split}} {
		writeRows(tw, part.name, append(rep.By(part.key), rep.Total()))
		fmt.Fprintln(tw)
	}
	return tw.Flush()
}

// writeRows writes one table, of which the first column is called name.
func writeRows(tw io.Writer, name string, rows []Row) {
	fmt.Fprintf(tw, "%s\tturns\tright\tentries\trecall\tprecision\twords\tabstention\ttotal\t\n", name)
	for _, row := range rows {
		fmt.Fprintf(tw, "%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t\n", row.Name, row.Turns,
			Share{row.Right, row.Turns}, row.Entries, row.Recall, row.Precision,
			row.Words, row.Abstention, row.Total)
	}
}

// Failures returns the results with something wrong.
func (rep *Report) Failures() []Result {
	var out []Result
	for _, r := range rep.Results {
		if !r.AllRight() {
			out = append(out, r)
		}
	}
	return out
}

// WriteFailures writes each wrong answer with what is wrong with it.
func (rep *Report) WriteFailures(w io.Writer) error {
	var b strings.Builder
	for _, r := range rep.Failures() {
		r.describe(&b)
	}
	if rep.Stopped != nil {
		fmt.Fprintf(&b, "stopped early: %v\n", rep.Stopped)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Result) describe(b *strings.Builder) {
	file, _, _ := strings.Cut(r.Case.Name, ":")
	fmt.Fprintf(b, "FAIL %s:%d %s\n", file, r.Turn.Line, r.Turn.Question)
	if r.Err != nil {
		fmt.Fprintf(b, "  failed: %v\n", r.Err)
		return
	}
	if !r.Right.Abstention {
		fmt.Fprintf(b, "  abstained: %t %s; want %s\n", r.Answer.Abstained, r.Answer.Reason, r.Turn.expectation())
	}
	for _, part := range []struct {
		name  string
		items []string
	}{{"missing", r.Missing}, {"extra", r.Extra}, {"words missing", r.MissingWords}} {
		if len(part.items) > 0 {
			fmt.Fprintf(b, "  %s: %s\n", part.name, strings.Join(part.items, ", "))
		}
	}
	if r.Checked.Total && !r.Right.Total {
		got := "none"
		if r.Answer.Total != nil {
			got = fmt.Sprint(*r.Answer.Total)
		}
		fmt.Fprintf(b, "  total: %s; want %v\n", got, r.Turn.Totals)
	}
}

// expectation says in words whether to answer or to abstain.
func (t *Turn) expectation() string {
	switch {
	case len(t.Reasons) == 0:
		return "an answer"
	case t.MayAnswer:
		return "an answer or " + either(t.Reasons)
	}
	return either(t.Reasons)
}
