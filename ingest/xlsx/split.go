package xlsx

import (
	"strings"

	"kehoach/ingest/block"
)

// blocks parts a sheet into the lines above its table, the table and the
// lines below it. The table reaches from the first row that fills three
// columns or more to the last; rows of two cells side by side are letterhead
// and signature.
func (s *sheet) blocks() []block.Block {
	rows := s.table.Rows
	from, to := 0, len(rows)
	for from < to && filled(rows[from]) < 3 {
		from++
	}
	for to > from && filled(rows[to-1]) < 3 {
		to--
	}
	out := loose(rows[:from])
	if from < to {
		out = append(out, block.Block{Table: &block.Table{Rows: used(rows[from:to])}})
	}
	return append(out, loose(rows[to:])...)
}

// filled counts the cells of a row that have words, also those that reach
// into it from above; one over several columns counts once.
func filled(row []block.Cell) int {
	n := 0
	for _, c := range row {
		if !c.Spanned && c.Text != "" {
			n++
		}
	}
	return n
}

// loose makes paragraphs of rows with one cell, and tables of those where two
// stand side by side.
func loose(rows [][]block.Cell) []block.Block {
	var out []block.Block
	var pairs [][]block.Cell
	flush := func() {
		if len(pairs) > 0 {
			out = append(out, block.Block{Table: &block.Table{Rows: pairs}})
			pairs = nil
		}
	}
	for _, row := range rows {
		var own []block.Cell
		for _, c := range row {
			if !c.Spanned && !c.Inherited && c.Text != "" {
				c.Spanned, c.Inherited = false, false
				own = append(own, c)
			}
		}
		if len(own) == 2 {
			pairs = append(pairs, own)
			continue
		}
		flush()
		for _, c := range own {
			for line := range strings.SplitSeq(c.Text, "\n") {
				if strings.TrimSpace(line) != "" {
					out = append(out, block.Block{Text: line, Bold: c.Bold})
				}
			}
		}
	}
	flush()
	return out
}

// used cuts off the columns at both ends that no cell of the rows begins in.
func used(rows [][]block.Cell) [][]block.Cell {
	begins := func(column int) bool {
		for _, row := range rows {
			if c := row[column]; c.Text != "" && !c.Spanned {
				return true
			}
		}
		return false
	}
	from, to := 0, len(rows[0])
	for from < to-1 && !begins(from) {
		from++
	}
	for to > from+1 && !begins(to-1) {
		to--
	}
	out := make([][]block.Cell, len(rows))
	for i, row := range rows {
		out[i] = row[from:to]
	}
	return out
}
