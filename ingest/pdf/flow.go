package pdf

import (
	"cmp"
	"fmt"
	"slices"

	"kehoach/ingest/block"
	"kehoach/plan"
)

// item is a line or a table in its place in the flow of the pages.
type item struct {
	top   float64
	line  *line
	table *sheet
}

// assemble makes a document of pages.
func assemble(pages []*page) *block.Document {
	doc := &block.Document{}
	sheets := make([][]*sheet, len(pages))
	loose := make([][]*line, len(pages))
	heights := make([]float64, len(pages))
	for i, p := range pages {
		var rest []glyph
		sheets[i], rest = drawnTables(p)
		loose[i] = lines(rest)
		for _, l := range loose[i] {
			l.page = p.number
		}
		heights[i] = p.height
	}
	var stamps int
	doc.Margin, stamps = stripMargins(loose, heights)
	if stamps > 0 {
		doc.Notes = append(doc.Notes, fmt.Sprintf("Đã bỏ %d dòng của dấu chữ ký số, không phải nội dung kế hoạch.", stamps))
	}
	w := &writer{frames: make(map[int]frame)}
	for i, p := range pages {
		tables, ls := columns(loose[i])
		w.frames[p.number] = frameOf(ls, p.width)
		var items []item
		for _, s := range append(sheets[i], tables...) {
			s.setPage(p.number)
			items = append(items, item{top: s.top(), table: s})
		}
		for _, l := range ls {
			items = append(items, item{top: l.top(), line: l})
		}
		slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(a.top, b.top) })
		for _, it := range items {
			w.add(it)
		}
	}
	w.flush()
	doc.Blocks = w.blocks
	for i := range doc.Blocks {
		doc.Blocks[i].Source.Paragraph = i + 1
	}
	block.Place(doc.Blocks)
	return doc
}

// writer turns items into blocks, joining what a page cuts.
type writer struct {
	frames map[int]frame
	run    []*line // lines that no table parts
	table  *sheet
	blocks []block.Block
}

func (w *writer) add(it item) {
	if it.line != nil {
		if w.table != nil && w.table.takesLine(it.line) {
			return
		}
		w.endTable()
		w.run = append(w.run, it.line)
		return
	}
	w.endLines()
	if w.table != nil && w.table.takesColumns(it.table) {
		return
	}
	if w.table != nil && w.table.continuedBy(it.table) {
		w.table.append(it.table)
		return
	}
	w.endTable()
	w.table = it.table
}

func (w *writer) flush() {
	w.endLines()
	w.endTable()
}

func (w *writer) endTable() {
	s := w.table
	w.table = nil
	if s == nil {
		return
	}
	t := block.Lay(s.rows, s.cols, s.spans)
	t.HeaderRows = s.header
	w.blocks = append(w.blocks, block.Block{Table: t, Source: plan.Source{Page: s.firstPage()}})
}

func (s *sheet) setPage(n int) {
	s.page = n
	for i := range s.spans {
		s.spans[i].Cell.Source.Page = n
	}
}

// firstPage is the page on which the first cell stands.
func (s *sheet) firstPage() int {
	if len(s.spans) > 0 && s.spans[0].Cell.Source.Page > 0 {
		return s.spans[0].Cell.Source.Page
	}
	return s.page
}

// endLines makes paragraphs of the lines so far. Each line is judged in the
// frame of its page; so is the first line of a page against the last of the
// one before.
func (w *writer) endLines() {
	var out []para
	for _, l := range w.run {
		if n := len(out); n > 0 {
			f := w.frames[out[n-1].last.page]
			if !f.parted(out[n-1].last, l) {
				out[n-1].add(f, l)
				continue
			}
		}
		out = append(out, para{text: l.text, bold: l.bold, italic: l.italic, first: l, last: l, page: l.page})
	}
	w.run = nil
	for _, p := range out {
		w.blocks = append(w.blocks, block.Block{Text: p.text, Bold: p.bold, Italic: p.italic, Source: plan.Source{Page: p.page}})
	}
}
