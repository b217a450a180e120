package appendix

import (
	"slices"
	"strings"

	"kehoach/ingest/block"
	"kehoach/plan"
)

// scanRows is how many rows may stand before a table's header.
const scanRows = 6

// readTable reads a whole table; it returns false where it is none of tasks.
func (b *builder) readTable(t *block.Table) bool {
	lay, to, ok := findHeader(t)
	switch {
	case ok:
		b.layout = lay
		for i := range t.Rows[:to] {
			b.heading(rowText(t.Rows[i]), rowSource(t.Rows[i]))
		}
		if b.goesOn(t.Rows[to:]) {
			b.continueGroups()
		}
	case b.c.prev() != nil && continues(t, b.c.prev().layout):
		b.layout = b.c.prev().layout
		b.continueGroups()
		to = 0
	default:
		if lay, ok = unheaded(t); !ok {
			return false
		}
		b.layout, to = lay, 0
	}
	if HeadsGroup(b.c.Under) {
		l, name := cutNumeral(strings.TrimSpace(b.c.Under.Text))
		b.addGroup(l, name, b.c.Under.Source)
	}
	for i := to; i < len(t.Rows); i++ {
		var next []block.Cell
		if i+1 < len(t.Rows) {
			next = t.Rows[i+1]
		}
		if slices.Contains(t.Again, i) {
			b.heading(rowText(t.Rows[i]), rowSource(t.Rows[i]))
			continue
		}
		b.readRow(t.Rows[i], next)
	}
	return len(b.rows) > 0
}

// goesOn reports whether rows below a header go on with the table before,
// which had the same columns: their numbers count on from its last, or the
// number is merged or lost.
func (b *builder) goesOn(rows [][]block.Cell) bool {
	p := b.c.prev()
	if p == nil || len(p.rows) == 0 || !p.layout.sameAs(b.layout) {
		return false
	}
	last := p.rows[len(p.rows)-1].number
	for _, cells := range rows {
		if len(origins(cells)) == 0 || isColumnNumbers(cells) || b.isHeaderAgain(cells) {
			continue
		}
		l := b.labelOf(cells)
		if l.style == styleNone {
			return len(origins(cells)) > 2
		}
		return sameSeries(last, l) && (l.n == last.n+1 || l.n == last.n)
	}
	return false
}

// continueGroups opens the groups that were open at the end of the table
// before, so that the rows of a table cut in two keep their group.
func (b *builder) continueGroups() {
	p := b.c.prev()
	for _, at := range p.open {
		g := p.groups[at]
		g.parent = b.current()
		g.carried = true
		b.open = append(b.open, len(b.groups))
		b.groups = append(b.groups, g)
	}
}

// readRow reads one row below the header.
func (b *builder) readRow(cells, next []block.Cell) {
	texts := origins(cells)
	switch {
	case len(texts) == 0:
	case isColumnNumbers(cells):
		b.heading(rowText(cells), rowSource(cells))
	case b.isHeaderAgain(cells):
		if lay := newLayout(cellTexts(cells)); lay.isTasks() && lay.known() >= b.layout.known() {
			b.layout = lay
		}
		b.heading(rowText(cells), rowSource(cells))
	default:
		if l, name, ok := b.groupRow(cells, texts, next); ok {
			b.addGroup(l, name, rowSource(cells))
			return
		}
		if isAside(cells, texts) {
			b.leftover(rowText(cells), rowSource(cells))
			return
		}
		b.taskRow(cells)
	}
}

// taskRow makes a task of a row.
func (b *builder) taskRow(cells []block.Cell) {
	r := &row{cells: map[plan.FieldName]plan.Cell{}, src: rowSource(cells)}
	for i := 0; i < len(cells); {
		end := i + 1
		for end < len(cells) && cells[end].Spanned {
			end++
		}
		if i < len(b.layout.columns) {
			b.placeCell(r, cells[i], b.layout.columns[i:min(end, len(b.layout.columns))])
		} else if t := strings.TrimSpace(cells[i].Text); t != "" {
			r.others = append(r.others, plan.OtherCell{Text: t})
		}
		i = end
	}
	if len(r.cells) == 0 && len(r.others) == 0 {
		b.leftover(rowText(cells), r.src)
		return
	}
	b.addRow(r)
}

// maxCode is how many bytes a number of another sort ("NV-01") may have; what
// is longer is no number.
const maxCode = 12

// placeCell gives a cell to the field of its column. A cell that spans several
// columns goes to all time columns among them, else to the one that matters
// most.
func (b *builder) placeCell(r *row, c block.Cell, over []column) {
	text := strings.TrimSpace(c.Text)
	if text == "" {
		return
	}
	if over[0].role == roleNumber && len(over) == 1 {
		r.number, r.merged = parseLabel(text), c.Inherited
		if r.number.style != styleNone || len(words(text)) < 3 {
			return
		}
		if len(text) <= maxCode && !strings.ContainsAny(text, " \n") {
			r.number.text = text
			return
		}
	}
	if above := b.above(over[0].role); above.Text != "" && isDitto(text) {
		r.others = append(r.others, plan.OtherCell{Header: oneLine(over[0].header), Text: text})
		above.Inherited = true
		r.cells[plan.FieldName(over[0].role)] = above
		return
	}
	if over[0].period != "" && isMark(text) {
		for _, col := range over {
			if col.period != "" {
				r.mark(col.period, c.Source)
			}
		}
		r.others = append(r.others, plan.OtherCell{Header: strings.ReplaceAll(over[0].header, "\n", " - "), Text: text})
		return
	}
	placed := false
	cell := plan.Cell{Text: text, Inherited: c.Inherited, Source: c.Source}
	put := func(want role) bool {
		for _, col := range over {
			if col.role == want {
				r.cells[plan.FieldName(want)] = cell
				return true
			}
		}
		return false
	}
	for _, want := range []role{roleTask, roleObjective, roleLead, roleProduct, roleCoordinating} {
		if placed = put(want); placed {
			break
		}
	}
	if !placed {
		start, end := put(roleStart), put(roleEnd)
		placed = start || end
	}
	if !placed {
		r.others = append(r.others, plan.OtherCell{Header: strings.ReplaceAll(over[0].header, "\n", " - "), Text: text})
	}
}

// above returns the cell of this column in the row before.
func (b *builder) above(of role) plan.Cell {
	if len(b.rows) == 0 {
		return plan.Cell{}
	}
	return b.rows[len(b.rows)-1].cells[plan.FieldName(of)]
}

// isDitto reports whether a cell only says "as above" (như trên): "-nt-", ″.
// Such a cell is taken for one merged with the cell above; what it says is
// kept among the other columns.
func isDitto(text string) bool {
	w := words(text)
	if w == " nt " || w == " nhu tren " {
		return true
	}
	return strings.ContainsAny(text, "\"”″〃") && strings.Trim(text, "\"”″〃-. ") == ""
}

// origins returns the places of the cells that begin in this row or column
// and have words.
func origins(cells []block.Cell) []int {
	var at []int
	for i, c := range cells {
		if !c.Spanned && strings.TrimSpace(c.Text) != "" {
			at = append(at, i)
		}
	}
	return at
}

// rowText returns the words of a row's own cells.
func rowText(cells []block.Cell) string {
	var parts []string
	for _, c := range cells {
		if t := strings.TrimSpace(c.Text); t != "" && !c.Spanned && !c.Inherited {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, " | ")
}

func cellTexts(cells []block.Cell) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		if !c.Spanned {
			out[i] = strings.TrimSpace(c.Text)
		}
	}
	return out
}

func rowSource(cells []block.Cell) plan.Source {
	for _, c := range cells {
		if !c.Inherited {
			src := c.Source
			src.Column = 0
			for _, d := range cells {
				if !d.Inherited {
					src.LastLine = max(src.LastLine, d.Source.LastLine)
				}
			}
			return src
		}
	}
	return plan.Source{}
}
