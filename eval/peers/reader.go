package main

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"kehoach/plan"
)

// reader is the extractive reader on top of a search: it knows no model and
// gives the user what was found, as text and as entries of the plan.
type reader struct {
	document   string
	chunks     []chunk
	statements []statement
}

// statement is where an entry says what it is about.
type statement struct {
	id string
	span
}

func newReader(document string, chunks []chunk, p *plan.Plan) *reader {
	lines := lineSpans(document)
	r := &reader{document: document, chunks: chunks}
	for _, e := range p.Entries {
		if e.Source.FirstLine == 0 {
			continue
		}
		all := span{lines[e.Source.FirstLine-1].from, lines[e.Source.LastLine-1].to}
		said := e.Text
		if e.Kind == plan.KindTask && !e.Task.Inherited {
			said = e.Task.Text
		}
		r.statements = append(r.statements, statement{e.ID, within(document, all, said)})
	}
	return r
}

// within finds a text in a stretch of the document, whatever white space is in
// either. What is not found as it is, is the whole stretch.
func within(document string, all span, said string) span {
	var packed strings.Builder
	var at []int
	for i, c := range document[all.from:all.to] {
		if !unicode.IsSpace(c) {
			packed.WriteRune(c)
			for len(at) < packed.Len() {
				at = append(at, all.from+i)
			}
		}
	}
	want := strings.Join(strings.Fields(said), "")
	start := strings.Index(packed.String(), want)
	if want == "" || start < 0 {
		return all
	}
	last := at[start+len(want)-1]
	for i := range document[last:] {
		if i > 0 {
			return span{at[start], last + i}
		}
	}
	return span{at[start], len(document)}
}

// read gives the text of the first k hits and the entries whose own statement
// is wholly in them: that other cells of a row may be cut off is forgiven.
func (r *reader) read(hits []hit, k int) (string, []string) {
	hits = hits[:min(k, len(hits))]
	var texts []string
	var found []span
	for _, h := range hits {
		texts = append(texts, r.chunks[h.chunk].text)
		found = append(found, r.chunks[h.chunk].span)
	}
	slices.SortFunc(found, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	var joined []span
	for _, s := range found {
		last := len(joined) - 1
		if last >= 0 && (s.from <= joined[last].to || strings.TrimSpace(r.document[joined[last].to:s.from]) == "") {
			joined[last].to = max(joined[last].to, s.to)
			continue
		}
		joined = append(joined, s)
	}
	var ids []string
	for _, st := range r.statements {
		if slices.ContainsFunc(joined, func(s span) bool { return s.from <= st.from && st.to <= s.to }) {
			ids = append(ids, st.id)
		}
	}
	return strings.Join(texts, "\n\n"), ids
}
