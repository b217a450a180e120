package yardstick

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kehoach/plan"
)

// smallPlan has an entry of each kind, and a task in two blocks.
func smallPlan() *plan.Plan {
	p := &plan.Plan{ID: "p"}
	for _, id := range []struct {
		kind   plan.Kind
		number string
	}{
		{plan.KindTarget, "II.2.13"}, {plan.KindTask, "5"}, {plan.KindTask, "7"}, {plan.KindTask, "10"}, {plan.KindTask, "35a"},
		{plan.KindTask, "35b"}, {plan.KindDuty, "V.1.4"}, {plan.KindDuty, "V.1.4b"}, {plan.KindSection, "IV.1"},
	} {
		p.Entries = append(p.Entries, &plan.Entry{ID: string(id.kind) + "/" + id.number, Kind: id.kind, Number: id.number})
	}
	return p
}

func TestEntriesAreReadFromTexts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Sở Y tế chủ trì **[nhiệm vụ 5]**.", []string{"task/5"}},
		{"Các nhiệm vụ số 5, 7 và 10; NV 5", []string{"task/5", "task/7", "task/10"}},
		{"tasks 5 and 7", []string{"task/5", "task/7"}},
		{"Nhiệm vụ 35 gồm hai dòng", []string{"task/35a", "task/35b"}},
		{"[task/35b], STT 10", []string{"task/35b", "task/10"}},
		{"chỉ tiêu II.2.13 và trách nhiệm V.1.4b", []string{"target/II.2.13", "duty/V.1.4b"}},
		{"theo mục V.1.4, mục IV.1", []string{"duty/V.1.4", "section/IV.1"}},
		{"Điểm ii.2.13", []string{"target/II.2.13"}},
		{"nhiệm vụ 99; 5 nhiệm vụ; đạt 7%; ngày 10/5", nil},
		{"nhiệm vụ 5, 7% và nhiệm vụ 10", []string{"task/5", "task/10"}},
		{"nhiem vu: 5", []string{"task/5"}},
	} {
		got := NewTexts(smallPlan()).cited(c.text)
		if diff := cmp.Diff(c.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestRefusalsAreReadFromTexts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text    string
		refused bool
	}{
		{"KHÔNG TRẢ LỜI: kế hoạch không nêu kinh phí.", true},
		{"Tôi không tìm thấy nội dung này trong kế hoạch.\nGần nhất: nhiệm vụ 5", true},
		{"**Kế hoạch 223/KH-UBND** không đề cập số điện thoại. Anh/chị hỏi Sở Nội vụ.", true},
		{"Kế hoạch không có nhiệm vụ 120", true},
		{"I'm sorry, but the plan does not mention it.", true},
		{"The document says nothing about salaries.", true},
		{"Câu hỏi của anh chưa rõ, anh hỏi về sở nào?", true},
		{"Sở Y tế chủ trì [nhiệm vụ 5]. Kế hoạch không nêu kinh phí.", false},
		{"Kế hoạch không nêu đích danh, nhưng [nhiệm vụ 5] áp dụng.", false},
		{"Kế hoạch không nêu đích danh huyện này. Theo nhóm: nhiệm vụ 5, 7, 10, 35b", false},
		{"Nhiệm vụ này không có hạn cụ thể", false},
		{"Người dân không phải nộp hồ sơ giấy.", false},
	} {
		r := Reply{Text: c.text}
		NewTexts(smallPlan()).Read(&r)
		if r.Abstained != c.refused || r.Abstained && r.Entries != nil {
			t.Errorf("%q: refused %t with entries %v, want %t", c.text, r.Abstained, r.Entries, c.refused)
		}
	}
}

func TestWhatASystemSaysItselfIsBelieved(t *testing.T) {
	t.Parallel()
	r := Reply{Text: "Tôi không biết, xem nhiệm vụ 5", Structured: true, Entries: []string{"task/7"}}
	NewTexts(smallPlan()).Read(&r)
	if r.Abstained || len(r.Entries) != 1 || r.Entries[0] != "task/7" {
		t.Errorf("got %+v, want it as it was", r)
	}
}
