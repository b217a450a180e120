package export

import (
	"fmt"
	"html"
	"image/color"
	"strings"
)

// SVG writes a picture as SVG. Its letters are those of the reader's machine.
func (p *Picture) SVG() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="Times New Roman, Tinos, serif" role="img">
<title>%s</title>
<rect width="100%%" height="100%%" fill="white"/>
`, p.Width, p.Height, p.Width, p.Height, html.EscapeString(p.Title))
	for _, s := range p.Shapes {
		switch s.Kind {
		case Line:
			fmt.Fprintf(&b, `<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="%s"/>`, s.X, s.Y, s.X2, s.Y2, hex(s.Colour))
		case Box:
			fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, s.X, s.Y, s.X2-s.X, s.Y2-s.Y, hex(s.Colour))
		case Dot:
			fmt.Fprintf(&b, `<circle cx="%d" cy="%d" r="%d" fill="%s"><title>%s</title></circle>`, s.X, s.Y, s.Size, hex(s.Colour), html.EscapeString(s.Text))
		case Words:
			fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="%d" text-anchor="%s" fill="%s">%s</text>`, s.X, s.Y, s.Size, s.Anchor, hex(s.Colour), html.EscapeString(s.Text))
		}
		b.WriteByte('\n')
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

func hex(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
