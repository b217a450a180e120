package body

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

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

// dataTable is a table that numbers its rows and is none of tasks or targets.
type dataTable struct {
	heads []string // of the columns
	first int      // the first row below the header
	// aligned is set where the document says which column each cell is of.
	aligned bool
}

// readRows makes an entry of each row of a table of data: where something is,
// how much of it there is. Its text gives each cell with the head of its
// column; where the document lost the columns, the cells alone, below a heading
// with the words of the header. It reports whether the table is one.
func (r *reader) readRows(n *outline.Node, s scope) bool {
	t := n.Block.Table
	d, ok := dataColumns(t)
	if !ok {
		return false
	}
	base := s.path
	if !d.aligned {
		base = append(s.path[:len(s.path):len(s.path)], d.header(t))
	}
	path, of := base, "" // of is the row that rows with a dash are parts of
	for i, row := range t.Rows[d.first:] {
		mark := strings.Trim(oneLine(row[0].Text), ".)")
		if columnNumbers(row) || filled(row) < leastColumns && !isSum(row) {
			if text := rowText(row); text != "" { // a group of rows, a note
				r.Headings = append(r.Headings, plan.Piece{Text: text, Source: n.Block.Source})
				if strings.ContainsFunc(text, unicode.IsLetter) && !columnNumbers(row) {
					path = append(base[:len(base):len(base)], text)
				}
			}
			continue
		}
		e := &plan.Entry{Kind: plan.KindSection, Heading: path, Source: n.Block.Source}
		if name := oneLine(row[1].Text); strings.HasPrefix(name, "-") && of != "" {
			e.Heading = append(path[:len(path):len(path)], of)
		} else {
			of = name
		}
		if e.NumberPrinted = rowMark.MatchString(mark); !e.NumberPrinted {
			mark = strconv.Itoa(i + 1)
		}
		e.Number = r.number(strings.TrimPrefix(place(n)+"."+mark, "."))
		e.Source.Row = d.first + i + 1
		r.identify(e)
		e.Text = d.text(row, e.NumberPrinted)
		e.Figures = Figures(e.Text)
		r.Entries = append(r.Entries, e)
	}
	for _, row := range t.Rows[:d.first] {
		r.Headings = append(r.Headings, plan.Piece{Text: rowText(row), Source: n.Block.Source})
	}
	return true
}

// rowMark matches the number of a row: "1", "1.1", "IV", "A", "a".
var rowMark = regexp.MustCompile(`^(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-Z]|[a-zđ])$`)

// filled counts the cells of a row that have words of their own.
func filled(row []block.Cell) int {
	n := 0
	for _, c := range row {
		if !c.Spanned && oneLine(c.Text) != "" {
			n++
		}
	}
	return n
}

// columnNumbers reports whether a row only numbers the columns: "A | B | 1 | 2".
func columnNumbers(row []block.Cell) bool {
	return filled(row) > 1 && !slices.ContainsFunc(row, func(c block.Cell) bool {
		text := oneLine(c.Text)
		return text != "" && !(len(text) == 1 || len(text) <= 6 && text[0] >= '1' && text[0] <= '9' && strings.Trim(text, "0123456789=+-/()") == "")
	})
}

// isSum reports whether a row sums the others up: "Tổng cộng | 26 | 6".
func isSum(row []block.Cell) bool {
	return slices.ContainsFunc(row[:2], func(c block.Cell) bool {
		fold := vi.Fold(oneLine(c.Text))
		return strings.HasPrefix(fold, "tong") || strings.HasPrefix(fold, "cong ")
	})
}

// dataColumns reads the header of a table that numbers its rows.
func dataColumns(t *block.Table) (d dataTable, ok bool) {
	if len(t.Rows) == 0 || len(t.Rows[0]) < leastColumns {
		return d, false
	}
	switch strings.Trim(vi.Fold(oneLine(t.Rows[0][0].Text)), ". ") {
	case "tt", "stt", "so tt", "so thu tu", "no":
	default:
		return d, false
	}
	for d.first = 1; d.first < len(t.Rows)-1 && d.first < 4 && (inherits(t.Rows[d.first]) || oneLine(t.Rows[d.first][0].Text) == "" && !isSum(t.Rows[d.first])); d.first++ {
	}
	below := t.Rows[d.first:]
	if len(below) < leastRows {
		return d, false
	}
	for col := range t.Rows[0] {
		var words []string
		for _, row := range t.Rows[:d.first] {
			if col < len(row) {
				if text := oneLine(row[col].Text); text != "" && !slices.Contains(words, text) {
					words = append(words, text)
				}
			}
		}
		d.heads = append(d.heads, strings.Join(words, ", "))
	}
	numbered, whole, short := 0, 0, 0
	for _, row := range below {
		if len(row) < leastColumns {
			return d, false
		}
		if rowMark.MatchString(strings.Trim(oneLine(row[0].Text), ".)")) {
			numbered++
		}
		guessed := slices.ContainsFunc(row, func(c block.Cell) bool { return c.Guessed })
		if !guessed && len(row) == len(d.heads) {
			whole++
		} else if guessed && filled(row) < leastColumns {
			short++
		}
	}
	d.aligned = 10*whole >= 9*len(below) && !slices.ContainsFunc(t.Rows[0], func(c block.Cell) bool { return c.Guessed })
	// A table that lost its cells is better left as it stands.
	return d, 3*numbered >= len(below) && 5*short <= len(below)
}

// header is the words of the header, as a heading.
func (d dataTable) header(t *block.Table) string {
	var rows []string
	for _, row := range t.Rows[:d.first] {
		rows = append(rows, rowText(row))
	}
	return strings.Join(rows, "; ")
}

// text writes a row: its cells with the heads of their columns, or alone.
func (d dataTable) text(row []block.Cell, printed bool) string {
	var said []string
	for col, c := range row {
		text := oneLine(c.Text)
		if col == 0 && printed || c.Spanned || text == "" {
			continue
		}
		if d.aligned && col < len(d.heads) && d.heads[col] != "" && col > 0 {
			text = d.heads[col] + ": " + text
		}
		said = append(said, text)
	}
	if d.aligned {
		return strings.Join(said, "; ")
	}
	return strings.Join(said, " | ")
}
