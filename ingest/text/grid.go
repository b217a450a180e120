package text

import (
	"fmt"
	"strings"

	"kehoach/ingest/block"
)

// grid places rows of any number of cells on a rectangular grid. Flattened
// text does not say how wide a cell was, so a row that is too short is placed
// by its looks: a number and one more cell are a group's row, whose name goes
// over all columns; a row that begins with a number lacks its last cells; any
// other lacks its first, which a cell above may cover.
func (r *reader) grid(rows [][]rawCell) *block.Table {
	width := widest(rows)
	t := &block.Table{Rows: make([][]block.Cell, 0, len(rows))}
	guessed := 0
	upper, lower := tiers(rows, width)
	for n, raw := range rows {
		if n < 2 && upper != nil {
			t.Rows = append(t.Rows, r.placed([][]block.Cell{upper, lower}[n], n))
			continue
		}
		if len(raw) > width {
			raw = withoutBlanks(raw)
		}
		row := r.placed(make([]block.Cell, width), n)
		at, short := 0, width-len(raw)
		wide := short > 0 && (len(raw) == 1 || len(raw) == 2 && label(raw[0].text) && !head(raw[0].text))
		if short > 0 && !wide {
			guessed++
			if !label(raw[0].text) {
				at = short
			}
		}
		for i := range row {
			row[i].Guessed = short > 0 && !wide
		}
		for i, c := range raw {
			cell := &row[at+i]
			cell.Text, cell.Bold = c.text, c.bold
			cell.Source.FirstLine, cell.Source.LastLine = c.src.FirstLine, c.src.LastLine
		}
		if wide {
			over(row, len(raw)-1)
		}
		t.Rows = append(t.Rows, row)
	}
	for len(r.guessed) < r.tables {
		r.guessed = append(r.guessed, 0)
	}
	r.guessed[r.tables-1] += guessed
	return t
}

// placed gives the cells of row n (from 0) their places.
func (r *reader) placed(row []block.Cell, n int) []block.Cell {
	for i := range row {
		row[i].Source.Table, row[i].Source.Row, row[i].Source.Column = r.tables, n+1, i+1
	}
	return row
}

func (r *reader) noteGuesses() {
	for i, n := range r.guessed {
		if n > 0 {
			r.notes = append(r.notes, fmt.Sprintf(
				"Bảng %d: %d hàng ít ô hơn số cột, văn bản không cho biết ô thuộc cột nào; đã xếp theo nội dung ô.", i+1, n))
		}
	}
}

// over lets the cell at i cover all that follow it in its row.
func over(row []block.Cell, i int) {
	for j := i + 1; j < len(row); j++ {
		place := row[j].Source
		row[j] = row[i]
		row[j].Spanned = true
		row[j].Source.Column = place.Column
	}
}

// widest returns the number of columns: the most cells that a row has, where
// a row that stands out is counted without its blank cells.
func widest(rows [][]rawCell) int {
	count := map[int]int{}
	for _, row := range rows {
		count[len(row)]++
	}
	// A table's group rows may outnumber its full ones: rows of three cells
	// and more decide, if there are any.
	usual := 0
	for n, c := range count {
		best := count[usual]
		if (n > 2) != (usual > 2) {
			if n > 2 {
				usual = n
			}
			continue
		}
		if c > best || c == best && n > usual {
			usual = n
		}
	}
	width := usual
	for _, row := range rows {
		if len(row) > usual {
			width = max(width, len(withoutBlanks(row)))
		}
	}
	return width
}

// withoutBlanks returns the cells that have words; a row of blank cells alone
// keeps one.
func withoutBlanks(row []rawCell) []rawCell {
	var out []rawCell
	for _, c := range row {
		if strings.TrimSpace(c.text) != "" {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		out = row[:1]
	}
	return out
}
