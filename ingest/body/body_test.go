package body

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/ingest/block"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
)

// read reads a body; "**" before a line makes it bold.
func read(t *testing.T, text string, sentences bool) *Result {
	t.Helper()
	var blocks []block.Block
	for i, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		line = strings.TrimLeft(line, "\t")
		blocks = append(blocks, block.Block{
			Text: strings.Trim(line, "*"), Bold: strings.HasPrefix(line, "**"),
			Source: plan.Source{FirstLine: i + 1, LastLine: i + 1},
		})
	}
	return Read(blocks, Context{
		Agencies: agency.Default(), Due: due.Context{Issued: "2025-01-02", Year: 2025, LastYear: 2025}, Sentences: sentences,
	})
}

// show writes an entry on a line.
func show(e *plan.Entry) string {
	s := fmt.Sprintf("%s: %s", e.ID, e.Text)
	if e.Kind == plan.KindTask {
		for _, f := range plan.TaskFields {
			if c := e.Cell(f); f != plan.FieldTask && c.Text != "" {
				s += fmt.Sprintf(" | %s=%s", f, c.Text)
			}
		}
		for _, o := range e.Others {
			s += fmt.Sprintf(" | %s=%s", o.Header, o.Text)
		}
	} else if e.Agency != "" {
		s += " | " + e.Agency
	}
	return s
}

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		sentences  bool
		want       []string
	}{
		{"fields in one line", `
			I. NHIỆM VỤ
			1. Rà soát phương án
			- Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Tài chính, UBND các xã; thời gian hoàn thành: trước ngày 30/4/2025.
			2. Tổ chức diễn tập
			- Chủ trì: Công an tỉnh, phối hợp: Sở Tư pháp, thời gian thực hiện: Quý II/2025
			3. Thông tin
			- Cơ quan chủ trì: Báo Tuyên Quang. Thời gian thực hiện: Thường xuyên.`, false,
			[]string{
				"task/I.1: Rà soát phương án | lead=Sở Y tế | coordinating=Sở Tài chính, UBND các xã | end=trước ngày 30/4/2025.",
				"task/I.2: Tổ chức diễn tập | lead=Công an tỉnh | coordinating=Sở Tư pháp | end=Quý II/2025",
				"task/I.3: Thông tin | lead=Báo Tuyên Quang. | end=Thường xuyên.",
			}},
		{"kinds by headings", `
			I. MỤC ĐÍCH, YÊU CẦU
			1. Mục đích
			- Nâng cao.
			- Các cấp, các ngành tổ chức quán triệt.
			II. QUAN ĐIỂM, MỤC TIÊU
			1. Quan điểm
			Bền vững.
			2. Mục tiêu
			2.1. Đạt 90%.
			III. KINH PHÍ
			1. Ngân sách.
			2. Sở Tài chính bố trí kinh phí.
			IV. TỔ CHỨC THỰC HIỆN
			1. Trách nhiệm của Sở Y tế
			1.1. Theo dõi.
			2. Giao Sở Tư pháp đôn đốc.
			Trên đây là Kế hoạch.
			`, false, []string{
			"section/I.1.1: Nâng cao.", "section/I.1.2: Các cấp, các ngành tổ chức quán triệt.", "section/II.1: Bền vững.", "target/II.2.1: Đạt 90%.", "section/III.1: Ngân sách.",
			"section/III.2: Sở Tài chính bố trí kinh phí. | Sở Tài chính", "duty/IV.1.1: Theo dõi. | Sở Y tế",
			"duty/IV.2: Giao Sở Tư pháp đôn đốc. | Sở Tư pháp", "section/IV: Trên đây là Kế hoạch.",
		}},
		{"fields under numbered headings", `
			II. NỘI DUNG
			**1. Tuyên truyền**
			- Nội dung thực hiện: Tổ chức phổ biến.
			- Cơ quan thực hiện: Sở Nội vụ.
			- Thời gian thực hiện: Năm 2025.
			**2. Xây dựng văn bản**
			Sở Tư pháp có trách nhiệm rà soát.
			**3. Kiểm tra**
			- Cơ quan chủ trì: Thanh tra tỉnh.
			- Thời gian bắt đầu: Tháng 3/2025.
			- Thời gian hoàn thành: Tháng 6/2025.
			- Kinh phí: 10 triệu đồng.
			`, false, []string{
			"task/II.1: Tổ chức phổ biến. | lead=Sở Nội vụ. | end=Năm 2025.",
			"task/II.2: Sở Tư pháp có trách nhiệm rà soát. | lead=Sở Tư pháp",
			"task/II.3: Kiểm tra | lead=Thanh tra tỉnh. | start=Tháng 3/2025. | end=Tháng 6/2025. | Kinh phí=10 triệu đồng.",
		}},
		{"several tasks under a heading", `
			III. NHIỆM VỤ
			**4. Năng lực**
			- Giáo dục.
			- Ý thức.
			Đơn vị thực hiện: Các Sở.
			Thời gian thực hiện: Thường xuyên.
			- Tập huấn.
			Đơn vị chủ trì tham mưu thực hiện: Sở Tư pháp.
			Đơn vị phối hợp thực hiện: Sở Nội vụ.
			**5. Hội nghị**
			Một.
			- Đơn vị chủ trì: Sở Tư pháp.
			`, false, []string{
			"task/III.4.1: Giáo dục.\nÝ thức. | lead=Các Sở. | end=Thường xuyên.",
			"task/III.4.2: Tập huấn. | lead=Sở Tư pháp. | coordinating=Sở Nội vụ.",
			"task/III.5: Một. | lead=Sở Tư pháp.",
		}},
		{"fields in the sentence", `
			B. NỘI DUNG
			1. Ban hành quy chế (Cơ quan chủ trì: Văn phòng Sở; cơ quan phối hợp: các phòng; thời gian hoàn thành: trước ngày 31/3/2025; sản phẩm: Quyết định).
			2. Tập huấn. Đơn vị chủ trì: Sở Nội vụ; Thời gian: Quý II/2025.
			`, false, []string{
			"task/B.1: Ban hành quy chế | product=Quyết định | lead=Văn phòng Sở | coordinating=các phòng | end=trước ngày 31/3/2025",
			"task/B.2: Tập huấn. | lead=Sở Nội vụ | end=Quý II/2025.",
		}},
		{"doers by heading and by bullet, with times", `
			IV. NHIỆM VỤ
			**1. Sở Tài chính - Cơ quan thường trực**
			- Tập huấn.
			Thời gian thực hiện: Tháng 11/2025.
			- Tổng hợp.
			Thời gian hoàn thành: Trước ngày 31/5/2026.
			**2. Các cơ quan quản lý ngành**
			- Hướng dẫn kiểm kê, trong đó:
			+ Sở Xây dựng: hướng dẫn kiểm kê đường bộ.
			+ Sở Công Thương: hướng dẫn kiểm kê chợ.
			Thời gian thực hiện: Tháng 12/2025.
			`, false, []string{
			"task/IV.1.1: Tập huấn. | lead=Sở Tài chính | end=Tháng 11/2025.",
			"task/IV.1.2: Tổng hợp. | lead=Sở Tài chính | end=Trước ngày 31/5/2026.",
			"task/IV.2.1.1: Sở Xây dựng: hướng dẫn kiểm kê đường bộ. | lead=Sở Xây dựng | end=Tháng 12/2025.",
			"task/IV.2.1.2: Sở Công Thương: hướng dẫn kiểm kê chợ. | lead=Sở Công Thương | end=Tháng 12/2025.",
		}},
		{"lettered fields and lists", `
			III. NHIỆM VỤ
			1. Kiểm tra
			a) Nội dung: Kiểm tra hồ sơ
			b) Cơ quan chủ trì:
			- Sở Nội vụ;
			- Thanh tra tỉnh.
			c) Thời gian: Tháng 9/2025
			`, false, []string{"task/III.1: Kiểm tra hồ sơ | lead=- Sở Nội vụ;\n- Thanh tra tỉnh. | end=Tháng 9/2025"}},
		{"sentences with an agency", `
			II. NHIỆM VỤ
			1. Tuyên truyền
			- Ban Tuyên giáo Tỉnh ủy chủ trì, phối hợp với Sở Nội vụ hướng dẫn, hoàn thành trong quý II/2025.
			- Nâng cao nhận thức.
			`, true, []string{
			"task/II.1.1: Ban Tuyên giáo Tỉnh ủy chủ trì, phối hợp với Sở Nội vụ hướng dẫn, hoàn thành trong quý II/2025." +
				" | lead=Ban Tuyên giáo Tỉnh ủy | coordinating=Sở Nội vụ | end=trong quý II/2025",
			"section/II.1.2: Nâng cao nhận thức.",
		}},
		{"the same beside a table of tasks", `
			II. NHIỆM VỤ
			- Sở Nội vụ chủ trì rà soát.
			`, false, []string{"section/II.1: Sở Nội vụ chủ trì rà soát. | Sở Nội vụ"}},
		{"time and place are no task", `
			III. THỜI GIAN, ĐỊA ĐIỂM
			- Thời gian: Ngày 15/3/2025.
			- Địa điểm: Hội trường tỉnh.
			IV. KINH PHÍ
			Ngân sách.
			`, false, []string{
			"section/III: - Thời gian: Ngày 15/3/2025.", "section/IIIb: - Địa điểm: Hội trường tỉnh.", "section/IV: Ngân sách.",
		}},
		{"duties by opening names", `
			V. TỔ CHỨC THỰC HIỆN
			**5. Sở Giáo dục và Đào tạo:** Chủ trì triển khai.
			6. Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực II: Phối hợp.
			7. Khuyến khích Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội phát huy vai trò.
			8. Các cơ quan, đơn vị được giao chủ trì có trách nhiệm hoàn thành.
			9. Trách nhiệm của các Sở: Y tế; Tài chính
			Báo cáo định kỳ.
			10. Thủ trưởng các sở, ban, ngành chịu trách nhiệm triển khai.
			Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các sở, ban, ngành phản ánh về Sở Nội vụ.
			11. Hằng năm, Sở Nội vụ tổng hợp.
			12. Chỉ đạo các cơ quan báo chí tuyên truyền.
			17. Sở Văn hóa, Thể thao và Du lịch
			- Định hướng, chỉ đạo Báo tỉnh, các cơ quan báo chí đẩy mạnh tuyên truyền.
			14. Căn cứ Kế hoạch này, các sở, ban, ngành, đoàn thể cấp tỉnh, cơ quan ngành dọc đóng trên địa bàn, UBND xã, phường xây dựng kế hoạch.
			15. Trên cơ sở đề xuất của các sở, ban, ngành, giao Sở Tài chính bố trí kinh phí.
			16. Công an tỉnh
			a) Chủ trì, phối hợp
			- Sở Xây dựng rà soát cơ sở vật chất.
			13. Sở Nông nghiệp và Môi trường chỉ đạo Chi cục Thủy sản thực hiện quan trắc.
			`, false, []string{
			"duty/V.5: Sở Giáo dục và Đào tạo:** Chủ trì triển khai. | Sở Giáo dục và Đào tạo",
			"duty/V.6: Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực II: Phối hợp. | Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực II",
			"duty/V.7: Khuyến khích Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội phát huy vai trò." +
				" | Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội",
			"duty/V.8: Các cơ quan, đơn vị được giao chủ trì có trách nhiệm hoàn thành. | Các cơ quan, đơn vị được giao chủ trì",
			"duty/V.9: Báo cáo định kỳ. | các Sở: Y tế; Tài chính",
			"duty/V.10: Thủ trưởng các sở, ban, ngành chịu trách nhiệm triển khai. | Thủ trưởng các sở, ban, ngành",
			"duty/V.10b: Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các sở, ban, ngành phản ánh về Sở Nội vụ. | các sở, ban, ngành",
			"duty/V.11: Hằng năm, Sở Nội vụ tổng hợp. | Sở Nội vụ",
			"duty/V.12: Chỉ đạo các cơ quan báo chí tuyên truyền.",
			"duty/V.17.1: Định hướng, chỉ đạo Báo tỉnh, các cơ quan báo chí đẩy mạnh tuyên truyền. | Sở Văn hóa, Thể thao và Du lịch",
			"duty/V.14: Căn cứ Kế hoạch này, các sở, ban, ngành, đoàn thể cấp tỉnh, cơ quan ngành dọc đóng trên địa bàn, UBND xã, phường xây dựng kế hoạch." +
				" | các sở, ban, ngành, đoàn thể cấp tỉnh, cơ quan ngành dọc đóng trên địa bàn, UBND xã, phường",
			"duty/V.15: Trên cơ sở đề xuất của các sở, ban, ngành, giao Sở Tài chính bố trí kinh phí. | Sở Tài chính",
			"duty/V.16.a.1: Sở Xây dựng rà soát cơ sở vật chất. | Công an tỉnh",
			"duty/V.13: Sở Nông nghiệp và Môi trường chỉ đạo Chi cục Thủy sản thực hiện quan trắc. | Sở Nông nghiệp và Môi trường; Chi cục Thủy sản",
		}},
		{"headings by body, one of them unknown", `
			IV. NHIỆM VỤ CỤ THỂ
			**1. Sở Y tế**
			- Theo dõi.
			**2. Chủ đầu tư hạ tầng khu công nghiệp**
			- Bố trí mặt bằng.
			**3. Sở Tài chính**
			- Bố trí kinh phí.
			Trong quá trình thực hiện, nếu có vướng mắc, kịp thời báo cáo.
			V. TỔ CHỨC THỰC HIỆN
			1. UBND tỉnh yêu cầu các sở, ban, ngành báo cáo trước ngày 15/12.
			Kế hoạch này thay thế Kế hoạch số 1/KH-UBND.
			`, false, []string{
			"duty/IV.1.1: Theo dõi. | Sở Y tế", "duty/IV.2.1: Bố trí mặt bằng. | Chủ đầu tư hạ tầng khu công nghiệp", "duty/IV.3.1: Bố trí kinh phí. | Sở Tài chính",
			"duty/IV.3.1b: Trong quá trình thực hiện, nếu có vướng mắc, kịp thời báo cáo.",
			"duty/V.1: UBND tỉnh yêu cầu các sở, ban, ngành báo cáo trước ngày 15/12. | các sở, ban, ngành",
			"section/V: Kế hoạch này thay thế Kế hoạch số 1/KH-UBND.",
		}},
		{"what is no target among the targets", `
			II. MỤC TIÊU
			1. Cụ thể
			- Hiện nay, toàn tỉnh có 22 trạm.
			- Đạt 100%.
			2. Tháng hành động
			a) Chủ đề
			“Vì trẻ em”.
			b) Thời gian: Từ ngày 15/11/2025 đến ngày 15/12/2025.
			c) Các hoạt động chính
			- Tổ chức lễ phát động.
			`, false, []string{
			"section/II.1.1: Hiện nay, toàn tỉnh có 22 trạm.", "target/II.1.2: Đạt 100%.", "section/II.2.a: “Vì trẻ em”.",
			"section/II.2.b: Thời gian: Từ ngày 15/11/2025 đến ngày 15/12/2025.", "section/II.2.c.1: Tổ chức lễ phát động.",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, e := range read(t, tt.text, tt.sentences).Entries {
				got = append(got, show(e))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDutyAgencies(t *testing.T) {
	r := read(t, `
	V. TỔ CHỨC THỰC HIỆN
	1. Trách nhiệm của Người đứng đầu các sở, ban, ngành; Chủ tịch Ủy ban nhân dân huyện, thành phố
	1.1. Báo cáo trước ngày 15/01/2025; báo cáo quý chậm nhất ngày 15 của tháng cuối quý.
	2. Công an tỉnh
	Chủ trì, phối hợp với Sở Thông tin và Truyền thông, Sở Giáo dục và Đào tạo, Sở Y tế, các cơ quan liên quan tham mưu Ủy ban nhân dân tỉnh.`, false)
	want := [][]plan.AgencyRef{
		{
			{Name: "các sở, ban, ngành", Key: "so-ban-nganh", Role: plan.RoleLead, Group: true},
			{Name: "Ủy ban nhân dân huyện, thành phố", Key: "ubnd-cap-huyen", Role: plan.RoleLead, Group: true},
		},
		{
			{Name: "Công an tỉnh", Key: "cong-an-tinh", Role: plan.RoleLead},
			{Name: "Sở Thông tin và Truyền thông", Key: "so-thong-tin-va-truyen-thong", Role: plan.RoleCoordinating},
			{Name: "Sở Giáo dục và Đào tạo", Key: "so-giao-duc-va-dao-tao", Role: plan.RoleCoordinating},
			{Name: "Sở Y tế", Key: "so-y-te", Role: plan.RoleCoordinating},
		},
	}
	var got [][]plan.AgencyRef
	for _, e := range r.Entries {
		got = append(got, e.Agencies)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("agencies (-want +got):\n%s", diff)
	}
	d := r.Entries[0].Due
	if d.Kind != plan.DueComposite || len(d.Parts) != 2 || d.Date != "" || d.Parts[0].Date != "2025-01-14" || d.Parts[1].RRule == "" {
		t.Errorf("due %+v; want a composite of 2025-01-14 and a rule, without a date", d)
	}
}

// A missing cell is worth a warning only where another task has one.
func TestMissingCells(t *testing.T) {
	for _, tt := range []struct {
		second string
		want   int
	}{{"", 0}, {"Thời gian thực hiện: Quý II/2025.", 1}} {
		r := read(t, `
		I. NHIỆM VỤ
		**1. Rà soát**
		Cơ quan chủ trì: Sở Y tế.
		**2. Tập huấn**
		Cơ quan chủ trì: Sở Nội vụ.
		`+tt.second, false)
		n := 0
		for _, e := range r.Entries {
			n += len(e.Warnings)
		}
		if n != tt.want {
			t.Errorf("with %q: %d warnings, want %d", tt.second, n, tt.want)
		}
	}
}

func TestPageNumbers(t *testing.T) {
	r := read(t, `
	I. YÊU CẦU
	1. Các sở phối hợp với
	3
	các huyện.
	Trang 4/10`, false)
	if len(r.Entries) != 1 || r.Entries[0].Text != "Các sở phối hợp với các huyện." {
		t.Errorf("entries %v; want one, joined over the page", r.Entries)
	}
	if len(r.Leftovers) != 2 || r.Leftovers[0].Text != "3" || r.Leftovers[1].Text != "Trang 4/10" {
		t.Errorf("leftovers %+v; want the page numbers", r.Leftovers)
	}
}

func TestOddNumbers(t *testing.T) {
	r := read(t, `
	III. LỘ TRÌNH
	1. x.
	2. y.
	4. z.
	III. NHIỆM VỤ
	1. v.`, false)
	var got []string
	for _, w := range r.Warnings {
		got = append(got, w.Code+" "+w.Text)
	}
	want := []string{plan.WarnNumberGap + " 4. z.", plan.WarnNumberRepeated + " III. NHIỆM VỤ"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

func TestTable(t *testing.T) {
	budget := &block.Table{Rows: [][]block.Cell{
		{{Text: "Năm"}, {Text: "Số tiền"}},
		{{Text: "2025"}, {Text: "12 tỷ"}},
	}}
	tasks := &block.Table{Rows: [][]block.Cell{
		{{Text: "TT"}, {Text: "Nhiệm vụ"}, {Text: "Cơ quan chủ trì"}, {Text: "Thời gian"}},
		{{Text: "1"}, {Text: "Rà soát"}, {Text: "Sở Y tế"}, {Text: "Quý I/2025"}},
	}}
	r := Read([]block.Block{
		{Text: "III. NHIỆM VỤ"}, {Table: tasks}, {Text: "IV. KINH PHÍ"}, {Text: "Như sau."}, {Table: budget},
	}, Context{Agencies: agency.Default()})
	var got []string
	for _, e := range r.Entries {
		got = append(got, show(e))
	}
	want := []string{
		"task/1: Rà soát | lead=Sở Y tế | end=Quý I/2025", "section/IV: Như sau.", "section/IVb: Năm | Số tiền\n2025 | 12 tỷ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

func TestFigures(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"giảm 0,4% biên chế và 1,74 % so với năm 2023", []string{"0,4%", "1,74 %"}},
		{"100% TTHC thuộc 3 cấp chính quyền", []string{"100%"}},
		{"tối đa 15 phút/01 lần giao dịch", []string{"15 phút/01 lần"}},
		{"đạt 40% GRDP; gấp 30 lần GRDP", []string{"40% GRDP", "30 lần GRDP"}},
		{"đào tạo 3.000 lượt nhân lực, ít nhất 03 cơ sở giáo dục", []string{"3.000 lượt", "03 cơ sở"}},
		{"ít nhất 07 nghệ nhân được phong tặng", []string{"07 nghệ nhân"}},
		{"dịch vụ 24/7", []string{"24/7"}},
		{"tốc độ tối thiểu 10 Gbps", []string{"10 Gbps"}},
		{"dân số từ 15 tuổi trở lên đạt 95%", []string{"95%"}},
		{"từ 80% - 90% hồ sơ", []string{"80%", "90%"}},
		{"theo Nghị định số 130/2005/NĐ-CP ngày 17/10/2005, Điều 4, Đề án 06, năm 2025", nil},
	} {
		if diff := cmp.Diff(tt.want, Figures(tt.text)); diff != "" {
			t.Errorf("Figures(%q) (-want +got):\n%s", tt.text, diff)
		}
	}
}
