package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// ExtractionReport is how well one document, or several, were read.
type ExtractionReport struct {
	Document string
	Measures []Measure
	// Differences are the cases that are not right, in the document's order.
	Differences []Difference
}

// Measure counts the cases of one kind: Right are right, Near have the right
// words with other punctuation or bullets, Of are all.
type Measure struct {
	Name            string
	Right, Near, Of int
}

// Rate is the right part of the cases, 1 of none.
func (m Measure) Rate() float64 {
	if m.Of == 0 {
		return 1
	}
	return float64(m.Right) / float64(m.Of)
}

// Difference is one case that is not right.
type Difference struct {
	// Measure is the measure that it counts in, Where the gold's entry
	// ("task I/12"), Field what of it.
	Measure, Where, Field string
	Want, Got             string
}

// Measure returns the measure of that name, empty if nothing was counted.
func (r *ExtractionReport) Measure(name string) Measure {
	for _, m := range r.Measures {
		if m.Name == name {
			return m
		}
	}
	return Measure{Name: name}
}

func (r *ExtractionReport) measure(name string) *Measure {
	i := slices.IndexFunc(r.Measures, func(m Measure) bool { return m.Name == name })
	if i < 0 {
		r.Measures = append(r.Measures, Measure{Name: name})
		i = len(r.Measures) - 1
	}
	return &r.Measures[i]
}

// Add counts the cases of other in r as well.
func (r *ExtractionReport) Add(other *ExtractionReport) {
	if r.Document != "" {
		r.Document += ", "
	}
	r.Document += other.Document
	for _, m := range other.Measures {
		to := r.measure(m.Name)
		to.Right += m.Right
		to.Near += m.Near
		to.Of += m.Of
	}
	r.Differences = append(r.Differences, other.Differences...)
}

// WriteTable writes the measures as a text table.
func (r *ExtractionReport) WriteTable(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "%s\n", r.Document)
	fmt.Fprintf(t, "%%\tright\tnear\tof\t  measure\n")
	for _, m := range r.Measures {
		fmt.Fprintf(t, "%.1f\t%d\t%d\t%d\t  %s\n", 100*m.Rate(), m.Right, m.Near, m.Of, m.Name)
	}
	return t.Flush()
}

// WriteDifferences writes at most limit differences, all for 0.
func (r *ExtractionReport) WriteDifferences(w io.Writer, limit int) error {
	var b strings.Builder
	for i, d := range r.Differences {
		if limit > 0 && i == limit {
			fmt.Fprintf(&b, "(%d more)\n", len(r.Differences)-i)
			break
		}
		fmt.Fprintf(&b, "%s, %s\n  want %q\n  got  %q\n", d.Where, d.Field, d.Want, d.Got)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
