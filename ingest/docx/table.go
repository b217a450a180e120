package docx

import "kehoach/ingest/block"

// maxColumns is the most columns of a table; Word itself stops at 63.
const maxColumns = 256

// grid collects the rows of a tbl element.
type grid struct {
	p      *parser
	source int // paragraph that the table begins with
	rows   []gridRow
	width  int
}

type gridRow struct {
	before, after int // places without a cell
	header        bool
	gone          bool // deleted or hidden
	cells         []gridCell
}

type gridCell struct {
	span    int
	goesOn  bool // vMerge: covered by the cell above
	merged  bool // hMerge: covered by the cell to the left
	blocks  []block.Block
	text    string
	bold    bool
	source  int
	written bool // has words
}

// read reads the element to its end.
func (g *grid) read() error {
	return g.p.children(g.child)
}

func (g *grid) child(e elem) error {
	switch {
	case e.ns == nsWord && e.name == "tr":
		return g.row()
	case e.ns == nsWord && (e.name == "tblPr" || e.name == "tblGrid" || e.name == "sdtPr" || e.name == "sdtEndPr" || e.name == "customXmlPr"):
		return g.p.skip()
	}
	return g.p.children(g.child) // sdt, customXml, ins …
}

func (g *grid) row() error {
	p := g.p
	var row gridRow
	width := 0
	var child func(e elem) error
	child = func(e elem) error {
		if e.ns != nsWord {
			return p.children(child)
		}
		switch e.name {
		case "trPr":
			return p.rowProperties(&row)
		case "tblPrEx", "sdtPr", "sdtEndPr", "customXmlPr":
			return p.skip()
		case "tc":
			if row.gone {
				return p.skip()
			}
			c, kept, err := p.cell()
			if err != nil || !kept {
				return err
			}
			row.cells = append(row.cells, c)
			width += c.span
			return g.claim(row.before + width + row.after)
		}
		return p.children(child)
	}
	if err := p.children(child); err != nil {
		return err
	}
	if row.gone {
		p.left.rows++
		return nil
	}
	if len(row.cells) > 0 {
		g.width = max(g.width, row.before+width+row.after)
		g.rows = append(g.rows, row)
	}
	return nil
}

// claim refuses a table that is wider than any real one.
func (g *grid) claim(width int) error {
	if width > maxColumns {
		return brokenf("bảng có hơn %d cột", maxColumns)
	}
	return nil
}

func (p *parser) rowProperties(row *gridRow) error {
	return p.children(func(e elem) error {
		switch e.name {
		case "gridBefore":
			row.before = number(e, 0)
		case "gridAfter":
			row.after = number(e, 0)
		case "tblHeader":
			row.header = e.on()
		case "del":
			row.gone = true
		case "hidden":
			row.gone = row.gone || e.on()
		}
		return p.skip()
	})
}

// cell reads a tc element; kept is false for one that is deleted.
func (p *parser) cell() (cell gridCell, kept bool, err error) {
	cell.span, kept = 1, true
	cell.source = p.paragraphs + 1
	c := &container{p: p}
	covered := p.covered
	err = p.children(func(e elem) error {
		if e.ns != nsWord || e.name != "tcPr" {
			if !kept {
				return p.skip()
			}
			return c.child(e)
		}
		return p.children(func(e elem) error {
			switch e.name {
			case "gridSpan":
				cell.span = max(1, number(e, 1))
			case "vMerge":
				cell.goesOn = e.attr("val") != "restart"
				p.covered = p.covered || cell.goesOn
			case "hMerge":
				cell.merged = e.attr("val") != "restart"
				p.covered = p.covered || cell.merged
			case "cellDel":
				kept = false
				p.left.deleted++
			}
			return p.skip()
		})
	})
	p.covered = covered
	c.flush()
	cell.blocks = c.out
	cell.text, cell.bold = block.Flatten(c.out)
	cell.written = cell.text != ""
	return cell, kept, err
}

// frame returns what is inside a table of one cell that holds another table,
// which some writers put around everything.
func (g *grid) frame() ([]block.Block, bool) {
	if len(g.rows) != 1 || len(g.rows[0].cells) != 1 {
		return nil, false
	}
	inner := g.rows[0].cells[0].blocks
	for _, b := range inner {
		if b.Table != nil {
			return inner, true
		}
	}
	return nil, false
}

// table lays the rows out. It is nil where no row is left.
func (g *grid) table() (*block.Table, error) {
	if len(g.rows) == 0 {
		return nil, nil
	}
	if g.p.cells -= len(g.rows) * g.width; g.p.cells < 0 {
		return nil, bomb("bảng quá lớn", "tables too large")
	}
	t := &block.Table{Rows: make([][]block.Cell, len(g.rows))}
	all := make([]block.Cell, len(g.rows)*g.width)
	for i, row := range g.rows {
		t.Rows[i] = all[i*g.width : (i+1)*g.width : (i+1)*g.width]
		var above []block.Cell
		if i > 0 {
			above = t.Rows[i-1]
		}
		g.lay(row, t.Rows[i], above)
		if row.header && t.HeaderRows == i {
			t.HeaderRows++
		}
	}
	return t, nil
}

// lay puts the cells of a row in their places. above is the row before.
func (g *grid) lay(row gridRow, into, above []block.Cell) {
	at := row.before
	for _, c := range row.cells {
		cell := block.Cell{Text: c.text, Bold: c.bold}
		cell.Source.Paragraph = c.source
		switch {
		case c.merged && at > 0 && !c.written:
			cell = into[at-1]
			cell.Spanned = true
		case c.goesOn && above != nil && !c.written:
			// A cell that goes on and yet has words of its own keeps them.
			cell = above[at]
			cell.Inherited = true
		}
		for j := range c.span {
			if at == len(into) {
				return
			}
			into[at] = cell
			into[at].Spanned = cell.Spanned || j > 0
			at++
		}
	}
	// Cells that a row lacks without saying so are blank on the page too, but
	// the writer may have lost a merge.
	for ; at < len(into)-row.after; at++ {
		into[at].Guessed = true
	}
}
