package pdf

import (
	"math"
	"strings"
	"unicode"

	"github.com/tetratelabs/wazero/api"
)

// page is what stands on a page, turned so that its text is upright: x goes
// right, y down from the top, in points.
type page struct {
	number        int
	width, height float64
	glyphs        []glyph
	rules         []rule
	skewed        int      // letters that stand askew and were left out
	pictured      bool     // a picture fills much of it
	image         *bitmap  // of a scan that is still to be read
	unsure        []string // words of which OCR is not sure
}

// glyph is a letter with what combines with it, or a word that OCR found.
type glyph struct {
	text         string
	x0, x1, y    float64 // y is that of the base line
	size         float64
	bold, italic bool
}

func (g glyph) blank() bool { return strings.TrimSpace(g.text) == "" }

// looks is what the letters of one text object share.
type looks struct {
	size, dx, dy float64 // dx, dy: the way the text runs
	bold, italic bool
}

// raw is a letter in the file's own coordinates.
type raw struct {
	r            rune
	x, y         float64 // of its origin
	l, b, rt, tp float64 // its box
	looks        *looks
}

func (e *engine) page(index int, limits Limits) (*page, error) {
	handle := e.call("FPDF_LoadPage", e.doc, uint64(index))
	if e.err != nil {
		return nil, e.err
	}
	p := &page{number: index + 1}
	if handle == 0 {
		return nil, brokenf("không mở được trang %d", index+1)
	}
	defer e.call("FPDF_ClosePage", handle)
	letters, err := e.letters(handle, limits)
	if err != nil {
		return nil, err
	}
	left, bottom, right, top := e.box(handle)
	way := direction(letters)
	turn := turning(way, left, bottom, right, top)
	p.width, p.height = right-left, top-bottom
	if way%2 == 1 {
		p.width, p.height = p.height, p.width
	}
	p.setGlyphs(letters, way, turn)
	if p.rules, err = e.rules(handle, limits, turn); err != nil {
		return nil, err
	}
	p.pictured = e.pictured(handle, (right-left)*(top-bottom))
	if p.isScan() {
		p.scan(e, handle)
	}
	return p, e.err
}

// scan takes a picture of the page, as people see it.
func (p *page) scan(e *engine, handle uint64) {
	p.width = api.DecodeF64(e.call("FPDF_GetPageWidth", handle))
	p.height = api.DecodeF64(e.call("FPDF_GetPageHeight", handle))
	p.glyphs, p.rules, p.skewed = nil, nil, 0
	image, err := e.render(handle, p.width, p.height)
	if err == nil {
		err = image.pack()
	}
	if err != nil && e.err == nil {
		e.err = err
	}
	p.image = image
}

// box is the part of the page that shows.
func (e *engine) box(page uint64) (left, bottom, right, top float64) {
	if e.number("FPDF_GetPageBoundingBox", page, e.at(0)) != 0 {
		left, top, right, bottom = e.float32(0), e.float32(1), e.float32(2), e.float32(3)
	}
	if right-left < 1 || top-bottom < 1 {
		return 0, 0, 595, 842
	}
	return left, bottom, right, top
}

// letters returns the letters of a page in the order of the file.
func (e *engine) letters(page uint64, limits Limits) ([]raw, error) {
	text := e.call("FPDFText_LoadPage", page)
	if e.err != nil || text == 0 {
		return nil, e.err
	}
	defer e.call("FPDFText_ClosePage", text)
	n := e.number("FPDFText_CountChars", text)
	if n > limits.Glyphs {
		return nil, tooMuch("trang hơn 60.000 chữ", "a page with too many letters")
	}
	out := make([]raw, 0, max(n, 0))
	known := make(map[uint64]*looks)
	for i := range n {
		r := rune(e.call("FPDFText_GetUnicode", text, uint64(i)))
		if r == 2 || r == 0xFFFE {
			r = '-' // what PDFium makes of a hyphen at the end of a line
		}
		if r == 0 || unicode.IsControl(r) && r != '\t' || e.number("FPDFText_IsGenerated", text, uint64(i)) == 1 {
			continue
		}
		object := e.call("FPDFText_GetTextObject", text, uint64(i))
		l := known[object]
		if l == nil {
			l = e.looks(text, uint64(i), object)
			known[object] = l
		}
		c := raw{r: r, looks: l}
		if e.number("FPDFText_GetCharOrigin", text, uint64(i), e.at(0), e.at(1)) == 0 {
			continue
		}
		c.x, c.y = e.float64(0), e.float64(1)
		if e.number("FPDFText_GetLooseCharBox", text, uint64(i), e.at(0)) != 0 {
			c.l, c.tp, c.rt, c.b = e.float32(0), e.float32(1), e.float32(2), e.float32(3)
		}
		if e.err != nil {
			return nil, e.err
		}
		out = append(out, c)
	}
	return out, e.err
}

// looks asks for what the letters of a text object share.
func (e *engine) looks(text, i, object uint64) *looks {
	l := &looks{size: api.DecodeF64(e.call("FPDFText_GetFontSize", text, i)), dx: 1}
	if e.number("FPDFText_GetMatrix", text, i, e.at(0)) != 0 {
		a, b, c, d := e.float32(0), e.float32(1), e.float32(2), e.float32(3)
		if n := math.Hypot(a, b); n > 0 {
			l.dx, l.dy = a/n, b/n
		}
		if n := math.Hypot(c, d); n > 0 {
			l.size *= n
		}
	}
	if n := e.call("FPDFText_GetFontInfo", text, i, e.at(0), 200, e.at(100)); n > 1 && n <= 200 {
		name, _ := e.module.Memory().Read(e.scratch, uint32(n-1))
		font := strings.ToLower(string(name))
		l.bold = strings.Contains(font, "bold") || strings.Contains(font, "black") || strings.Contains(font, "heavy")
		l.italic = strings.Contains(font, "italic") || strings.Contains(font, "oblique")
	}
	// Word thickens letters by drawing their outline where a font has no bold.
	if object != 0 && e.number("FPDFTextObj_GetTextRenderMode", object) == 2 {
		l.bold = true
	}
	return l
}

// way tells the quarter turns by which a letter is turned left, -1 for one
// that stands askew.
func (l *looks) way() int {
	switch {
	case l.dx > 0.99:
		return 0
	case l.dy > 0.99:
		return 1
	case l.dx < -0.99:
		return 2
	case l.dy < -0.99:
		return 3
	}
	return -1
}

// direction is the way in which most of the text runs.
func direction(letters []raw) int {
	var count [4]int
	best := 0
	for _, c := range letters {
		if w := c.looks.way(); w >= 0 && !unicode.IsSpace(c.r) {
			count[w]++
			if count[w] > count[best] {
				best = w
			}
		}
	}
	return best
}

// turning returns the map from the file's coordinates to those of the page.
func turning(way int, left, bottom, right, top float64) func(x, y float64) (float64, float64) {
	return func(x, y float64) (float64, float64) {
		switch way {
		case 1:
			return y - bottom, x - left
		case 2:
			return right - x, y - bottom
		case 3:
			return top - y, right - x
		}
		return x - left, top - y
	}
}

// setGlyphs takes the letters that stand upright.
func (p *page) setGlyphs(letters []raw, way int, turn func(x, y float64) (float64, float64)) {
	for _, c := range letters {
		if c.looks.way() != way {
			if !unicode.IsSpace(c.r) {
				p.skewed++
			}
			continue
		}
		if n := len(p.glyphs); n > 0 && unicode.Is(unicode.Mn, c.r) {
			p.glyphs[n-1].text += string(c.r)
			continue
		}
		x, y := turn(c.x, c.y)
		ax, _ := turn(c.l, c.b)
		bx, _ := turn(c.rt, c.tp)
		g := glyph{text: string(c.r), x0: x, x1: max(ax, bx, x), y: y, size: c.looks.size, bold: c.looks.bold, italic: c.looks.italic}
		if g.size < 0.5 || x < -5 || x > p.width+5 || y < -5 || y > p.height+5 {
			continue // too small to be seen, or off the page
		}
		p.glyphs = append(p.glyphs, g)
	}
}

// pictured reports whether pictures fill much of a page of that area.
func (e *engine) pictured(page uint64, area float64) bool {
	filled := 0.0
	for i := range min(e.number("FPDFPage_CountObjects", page), 2000) {
		object := e.call("FPDFPage_GetObject", page, uint64(i))
		if object == 0 || e.number("FPDFPageObj_GetType", object) != objectImage {
			continue
		}
		if e.number("FPDFPageObj_GetBounds", object, e.at(0), e.at(0)+4, e.at(0)+8, e.at(0)+12) != 0 {
			filled += max(0, e.float32(2)-e.float32(0)) * max(0, e.float32(3)-e.float32(1))
		}
	}
	return filled > 0.35*area
}
