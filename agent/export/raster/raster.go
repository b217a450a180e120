// Package raster paints pictures of lists as PNG, for those whose programs show
// no SVG: slides, chats, old word processors. It is the one place that knows
// golang.org/x/image. The letters are Liberation Serif, which has the measures
// of Times New Roman and all letters of Vietnamese, and comes with the program.
package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"kehoach/agent/export"
)

const (
	// sharp is how many points a unit of a picture has: letters of 12 units are
	// clear on a slide and in print.
	sharp = 2
	// most is how many points a picture may have; it takes four bytes each.
	most = 16 << 20
)

// TooLarge is the error for a picture with more points than can be painted.
type TooLarge struct{ Width, Height int }

func (l *TooLarge) Error() string {
	return fmt.Sprintf("a picture of %d by %d points is too large", l.Width, l.Height)
}

// PNG paints a picture. One that is too large to be painted sharply is painted
// half as sharp, or is an error, a [*TooLarge].
func PNG(p *export.Picture) ([]byte, error) {
	scale, err := scaleOf(p)
	if err != nil {
		return nil, err
	}
	letters, err := opentype.Parse(liberationserifregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("read the font: %w", err)
	}
	b := &brush{
		on: image.NewRGBA(image.Rect(0, 0, p.Width*scale, p.Height*scale)), scale: scale,
		letters: letters, faces: make(map[int]font.Face),
	}
	draw.Draw(b.on, b.on.Bounds(), image.White, image.Point{}, draw.Src)
	for _, s := range p.Shapes {
		if err := b.paint(s); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, b.on); err != nil {
		return nil, fmt.Errorf("pack the picture: %w", err)
	}
	return out.Bytes(), nil
}

// scaleOf returns how many points a unit of a picture is painted with.
func scaleOf(p *export.Picture) (int, error) {
	for scale := sharp; scale > 0; scale-- {
		if p.Width*scale*p.Height*scale <= most {
			return scale, nil
		}
	}
	return 0, &TooLarge{p.Width, p.Height}
}

// brush paints shapes.
type brush struct {
	on      *image.RGBA
	scale   int
	letters *opentype.Font
	faces   map[int]font.Face // by the size of the letters
}

func (b *brush) paint(s export.Shape) error {
	n := b.scale
	switch s.Kind {
	case export.Line:
		// Lines go straight across or down; half of their width is on each side.
		b.fill(image.Rect(s.X*n-n/2, s.Y*n-n/2, s.X2*n+(n+1)/2, s.Y2*n+(n+1)/2), s.Colour)
	case export.Box:
		b.fill(image.Rect(s.X*n, s.Y*n, s.X2*n, s.Y2*n), s.Colour)
	case export.Dot:
		b.dot(s.X*n, s.Y*n, s.Size*n, s.Colour)
	case export.Words:
		return b.words(s)
	}
	return nil
}

func (b *brush) fill(r image.Rectangle, c color.RGBA) {
	draw.Draw(b.on, r, image.NewUniform(c), image.Point{}, draw.Src)
}

// dot paints a disc, as four curves whose handles are where a circle wants
// them.
func (b *brush) dot(x, y, radius int, c color.RGBA) {
	const handle = 0.5523
	size := 2*radius + 2
	r := float32(radius)
	m := float32(radius + 1) // the middle
	v := vector.NewRasterizer(size, size)
	v.MoveTo(m+r, m)
	for turn := range 4 {
		sin, cos := math.Sincos(float64(turn) * math.Pi / 2)
		at := func(px, py float32) (float32, float32) {
			return m + r*(px*float32(cos)-py*float32(sin)), m + r*(px*float32(sin)+py*float32(cos))
		}
		x1, y1 := at(1, handle)
		x2, y2 := at(handle, 1)
		x3, y3 := at(0, 1)
		v.CubeTo(x1, y1, x2, y2, x3, y3)
	}
	v.ClosePath()
	v.Draw(b.on, image.Rect(x-radius-1, y-radius-1, x-radius-1+size, y-radius-1+size), image.NewUniform(c), image.Point{})
}

// words paints text.
func (b *brush) words(s export.Shape) error {
	face, err := b.face(s.Size)
	if err != nil {
		return err
	}
	d := font.Drawer{Dst: b.on, Src: image.NewUniform(s.Colour), Face: face, Dot: fixed.P(s.X*b.scale, s.Y*b.scale)}
	if s.Anchor == export.Middle {
		d.Dot.X -= d.MeasureString(s.Text) / 2
	}
	d.DrawString(s.Text)
	return nil
}

func (b *brush) face(size int) (font.Face, error) {
	if f := b.faces[size]; f != nil {
		return f, nil
	}
	f, err := opentype.NewFace(b.letters, &opentype.FaceOptions{Size: float64(size * b.scale), DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, fmt.Errorf("make letters of size %d: %w", size, err)
	}
	b.faces[size] = f
	return f, nil
}
