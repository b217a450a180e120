package pdf

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"math"
)

// bitmap is a picture of a page, a byte of grey a pixel.
type bitmap struct {
	width, height int
	pix           []byte
	packed        []byte // instead of pix
}

// maxPixels bounds a rendered page: A3 in the resolution used.
const maxPixels = 9_000_000

// render draws a page in the resolution for OCR.
func (e *engine) render(page uint64, width, height float64) (*bitmap, error) {
	w, h := int(width*dpi/72), int(height*dpi/72)
	if w < 1 || h < 1 || w*h > maxPixels {
		return nil, tooMuch("trang quét quá khổ", "an oversized scanned page")
	}
	at := e.call("FPDFBitmap_Create", uint64(w), uint64(h), 0)
	if e.err != nil || at == 0 {
		return nil, fmt.Errorf("render page: %w", e.err)
	}
	defer e.call("FPDFBitmap_Destroy", at)
	e.call("FPDFBitmap_FillRect", at, 0, 0, uint64(w), uint64(h), 0xFFFFFFFF)
	const grey = 0x08
	e.call("FPDF_RenderPageBitmap", at, page, 0, 0, uint64(w), uint64(h), 0, grey)
	stride, buffer := e.number("FPDFBitmap_GetStride", at), e.call("FPDFBitmap_GetBuffer", at)
	if e.err != nil {
		return nil, e.err
	}
	data, ok := e.module.Memory().Read(uint32(buffer), uint32(stride*h))
	if !ok || stride < 4*w {
		return nil, fmt.Errorf("render page: no picture")
	}
	b := &bitmap{width: w, height: h, pix: make([]byte, w*h)}
	for y := range h {
		row := data[y*stride:]
		for x := range w {
			b.pix[y*w+x] = row[4*x]
		}
	}
	return b, nil
}

// pack makes the picture small, for the time until it is read.
func (b *bitmap) pack() error {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	if err != nil {
		return err
	}
	if _, err := w.Write(b.pix); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	b.pix, b.packed = nil, out.Bytes()
	return nil
}

func (b *bitmap) unpack() error {
	b.pix = make([]byte, b.width*b.height)
	_, err := io.ReadFull(flate.NewReader(bytes.NewReader(b.packed)), b.pix)
	b.packed = nil
	return err
}

// pgm is the picture in the simplest format that tesseract reads.
func (b *bitmap) pgm() []byte {
	return append(fmt.Appendf(nil, "P5\n%d %d\n255\n", b.width, b.height), b.pix...)
}

// threshold is the grey that parts ink from paper: the one that leaves the
// least variance on both sides (Otsu).
func (b *bitmap) threshold() byte {
	var count [256]int
	for _, p := range b.pix {
		count[p]++
	}
	sum := 0.0
	for v, n := range count {
		sum += float64(v) * float64(n)
	}
	best, at, below, low := 0.0, 127, 0.0, 0
	for v, n := range count {
		low += n
		high := len(b.pix) - low
		if low == 0 || high == 0 {
			continue
		}
		below += float64(v) * float64(n)
		d := below/float64(low) - (sum-below)/float64(high)
		if s := float64(low) * float64(high) * d * d; s > best {
			best, at = s, v
		}
	}
	return byte(min(max(at, 60), 200))
}

// Lengths in pixels of the resolution used.
const (
	shortestRun  = 55  // no letter has so long a stroke
	shortestRule = 70  // nor is a shorter line the side of a cell
	thickest     = 14  // a line with its lean
	gapInRun     = 1   // ink that is missing
	faintest     = 190 // grey of a line
	clearance    = 4   // how far from a line the paper is clear
	maxRuns      = 1e6 // of one direction
)

// run is ink along a row of pixels, or a column.
type run struct{ at, from, to int }

// rules finds the straight lines that are drawn on the picture.
func (b *bitmap) rules() []rule {
	ink := max(b.threshold(), faintest) // thin lines are grey
	var out []rule
	flat := chains(b.runs(ink, b.height, b.width, func(i, j int) int { return i*b.width + j }))
	for _, r := range flat {
		if r = (rule{r.y0, r.x0, r.y1, r.x1}); b.clear(ink, r, 0, clearance) {
			out = append(out, r)
		}
	}
	for _, r := range chains(b.runs(ink, b.width, b.height, func(i, j int) int { return j*b.width + i })) {
		if b.clear(ink, r, clearance, 0) {
			out = append(out, r)
		}
	}
	return out
}

// clear reports whether hardly any ink is beside a line, which tells it from
// the feet of letters that touch. dx, dy lead from the line to beside it.
func (b *bitmap) clear(ink byte, r rule, dx, dy int) bool {
	for _, side := range []int{-1, 1} {
		inked, all := 0, 0
		for i := range int(max(r.x1-r.x0, r.y1-r.y0)) {
			x, y := int(r.x0)+i, int(r.y0)-dy
			if side > 0 {
				y = int(r.y1) + dy - 1
			}
			if dx > 0 {
				x, y = int(r.x0)-dx, int(r.y0)+i
				if side > 0 {
					x = int(r.x1) + dx - 1
				}
			}
			if x < 0 || y < 0 || x >= b.width || y >= b.height {
				continue
			}
			all++
			if b.pix[y*b.width+x] <= ink {
				inked++
			}
		}
		if inked*5 > all {
			return false
		}
	}
	return true
}

// runs finds long ink in each of n rows of m pixels.
func (b *bitmap) runs(ink byte, n, m int, index func(i, j int) int) []run {
	var out []run
	for i := range n {
		start, last := -1, -1
		for j := range m + gapInRun + 2 {
			switch {
			case j < m && b.pix[index(i, j)] <= ink:
				if start < 0 {
					start = j
				}
				last = j
			case start >= 0 && j-last > gapInRun:
				if last-start >= shortestRun && len(out) < maxRuns {
					out = append(out, run{i, start, last + 1})
				}
				start = -1
			}
		}
	}
	return out
}

// chains joins runs of neighbouring rows to lines: x is across the rows, y
// along them. A line that leans goes from row to row.
func chains(runs []run) []rule {
	set := newSets(len(runs))
	from := 0
	for i, r := range runs {
		for runs[from].at < r.at-2 {
			from++
		}
		for k := from; k < i; k++ {
			if q := runs[k]; q.at < r.at && q.from <= r.to+4 && r.from <= q.to+4 {
				set.join(k, i)
			}
		}
	}
	boxes := make(map[int]rule)
	for i, r := range runs {
		root := set.find(i)
		box, known := boxes[root]
		if !known {
			box = rule{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		}
		boxes[root] = rule{
			min(box.x0, float64(r.at)), min(box.y0, float64(r.from)), max(box.x1, float64(r.at+1)), max(box.y1, float64(r.to)),
		}
	}
	var out []rule
	for i := range runs {
		box, known := boxes[i]
		if known && box.y1-box.y0 >= shortestRule && box.x1-box.x0 <= thickest {
			out = append(out, box)
		}
	}
	return out
}

// erase takes lines out of the picture, so that they are not read as letters.
func (b *bitmap) erase(rules []rule) {
	for _, r := range rules {
		for y := max(0, int(r.y0)-1); y < min(b.height, int(r.y1)+1); y++ {
			row := b.pix[y*b.width : (y+1)*b.width]
			for x := max(0, int(r.x0)-1); x < min(b.width, int(r.x1)+1); x++ {
				row[x] = 255
			}
		}
	}
}
