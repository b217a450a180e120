package body

import (
	"slices"
	"strconv"
	"strings"

	"kehoach/ingest/block"
	"kehoach/ingest/outline"
	"kehoach/plan"
	"kehoach/plan/vi"
)

// The least that a table must have to be read row by row.
const (
	leastRows    = 3 // below the header
	leastColumns = 3
)

// readRows makes an entry of each row of a table that numbers its rows and is
// none of tasks or targets: where something is, how much of it there is. Its
// text gives each cell with the head of its column. It reports whether the
// table is one.
func (r *reader) readRows(n *outline.Node, s scope) bool {
	t := n.Block.Table
	heads, first, ok := dataColumns(t)
	if !ok {
		return false
	}
	path := s.path
	for i, row := range t.Rows[first:] {
		mark := strings.Trim(oneLine(row[0].Text), ".)")
		sum := isSum(row)
		if sum {
			mark = strconv.Itoa(i + 1)
		}
		if mark == "" || !slices.ContainsFunc(row[2:], func(c block.Cell) bool { return !c.Spanned && oneLine(c.Text) != "" }) || row[1].Spanned && !sum {
			if text := rowText(row); text != "" { // a group of rows, a note
				r.Headings = append(r.Headings, plan.Piece{Text: text, Source: n.Block.Source})
				path = append(s.path[:len(s.path):len(s.path)], text)
			}
			continue
		}
		e := &plan.Entry{Kind: plan.KindSection, Heading: path, Source: n.Block.Source, NumberPrinted: !sum}
		e.Number = r.number(strings.TrimPrefix(place(n)+"."+mark, "."))
		e.Source.Row = first + i + 1
		r.identify(e)
		e.Text = dataText(heads, row)
		e.Figures = Figures(e.Text)
		r.Entries = append(r.Entries, e)
	}
	for _, row := range t.Rows[:first] {
		r.Headings = append(r.Headings, plan.Piece{Text: rowText(row), Source: n.Block.Source})
	}
	return true
}

// isSum reports whether a row sums the others up: "Tổng cộng | 26 | 6".
func isSum(row []block.Cell) bool {
	for _, c := range row[:2] {
		if fold := vi.Fold(oneLine(c.Text)); strings.HasPrefix(fold, "tong") || strings.HasPrefix(fold, "cong") {
			return true
		}
	}
	return false
}

// dataColumns returns the heads of the columns of a table that numbers its
// rows, and the first row below them.
func dataColumns(t *block.Table) (heads []string, first int, ok bool) {
	if len(t.Rows) == 0 || len(t.Rows[0]) < leastColumns {
		return nil, 0, false
	}
	switch strings.Trim(vi.Fold(oneLine(t.Rows[0][0].Text)), ". ") {
	case "tt", "stt", "so tt", "so thu tu", "no":
	default:
		return nil, 0, false
	}
	for first = 1; first < len(t.Rows)-1 && first < 4 && inherits(t.Rows[first]); first++ {
	}
	if len(t.Rows)-first < leastRows {
		return nil, 0, false
	}
	for col := range t.Rows[0] {
		var words []string
		for _, row := range t.Rows[:first] {
			if col < len(row) {
				if text := oneLine(row[col].Text); text != "" && !slices.Contains(words, text) {
					words = append(words, text)
				}
			}
		}
		heads = append(heads, strings.Join(words, ", "))
	}
	numbered, whole := 0, 0
	for _, row := range t.Rows[first:] {
		if len(row) < leastColumns {
			return nil, 0, false
		}
		if _, err := strconv.Atoi(strings.Trim(oneLine(row[0].Text), ".)")); err == nil {
			numbered++
		}
		if len(row) == len(heads) && !slices.ContainsFunc(row, func(c block.Cell) bool { return c.Guessed }) {
			whole++
		}
	}
	below := len(t.Rows) - first
	return heads, first, 2*numbered >= below && 10*whole >= 9*below // a table that lost cells is better left as it stands
}

// dataText writes a row: its cells with the heads of their columns.
func dataText(heads []string, row []block.Cell) string {
	var said []string
	for col, c := range row {
		text := oneLine(c.Text)
		if col == 0 && !strings.HasPrefix(vi.Fold(text), "tong") || c.Spanned || text == "" {
			continue
		}
		if col < len(heads) && heads[col] != "" {
			text = heads[col] + ": " + text
		}
		said = append(said, text)
	}
	return strings.Join(said, "; ")
}
