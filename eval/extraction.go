package eval

import (
	"encoding/json"
	"fmt"

	"kehoach/plan"
)

// Extraction is what a system read from a document: the object that
// `kehoach ingest --json` prints.
type Extraction struct {
	// Refused is the code of the refusal where the document was not taken in.
	Refused string `json:"-"`

	Plan      plan.Plan      `json:"plan"`
	Groups    []plan.Group   `json:"groups"`
	Entries   []*plan.Entry  `json:"entries"`
	Leftovers []plan.Piece   `json:"leftovers"`
	Warnings  []plan.Warning `json:"warnings"`
}

// DecodeExtraction reads the contract's object. Fields that it does not know
// are passed over, since the contract may grow.
func DecodeExtraction(data []byte) (*Extraction, error) {
	x := new(Extraction)
	if err := json.Unmarshal(data, x); err != nil {
		return nil, fmt.Errorf("decode extraction: %w", err)
	}
	return x, nil
}

// ExtractionOf is the extraction of a plan that was read in process.
func ExtractionOf(p *plan.Plan) *Extraction {
	return &Extraction{
		Plan: *p, Groups: p.Groups, Entries: p.Entries,
		Leftovers: p.Leftovers, Warnings: p.Warnings,
	}
}

// entries returns the entries of one kind in order.
func (x *Extraction) entries(k plan.Kind) []*plan.Entry {
	var out []*plan.Entry
	for _, e := range x.Entries {
		if e != nil && e.Kind == k {
			out = append(out, e)
		}
	}
	return out
}

// CompareExtraction measures got against gold. Nil got is a document that gave
// nothing. What the gold leaves open is not measured; what got lacks counts as
// wrong in every measure that the gold has for it.
func CompareExtraction(gold *ExtractionGold, got *Extraction) *ExtractionReport {
	if got == nil {
		got = new(Extraction)
	}
	c := &comparison{gold: gold, got: got, report: &ExtractionReport{Document: gold.Head.Source}}
	if want := gold.Head.Refused; want != "" {
		c.is("refused", "plan", "refusal", want, got.Refused)
		return c.report
	}
	c.is("taken in", "plan", "refusal", "", got.Refused)
	c.head()
	c.groups()
	c.tasks()
	c.passages(plan.KindTarget, gold.Targets)
	c.passages(plan.KindDuty, gold.Duties)
	c.sections()
	c.leftovers()
	return c.report
}

// comparison is one run of [CompareExtraction].
type comparison struct {
	gold   *ExtractionGold
	got    *Extraction
	report *ExtractionReport
}

// count adds one case to a measure. Near is a case that is right but for
// punctuation.
func (c *comparison) count(measure string, right, near bool) {
	m := c.report.measure(measure)
	m.Of++
	if right {
		m.Right++
	} else if near {
		m.Near++
	}
}

// is counts whether got is one of the readings want and also, as cells are
// compared, and notes the difference if it is not. It reports whether the
// words at least are right.
func (c *comparison) is(measure, where, field, want, got string, also ...string) bool {
	right, near := false, false
	exact, words := foldSpace(got), sameWords(got)
	for _, w := range append([]string{want}, also...) {
		right = right || foldSpace(w) == exact
		near = near || sameWords(w) == words && (got == "") == (w == "")
	}
	c.count(measure, right, near)
	if !right {
		c.differ(measure, where, field, want, got)
	}
	return near
}

func (c *comparison) differ(measure, where, field, want, got string) {
	c.report.Differences = append(c.report.Differences, Difference{
		Measure: measure, Where: where, Field: field, Want: want, Got: got,
	})
}

// judge counts a case whose rightness the caller knows.
func (c *comparison) judge(right bool, measure, where, field, want, got string) {
	c.count(measure, right, false)
	if !right {
		c.differ(measure, where, field, want, got)
	}
}
