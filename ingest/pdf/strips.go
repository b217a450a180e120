package pdf

import "context"

// strip is a part of a page's picture that is read by itself: words of
// columns that stand side by side would be read as one line.
type strip struct {
	image  *bitmap
	dx, dy float64 // where it stands on the page, in pixels
}

// strips cuts a page into what is outside its tables, each column of a table
// and each cell that reaches over several columns.
func strips(image *bitmap, rules []rule, scale float64) []strip {
	rest := image.copy(0, 0, image.width, image.height)
	var out []strip
	for _, group := range meeting(rules) {
		l := newLattice(group)
		if l == nil || l.rows*l.cols < 2 || l.rows*l.cols > maxGrid {
			continue
		}
		s := l.fill(nil)
		if len(s.spans) < 2 {
			continue
		}
		px := func(at float64) int { return int(at / scale) }
		narrow := image.copy(0, 0, image.width, image.height)
		for _, sp := range s.spans {
			if sp.Columns < 2 {
				continue
			}
			x0, x1, y0, y1 := px(l.xs[sp.Column]), px(l.xs[sp.Column+sp.Columns]), px(l.ys[sp.Row]), px(l.ys[sp.Row+sp.Rows])
			out = append(out, image.strip(x0, y0, x1, y1))
			narrow.blank(x0, y0, x1, y1)
		}
		top, bottom := px(l.ys[0]), px(l.ys[l.rows])
		for j := range l.cols {
			out = append(out, narrow.strip(px(l.xs[j]), top, px(l.xs[j+1]), bottom))
		}
		rest.blank(px(l.xs[0]), top, px(l.xs[l.cols]), bottom)
	}
	return append(out, strip{image: rest})
}

// border is the white that is put around a strip; letters at the very edge
// are read badly.
const border = 12

func (b *bitmap) strip(x0, y0, x1, y1 int) strip {
	inner := b.copy(x0, y0, x1, y1)
	out := &bitmap{width: inner.width + 2*border, height: inner.height + 2*border}
	out.pix = make([]byte, out.width*out.height)
	for i := range out.pix {
		out.pix[i] = 255
	}
	for y := range inner.height {
		copy(out.pix[(y+border)*out.width+border:], inner.pix[y*inner.width:(y+1)*inner.width])
	}
	return strip{out, float64(x0 - border), float64(y0 - border)}
}

// copy returns a part of the picture.
func (b *bitmap) copy(x0, y0, x1, y1 int) *bitmap {
	x0, y0, x1, y1 = b.within(x0, y0, x1, y1)
	out := &bitmap{width: x1 - x0, height: y1 - y0}
	out.pix = make([]byte, 0, out.width*out.height)
	for y := y0; y < y1; y++ {
		out.pix = append(out.pix, b.pix[y*b.width+x0:y*b.width+x1]...)
	}
	return out
}

// blank makes a part of the picture white.
func (b *bitmap) blank(x0, y0, x1, y1 int) {
	x0, y0, x1, y1 = b.within(x0, y0, x1, y1)
	for y := y0; y < y1; y++ {
		row := b.pix[y*b.width+x0 : y*b.width+x1]
		for x := range row {
			row[x] = 255
		}
	}
}

func (b *bitmap) within(x0, y0, x1, y1 int) (int, int, int, int) {
	x0, y0 = min(max(x0, 0), b.width), min(max(y0, 0), b.height)
	return x0, y0, max(x0, min(x1, b.width)), max(y0, min(y1, b.height))
}

// inked reports whether there is anything to read.
func (b *bitmap) inked(ink byte) bool {
	n := 0
	for _, p := range b.pix {
		if p <= ink {
			if n++; n > 12 {
				return true
			}
		}
	}
	return false
}

// readStrips reads each strip and puts the words where they stand on the page.
func (t *tesseract) readStrips(ctx context.Context, strips []strip, ink byte) ([]word, error) {
	var out []word
	for _, s := range strips {
		if s.image.width < 8 || s.image.height < 8 || !s.image.inked(ink) {
			continue
		}
		words, err := t.read(ctx, s.image)
		if err != nil {
			return nil, err
		}
		for _, w := range words {
			w.x0, w.x1, w.top, w.base = w.x0+s.dx, w.x1+s.dx, w.top+s.dy, w.base+s.dy
			out = append(out, w)
		}
	}
	return out, nil
}
