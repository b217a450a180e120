package pdf

import (
	"bytes"
	"fmt"
	"strings"
)

// sheetOf is a page for tests: a content stream and what the page says of
// itself.
type sheetOf struct {
	width, height float64
	extra         string // of the page's dictionary: "/Rotate 90"
	content       strings.Builder
}

func portrait() *sheetOf  { return &sheetOf{width: 595, height: 842} }
func landscape() *sheetOf { return &sheetOf{width: 842, height: 595} }

// text puts a line at x from the left and y from the top.
func (p *sheetOf) text(x, y, size float64, s string) *sheetOf {
	s = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s)
	fmt.Fprintf(&p.content, "BT /F1 %g Tf %g %g Td (%s) Tj ET\n", size, x, p.height-y, s)
	return p
}

// matrix puts a line with a text matrix of its own.
func (p *sheetOf) matrix(m, s string) *sheetOf {
	fmt.Fprintf(&p.content, "BT /F1 11 Tf %s Tm (%s) Tj ET\n", m, s)
	return p
}

// line draws a stroke.
func (p *sheetOf) line(x0, y0, x1, y1 float64) *sheetOf {
	fmt.Fprintf(&p.content, "0.5 w %g %g m %g %g l S\n", x0, p.height-y0, x1, p.height-y1)
	return p
}

// bar fills a thin box, as Word draws lines.
func (p *sheetOf) bar(x0, y0, x1, y1 float64) *sheetOf {
	fmt.Fprintf(&p.content, "%g %g %g %g re f*\n", x0, p.height-y1, x1-x0, y1-y0)
	return p
}

// grid draws all lines of a grid.
func (p *sheetOf) grid(xs, ys []float64) *sheetOf {
	for _, x := range xs {
		p.line(x, ys[0], x, ys[len(ys)-1])
	}
	for _, y := range ys {
		p.line(xs[0], y, xs[len(xs)-1], y)
	}
	return p
}

// cells puts words into the cells of a row of a grid that begins at y.
func (p *sheetOf) cells(xs []float64, y float64, words ...string) *sheetOf {
	for i, w := range words {
		p.text(xs[i]+5, y+14, 11, w)
	}
	return p
}

// build makes a file of pages.
func build(pages ...*sheetOf) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	object := func(body string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+2*i))
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(pages)))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	for i, p := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] %s /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
			p.width, p.height, p.extra, 5+2*i))
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", p.content.Len(), p.content.String()))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}
