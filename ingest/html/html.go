// Package html reads web pages into blocks: those that a browser saved, those
// that Word or LibreOffice wrote, single-file archives (.mht).
//
// It reads what the page shows. Scripts, styles, hidden elements, menus and
// controls are no text. Tables come as rectangular grids with rowspan and
// colspan resolved; a table that only sets other things out is taken off.
// Numbers of lists are those that a browser would show.
package html

import (
	"bytes"
	"cmp"
	"fmt"

	"golang.org/x/net/html"

	"kehoach/ingest/block"
)

// Limits bound what a page may cost to read. The zero value of a field is its
// default.
type Limits struct {
	Depth int // of nested elements; default 500
	Nodes int // of the page; default 600000
	Cells int // of all tables, merged ones counted at each place; default 500000
}

func (l Limits) withDefaults() Limits {
	return Limits{
		Depth: cmp.Or(l.Depth, 500),
		Nodes: cmp.Or(l.Nodes, 600_000),
		Cells: cmp.Or(l.Cells, 500_000),
	}
}

// maxColumns is the most columns of a table.
const maxColumns = 256

// Read reads a page with the default limits. The error is a [*block.Refusal].
func Read(name string, data []byte) (*block.Document, error) {
	return ReadWithin(name, data, Limits{})
}

// ReadWithin is [Read] with limits.
func ReadWithin(name string, data []byte, limits Limits) (*block.Document, error) {
	limits = limits.withDefaults()
	if isArchive(data) {
		page, err := unpack(data)
		if err != nil {
			return nil, err
		}
		data = page
	}
	text := decode(data)
	// What the parser builds is bounded before it builds it.
	if n := bytes.Count(text, []byte("<")); n > limits.Nodes {
		return nil, tooMuch("thẻ", "tags")
	}
	root, err := html.ParseWithOptions(bytes.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, broken(err.Error())
	}
	w := &walker{limits: limits, hiding: hidingClasses(root)}
	if err := w.measure(root, 0); err != nil {
		return nil, err
	}
	w.children(root, style{})
	w.end()
	if w.err != nil {
		return nil, w.err
	}
	doc := &block.Document{Name: name, Format: "html", Blocks: w.out, Margin: w.margin}
	if !hasWords(doc.Blocks) {
		return nil, errEmpty
	}
	block.Place(doc.Blocks)
	if w.dropped > 0 {
		doc.Notes = append(doc.Notes, fmt.Sprintf("Không đọc %d phần của trang web không phải nội dung (thanh điều hướng, nút bấm, khung).", w.dropped))
	}
	if w.hidden > 0 {
		doc.Notes = append(doc.Notes, fmt.Sprintf("Đã bỏ %d phần ẩn trên trang.", w.hidden))
	}
	if w.struck > 0 {
		doc.Notes = append(doc.Notes, fmt.Sprintf("Đã bỏ %d chỗ bị xóa (thẻ <del>).", w.struck))
	}
	return doc, nil
}
