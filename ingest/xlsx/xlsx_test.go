package xlsx

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"kehoach/ingest/block"
	"kehoach/ingest/block/blocktest"
)

// book makes a workbook.
func book(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rows writes rows from A1 on.
func rows(f *excelize.File, sheet string, lines ...[]any) {
	for i, l := range lines {
		axis, _ := excelize.CoordinatesToCellName(1, i+1)
		f.SetSheetRow(sheet, axis, &l)
	}
}

func TestRead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		fill func(f *excelize.File)
		want string
	}{
		{"lines, table, lines", func(f *excelize.File) {
			rows(f, "Sheet1", []any{"UBND TỈNH", nil, nil, "CỘNG HÒA"}, []any{"KẾ HOẠCH"}, []any{}, []any{"TT", "Việc", "Cơ quan", "Hạn"},
				[]any{1, "Việc một", "Sở Y tế", "Quý I"}, []any{"Nơi nhận", nil, "CHỦ TỊCH"})
			f.MergeCell("Sheet1", "A2", "D2")
		}, "UBND TỈNH ¦ CỘNG HÒA\n«KẾ HOẠCH»\nTT ¦ Việc ¦ Cơ quan ¦ Hạn\n1 ¦ Việc một ¦ Sở Y tế ¦ Quý I\nNơi nhận ¦ CHỦ TỊCH"},
		{"merged ranges", func(f *excelize.File) {
			rows(f, "Sheet1", []any{"TT", "Việc", "Cơ quan", "x"}, []any{nil, nil, "Chủ trì", "Phối hợp"}, []any{1, "a", "b", "c"}, []any{2, "d"})
			for _, m := range [][2]string{{"A1", "A2"}, {"B1", "B2"}, {"C1", "D1"}, {"C3", "C4"}, {"D3", "D4"}} {
				f.MergeCell("Sheet1", m[0], m[1])
			}
		}, "TT ¦ Việc ¦ Cơ quan ¦ <\n^ ¦ ^ ¦ Chủ trì ¦ Phối hợp\n1 ¦ a ¦ b ¦ c\n2 ¦ d ¦ ^ ¦ ^"},
		{"a group's row", func(f *excelize.File) {
			rows(f, "Sheet1", []any{"TT", "Việc", "Hạn"}, []any{"I", "Nhóm một"}, []any{1, "a", "b"})
			f.MergeCell("Sheet1", "B2", "C2")
		}, "TT ¦ Việc ¦ Hạn\nI ¦ Nhóm một ¦ <\n1 ¦ a ¦ b"},
		{"values as shown", func(f *excelize.File) {
			rows(f, "Sheet1", []any{"Ngày", "Tỷ lệ", "Số", "Ngày dài"}, []any{time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC), 0.905, 1234.5, 46112})
			percent, _ := f.NewStyle(&excelize.Style{NumFmt: 10})
			grouped, _ := f.NewStyle(&excelize.Style{NumFmt: 3})
			day := "dd/mm/yyyy"
			date, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &day})
			short, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
			f.SetCellStyle("Sheet1", "A2", "A2", short)
			f.SetCellStyle("Sheet1", "B2", "B2", percent)
			f.SetCellStyle("Sheet1", "C2", "C2", grouped)
			f.SetCellStyle("Sheet1", "D2", "D2", date)
		}, "Ngày ¦ Tỷ lệ ¦ Số ¦ Ngày dài\n31/03/2026 ¦ 90.50% ¦ 1,235 ¦ 31/03/2026"},
		{"sheets, rows and columns that are hidden", func(f *excelize.File) {
			rows(f, "Sheet1", []any{"TT", "Việc", "Ghi", "Hạn"}, []any{1, "a", "b", "c"}, []any{2, "d", "e", "f"})
			f.SetRowVisible("Sheet1", 2, false)
			f.SetColVisible("Sheet1", "C", false)
			for _, name := range []string{"Hai", "Ba"} {
				f.NewSheet(name)
				rows(f, name, []any{name})
			}
			f.SetSheetVisible("Hai", false)
		}, "TT ¦ Việc ¦ Hạn\n2 ¦ d ¦ f\n«Ba»"},
		{"formulas by their results", func(f *excelize.File) {
			rows(f, "Sheet1", []any{"a", "b", "c"}, []any{1, 2, nil})
			f.SetCellInt("Sheet1", "C2", 3)
			f.SetCellFormula("Sheet1", "C2", "=A2+B2")
		}, "a ¦ b ¦ c\n1 ¦ 2 ¦ 3"},
		{"a table that does not begin in the first column", func(f *excelize.File) {
			f.SetSheetRow("Sheet1", "C3", &[]any{"TT", "Việc", "Hạn"})
			f.SetSheetRow("Sheet1", "C4", &[]any{1, "a\nb", "c"})
		}, "TT ¦ Việc ¦ Hạn\n1 ¦ a/b ¦ c"},
	} {
		data := book(t, tt.fill)
		if !Is(data) {
			t.Errorf("%s: not told to be a workbook", tt.name)
		}
		d, err := Read("a.xlsx", data)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, blocktest.Sketch(d.Blocks)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestHiddenIsSaid(t *testing.T) {
	t.Parallel()
	d, err := Read("a.xlsx", book(t, func(f *excelize.File) {
		rows(f, "Sheet1", []any{"a"}, []any{"b"})
		f.SetRowVisible("Sheet1", 2, false)
	}))
	if err != nil || len(d.Notes) != 1 || !strings.Contains(d.Notes[0], "1 hàng đang ẩn") {
		t.Errorf("Read = %+v, %v; want a note of the hidden row", d, err)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	good := book(t, func(f *excelize.File) { rows(f, "Sheet1", []any{"a", "b", "c"}, []any{"d", "e", "f"}) })
	wide := book(t, func(f *excelize.File) { f.SetCellValue("Sheet1", "ZZ1", "a") })
	for _, tt := range []struct {
		name   string
		data   []byte
		limits Limits
		code   string
	}{
		{"no words", book(t, func(*excelize.File) {}), Limits{}, block.FileEmpty},
		{"cut", good[:len(good)-40], Limits{}, block.Broken},
		{"spoilt", bytes.Replace(good, []byte("PK\x03\x04"), []byte("PK\x03\x05"), 3), Limits{}, block.Broken},
		{"large", good, Limits{Unpacked: 100}, block.ArchiveBomb},
		{"many parts", good, Limits{Entries: 2}, block.ArchiveBomb},
		{"many cells", good, Limits{Cells: 5}, block.ArchiveBomb},
		{"wide", wide, Limits{}, block.ArchiveBomb},
	} {
		d, err := ReadWithin("a.xlsx", tt.data, tt.limits)
		var r *block.Refusal
		if d != nil || !errors.As(err, &r) || r.Code != tt.code || r.VI == "" || r.EN == "" {
			t.Errorf("%s: ReadWithin = %v, %v; want a refusal with code %q", tt.name, d, err, tt.code)
		}
	}
	if Is([]byte("PK\x03\x04")) || Is([]byte("xl/workbook.xml")) {
		t.Error("told to be a workbook")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(book(f, func(x *excelize.File) {
		rows(x, "Sheet1", []any{"TT", "Việc", "Hạn"}, []any{1, "a", 46112})
		x.MergeCell("Sheet1", "B1", "C2")
	}))
	f.Fuzz(func(t *testing.T, data []byte) {
		hangs := time.AfterFunc(15*time.Second, func() { panic("Read does not end") })
		defer hangs.Stop()
		d, err := Read("a.xlsx", data)
		if (d == nil) == (err == nil) {
			t.Fatalf("Read = %v, %v", d, err)
		}
	})
}
