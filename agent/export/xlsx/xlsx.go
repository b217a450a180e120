// Package xlsx writes lists of work as spreadsheets, and reads progress back
// from the workbook that it gave out. It is the one place that knows excelize.
package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"kehoach/agent/export"
	"kehoach/agent/work"
)

// widths are the widths of [export.Columns], in letters.
var widths = []float64{7, 7, 32, 48, 24, 24, 24, 16, 16, 14, 14, 14, 14, 14}

// List writes a list as a workbook of one sheet: head frozen and filterable,
// cells wrapped, ready to print on A4 landscape with its head on each page.
func List(l *work.List) ([]byte, error) {
	b, err := newBook()
	if err != nil {
		return nil, err
	}
	rows := [][]string{}
	for _, r := range export.Rows(l) {
		rows = append(rows, r.Cells())
	}
	if err := b.sheet("Danh sách", export.Title(l), export.Columns, widths, rows); err != nil {
		return nil, err
	}
	return b.bytes()
}

// book is a workbook being written.
type book struct {
	f                 *excelize.File
	title, head, cell int // styles
	sheets            int
}

func newBook() (*book, error) {
	b := &book{f: excelize.NewFile()}
	font := func(bold bool, size float64) *excelize.Font {
		return &excelize.Font{Family: "Times New Roman", Size: size, Bold: bold}
	}
	line := []excelize.Border{{Type: "left", Color: "000000", Style: 1}, {Type: "right", Color: "000000", Style: 1}, {Type: "top", Color: "000000", Style: 1}, {Type: "bottom", Color: "000000", Style: 1}}
	var err error
	for _, s := range []struct {
		at    *int
		style *excelize.Style
	}{
		{&b.title, &excelize.Style{Font: font(true, 14)}},
		{&b.head, &excelize.Style{Font: font(true, 11), Border: line, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE6F0"}}, Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}}},
		{&b.cell, &excelize.Style{Font: font(false, 11), Border: line, NumFmt: 49, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
	} {
		if *s.at, err = b.f.NewStyle(s.style); err != nil {
			return nil, fmt.Errorf("make the styles: %w", err)
		}
	}
	return b, nil
}

// sheet adds a sheet with a title, a head and rows.
func (b *book) sheet(name, title string, head []string, widths []float64, rows [][]string) error {
	f := b.f
	if b.sheets++; b.sheets == 1 {
		if err := f.SetSheetName("Sheet1", name); err != nil {
			return fmt.Errorf("name the sheet %q: %w", name, err)
		}
	} else if _, err := f.NewSheet(name); err != nil {
		return fmt.Errorf("add the sheet %q: %w", name, err)
	}
	if err := f.SetCellStr(name, "A1", title); err != nil {
		return fmt.Errorf("write the sheet %q: %w", name, err)
	}
	for _, step := range []func() error{
		func() error { return b.rows(name, head, rows) },
		func() error { return b.heights(name, widths, rows) },
		func() error { return b.dress(name, len(head), len(rows), widths) },
		func() error { return b.print(name) },
	} {
		if err := step(); err != nil {
			return fmt.Errorf("write the sheet %q: %w", name, err)
		}
	}
	return nil
}

// dress gives a sheet its styles, its widths, a frozen head and a filter.
func (b *book) dress(name string, columns, rows int, widths []float64) error {
	f, end := b.f, rows+headRow
	if err := f.SetCellStyle(name, "A1", "A1", b.title); err != nil {
		return err
	}
	if err := f.SetCellStyle(name, cellName(1, headRow), cellName(columns, headRow), b.head); err != nil {
		return err
	}
	if rows > 0 {
		if err := f.SetCellStyle(name, cellName(1, headRow+1), cellName(columns, end), b.cell); err != nil {
			return err
		}
	}
	for i, w := range widths {
		col, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(name, col, col, w); err != nil {
			return err
		}
	}
	if err := f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: cellName(1, headRow+1), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return f.AutoFilter(name, cellName(1, headRow)+":"+cellName(columns, end), nil)
}

// print sets a sheet for A4 landscape, one page wide, with its head repeated.
func (b *book) print(name string) error {
	a4, wide, one, many, fit := 9, "landscape", 1, 0, true
	if err := b.f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &wide, FitToWidth: &one, FitToHeight: &many}); err != nil {
		return err
	}
	if err := b.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", strings.ReplaceAll(name, "'", "''"), headRow, headRow), Scope: name})
}

// headRow is the row of the head: the title stands above it.
const headRow = 3

// rows writes the head and the cells.
func (b *book) rows(name string, head []string, rows [][]string) error {
	for i, r := range append([][]string{head}, rows...) {
		for j, c := range r {
			if err := b.f.SetCellStr(name, cellName(j+1, headRow+i), clip(c)); err != nil {
				return err
			}
		}
	}
	return nil
}

// heights makes each row high enough for its longest cell: programs that open
// the file do not all do it by themselves.
func (b *book) heights(name string, widths []float64, rows [][]string) error {
	const lineHigh, most = 15.0, 400.0
	for i, r := range rows {
		lines := 1
		for j, c := range r {
			n := 0
			for l := range strings.SplitSeq(c, "\n") {
				n += 1 + int(float64(utf8.RuneCountInString(l))/widths[j])
			}
			lines = max(lines, n)
		}
		if err := b.f.SetRowHeight(name, headRow+1+i, min(lineHigh*float64(lines), most)); err != nil {
			return err
		}
	}
	return nil
}

func cellName(col, row int) string {
	s, _ := excelize.CoordinatesToCellName(col, row) // never fails for these
	return s
}

// clip keeps a cell within what a spreadsheet holds.
func clip(s string) string {
	if r := []rune(s); len(r) > excelize.TotalCellChars {
		return string(r[:excelize.TotalCellChars])
	}
	return s
}

// bytes closes the workbook; its times are fixed, so that the same list gives
// the same bytes.
func (b *book) bytes() ([]byte, error) {
	defer b.f.Close()
	const day = "2000-01-01T00:00:00Z"
	if err := b.f.SetDocProps(&excelize.DocProperties{Creator: "kehoach", LastModifiedBy: "kehoach", Created: day, Modified: day}); err != nil {
		return nil, fmt.Errorf("set the properties: %w", err)
	}
	var out bytes.Buffer
	if err := b.f.Write(&out); err != nil {
		return nil, fmt.Errorf("pack the workbook: %w", err)
	}
	return out.Bytes(), nil
}
