package body

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/ingest/block"
	"kehoach/plan"
	"kehoach/plan/agency"
)

// grid makes a table of lines of cells parted by "|"; "^" is covered from above
// and "<" from the left.
func grid(text string) *block.Table {
	t := &block.Table{}
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		var row []block.Cell
		for i, cell := range strings.Split(strings.TrimSpace(line), "|") {
			c := block.Cell{Text: strings.TrimSpace(cell)}
			switch c.Text {
			case "^":
				c.Text, c.Inherited = t.Rows[len(t.Rows)-1][i].Text, true
			case "<":
				c.Text, c.Spanned = row[i-1].Text, true
			}
			row = append(row, c)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func TestTargetsInATable(t *testing.T) {
	tests := []struct {
		name, table string
		want        []string
	}{
		{"figures by year with a unit", `
			STT | Chỉ tiêu | Đơn vị tính | Năm 2026 | Năm 2030
			1 | Tỷ lệ hộ nghèo | % | 8 | 3
			2 | Số hộ thoát nghèo | hộ | 40 | 50`,
			[]string{"target/PL.1 Tỷ lệ hộ nghèo: Năm 2026: 8%; Năm 2030: 3% [8% 3%]", "target/PL.2 Số hộ thoát nghèo: Năm 2026: 40 hộ; Năm 2030: 50 hộ [40 hộ 50 hộ]"}},
		{"a header of two rows and groups", `
			TT | Tên chỉ tiêu | Mục tiêu | <
			^ | ^ | 2026 | 2027
			I | Kinh tế | <  | <
			1 | Thu ngân sách | 100 tỷ đồng | 120 tỷ đồng`,
			[]string{"target/PL.1 Thu ngân sách: Mục tiêu 2026: 100 tỷ đồng; Mục tiêu 2027: 120 tỷ đồng [100 tỷ đồng 120 tỷ đồng]"}},
		{"no numbers", `
			Chỉ tiêu | Kế hoạch năm
			Trường đạt chuẩn | 5 trường`,
			[]string{"target/PL.1 Trường đạt chuẩn: Kế hoạch năm: 5 trường [5 trường]"}},
		{"who watches over each", `
			TT | Chỉ tiêu | Đơn vị tính | Chỉ tiêu giao | Đơn vị theo dõi
			1 | Hồ sơ đúng hạn | % | 98 | Văn phòng Sở`,
			[]string{"target/PL.1 Hồ sơ đúng hạn: Chỉ tiêu giao: 98%; Đơn vị theo dõi: Văn phòng Sở [98%]"}},
		{"another table", `
			TT | Họ và tên | Chức vụ
			1 | Trưởng ban | Phó Chủ tịch`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := Read([]block.Block{{Table: grid(tt.table)}}, Context{Agencies: agency.Default(), Prefix: "PL"})
			var got []string
			for _, e := range r.Entries {
				if e.Kind == plan.KindTarget {
					got = append(got, e.ID+" "+e.Text+" ["+strings.Join(e.Figures, " ")+"]")
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("targets (-want +got):\n%s", diff)
			}
		})
	}
}

// Rows of data are an entry each; a table that lost cells stays one.
func TestRowsOfData(t *testing.T) {
	for _, tt := range []struct {
		name, table string
		want        []string
	}{
		{"heads in two rows, a group and a sum", `
			STT | Địa điểm | Số mẫu | <
			^ | ^ | Nước | Bùn
			I | Cửa sông | < | <
			1 | Lạch Càn | 12 | 4
			2 | Lạch Sung | 8 |
			3 | Cửa Bạng | 6 | 2
			 | Tổng cộng | 26 | 6`,
			[]string{
				"section/PL.1 Địa điểm: Lạch Càn; Số mẫu, Nước: 12; Số mẫu, Bùn: 4", "section/PL.2 Địa điểm: Lạch Sung; Số mẫu, Nước: 8",
				"section/PL.3 Địa điểm: Cửa Bạng; Số mẫu, Nước: 6; Số mẫu, Bùn: 2",
				"section/PL.5 Địa điểm: Tổng cộng; Số mẫu, Nước: 26; Số mẫu, Bùn: 6",
			}},
		{"cells lost", `
			STT | Địa điểm | Số mẫu
			1 | Lạch Càn
			2 | Lạch Sung | 8
			3 | 6`,
			[]string{"section/PL.1 STT | Địa điểm | Số mẫu\n1 | Lạch Càn\n2 | Lạch Sung | 8\n3 | 6"}},
	} {
		r := Read([]block.Block{{Table: grid(tt.table)}}, Context{Agencies: agency.Default(), Prefix: "PL"})
		var got []string
		for _, e := range r.Entries {
			got = append(got, e.ID+" "+e.Text)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}
