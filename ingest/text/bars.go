package text

import (
	"strings"

	"kehoach/plan"
)

// rawCell is a cell before it is placed on the grid.
type rawCell struct {
	text string
	bold bool
	src  plan.Source
}

// barTable reads the table whose first lone "|" is line i and returns the
// line after it.
//
//	|
//	first cell
//	|
//	second cell
//	|
//	|
//	first cell of the second row
//	|
func (r *reader) barTable(i int) int {
	var rows [][]rawCell
	var row []rawCell
	width, end := 0, i
	for j := i + 1; ; {
		next := j
		for next < len(r.lines) && !lone(r.lines[next]) {
			next++
		}
		if next == len(r.lines) || next > j && r.tableEnds(j, next, len(row), width) {
			break
		}
		end = next
		if next == j { // two bars: the row is over
			if len(row) > 0 {
				rows = append(rows, row)
				width = max(width, len(row))
				row = nil
			}
		} else {
			row = append(row, r.cell(j, next))
		}
		j = next + 1
	}
	if len(row) > 0 {
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return end + 1
	}
	if n := len(r.blocks); n > 0 && r.blocks[n-1].Table != nil && r.continues(rows) {
		r.extend(rows, end+1)
		return end + 1
	}
	if next := r.addTable(rows, 0, i, end+1); next > i {
		return next
	}
	return i + 1
}

// tableEnds reports whether the lines [from, to) after a bar are not a cell
// but what follows the table. A row of have cells stands before them, in a
// table of rows with up to width.
func (r *reader) tableEnds(from, to, have, width int) bool {
	if !blank(r.lines[from]) {
		// A cell; but not one that would hold the body of the document.
		gaps := 0
		for i := from; i < to; i++ {
			if blank(r.lines[i]) {
				gaps++
			}
		}
		return gaps > 40 || gaps > 0 && width > 0 && have >= width
	}
	if have == 0 {
		return false
	}
	for i := from; i < to; i++ {
		if !blank(r.lines[i]) {
			return true
		}
	}
	// Nothing but blank lines: one is an empty cell, more part two tables. So
	// does one where the row is full, unless the row ends after it.
	full := width > 0 && have >= width && (to+1 == len(r.lines) || !lone(r.lines[to+1]))
	return to-from > 1 || full
}

// cell reads the lines [from, to) as a cell.
func (r *reader) cell(from, to int) rawCell {
	var c rawCell
	var lines []string
	letters, bolds := 0, 0
	c.src = plan.Source{FirstLine: from + 1, LastLine: from + 1}
	seen := false
	for from < to {
		if blank(r.lines[from]) {
			from++
			continue
		}
		end := from
		for end < to && !blank(r.lines[end]) {
			end++
		}
		for _, p := range r.join(from, end, true) {
			lines = append(lines, strings.TrimSpace(p.text))
			letters, bolds = letters+p.letters, bolds+p.bolds
			if !seen {
				c.src.FirstLine, seen = p.first, true
			}
			c.src.LastLine = p.last
		}
		from = end
	}
	c.text = strings.TrimSpace(strings.Join(lines, "\n"))
	c.bold = letters > 0 && bolds == letters
	return c
}

// continues reports whether the rows go on with the table that is the last
// block: a table that was cut into several, as at the end of a page, has a
// head of its own only in the first.
func (r *reader) continues(rows [][]rawCell) bool {
	have, first := len(r.blocks[len(r.blocks)-1].Table.Rows[0]), rows[0][0].text
	return have > 2 && widest(rows) == have && have*len(rows) < maxCells && label(first) && !head(first)
}

func (r *reader) extend(rows [][]rawCell, last int) {
	b := &r.blocks[len(r.blocks)-1]
	offset := len(b.Table.Rows)
	more := r.grid(rows)
	for _, row := range more.Rows {
		for i := range row {
			row[i].Source.Row += offset
		}
	}
	b.Table.Rows = append(b.Table.Rows, more.Rows...)
	b.Source.LastLine = last
}

// head reports whether a label is the head of its column, not a number.
func head(s string) bool { return len(s) > 1 && !numeral(strings.TrimRight(s, ".)")) }
