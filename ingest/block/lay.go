package block

import "strings"

// Span is a cell as page and markup have it: at a place, over so many rows
// and columns.
type Span struct {
	Row, Column   int // from 0
	Rows, Columns int // at least 1
	Cell          Cell
}

// Lay places spans on a grid of rows and columns. A place that two spans
// claim is the first one's; one that none claims is blank.
func Lay(rows, columns int, spans []Span) *Table {
	t := &Table{Rows: make([][]Cell, rows)}
	all := make([]Cell, rows*columns)
	taken := make([]bool, rows*columns)
	for i := range t.Rows {
		t.Rows[i] = all[i*columns : (i+1)*columns : (i+1)*columns]
	}
	for _, s := range spans {
		for i := s.Row; i < min(rows, s.Row+max(1, s.Rows)); i++ {
			for j := s.Column; j < min(columns, s.Column+max(1, s.Columns)); j++ {
				if taken[i*columns+j] {
					continue
				}
				taken[i*columns+j] = true
				t.Rows[i][j] = s.Cell
				t.Rows[i][j].Inherited = i > s.Row
				t.Rows[i][j].Spanned = j > s.Column
			}
		}
	}
	return t
}

// Place numbers the tables of a document and gives their cells the numbers
// of table, row and column.
func Place(blocks []Block) {
	n := 0
	for i := range blocks {
		t := blocks[i].Table
		if t == nil {
			continue
		}
		n++
		blocks[i].Source.Table = n
		for r, row := range t.Rows {
			for c := range row {
				row[c].Source.Table, row[c].Source.Row, row[c].Source.Column = n, r+1, c+1
			}
		}
	}
}

// Flatten returns the words of a cell's blocks, paragraphs parted by line
// ends; cells of a table in it by " | ".
func Flatten(blocks []Block) (text string, bold bool) {
	if len(blocks) == 1 && blocks[0].Table == nil {
		return strings.TrimSpace(blocks[0].Text), blocks[0].Bold
	}
	lines := make([]string, 0, len(blocks))
	bold = len(blocks) > 0
	for _, b := range blocks {
		if b.Table == nil {
			lines = append(lines, strings.TrimSpace(b.Text))
			bold = bold && b.Bold
			continue
		}
		for _, row := range b.Table.Rows {
			var cells []string
			for _, c := range row {
				if !c.Inherited && !c.Spanned {
					cells = append(cells, c.Text)
					bold = bold && (c.Bold || c.Text == "")
				}
			}
			lines = append(lines, strings.Join(cells, " | "))
		}
	}
	text = strings.TrimSpace(strings.Join(lines, "\n"))
	return text, bold && text != ""
}
