package eval

import (
	"regexp"
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/due"
)

// Unsupported is something in a statement that no entry says which it cites.
type Unsupported struct {
	Statement Statement
	What      string
}

// CitationCorrectness holds each statement of an answer against the entries
// that it cites, as the plan has them: its dates, its percentages, and what it
// gives as a cell of a task (product, lead, finish, …). It counts the
// statements that are borne out and returns what is not.
func CitationCorrectness(p *plan.Plan, answer string) (Share, []Unsupported) {
	var s Share
	var bad []Unsupported
	for _, st := range Statements(answer) {
		var entries []*plan.Entry
		for _, id := range st.Entries {
			if i := slices.IndexFunc(p.Entries, func(e *plan.Entry) bool { return e.ID == id }); i >= 0 {
				entries = append(entries, p.Entries[i])
			}
		}
		wrong := unsupported(p, entries, st.Text)
		s.add(true, len(wrong) == 0 && len(entries) == len(st.Entries))
		for _, w := range wrong {
			bad = append(bad, Unsupported{st, w})
		}
	}
	return s, bad
}

var percent = regexp.MustCompile(`\d+(?:[.,]\d+)?\s?%`)

// unsupported returns what of a text none of the entries says.
func unsupported(p *plan.Plan, entries []*plan.Entry, text string) []string {
	known := make(map[string]bool)
	var words strings.Builder
	for _, e := range entries {
		for _, d := range datesOf(p, e) {
			known[d] = true
		}
		words.WriteString(entryText(e) + "\n")
	}
	var wrong []string
	for _, d := range datesIn(text) {
		if !known[d] {
			wrong = append(wrong, "date "+d)
		}
	}
	for _, figure := range percent.FindAllString(text, -1) {
		if !normalise(words.String()).has(normalise(figure)) {
			wrong = append(wrong, "figure "+figure)
		}
	}
	if len(entries) == 1 && entries[0].Kind == plan.KindTask {
		wrong = append(wrong, wrongCells(entries[0], text)...)
	}
	return wrong
}

// entryText is all that an entry says, and what is said of its oddities.
func entryText(e *plan.Entry) string {
	parts := append([]string{e.Text, e.Agency, e.Words(), e.Due.Text}, e.Heading...)
	for _, w := range e.Warnings {
		parts = append(parts, w.Message)
	}
	return strings.Join(parts, "\n")
}

// datesOf returns the days and months that an entry names or means, over the
// years of the plan.
func datesOf(p *plan.Plan, e *plan.Entry) []string {
	out := datesIn(entryText(e))
	for _, d := range out {
		out = append(out, shorter(d)...)
	}
	day := func(d plan.Date) {
		if len(d) == len("2025-01-31") {
			key := dateKey(string(d[8:]), string(d[5:7]), string(d[:4]))
			out = append(append(out, key), shorter(key)...)
		}
	}
	var walk func(plan.Due)
	walk = func(d plan.Due) {
		day(d.Date)
		day(d.From)
		day(d.To)
		for _, part := range d.Parts {
			walk(part)
		}
	}
	walk(e.Due)
	last := max(p.LastYear, p.Year)
	for _, d := range due.Occurrences(e.Due, yearStart(p.Year), yearStart(last+1)) {
		day(d)
	}
	return out
}
