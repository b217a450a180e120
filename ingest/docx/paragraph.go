package docx

import (
	"strconv"
	"strings"
	"unicode"

	"kehoach/ingest/block"
)

// paragraph collects the words of a p element.
type paragraph struct {
	p *parser

	styleID  string
	base     *style
	list     numbering
	direct   bool // the list is named in the paragraph, not by its style
	outline  int
	set      bool // outline is set in the paragraph
	markGone bool // the paragraph mark is deleted
	markHid  bool // the paragraph mark is hidden
	source   int

	text                   []byte
	stretches              []stretch
	letters, bolds, slants int
	boxes                  []block.Block // text boxes that hang on it
	grown                  int           // counts what was added, for alternate
}

// take begins g with the words of another paragraph.
func (g *paragraph) take(o *paragraph) {
	g.text, g.letters, g.bolds, g.slants = o.text, o.letters, o.bolds, o.slants
	g.boxes, g.source, g.stretches = o.boxes, o.source, o.stretches
}

// read reads the element to its end.
func (g *paragraph) read() error {
	g.useStyle(g.p.styles.paragraph)
	err := g.p.children(g.inline)
	// A field whose code part is not over at the end of the paragraph is not
	// let swallow the document.
	g.p.fields.show()
	return err
}

func (g *paragraph) useStyle(id string) {
	g.styleID, g.base = id, g.p.styles.get(id)
	if !g.direct {
		g.list = g.base.list
	}
	if !g.set {
		g.outline = g.base.outline
	}
}

// inline reads a child of the paragraph, or of what groups runs inside it.
func (g *paragraph) inline(e elem) error {
	p := g.p
	switch e.ns {
	case nsCompat:
		if e.name == "AlternateContent" {
			return p.alternate(g.inline, func() int { return g.grown })
		}
	case nsMath:
		if e.name == "t" {
			s, err := p.content()
			g.write(s, look{})
			return err
		}
		return p.children(g.inline)
	case nsWord:
		switch e.name {
		case "pPr":
			return g.properties()
		case "r":
			return g.run()
		case "del", "moveFrom":
			p.left.deleted++
			return p.skip()
		case "commentReference":
			p.left.comments++
			return p.skip()
		case "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "fldData":
			return p.skip()
		}
	}
	// hyperlink, ins, moveTo, smartTag, sdt, fldSimple, dir …
	return p.children(g.inline)
}

// properties reads a pPr element.
func (g *paragraph) properties() error {
	return g.p.children(func(e elem) error {
		switch e.name {
		case "pStyle":
			g.useStyle(e.attr("val"))
		case "outlineLvl":
			g.outline, g.set = outline(e), true
		case "numPr":
			n, err := g.p.numbering()
			if n.num == "" {
				n.num = g.list.num
			}
			g.list, g.direct = n, true
			return err
		case "rPr":
			l, err := g.p.look()
			if l.deleted {
				g.markGone = true
				g.p.left.deleted++
			}
			g.markHid = l.hidden == on
			return err
		}
		return g.p.skip() // pPrChange holds what the paragraph was before
	})
}

// write adds text that looks like l.
func (g *paragraph) write(s string, l look) {
	if s == "" || g.p.fields.code > 0 {
		return
	}
	if g.hidden(l) {
		if strings.TrimSpace(s) != "" {
			g.p.left.hidden++
		}
		return
	}
	g.grown++
	bold, slant := g.bold(l), g.slant(l)
	for _, r := range s {
		if r >= 0x80 && !unicode.IsLetter(r) && !unicode.IsDigit(r) ||
			r < 0x80 && (r|0x20 < 'a' || r|0x20 > 'z') && (r < '0' || r > '9') {
			continue
		}
		g.letters++
		if bold {
			g.bolds++
		}
		if slant {
			g.slants++
		}
	}
	g.mark(s, l)
	g.text = append(g.text, s...)
}

// toggled resolves a property that a style of the paragraph and one of the
// run turn each other off where both have it; said directly, it is final.
func toggled(direct, run, para, base flag) bool {
	if direct != unset {
		return direct == on
	}
	return (run == on) != (para == on) || base == on
}

func (g *paragraph) bold(l look) bool {
	return toggled(l.bold, g.p.styles.get(l.style).look.bold, g.base.look.bold, g.p.styles.base.bold)
}

func (g *paragraph) slant(l look) bool {
	return toggled(l.slant, g.p.styles.get(l.style).look.slant, g.base.look.slant, g.p.styles.base.slant)
}

func (g *paragraph) hidden(l look) bool {
	return l.hidden.or(g.p.styles.get(l.style).look.hidden).or(g.base.look.hidden) == on
}

// block returns the paragraph as a block, false where it shows nothing.
func (g *paragraph) block() (block.Block, bool) {
	text := clean(g.shown())
	b := block.Block{
		Bold:   g.letters > 0 && g.bolds == g.letters,
		Italic: g.letters > 0 && g.slants == g.letters,
		Level:  g.outline,
	}
	b.Source.Paragraph = g.source
	// The number of an empty paragraph shows, and counts; not where it is
	// hidden, or covered by a merged cell.
	if text != "" || !g.p.covered && !g.markHid {
		b.Label = block.Clean(g.p.lists.label(g.list, g.styleID, g.direct))
	}
	switch {
	case b.Label == "":
		b.Text = text
	case text == "":
		b.Text = b.Label
	default:
		b.Text = b.Label + " " + strings.TrimLeftFunc(text, unicode.IsSpace)
	}
	return b, b.Text != ""
}

// clean returns the text of a paragraph: in NFC, without line ends and white
// space at the end and line ends at the start; "" where it is all white space.
func clean(text []byte) string {
	s := string(text)
	for i := 0; i < len(s); i++ {
		if s[i] == 0xEF { // leads the private area of the symbol fonts
			s = strings.Map(symbol, s)
			break
		}
	}
	s = strings.TrimRightFunc(block.Clean(s), unicode.IsSpace)
	for {
		head, rest, ok := strings.Cut(s, "\n")
		if !ok || strings.TrimSpace(head) != "" {
			return s
		}
		s = rest
	}
}

// char returns the character of a sym element.
func char(e elem) string {
	n, err := strconv.ParseUint(e.attr("char"), 16, 32)
	if err != nil || n == 0 || n > unicode.MaxRune {
		return ""
	}
	if n < 0x100 && n >= 0x20 {
		n += 0xF000
	}
	return string(symbol(rune(n)))
}
