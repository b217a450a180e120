package docx

import (
	"fmt"
	"strings"

	"kehoach/agent/draft"
)

// esc writes text for XML; letters that XML cannot hold are dropped.
func esc(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// form is how a run looks beyond its paragraph's style.
type form struct {
	bold, italic, slot bool
	size               int // half-points, 0 for the style's
}

func (f form) xml() string {
	s := ""
	if f.bold {
		s += `<w:b/><w:bCs/>`
	}
	if f.italic {
		s += `<w:i/><w:iCs/>`
	}
	if f.size > 0 {
		s += fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, f.size, f.size)
	}
	if f.slot {
		s += `<w:highlight w:val="yellow"/>`
	}
	if s == "" {
		return ""
	}
	return `<w:rPr>` + s + `</w:rPr>`
}

// run returns words as runs; a new line in them breaks the line.
func run(words string, f form) string {
	var b strings.Builder
	for i, l := range strings.Split(words, "\n") {
		b.WriteString(`<w:r>` + f.xml())
		if i > 0 {
			b.WriteString(`<w:br/>`)
		}
		b.WriteString(`<w:t xml:space="preserve">` + esc(l) + `</w:t></w:r>`)
	}
	return b.String()
}

// para returns a paragraph of a style; more goes into its properties.
func para(style, more, runs string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + more + `</w:pPr>` + runs + `</w:p>`
}

// words is a paragraph of one run.
func words(style, more, text string, f form) string { return para(style, more, run(text, f)) }

// rule is a paragraph that is nothing but a line of a length, in the middle of
// a width.
func rule(length, width int) string {
	side := max(0, (width-length)/2)
	return para("Giua", fmt.Sprintf(`<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr><w:spacing w:before="0" w:after="60" w:line="40" w:lineRule="exact"/><w:ind w:left="%d" w:right="%d"/>`, side, side), `<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t></w:t></w:r>`)
}

// text returns the runs of a text with its slots and citations.
func (w *writer) text(t draft.Text, f form) string {
	var b strings.Builder
	for i, p := range t {
		f := f
		f.bold = f.bold || p.Bold
		switch {
		case p.Slot != nil:
			f.slot = true
			b.WriteString(run(p.Slot.String(), f))
		case p.Cite != "":
			b.WriteString(w.citation(p.Cite, f))
		case w.cite == Comments && i+1 < len(t) && w.d.Notes.Source[t[i+1].Cite] != "":
			fmt.Fprintf(&b, `<w:commentRangeStart w:id="%d"/>%s<w:commentRangeEnd w:id="%d"/>`, len(w.notes), run(p.Words, f), len(w.notes))
		default:
			b.WriteString(run(p.Words, f))
		}
	}
	return b.String()
}

// citation refers to the source of the words before.
func (w *writer) citation(id string, f form) string {
	src := w.d.Notes.Source[id]
	if src == "" || w.cite == NoCites {
		return ""
	}
	w.notes = append(w.notes, src)
	if w.cite == Footnotes {
		return fmt.Sprintf(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, len(w.notes))
	}
	return fmt.Sprintf(`<w:r><w:commentReference w:id="%d"/></w:r>`, len(w.notes)-1)
}
