package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// frame is the room in which lines are set: a page's text or a cell.
type frame struct {
	x0, x1 float64
	// lead is the usual distance of the lines of one paragraph, 0 if unknown.
	lead float64
}

// frameOf measures the lines of a page. Where none is long, the right margin
// is taken to be as wide as the left one.
func frameOf(ls []*line, width float64) frame {
	f := frame{x0: math.Inf(1)}
	for _, l := range ls {
		f.x0, f.x1 = min(f.x0, l.x0), max(f.x1, l.x1)
	}
	if len(ls) > 0 {
		f.x1 = max(f.x1, min(width-f.x0, width-20))
	}
	f.lead = leading(ls)
	return f
}

// leading is the usual distance between lines that surely belong together.
func leading(ls []*line) float64 {
	var gaps []float64
	for i := 1; i < len(ls); i++ {
		a, b := ls[i-1], ls[i]
		if first(b.text, unicode.IsLower) && !ends(a.text) && b.y > a.y && a.page == b.page {
			gaps = append(gaps, b.y-a.y)
		}
	}
	if len(gaps) == 0 {
		return 0
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

func first(s string, is func(rune) bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return is(r)
}

// ends reports whether a text ends as a sentence or an item does.
func ends(s string) bool {
	s = strings.TrimRight(s, " \"”’')")
	return s != "" && strings.ContainsRune(".;:!?…", rune(s[len(s)-1])) || strings.HasSuffix(s, "…")
}

// numbered are the ways in which an item of a list begins.
var numbered = regexp.MustCompile(`^([-–—+•*]\s?\p{L}|[-–—+•*]\s|\d{1,3}(\.\d{1,3})*[.)]\s?\D|\d{1,3}(\.\d{1,3})+\s|[a-zđ][.)]\s|\(\d{1,2}\)|[IVX]{1,6}[.)]\s|[A-Z]\.\s|\(?[ivx]{1,5}\)\s|(Điều|Phần|Chương|Mục)\s[\dIVX]+)`)

// parted reports whether the end of line a is an end that the author set, so
// that b begins a paragraph.
func (f frame) parted(a, b *line) bool {
	mark := numbered.MatchString(b.text)
	size := max(a.size, b.size)
	indent := b.x0 - a.x0
	switch {
	case math.Abs(a.size-b.size) > 0.15*size:
		return true
	case a.page == b.page && f.lead > 0 && b.y-a.y > 1.25*f.lead+0.5 && b.y-a.y > 1.1*size:
		return true
	case a.page == b.page && f.lead == 0 && b.y-a.y > 2.1*size:
		return true
	case f.room(a) > b.firstWord()+0.3*size:
		return true
	case mark && (ends(a.text) || indent > 0.5*size || b.bold != a.bold):
		return true
	case first(b.text, unicode.IsLower):
		return false
	case indent > 0.9*size && b.x0-f.x0 > 0.9*size && !f.centred(b):
		return true
	case ends(a.text) && a.page == b.page && math.Abs(indent) < 0.5*size && b.x0-f.x0 > 1.2*size && !f.centred(b):
		return true // both begin with the indent of a first line
	}
	return a.bold && !b.bold && ends(a.text)
}

// room is how much could still stand on a line.
func (f frame) room(l *line) float64 {
	if f.centred(l) {
		return f.x1 - f.x0 - l.width()
	}
	return f.x1 - l.x1
}

func (f frame) centred(l *line) bool {
	left, right := l.x0-f.x0, f.x1-l.x1
	return left > l.size && math.Abs(left-right) < 0.8*l.size
}

// para is lines that are one paragraph.
type para struct {
	text         string
	bold, italic bool
	first, last  *line
	page         int
}

// paragraphs joins lines to paragraphs.
func (f frame) paragraphs(ls []*line) []para {
	var out []para
	for _, l := range ls {
		if n := len(out); n > 0 && !f.parted(out[n-1].last, l) {
			out[n-1].add(f, l)
			continue
		}
		out = append(out, para{text: l.text, bold: l.bold, italic: l.italic, first: l, last: l, page: l.page})
	}
	return out
}

func (p *para) add(f frame, l *line) {
	if f.split(p.last, l) {
		p.text += l.text
	} else {
		p.text = glue(p.text, l.text, p.last.spaced)
	}
	p.bold, p.italic, p.last = p.bold && l.bold, p.italic && l.italic, l
}

// split reports whether a line end is inside a word that is wider than its
// cell: nothing more had room, and what comes next is no word by itself.
func (f frame) split(a, b *line) bool {
	if a.spaced || f.room(a) > b.glyphs[0].x1-b.glyphs[0].x0+0.1*a.size {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(a.text)
	word, _, _ := strings.Cut(b.text, " ")
	word = strings.TrimRight(word, ".,;:)")
	whole := strings.Contains(a.text, "/") && !strings.Contains(a.text, " ") // one word, which fills the line
	switch {
	case first(b.text, func(r rune) bool { return strings.ContainsRune(";,.:)”", r) }):
		return true // no line begins with such a mark
	case whole && unicode.IsLetter(before):
		return first(word, unicode.IsLower)
	case unicode.IsDigit(before):
		return first(word, unicode.IsDigit)
	case unicode.IsLetter(before):
		return word != "" && !strings.ContainsAny(vi.Fold(word), "aeiouy0123456789") && first(word, unicode.IsLower)
	}
	return false
}

// glue joins what a line end parted. A number or a symbol that was broken
// after its sign ("223/KH-", "UBND") gets no blank in it.
func glue(a, b string, spaced bool) string {
	if !spaced && len(a) > 1 {
		before, _ := utf8.DecodeLastRuneInString(a[:len(a)-1])
		if c := a[len(a)-1]; (c == '-' || c == '/') && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
			return a + b
		}
	}
	return strings.TrimRight(a, " ") + " " + strings.TrimLeft(b, " ")
}

// cellText returns the words of a cell, its paragraphs parted by line ends.
func cellText(glyphs []glyph, x0, x1 float64) (text string, bold bool) {
	ls := lines(glyphs)
	if len(ls) == 0 {
		return "", false
	}
	pad := 6.0
	for _, l := range ls {
		pad = max(0.5, min(pad, l.x0-x0, x1-l.x1))
	}
	f := frame{x0: x0 + pad, x1: x1 - pad}
	var out []string
	bold = true
	for _, p := range f.paragraphs(ls) {
		out = append(out, strings.TrimSpace(strings.ReplaceAll(p.text, "\t", " ")))
		bold = bold && p.bold
	}
	return strings.Join(out, "\n"), bold
}
