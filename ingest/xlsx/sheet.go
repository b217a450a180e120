package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"kehoach/ingest/block"
)

// reader reads the sheets of one workbook.
type reader struct {
	file   *excelize.File
	cells  int // that sheets may still have
	bold   map[int]bool
	blocks []block.Block

	hiddenSheets, hiddenRows, hiddenColumns int
}

func (r *reader) sheets(most int) error {
	names := r.file.GetSheetList()
	if len(names) > most {
		return bomb(fmt.Sprintf("%d trang tính", len(names)), fmt.Sprintf("%d sheets", len(names)))
	}
	for _, name := range names {
		if shown, err := r.file.GetSheetVisible(name); err == nil && !shown {
			r.hiddenSheets++
			continue
		}
		s, err := r.sheet(name)
		if err != nil {
			return err
		}
		r.blocks = append(r.blocks, s.blocks()...)
	}
	return nil
}

// sheet is the filled part of a sheet: its rows and columns that are shown.
type sheet struct {
	table *block.Table
}

// sheet reads a sheet, blank rows and columns at the ends cut off.
func (r *reader) sheet(name string) (*sheet, error) {
	rows, err := r.file.Rows(name)
	if err != nil {
		return nil, broken("trang tính " + name)
	}
	defer rows.Close()
	var values [][]string
	var kept []int // the row of the sheet, by the row that is kept
	width := 0
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, broken("trang tính " + name)
		}
		for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
			cells = cells[:len(cells)-1]
		}
		if len(cells) == 0 {
			continue
		}
		if rows.GetRowOpts().Hidden {
			r.hiddenRows++
			continue
		}
		if width = max(width, len(cells)); width > maxColumns {
			return nil, bomb(fmt.Sprintf("trang tính %s hơn %d cột", name, maxColumns), fmt.Sprintf("over %d columns", maxColumns))
		}
		values, kept = append(values, cells), append(kept, n)
		if width*len(values) > r.cells {
			return nil, bomb("quá nhiều ô", "too many cells")
		}
	}
	if err := rows.Error(); err != nil {
		return nil, broken("trang tính " + name)
	}
	r.cells -= width * len(values)
	return r.lay(name, values, kept, width)
}

// lay places the values with the merged ranges of the sheet.
func (r *reader) lay(name string, values [][]string, kept []int, width int) (*sheet, error) {
	var columns []int // those that are shown, from 1
	for c := 1; c <= width; c++ {
		letter, _ := excelize.ColumnNumberToName(c)
		if shown, err := r.file.GetColVisible(name, letter); err == nil && !shown {
			r.hiddenColumns++
			continue
		}
		columns = append(columns, c)
	}
	merged, err := r.file.GetMergeCells(name, true)
	if err != nil {
		return nil, broken("ô gộp của trang tính " + name)
	}
	var spans []block.Span
	for _, m := range merged {
		if s, ok := span(m, kept, columns); ok {
			spans = append(spans, s)
		}
	}
	for i := range spans {
		s := &spans[i]
		row := values[s.Row]
		if c := columns[s.Column] - 1; c < len(row) {
			s.Cell = r.cell(name, kept[s.Row], c+1, row[c])
		}
	}
	for i, row := range values {
		for j, c := range columns {
			if c <= len(row) && strings.TrimSpace(row[c-1]) != "" {
				spans = append(spans, block.Span{Row: i, Column: j, Cell: r.cell(name, kept[i], c, row[c-1])})
			}
		}
	}
	return &sheet{block.Lay(len(values), len(columns), spans)}, nil
}

// span is a merged range among the rows and columns that are kept.
func span(m excelize.MergeCell, rows, columns []int) (block.Span, bool) {
	c1, r1, err := excelize.CellNameToCoordinates(m.GetStartAxis())
	if err != nil {
		return block.Span{}, false
	}
	c2, r2, err := excelize.CellNameToCoordinates(m.GetEndAxis())
	if err != nil {
		return block.Span{}, false
	}
	var s block.Span
	s.Row, s.Rows = within(rows, r1, r2)
	s.Column, s.Columns = within(columns, c1, c2)
	return s, s.Rows > 0 && s.Columns > 0
}

// within returns which of the kept numbers, in their order, are from first to
// last: the place of the first of them and how many they are.
func within(kept []int, first, last int) (at, n int) {
	at, _ = slices.BinarySearch(kept, first)
	end, _ := slices.BinarySearch(kept, last+1)
	return at, end - at
}

func (r *reader) cell(name string, row, column int, value string) block.Cell {
	text := strings.TrimSpace(block.Clean(strings.ReplaceAll(value, "\r", "")))
	c := block.Cell{Text: text}
	axis, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return c
	}
	if id, err := r.file.GetCellStyle(name, axis); err == nil {
		c.Bold = text != "" && r.isBold(id)
	}
	return c
}

func (r *reader) isBold(style int) bool {
	bold, known := r.bold[style]
	if !known {
		s, err := r.file.GetStyle(style)
		bold = err == nil && s.Font != nil && s.Font.Bold
		r.bold[style] = bold
	}
	return bold
}

func (r *reader) notes() []string {
	var out []string
	for _, n := range []struct {
		count int
		text  string
	}{
		{r.hiddenSheets, "Đã bỏ %d trang tính đang ẩn."},
		{r.hiddenRows, "Đã bỏ %d hàng đang ẩn (có thể do đang lọc); bỏ lọc rồi lưu lại nếu cần đọc."},
		{r.hiddenColumns, "Đã bỏ %d cột đang ẩn."},
	} {
		if n.count > 0 {
			out = append(out, fmt.Sprintf(n.text, n.count))
		}
	}
	return out
}
