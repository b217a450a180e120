// Package oddity looks for what seems wrong in the words of a plan: words
// written twice, cited documents with a date that is not theirs, initials that
// lost a diacritic. It only warns; the words stay as they are.
package oddity

import (
	"fmt"

	"kehoach/ingest/appendix"
	"kehoach/plan"
)

// Mark adds to the entries of a plan, and for its legal basis and preamble to
// the plan itself, the warnings that hold for any text.
func Mark(p *plan.Plan) {
	slips := initialSlips(p)
	for _, e := range p.Entries {
		for _, part := range parts(e) {
			found := citations(part.text)
			if e.Kind != plan.KindTask { // tasks come with theirs
				found = append(found, repeated(part.text)...)
			}
			for _, w := range append(found, slips.in(part.text)...) {
				w.Entry, w.Field = e.ID, part.field
				add(e, w)
			}
		}
	}
	for _, texts := range [][]string{p.LegalBasis, p.Preamble} {
		for _, text := range texts {
			p.Warnings = append(p.Warnings, citations(text)...)
			p.Warnings = append(p.Warnings, repeated(text)...)
		}
	}
}

func repeated(text string) []plan.Warning {
	var out []plan.Warning
	for _, words := range appendix.RepeatedWords(text) {
		out = append(out, plan.Warning{Code: plan.WarnRepeatedWord, Text: words, Message: fmt.Sprintf("Lặp từ: %q.", words)})
	}
	return out
}

// part is a text of an entry, with the cell that holds it.
type part struct {
	field plan.FieldName
	text  string
}

// parts are the texts of an entry that are its own, not inherited.
func parts(e *plan.Entry) []part {
	if e.Kind != plan.KindTask {
		return []part{{"", e.Text}}
	}
	var out []part
	for _, f := range plan.TaskFields {
		if c := e.Cell(f); c.Text != "" && !c.Inherited {
			out = append(out, part{f, c.Text})
		}
	}
	return out
}

// add adds a warning that the entry does not have yet.
func add(e *plan.Entry, w plan.Warning) {
	for _, have := range e.Warnings {
		if have.Code == w.Code && have.Field == w.Field && have.Text == w.Text {
			return
		}
	}
	e.Warnings = append(e.Warnings, w)
}
