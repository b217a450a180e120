package export

import "image/color"

// Picture is a drawing of a list: shapes on a white ground, in the order in
// which they are drawn. [Picture.SVG] writes it, and package raster paints it.
type Picture struct {
	Title         string
	Width, Height int
	Shapes        []Shape
}

// ShapeKind is what a shape is.
type ShapeKind int

const (
	// Line goes from X, Y to X2, Y2, one unit wide.
	Line ShapeKind = iota
	// Box has its upper left corner at X, Y and the opposite one at X2, Y2.
	Box
	// Dot is a disc of radius Size about X, Y.
	Dot
	// Words begin at X, or end there or have their middle there, and stand on
	// the line Y; Size is that of the letters.
	Words
)

// Anchor is which part of words stands at their place.
type Anchor string

const (
	// Start is the beginning of words.
	Start Anchor = "start"
	// Middle is the middle of words.
	Middle Anchor = "middle"
)

// Shape is one thing that is drawn.
type Shape struct {
	Kind         ShapeKind
	X, Y, X2, Y2 int
	Size         int
	Colour       color.RGBA
	Anchor       Anchor
	// Text is what words say, and what a dot says when it is pointed at.
	Text string
}

var (
	ink         = color.RGBA{0x1c, 0x1c, 0x1c, 0xff}
	lineColour  = color.RGBA{0xcc, 0xcc, 0xcc, 0xff}
	faintColour = color.RGBA{0xee, 0xee, 0xee, 0xff}
	barColour   = color.RGBA{0x9d, 0xb8, 0xd9, 0xff}
	markColour  = color.RGBA{0xb2, 0x22, 0x22, 0xff}
)

// paler mixes a colour with white, of which it leaves a share.
func paler(c color.RGBA, share float64) color.RGBA {
	mix := func(v uint8) uint8 { return uint8(255 - share*(255-float64(v)) + 0.5) }
	return color.RGBA{mix(c.R), mix(c.G), mix(c.B), 0xff}
}

func (p *Picture) line(x, y, x2, y2 int, c color.RGBA) {
	p.Shapes = append(p.Shapes, Shape{Kind: Line, X: x, Y: y, X2: x2, Y2: y2, Colour: c})
}

func (p *Picture) box(x, y, width, height int, c color.RGBA) {
	p.Shapes = append(p.Shapes, Shape{Kind: Box, X: x, Y: y, X2: x + width, Y2: y + height, Colour: c})
}

func (p *Picture) dot(x, y, radius int, c color.RGBA, says string) {
	p.Shapes = append(p.Shapes, Shape{Kind: Dot, X: x, Y: y, Size: radius, Colour: c, Text: says})
}

func (p *Picture) write(x, y, size int, anchor Anchor, words string) {
	p.Shapes = append(p.Shapes, Shape{Kind: Words, X: x, Y: y, Size: size, Colour: ink, Anchor: anchor, Text: words})
}
