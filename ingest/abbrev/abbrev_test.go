package abbrev

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
)

func TestIn(t *testing.T) {
	type short = plan.Abbreviation
	for _, tt := range []struct {
		text string
		want []short
	}{
		{"kiểm soát thủ tục hành chính (TTHC); tuyên truyền", []short{{Short: "TTHC", Long: "thủ tục hành chính"}}},
		{"chương trình chuyển đổi số (gọi tắt là CĐS) phải", []short{{Short: "CĐS", Long: "chuyển đổi số"}}},
		{"phê duyệt Đề án phát triển dữ liệu dân cư giai đoạn 2022-2025 (sau đây viết là Đề án 06).",
			[]short{{Short: "Đề án 06", Long: "Đề án phát triển dữ liệu dân cư giai đoạn 2022-2025"}}},
		{"Sở Kế hoạch và Đầu tư (Sở KH&ĐT)", nil},
		{"Bộ Kế hoạch và Đầu tư (KH&ĐT)", []short{{Short: "KH&ĐT", Long: "Kế hoạch và Đầu tư"}}},
		{"Ủy ban nhân dân xã, phường (sau đây gọi chung là cấp xã)", []short{{Short: "cấp xã", Long: "Ủy ban nhân dân xã, phường"}}},
		{"trí tuệ nhân tạo (AI), mạng diện rộng (WAN)", nil},
		{"(nếu có) và (", nil},
		{"Thủ tục. Hành chính (THC)", nil},
	} {
		if diff := cmp.Diff(tt.want, In(tt.text)); diff != "" {
			t.Errorf("In(%q) (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestMine(t *testing.T) {
	p := &plan.Plan{
		Headings: []plan.Piece{{Text: "2. Cải cách thủ tục hành chính (TTHC)"}},
		Entries: []*plan.Entry{
			{ID: "target/II.2.1", Kind: plan.KindTarget, Text: "thủ tục hành chính (TTHC)"},
			{ID: "target/II.2.2", Kind: plan.KindTarget, Text: "thủ tục hành chính (TTHC)"},
		},
	}
	want := []plan.Abbreviation{{Short: "TTHC", Long: "thủ tục hành chính", Entry: "target/II.2.1"}}
	if diff := cmp.Diff(want, Mine(p)); diff != "" {
		t.Errorf("Mine (-want +got):\n%s", diff)
	}
}
