package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/ingest/block"
)

// line is letters on one base line, from left to right.
type line struct {
	glyphs       []glyph
	text         string
	x0, x1, y    float64
	size         float64
	bold, italic bool
	// spaced: a blank stands at its end, so what comes next is another word.
	spaced bool
	page   int
}

func (l *line) top() float64    { return l.y - l.size }
func (l *line) width() float64  { return l.x1 - l.x0 }
func (l *line) middle() float64 { return (l.x0 + l.x1) / 2 }

// lines sorts letters into lines, from the top down. Letters that are raised
// or lowered by less than half their size are on the line.
func lines(glyphs []glyph) []*line {
	gs := slices.Clone(glyphs)
	slices.SortStableFunc(gs, func(a, b glyph) int { return cmp.Compare(a.y, b.y) })
	var out []*line
	for len(gs) > 0 {
		n, y, size := 1, gs[0].y, gs[0].size
		for n < len(gs) && gs[n].y-y < 0.45*max(size, gs[n].size) {
			// The largest letters make the base line, not a raised mark.
			if gs[n].size > size*1.2 {
				y, size = gs[n].y, gs[n].size
			}
			n++
		}
		if l := newLine(gs[:n]); l != nil {
			out = append(out, l)
		}
		gs = gs[n:]
	}
	return out
}

// newLine is nil where there are only blanks.
func newLine(gs []glyph) *line {
	gs = slices.Clone(gs)
	slices.SortStableFunc(gs, func(a, b glyph) int { return cmp.Compare(a.x0, b.x0) })
	for len(gs) > 0 && gs[0].blank() {
		gs = gs[1:]
	}
	l := &line{}
	for len(gs) > 0 && gs[len(gs)-1].blank() {
		gs, l.spaced = gs[:len(gs)-1], true
	}
	if len(gs) == 0 {
		return nil
	}
	l.glyphs = gs
	l.compose()
	return l
}

// wide is the gap, in sizes of the letters, that parts things that stand side
// by side.
const wide = 1.9

// compose writes the text of the letters and measures it. A gap is a blank
// whether the file has one there or not; a wide gap is a tab.
func (l *line) compose() {
	var b strings.Builder
	letters, bolds, slants := 0, 0, 0
	l.x0, l.x1, l.size = l.glyphs[0].x0, l.glyphs[0].x1, 0
	var prev *glyph
	blank := false
	kept := l.glyphs[:0:0]
	for i := range l.glyphs {
		g := &l.glyphs[i]
		if g.blank() {
			blank = true
			continue
		}
		if prev != nil {
			if g.text == prev.text && math.Abs(g.x0-prev.x0) < 0.12*g.size {
				kept[len(kept)-1].bold = true // printed twice to look bold
				continue
			}
			switch gap := g.x0 - prev.x1; {
			case gap > wide*g.size:
				b.WriteByte('\t')
			case blank && gap > -0.5*g.size, gap > 0.22*g.size:
				b.WriteByte(' ')
			}
		}
		b.WriteString(g.text)
		kept = append(kept, *g)
		prev, blank = &kept[len(kept)-1], false
		l.x0, l.x1 = min(l.x0, g.x0), max(l.x1, g.x1)
	}
	sizes := make(map[float64]int)
	for _, g := range kept {
		l.y = max(l.y, g.y)
		n := strings.IndexFunc(g.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
		sizes[math.Round(g.size*2)/2]++
		if n < 0 {
			continue
		}
		letters++
		if g.bold {
			bolds++
		}
		if g.italic {
			slants++
		}
	}
	for s, n := range sizes {
		if best := sizes[l.size]; n > best || n == best && s > l.size {
			l.size = s
		}
	}
	l.y = baseline(kept, l.size)
	l.bold, l.italic = letters > 0 && bolds == letters, letters > 0 && slants == letters
	l.glyphs, l.text = kept, block.Clean(b.String())
}

// baseline is that of the letters of the usual size.
func baseline(gs []glyph, size float64) float64 {
	for _, g := range gs {
		if math.Abs(g.size-size) < 0.6 {
			return g.y
		}
	}
	return gs[0].y
}

// parts cuts a line at its wide gaps.
func (l *line) parts() []*line {
	var out []*line
	from := 0
	for i := 1; i <= len(l.glyphs); i++ {
		if i < len(l.glyphs) && l.glyphs[i].x0-l.glyphs[i-1].x1 <= wide*l.glyphs[i].size {
			continue
		}
		if p := newLine(l.glyphs[from:i]); p != nil {
			p.page = l.page
			out = append(out, p)
		}
		from = i
	}
	return out
}

// firstWord returns how wide the first word of a line is.
func (l *line) firstWord() float64 {
	n := strings.IndexAny(l.text, " \t")
	if n < 0 {
		return l.width()
	}
	n = utf8.RuneCountInString(l.text[:n])
	n = min(n, len(l.glyphs))
	return l.glyphs[n-1].x1 - l.x0
}
