package diff_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
	"kehoach/plan/diff"
)

func task(number, text, lead, end string, date plan.Date) *plan.Entry {
	return &plan.Entry{
		ID: "task/" + number, Kind: plan.KindTask, Number: number, Text: text,
		Task: plan.Cell{Text: text}, Lead: plan.Cell{Text: lead}, End: plan.Cell{Text: end},
		Agencies: []plan.AgencyRef{{Name: lead, Key: lead, Role: plan.RoleLead}},
		Due:      plan.Due{Kind: plan.DueRange, Text: end, Date: date},
	}
}

func TestPlans(t *testing.T) {
	before := &plan.Plan{Entries: []*plan.Entry{
		task("1", "Ban hành Kế hoạch tuyên truyền về cải cách hành chính năm 2025", "Sở Nội vụ", "Tháng 01/2025", "2025-01-31"),
		task("2", "Xây dựng cơ sở dữ liệu y tế dùng chung cho toàn tỉnh", "Sở Y tế", "Tháng 12/2025", "2025-12-31"),
		task("3", "Quản lý và số hóa hiện vật bảo tàng lịch sử", "Sở Văn hóa", "Năm 2025", "2025-12-31"),
		task("4", "Công bố kết quả thực hiện Bộ chỉ số đối với các cơ quan", "Văn phòng", "Thường xuyên", ""),
	}}
	after := &plan.Plan{Entries: []*plan.Entry{
		task("1", "Tổ chức đối thoại với doanh nghiệp về thủ tục đất đai", "Sở Tài chính", "Quý II/2026", "2026-06-30"),
		task("2", "Ban hành Kế hoạch tuyên truyền về cải cách hành chính năm 2026", "Sở Nội vụ", "Tháng 02/2026", "2026-02-28"),
		task("3", "Xây dựng cơ sở dữ liệu y tế dùng chung cho toàn tỉnh", "Sở Khoa học", "Tháng 12/2025", "2025-12-31"),
		task("4", "Công bố kết quả thực hiện Bộ chỉ số đối với các  cơ quan.", "Văn phòng", "Thường xuyên", ""),
	}}
	r := diff.Plans(before, after)
	if len(r.Added) != 1 || r.Added[0].Number != "1" || len(r.Dropped) != 1 || r.Dropped[0].Number != "3" || r.Same != 1 {
		t.Fatalf("added %v, dropped %v, same %d", r.Added, r.Dropped, r.Same)
	}
	got := make(map[string][]diff.Field)
	for _, c := range r.Changed {
		got[c.Old.Number+">"+c.New.Number] = c.Fields
	}
	want := map[string][]diff.Field{
		"1>2": {
			{Name: "text", Old: "Ban hành Kế hoạch tuyên truyền về cải cách hành chính năm 2025", New: "Ban hành Kế hoạch tuyên truyền về cải cách hành chính năm 2026"},
			{Name: "end", Old: "Tháng 01/2025", New: "Tháng 02/2026"},
		},
		"2>3": {{Name: "lead", Old: "Sở Y tế", New: "Sở Khoa học"}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if r := diff.Plans(before, before); len(r.Added)+len(r.Dropped)+len(r.Changed) > 0 || r.Same != 4 {
		t.Errorf("a plan differs from itself: %+v", r)
	}
}
