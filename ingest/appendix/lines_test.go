package appendix

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/ingest/block"
	"kehoach/ingest/docx"
	"kehoach/plan"
)

// flat writes entries as a flattened table has them: the header cells, then
// each cell's paragraphs on lines of their own, without cells merged with the
// row above.
type flat struct {
	columns []plan.FieldName
	// printed says whether the i-th row's number is printed.
	printed func(i int) bool
	indent  bool // leave white space where a number was lost
}

var headers = map[plan.FieldName]string{
	plan.FieldObjective: "Mục tiêu", plan.FieldTask: "Nhiệm vụ", plan.FieldProduct: "Sản phẩm",
	plan.FieldLead: "Cơ quan chủ trì", plan.FieldCoordinating: "Cơ quan phối hợp",
	plan.FieldStart: "Thời gian thực hiện", plan.FieldEnd: "Thời gian hoàn thành",
}

func (f flat) lines(r *Result) []string {
	out := []string{"STT"}
	for _, c := range f.columns {
		out = append(out, headers[c])
	}
	group := ""
	for i, e := range r.Entries {
		if e.Group != group {
			group = e.Group
			for _, g := range r.Groups {
				if g.Numeral == group {
					out = append(out, g.Numeral, g.Name)
				}
			}
		}
		lost := ""
		if base := plan.BaseNumber(e.Number); i == 0 || plan.BaseNumber(r.Entries[i-1].Number) != base {
			if f.printed(i) {
				out = append(out, base)
			} else if f.indent {
				lost = " "
			}
		}
		for _, c := range f.columns {
			if cell := e.Cell(c); cell.Text != "" && !cell.Inherited {
				for l := range strings.SplitSeq(cell.Text, "\n") {
					out = append(out, lost+l)
					lost = ""
				}
			}
		}
	}
	return out
}

// compare counts the cells and numbers that differ between what was written
// and what was read, row by row.
func compare(want, got *Result, columns []plan.FieldName) (numbers, cells, total int, notes []string) {
	for i, e := range want.Entries {
		if i >= len(got.Entries) {
			cells += len(columns)
			notes = append(notes, "no row for "+e.Number)
			continue
		}
		g := got.Entries[i]
		if g.Number != e.Number {
			numbers++
			notes = append(notes, "number "+g.Number+" for "+e.Number)
		}
		for _, c := range columns {
			if e.Cell(c).Text == "" && g.Cell(c).Text == "" {
				continue
			}
			total++
			if e.Cell(c).Text != g.Cell(c).Text {
				cells++
				notes = append(notes, fmt.Sprintf("%s %s: got %.70q, want %.70q", e.Number, c, g.Cell(c).Text, e.Cell(c).Text))
			}
		}
	}
	return numbers, cells, total, notes
}

// TestColumns reads the sample's tasks again from tables with fewer columns,
// another order and fewer numbers than the sample has. All cells must come
// back; a number may differ only where nothing shows a second block under it.
func TestColumns(t *testing.T) {
	t.Parallel()
	want := sample(t)
	all := plan.TaskFields
	without := func(f plan.FieldName) []plan.FieldName {
		return slices.DeleteFunc(slices.Clone(all), func(g plan.FieldName) bool { return g == f })
	}
	always := func(int) bool { return true }
	never := func(int) bool { return false }
	most := func(i int) bool { return i*7%10 > 2 }
	end := []plan.FieldName{plan.FieldTask, plan.FieldLead, plan.FieldEnd}
	last := []plan.FieldName{plan.FieldTask, plan.FieldLead, plan.FieldCoordinating, plan.FieldEnd, plan.FieldProduct}
	early := []plan.FieldName{plan.FieldTask, plan.FieldEnd, plan.FieldLead, plan.FieldCoordinating, plan.FieldProduct}
	for _, tt := range []struct {
		name    string
		f       flat
		numbers int
	}{
		{"all numbers", flat{all, always, false}, 0},
		{"most numbers", flat{all, most, false}, 0},
		{"most numbers, marks of the lost", flat{all, most, true}, 0},
		{"no numbers", flat{all, never, false}, 44},
		{"no objective", flat{without(plan.FieldObjective), always, false}, 0},
		{"no objective, most numbers", flat{without(plan.FieldObjective), most, false}, 4},
		{"no product", flat{without(plan.FieldProduct), always, false}, 0},
		{"no start", flat{without(plan.FieldStart), most, false}, 0},
		{"lead alone", flat{without(plan.FieldCoordinating), most, false}, 0},
		{"task, lead, end", flat{end, always, false}, 0},
		{"task, lead, end, no numbers", flat{end, never, false}, 44},
		{"product last", flat{last, most, false}, 4},
		{"end early, no numbers", flat{early, never, false}, 44},
	} {
		got, ok := FromLines(blocksOf(tt.f.lines(want), 1), sampleContext)
		if !ok {
			t.Errorf("%s: not read", tt.name)
			continue
		}
		numbers, cells, total, notes := compare(want, got, tt.f.columns)
		if numbers > tt.numbers || cells > 0 || len(got.Entries) != len(want.Entries) {
			t.Errorf("%s: %d rows for %d, %d numbers and %d of %d cells differ\n%s", tt.name,
				len(got.Entries), len(want.Entries), numbers, cells, total, strings.Join(notes[:min(len(notes), 8)], "\n"))
		}
	}
}

// TestDamaged deletes every fiftieth line that is no number and puts page
// numbers in. A row that lost a line may be wrong; the rows around it and all
// numbers must stand.
func TestDamaged(t *testing.T) {
	t.Parallel()
	want := sample(t)
	for seed := range uint64(8) {
		rng := rand.New(rand.NewPCG(seed, 1))
		f := flat{plan.TaskFields, func(int) bool { return seed%2 == 0 || rng.IntN(3) > 0 }, false}
		lines := f.lines(want)
		deleted, page := 0, 2
		for i := 10; i < len(lines); i++ {
			if parseLabel(lines[i]).style != styleNone || parseLabel(lines[i-1]).style == styleRoman {
				continue
			}
			switch rng.IntN(50) {
			case 0:
				lines = slices.Delete(lines, i, i+1)
				deleted++
			case 1:
				lines = slices.Insert(lines, i, fmt.Sprint(page))
				page++
			}
		}
		lines = append(lines, "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A")
		got, ok := FromLines(blocksOf(lines, 1), sampleContext)
		if !ok {
			t.Fatal("not read")
		}
		numbers, cells, total, notes := compare(want, got, plan.TaskFields)
		if len(got.Entries) != len(want.Entries) || numbers > 6 || cells > 3*deleted {
			t.Errorf("seed %d: %d lines deleted, %d rows for %d, %d numbers and %d of %d cells differ\n%s", seed, deleted,
				len(got.Entries), len(want.Entries), numbers, cells, total, strings.Join(notes[:min(len(notes), 8)], "\n"))
		}
	}
}

// flatten writes a grid as lines: each paragraph of each cell that begins
// there.
func flatten(t *block.Table) []string {
	var out []string
	for _, row := range t.Rows {
		for _, c := range row {
			if c.Inherited || c.Spanned {
				continue
			}
			for l := range strings.SplitSeq(c.Text, "\n") {
				if strings.TrimSpace(l) != "" {
					out = append(out, l)
				}
			}
		}
	}
	return out
}

func planTables(t *testing.T, name string) []*block.Table {
	t.Helper()
	data, err := os.ReadFile("../testdata/plans/" + name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := docx.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	var out []*block.Table
	for _, b := range doc.Blocks {
		if b.Table != nil {
			out = append(out, b.Table)
		}
	}
	return out
}

// TestPlans reads the tables of two plans of other provinces, with the grid
// and flattened, and holds what a reader counts in them.
func TestPlans(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		file         string
		tasks        int
		groups       []string
		first, last  string
		warningCodes []string
	}{
		{
			"dong-thap-552.docx", 19,
			[]string{
				"I NHÓM GIẢI PHÁP VỀ CƠ CHẾ CHÍNH SÁCH", "II HỖ TRỢ VÀ PHÁT TRIỂN CÔNG NGHỆ",
				"III GIẢI PHÁP TRONG CHUYỂN ĐỔI CÔNG NGHỆ TRONG CÁC NGÀNH", "IV PHÁT TRIỂN NGUỒN NHÂN LỰC",
			},
			"I.1 [I] t:Rà soát, kịp thời cụ thể hoá các cơ chế, chính sách khuyến khích xã hội hóa, thu hút đầu tư (PPP, FDI, ODA) hỗ trợ đổi mới công nghệ phù hợp với điều kiện kinh tế xã hội của tỉnh. l:Sở Tài chính c:Sở, ban, ngành có liên quan e:Thường xuyên",
			"IV.5 [IV] t:Vận động, khuyến khích hội viên, doanh nghiệp tham gia các chương trình đổi mới công nghệ, khởi nghiệp sáng tạo. l:Hiệp hội Doanh nghiệp c:Doanh nghiệp e:Thường xuyên",
			nil,
		},
		{
			"dong-nai-179.docx", 94,
			[]string{
				"A PHÁT TRIỂN NỀN MÓNG CHO KINH TẾ SỐ VÀ XÃ HỘI SỐ", "A.I Hoàn thiện thể chế < A", "A.II Phát triển hạ tầng < A",
				"A.III Phát triển nền tảng số < A", "A.IV Phát triển dữ liệu số < A", "A.V Đảm bảo an toàn thông tin và an ninh mạng < A",
				"A.VI Phát triển nhân lực số < A", "A.VII Phát triển kỹ năng số, công dân số, văn hóa số < A",
				"A.VIII Phát triển doanh nghiệp số < A", "A.IX Phát triển thanh toán số < A",
				"B PHÁT TRIỂN KINH TẾ SỐ VÀ XÃ HỘI SỐ NGÀNH, LĨNH VỰC",
				"B.I Phát triển kinh tế số, xã hội số nông nghiệp và môi trường < B", "B.II Phát triển kinh tế số, xã hội số trong y tế < B",
				"B.III Phát triển kinh tế số, xã hội số trong giáo dục và đào tạo < B",
				"B.IV Phát triển kinh tế số, xã hội số trong lĩnh vực lao động, việc làm và an sinh xã hội < B",
				"B.IV(2) Phát triển kinh tế số thương mại, công nghiệp và năng lượng < B", "5.1 Thương mại < B.IV(2)",
				"5.2 Công nghiệp và năng lượng < B.IV(2)", "B.VI Phát triển kinh tế số văn hóa, thể thao và du lịch < B",
				"B.VII Phát triển kinh tế số giao thông < B", "C CÁC GIẢI PHÁP PHÁT TRIỂN KINH TẾ SỐ VÀ XÃ HỘI SỐ",
				"C.I Tổ chức, bộ máy, mạng lưới < C", "C.II Hợp tác về phát triển kinh tế số, xã hội số < C",
				"C.III Tuyên truyền, phổ biến, nâng cao nhận thức về kinh tế số và xã hội số < C", "C.IV Đo lường, giám sát triển khai < C",
				"C.V Bảo đảm kinh phí cho phát triển kinh tế số và xã hội số < C", "C.VI Giảm thiểu các tác động tiêu cực của công nghệ số < C",
			},
			"A.1.1 [A.I] t:Rà soát, xây dựng, sửa đổi, bổ sung các quy định pháp luật cho phù hợp với sự phát triển kinh tế số, xã hội số của tỉnh; rà soát, chỉnh sửa, bổ sung cơ chế, chính sách, văn bản quy phạm pháp luật trong từng ngành, lĩnh vực để cụ thể hóa việc thúc đẩy giao dịch điện tử trong mọi mặt kinh tế - xã hội; xây dựng các chính sách để bảo đảm tỷ lệ hoạt động trực tuyến chiếm tối thiểu 50% tổng số hoạt động trong mỗi cơ quan, tổ chức, ngành, lĩnh vực p:Các cơ chế, chính sách; các văn bản quy phạm pháp luật l:Sở Tư pháp c:Các sở, ban, ngành; UBND các phường, xã e:2026 - 2030",
			"C.6.3 [C.VI] t:Hình thành các điểm thu gom sản phẩm công nghệ thông tin, điện tử - viễn thông hư hỏng, hết hạn sử dụng, rác thải công nghệ, rác thải điện tử p:Kế hoạch l:Sở Nông nghiệp và Môi trường c:Các sở, ban, ngành; UBND các phường, xã e:2026-2030",
			[]string{WarnNumberRepeated, plan.WarnNumberGap},
		},
	} {
		read := 0
		for _, table := range planTables(t, tt.file) {
			grid, ok := FromTable(table, Context{})
			if !ok {
				continue
			}
			read++
			lines, ok := FromLines(blocksOf(flatten(table), 1), Context{})
			if !ok {
				t.Fatalf("%s: not read when flattened", tt.file)
			}
			for form, r := range map[string]*Result{"grid": grid, "lines": lines} {
				got := show(r)
				if len(got) != tt.tasks || got[0] != tt.first || got[len(got)-1] != tt.last {
					t.Errorf("%s, %s: %d tasks, first %s\nlast %s", tt.file, form, len(got), got[0], got[len(got)-1])
				}
				if diff := cmp.Diff(tt.groups, showGroups(r)); diff != "" {
					t.Errorf("%s, %s: groups (-want +got):\n%s", tt.file, form, diff)
				}
				var codes []string
				for _, w := range r.Warnings {
					codes = append(codes, w.Code)
				}
				if diff := cmp.Diff(tt.warningCodes, codes); diff != "" || len(r.Leftovers) > 0 {
					t.Errorf("%s, %s: leftovers %v, warnings (-want +got):\n%s", tt.file, form, r.Leftovers, diff)
				}
			}
			if numbers, cells, total, notes := compare(grid, lines, plan.TaskFields); numbers+cells > 0 {
				t.Errorf("%s: flattened, %d numbers and %d of %d cells differ\n%s", tt.file, numbers, cells, total, strings.Join(notes, "\n"))
			}
		}
		if read != 1 {
			t.Errorf("%s: %d task tables, want 1", tt.file, read)
		}
	}
}
