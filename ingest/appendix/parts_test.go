package appendix

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
	"kehoach/plan/due"
)

func TestClassify(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]role{
		"STT": roleNumber, "TT": roleNumber, "Số TT": roleNumber, "Số thứ tự": roleNumber,
		"MỤC TIÊU NĂM 2025": roleObjective, "Chỉ tiêu": roleObjective,
		"Nhiệm vụ, giải pháp": roleTask, "Nội dung công việc": roleTask, "Hoạt động": roleTask, "Nội dung": roleTask,
		"Mục tiêu, nhiệm vụ": roleTask, "Tên đề án": roleTask,
		"KẾT QUẢ/ SẢN PHẨM": roleProduct, "Sản phẩm đầu ra": roleProduct, "Dự kiến kết quả": roleProduct, "Kết quả thực hiện": roleProduct,
		"Cơ quan chủ trì": roleLead, "Đơn vị thực hiện": roleLead, "Trách nhiệm thực hiện": roleLead, "Chủ trì": roleLead,
		"Cơ quan, đơn vị được giao": roleLead, "Phân công thực hiện": roleLead, "Cơ quan tham mưu": roleLead,
		"Đơn vị phối hợp": roleCoordinating, "Phối hợp": roleCoordinating,
		"Thời gian thực hiện": roleTime, "Thời gian": roleTime, "Tiến độ": roleTime,
		"Thời gian hoàn thành": roleEnd, "Thời hạn": roleEnd, "Hạn hoàn thành": roleEnd, "Kết thúc": roleEnd,
		"Bắt đầu": roleStart, "Thời gian bắt đầu": roleStart,
		"Kinh phí": roleOther, "Ghi chú": roleOther, "Nguồn lực": roleOther, "Nội dung và kinh phí thực hiện": roleOther,
		"": roleNone,
	} {
		if got, _ := classify(header); got != want {
			t.Errorf("classify(%q) = %q, want %q", header, got, want)
		}
	}
}

func TestParseLabel(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]label{
		"1": {"1", styleArabic, "", 1}, "01.": {"01", styleArabic, "", 1}, "(12)": {"12", styleArabic, "", 12},
		"1.2": {"1.2", styleDotted, "1.", 2}, "2.3.10.": {"2.3.10", styleDotted, "2.3.", 10}, "II.3": {"II.3", styleDotted, "II.", 3},
		"1a": {"1a", styleDotted, "1", 1}, "a)": {"a)", styleSmall, "", 1}, "đ)": {"đ)", styleSmall, "", 5},
		"I": {"I", styleRoman, "", 1}, "XIV.": {"XIV", styleRoman, "", 14}, "A": {"A", styleLetter, "", 1}, "C.": {"C", styleLetter, "", 3},
		"2025": {}, "0": {}, "15/01/2025": {}, "IIII": {}, "-": {}, "": {}, "Sở": {}, "1 2": {}, "Quý I": {}, "50%": {},
	} {
		if diff := cmp.Diff(want, parseLabel(s), cmp.AllowUnexported(label{})); diff != "" {
			t.Errorf("parseLabel(%q) (-want +got):\n%s", s, diff)
		}
	}
}

func TestRepeatedWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"Kế hoạch ngày ngày 12/5":                         {"ngày ngày"},
		"nhà nước được thực hiện được thực hiện trên nền": {"được thực hiện được thực hiện"},
		"tuyên truyền pháp luật pháp luật được đăng":      {"pháp luật pháp luật"},
		"Sở Tài chính; Sở Sở Công thương":                 {"Sở Sở"},
		"hệ thống giao thông thông minh":                  nil,
		"môi trường trường học, an toàn toàn diện":        nil,
		"từng bước, từng bước":                            nil,
		"Tháng 7/2025\nTháng 7/2025":                      nil,
		"năm 2025 2025":                                   nil,
		"":                                                nil,
	} {
		if diff := cmp.Diff(want, RepeatedWords(text)); diff != "" {
			t.Errorf("RepeatedWords(%q) (-want +got):\n%s", text, diff)
		}
	}
}

func TestTraits(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Thường xuyên": "time", "Năm 2025": "time", "Quý II/2025": "time", "2026 - 2030": "time", "30/6/2025": "time",
		"Trước ngày 15/01/2025": "time", "Sau 15 ngày kể từ ngày nhận đủ hồ sơ": "time", "Theo quy định": "time", "6 tháng đầu năm": "time",
		"Sở Tư pháp": "agency", "Các sở, ban, ngành; UBND cấp huyện": "agency", "Công an tỉnh": "agency", "Báo Đồng Nai": "agency",
		"Tổ giúp việc cổ phần hoá": "agency", "So Tu phap": "agency", "Hội Cựu giáo chức": "agency",
		"Kế hoạch": "product", "Báo cáo, văn bản": "product", "Hội nghị": "product", "Phương án": "product", "Số liệu": "product",
		"Thuê dịch vụ công nghệ thông tin để duy trì hệ thống": "", "Tổ chức hội nghị triển khai công tác năm 2025 tại các sở": "",
		"Thường xuyên rà soát, cập nhật thủ tục hành chính mới ban hành; sửa đổi, bổ sung": "",
	} {
		tr, got := look(text), ""
		switch {
		case tr.time > 0.5:
			got = "time"
		case tr.agency > 0.5:
			got = "agency"
		case tr.product >= 1:
			got = "product"
		}
		if got != want {
			t.Errorf("%q looks like %q, want %q (time %.2f, agency %.2f, product %.2f)", text, got, want, tr.time, tr.agency, tr.product)
		}
	}
}

func TestComplete(t *testing.T) {
	t.Parallel()
	c := Context{Due: due.Context{Issued: "2024-12-23", Year: 2025, LastYear: 2025}}
	e := &plan.Entry{ID: "task/7", Kind: plan.KindTask, Number: "7",
		Task:         plan.Cell{Text: "Báo cáo kết quả rà soát"},
		Lead:         plan.Cell{Text: "Sở Nội vụ; Các sở, ban, ngành"},
		Coordinating: plan.Cell{Text: "Sở Nội vụ"},
		Start:        plan.Cell{Text: "Tháng 3/2025"},
		End:          plan.Cell{Text: "Trước ngày 15/6/2025"},
	}
	Complete(e, c)
	Complete(e, c) // a second time changes nothing
	want := []plan.AgencyRef{
		{Name: "Sở Nội vụ", Key: "so-noi-vu", Role: plan.RoleLead},
		{Name: "Các sở, ban, ngành", Key: "so-ban-nganh", Role: plan.RoleLead, Group: true},
		{Name: "Sở Nội vụ", Key: "so-noi-vu", Role: plan.RoleCoordinating},
	}
	if diff := cmp.Diff(want, e.Agencies); diff != "" {
		t.Errorf("agencies (-want +got):\n%s", diff)
	}
	if e.Due.Date != "2025-06-14" || len(e.Warnings) != 0 {
		t.Errorf("due %+v, warnings %+v", e.Due, e.Warnings)
	}
	bare := &plan.Entry{ID: "task/8", Kind: plan.KindTask, Number: "8", Task: plan.Cell{Text: "Họp"}}
	Complete(bare, c)
	var got []string
	for _, w := range bare.Warnings {
		got = append(got, w.Code+" "+string(w.Field))
	}
	if diff := cmp.Diff([]string{"missing_cell lead", "missing_cell end"}, got); diff != "" {
		t.Errorf("warnings of a task without agency and time (-want +got):\n%s", diff)
	}
}

func TestCompleteSharesALeadCell(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ lead, wantLead, wantHelp string }{
		{"Sở Y tế chủ trì, phối hợp với Sở Tài chính, UBND các xã.", "Sở Y tế chủ trì", "Sở Tài chính, UBND các xã."},
		{"Sở Y tế; phối hợp: Sở Tài chính", "Sở Y tế", "Sở Tài chính"},
		{"Sở Y tế (phối hợp cùng Sở Tài chính)", "Sở Y tế", "Sở Tài chính"},
		{"Sở Y tế chủ trì, các sở, ban, ngành phối hợp thực hiện.", "Sở Y tế chủ trì", "các sở, ban, ngành"},
		{"Sở Y tế, Sở Tài chính", "Sở Y tế, Sở Tài chính", ""},
		{"Phối hợp với Sở Y tế", "Phối hợp với Sở Y tế", ""},
		{"Tổ công tác phối hợp liên ngành", "Tổ công tác phối hợp liên ngành", ""},
	} {
		e := &plan.Entry{ID: "task/1", Kind: plan.KindTask, Lead: plan.Cell{Text: tt.lead}}
		Complete(e, Context{})
		if e.Lead.Text != tt.wantLead || e.Coordinating.Text != tt.wantHelp {
			t.Errorf("%q: lead %q, coordinating %q; want %q and %q", tt.lead, e.Lead.Text, e.Coordinating.Text, tt.wantLead, tt.wantHelp)
		}
	}
}
