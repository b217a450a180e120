// Package pdf reads PDF files into blocks. A PDF has no paragraphs, columns or
// cells, only letters at places and lines that are drawn; they are rebuilt:
//
//	engine, page   PDFium, compiled to WebAssembly: letters, drawn lines, pictures of pages
//	rule, grid     drawn lines → cells, merged ones too → the letters in them
//	line, para     letters → lines → paragraphs
//	column         what stands side by side without drawn lines
//	margin         page numbers, running heads, stamps of signatures: no text of the plan
//	flow           pages one after another: paragraphs and tables that a page cuts
//	scan           pages that are pictures, by tesseract where it is installed
//
// PDFium runs in wazero, without cgo and without a way out of its sandbox. It
// is loaded when the first PDF is read; what it was compiled to is kept in the
// user's cache folder.
package pdf

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"kehoach/ingest/block"
)

// Limits bound what a PDF may cost to read. The zero value of a field is its
// default.
type Limits struct {
	Pages  int           // default 500
	Scans  int           // pages that are read by OCR; default 60
	Glyphs int           // letters of a page; default 60000
	Paths  int           // drawn lines of a page; default 40000
	Time   time.Duration // of the whole, OCR aside; default 60 s
	OCR    time.Duration // of a page's OCR; default 60 s
}

func (l Limits) withDefaults() Limits {
	return Limits{
		Pages:  cmp.Or(l.Pages, 500),
		Scans:  cmp.Or(l.Scans, 60),
		Glyphs: cmp.Or(l.Glyphs, 60_000),
		Paths:  cmp.Or(l.Paths, 40_000),
		Time:   cmp.Or(l.Time, time.Minute),
		OCR:    cmp.Or(l.OCR, time.Minute),
	}
}

// Read reads a PDF with the default limits. The error is a [*block.Refusal]:
// block.Encrypted for one with a password, block.TooLarge over the limits,
// block.Broken for a damaged file, block.FileEmpty for one without words.
func Read(name string, data []byte) (*block.Document, error) {
	return ReadWithin(name, data, Limits{})
}

// ReadWithin is [Read] with limits.
func ReadWithin(name string, data []byte, limits Limits) (*block.Document, error) {
	limits = limits.withDefaults()
	readers <- struct{}{}
	defer func() { <-readers }()
	ctx, cancel := context.WithTimeout(context.Background(), limits.Time)
	defer cancel()
	r := &reader{limits: limits}
	pages, err := r.pages(ctx, data)
	if err != nil {
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			err = tooLong(limits.Time)
		}
		return nil, refusal(err)
	}
	if err := r.readScans(pages); err != nil {
		return nil, refusal(err)
	}
	doc := assemble(pages)
	doc.Name, doc.Format = name, "pdf"
	if len(doc.Blocks) == 0 {
		return nil, errEmpty
	}
	doc.Notes = append(doc.Notes, r.notes...)
	return doc, nil
}

// readers bounds how many PDFs are read at once: each takes a sandbox of its
// own, of some tens of megabytes.
var readers = make(chan struct{}, 2)

// reader reads the pages of one file.
type reader struct {
	limits Limits
	notes  []string
}

func (r *reader) pages(ctx context.Context, data []byte) ([]*page, error) {
	e, err := start(ctx)
	if err != nil {
		return nil, err
	}
	defer e.close()
	n, err := e.open(data)
	if err != nil {
		return nil, err
	}
	if n > r.limits.Pages {
		return nil, tooMuch(fmt.Sprintf("%d trang", n), fmt.Sprintf("%d pages", n))
	}
	pages := make([]*page, 0, n)
	skewed := 0
	for i := range n {
		p, err := e.page(i, r.limits)
		if err != nil {
			return nil, fmt.Errorf("trang %d: %w", i+1, err)
		}
		skewed += p.skewed
		pages = append(pages, p)
	}
	if skewed > 0 {
		r.notes = append(r.notes, fmt.Sprintf("Đã bỏ %d chữ in nghiêng chéo trang (dấu chìm, đóng dấu).", skewed))
	}
	return pages, nil
}
