package pdf

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"kehoach/ingest/block"
)

// dpi is the resolution in which pages are rendered for OCR: what the decree
// on clerical work asks of scans.
const dpi = 200

// isScan reports whether a page is a picture of text.
func (p *page) isScan() bool {
	n := 0
	for _, g := range p.glyphs {
		if !g.blank() {
			n++
		}
	}
	return p.pictured && n < 30
}

// readScans reads the pages that are pictures by OCR.
func (r *reader) readScans(pages []*page) error {
	var scans []*page
	for _, p := range pages {
		if p.image != nil {
			scans = append(scans, p)
		}
	}
	if len(scans) == 0 {
		return nil
	}
	if len(scans) > r.limits.Scans {
		return tooMuch(fmt.Sprintf("%d trang quét ảnh", len(scans)), fmt.Sprintf("%d scanned pages", len(scans)))
	}
	t, err := findTesseract()
	if err != nil {
		return err
	}
	errs := make([]error, len(scans))
	var wait sync.WaitGroup
	turns := make(chan struct{}, 2)
	for i, p := range scans {
		wait.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			errs[i] = r.readScan(t, p)
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	r.notes = append(r.notes, fmt.Sprintf("%d trang là ảnh quét, được đọc bằng nhận dạng chữ (OCR, tesseract): có thể sai chữ, hãy đối chiếu với bản gốc.", len(scans)))
	for _, p := range scans {
		if len(p.unsure) > 0 {
			r.notes = append(r.notes, fmt.Sprintf("Trang %d: %d chữ nhận dạng chưa chắc: %s.", p.number, len(p.unsure), quoted(p.unsure, 12)))
		}
	}
	return nil
}

func (r *reader) readScan(t *tesseract, p *page) error {
	ctx, cancel := context.WithTimeout(context.Background(), r.limits.OCR)
	defer cancel()
	if err := p.image.unpack(); err != nil {
		return err
	}
	rules := p.image.rules()
	scale := 72.0 / dpi
	for _, u := range rules {
		p.rules = append(p.rules, rule{u.x0 * scale, u.y0 * scale, u.x1 * scale, u.y1 * scale})
	}
	ink := p.image.threshold()
	p.image.erase(rules)
	words, err := t.readStrips(ctx, strips(p.image, p.rules, scale), ink)
	p.image = nil
	if err != nil {
		return fmt.Errorf("trang %d: %w", p.number, err)
	}
	p.glyphs, p.unsure = glyphsOf(words, scale)
	return nil
}

// unsureBelow is the confidence, of 100, below which a word is told of.
const unsureBelow = 60

// glyphsOf turns words in pixels into letters on the page, a blank after each.
func glyphsOf(words []word, scale float64) (glyphs []glyph, unsure []string) {
	size := usualHeight(words) * scale
	for _, w := range words {
		if w.confidence < unsureBelow {
			unsure = append(unsure, w.text)
		}
		g := glyph{text: w.text, x0: w.x0 * scale, x1: w.x1 * scale, y: w.base * scale, size: size}
		glyphs = append(glyphs, g, glyph{text: " ", x0: g.x1, x1: g.x1, y: g.y, size: size})
	}
	return glyphs, unsure
}

func quoted(words []string, most int) string {
	more := ""
	if len(words) > most {
		words, more = words[:most], " …"
	}
	return "“" + strings.Join(words, "”, “") + "”" + more
}

// errNoOCR says what to install.
var errNoOCR = &block.Refusal{
	Code: block.UnknownFormat,
	VI: "Tệp PDF có trang là ảnh quét, không có lớp chữ; để đọc cần tesseract với tiếng Việt trên máy này: " +
		"apt-get install tesseract-ocr tesseract-ocr-vie. Hoặc hãy gửi bản .docx hay bản PDF có chữ.",
	EN: "The PDF has pages that are scans, without text; reading them takes tesseract with Vietnamese on this machine: " +
		"apt-get install tesseract-ocr tesseract-ocr-vie. Or send the .docx or a PDF with text.",
}
