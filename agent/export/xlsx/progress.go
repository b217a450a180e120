package xlsx

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"kehoach/agent/work"
	"kehoach/plan"
)

// The columns of a sheet of the progress workbook.
var (
	progressHead   = []string{"TT", "Nhiệm vụ", "Kết quả, sản phẩm", "Thời hạn", "Hoàn thành (%)", "Ghi chú", "Văn bản", "Mã"}
	progressWidths = []float64{7, 60, 30, 22, 14, 40, 24, 14}
)

const (
	columnDone = 4 + iota
	columnNote
	columnDoc
	columnID
)

// Progress writes a workbook in which each agency reports on a sheet of its
// own; row 2 of a sheet says whose it is and of which plan.
func Progress(lists []*work.List) ([]byte, error) {
	b, err := newBook()
	if err != nil {
		return nil, err
	}
	used := make(map[string]bool)
	for _, l := range lists {
		var rows [][]string
		for _, i := range l.Items {
			e := i.Entry
			row := []string{e.Number, e.Text, e.Product.Text, e.Due.Text, "", "", "", e.ID}
			if e.Task.Text != "" {
				row[1] = e.Task.Text
			}
			if p := i.Progress; p != nil {
				row[columnDone], row[columnNote], row[columnDoc] = strconv.Itoa(p.Done), p.Note, p.Doc
			}
			rows = append(rows, row)
		}
		name := sheetName(l.Agency.Name, used)
		if err := b.sheet(name, "Tiến độ của "+l.Agency.Name+" theo Kế hoạch "+l.Plan.Number, progressHead, progressWidths, rows); err != nil {
			return nil, err
		}
		// In this order always: a workbook keeps its words in the order in which
		// they came.
		for _, c := range [][2]string{{"A2", l.Agency.Key}, {"B2", l.Plan.ID}} {
			if err := b.f.SetCellStr(name, c[0], c[1]); err != nil {
				return nil, fmt.Errorf("write the sheet %q: %w", name, err)
			}
		}
	}
	return b.bytes()
}

// sheetName makes a name that a spreadsheet takes: short, without its marks,
// used once.
func sheetName(name string, used map[string]bool) string {
	clean := []rune(strings.NewReplacer("[", "", "]", "", ":", "", "*", "", "?", "", "/", "-", "\\", "-", "'", "").Replace(name))
	base := string(clean[:min(len(clean), 28)])
	out := base
	for n := 2; used[strings.ToLower(out)]; n++ {
		out = fmt.Sprintf("%s %d", base, n)
	}
	used[strings.ToLower(out)] = true
	return out
}

// maxWorkbook bounds what a workbook may unpack to, in bytes.
const maxWorkbook = 256 << 20

// ReadProgress reads such a workbook back: the plan it is of and a report for
// each row in which something is filled in. Who says it and when is not in it.
// An error names the sheet and the row.
func ReadProgress(data []byte) (planID string, out []plan.Progress, err error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxWorkbook})
	if err != nil {
		return "", nil, fmt.Errorf("open the workbook: %w", err)
	}
	defer f.Close()
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			return "", nil, fmt.Errorf("read the sheet %q: %w", name, err)
		}
		if len(rows) < headRow || len(rows[1]) < 2 {
			continue // a sheet of somebody's own
		}
		agency, id := rows[1][0], rows[1][1]
		if planID != "" && id != planID {
			return "", nil, fmt.Errorf("sheet %q is of plan %q, those before of %q", name, id, planID)
		}
		planID = id
		for n, r := range rows[headRow:] {
			r = append(r, make([]string, len(progressHead))...)
			p := plan.Progress{Entry: strings.TrimSpace(r[columnID]), Agency: agency, Note: strings.TrimSpace(r[columnNote]), Doc: strings.TrimSpace(r[columnDoc])}
			done := strings.TrimSpace(r[columnDone])
			if p.Entry == "" || done == "" && p.Note == "" && p.Doc == "" {
				continue
			}
			if p.Done, err = percent(done); err != nil {
				return "", nil, fmt.Errorf("sheet %q, row %d: %w", name, headRow+1+n, err)
			}
			out = append(out, p)
		}
	}
	return planID, out, nil
}

// percent reads "60", "60%" or "60,5 %"; blank is 0.
func percent(s string) (int, error) {
	s = strings.TrimSpace(strings.TrimSuffix(s, "%"))
	if s == "" {
		return 0, nil
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", "."), 64)
	if err != nil || v < 0 || v > 100 {
		return 0, fmt.Errorf("%q is no percentage from 0 to 100", s)
	}
	return int(v + 0.5), nil
}
