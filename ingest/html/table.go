package html

import (
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"kehoach/ingest/block"
)

// grid is a table element that is being laid out.
type grid struct {
	spans []gridSpan
	rows  int
	width int
	// until is, by column, the first row that no cell from above covers.
	until []int
	head  int // leading rows in thead
}

type gridSpan struct {
	block.Span
	blocks []block.Block
}

func (w *walker) table(n *html.Node, s style) {
	g := &grid{}
	caption := &walker{limits: w.limits, hiding: w.hiding}
	w.rows(n, g, caption, s)
	if w.err != nil {
		return
	}
	caption.end()
	w.out = append(w.out, caption.out...)
	if g.rows == 0 {
		return
	}
	if g.setsOut() {
		for _, sp := range g.spans {
			w.out = append(w.out, sp.blocks...)
		}
		return
	}
	if w.limits.Cells -= g.rows * g.width; w.limits.Cells < 0 {
		w.err = tooMuch("ô trong bảng", "cells in tables")
		return
	}
	spans := make([]block.Span, len(g.spans))
	for i, sp := range g.spans {
		spans[i] = sp.Span
		if sp.Rows == 0 { // to the end of the table
			spans[i].Rows = g.rows - sp.Row
		}
		spans[i].Cell.Text, spans[i].Cell.Bold = block.Flatten(sp.blocks)
	}
	t := block.Lay(g.rows, g.width, spans)
	t.HeaderRows = g.head
	w.out = append(w.out, block.Block{Table: t})
}

// rows reads the rows of a table element or of a part of it.
func (w *walker) rows(n *html.Node, g *grid, caption *walker, s style) {
	for c := n.FirstChild; c != nil && w.err == nil; c = c.NextSibling {
		if c.Type != html.ElementNode || w.passOver(c) {
			continue
		}
		switch c.DataAtom {
		case atom.Caption:
			caption.node(c, s)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			w.rows(c, g, caption, s)
			if c.DataAtom == atom.Thead && g.head == 0 {
				g.head = g.rows
			}
		case atom.Tr:
			w.row(c, g, restyle(c, s))
		}
	}
}

func (w *walker) row(n *html.Node, g *grid, s style) {
	column, any := 0, false
	for c := n.FirstChild; c != nil && w.err == nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th || w.passOver(c) {
			continue
		}
		any = true
		for column < len(g.until) && g.until[column] > g.rows {
			column++
		}
		span := gridSpan{Span: block.Span{
			Row: g.rows, Column: column,
			Rows: max(0, whole(attr(c, "rowspan"), 1)), Columns: max(1, whole(attr(c, "colspan"), 1)),
		}}
		column += span.Columns
		if column > maxColumns {
			w.err = tooMuch("cột trong bảng", "columns in a table")
			return
		}
		last := g.rows + span.Rows
		if span.Rows == 0 {
			last = 1 << 30
		}
		for len(g.until) < column {
			g.until = append(g.until, 0)
		}
		for j := span.Column; j < column; j++ {
			g.until[j] = max(g.until[j], last)
		}
		span.blocks = w.cell(c, s)
		g.spans = append(g.spans, span)
		g.width = max(g.width, column)
	}
	if any {
		g.rows++
	}
}

// cell reads what is in a cell.
func (w *walker) cell(n *html.Node, s style) []block.Block {
	inner := &walker{limits: w.limits, hiding: w.hiding}
	s.label = ""
	inner.children(n, restyle(n, s))
	inner.end()
	w.limits.Cells, w.err = inner.limits.Cells, inner.err
	w.dropped, w.hidden, w.struck = w.dropped+inner.dropped, w.hidden+inner.hidden, w.struck+inner.struck
	w.margin = append(w.margin, inner.margin...)
	return inner.out
}

// setsOut reports whether a table only sets out other things on the page: it
// has one cell, or most of its words are in tables inside it.
func (g *grid) setsOut() bool {
	own, inner := 0, 0
	for _, sp := range g.spans {
		for _, b := range sp.blocks {
			if b.Table == nil {
				own += utf8.RuneCountInString(b.Text)
				continue
			}
			for _, row := range b.Table.Rows {
				for _, c := range row {
					if !c.Inherited && !c.Spanned {
						inner += utf8.RuneCountInString(c.Text)
					}
				}
			}
		}
	}
	return len(g.spans) == 1 || inner > own
}
