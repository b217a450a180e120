package ingest

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"kehoach/ingest/block"
	"kehoach/ingest/outline"
	"kehoach/plan"
)

// Account returns the words of a document that the plan made of it holds
// nowhere: neither in an entry, nor in a field, a heading or a leftover. Words
// are counted, so that one that stands twice must be held twice; case and
// order do not matter. The result is sorted, and empty where nothing is lost.
func Account(doc *block.Document, p *plan.Plan) []string {
	count := make(map[string]int)
	for _, b := range doc.Blocks {
		if b.Table == nil {
			tally(count, unnumbered(strings.TrimPrefix(strings.TrimSpace(b.Text), b.Label)), 1)
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row {
				if !c.Inherited && !c.Spanned {
					tally(count, unnumbered(c.Text), 1)
				}
			}
		}
	}
	for _, text := range heldBy(p) {
		tally(count, text, -1)
	}
	var lost []string
	for w, n := range count {
		for range n {
			lost = append(lost, w)
		}
	}
	slices.Sort(lost)
	return lost
}

// unnumbered returns a text without the numbers and bullets that begin its
// lines; those are held as the numbers of entries.
func unnumbered(text string) string {
	var out strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		for {
			m := outline.Mark(block.Block{Text: line})
			if m.Class == outline.None || m.Rest == "" {
				break
			}
			line = m.Rest
		}
		out.WriteString(line + "\n")
	}
	return out.String()
}

// tally counts the words of a text: its runs of letters and digits.
func tally(count map[string]int, text string, by int) {
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
		count[w] += by
	}
}

// heldBy returns all the text that a plan holds, each piece once: cells that
// are inherited and paths of headings repeat what is held elsewhere.
func heldBy(p *plan.Plan) []string {
	out := []string{p.Title, p.Signer, p.SignerTitle}
	out = append(out, p.LegalBasis...)
	out = append(out, p.Preamble...)
	out = append(out, p.Recipients...)
	headings := make(map[plan.Source]bool)
	for _, h := range p.Headings {
		out = append(out, h.Text)
		headings[h.Source] = true
	}
	for _, l := range p.Leftovers {
		out = append(out, l.Text)
	}
	for _, g := range p.Groups {
		if !headings[g.Source] { // a heading of the body is held as such
			out = append(out, g.Numeral, g.Name)
		}
	}
	for _, e := range p.Entries {
		out = append(out, entryText(e)...)
	}
	return out
}

func entryText(e *plan.Entry) []string {
	out := []string{label(e)}
	if e.Kind != plan.KindTask {
		return append(out, e.Text)
	}
	for _, f := range plan.TaskFields {
		if c := e.Cell(f); !c.Inherited {
			out = append(out, c.Text)
		}
	}
	for _, o := range e.Others {
		out = append(out, o.Text)
	}
	return out
}

// label is the number of a row as far as the document prints it. The letter of
// a block (35a, Ia) may be printed or not, so the number counts both ways.
func label(e *plan.Entry) string {
	if !e.NumberPrinted || e.Kind != plan.KindTask {
		return ""
	}
	if bare := strings.TrimRight(e.Number, "abcdefgh"); bare != e.Number {
		return e.Number + " " + bare[strings.LastIndexAny(bare, " \n")+1:]
	}
	return e.Number
}

// Summary says in one line what was read: "75/75 nhiệm vụ, 43 mục tiêu, 29
// trách nhiệm, 0 dòng chưa hiểu, 4 cảnh báo". Lines of the page (page numbers,
// web sites) do not count as not understood. The second number of tasks is
// how many their numbers run to. lang is "vi" or "en".
func Summary(p *plan.Plan, lang string) string {
	tasks := p.OfKind(plan.KindTask)
	unread := 0
	for _, l := range p.Leftovers {
		if !outline.Furniture(l.Text) {
			unread++
		}
	}
	warnings := len(p.Warnings)
	for _, e := range p.Entries {
		warnings += len(e.Warnings)
	}
	format := "%d/%d nhiệm vụ, %d mục tiêu, %d trách nhiệm, %d dòng chưa hiểu, %d cảnh báo"
	if lang == "en" {
		format = "%d/%d tasks, %d targets, %d duties, %d lines not understood, %d warnings"
	}
	n := plan.TaskCount(tasks)
	return fmt.Sprintf(format, n, max(n, expected(p)), len(p.OfKind(plan.KindTarget)), len(p.OfKind(plan.KindDuty)), unread, warnings)
}

// expected is how many tasks the plan should have: those that there are, and
// the numbers that are missing between them.
func expected(p *plan.Plan) int {
	n := plan.TaskCount(p.OfKind(plan.KindTask))
	for _, w := range p.Warnings {
		if w.Code == plan.WarnNumberGap && strings.HasPrefix(w.Entry, string(plan.KindTask)) {
			n++
		}
	}
	return n
}
