package oddity

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
)

func TestCitations(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Quyết định số 06/QĐ-TTg ngày 18/02/2022 phê duyệt Đề án phát triển ứng dụng dữ liệu dân cư", "06/QĐ-TTg ngày 18/02/2022"},
		{"Quyết định số 06/QĐ-TTg ngày 06/01/2022 phê duyệt Đề án phát triển ứng dụng dữ liệu dân cư", ""},
		{"Quyết định số 06/QĐ-TTg ngày 05 tháng 01 năm 2021 về quy hoạch thủy lợi", ""},
		{"Nghị định số 34/2016/NĐ-CP ngày 14/5/2017", "34/2016/NĐ-CP ngày 14/5/2017"},
		{"Nghị định số 60/2021/NĐ-CP ngày 20 tháng 6 năm 2021 của Chính phủ", "60/2021/NĐ-CP ngày 20 tháng 6 năm 2021"},
		{"Nghị định số 151/2017/NĐ-CP ngày ngày 26/12/2017 của Chính phủ", ""},
		{"Kế hoạch số 24/KH-UBND ngày 14/8/2025", ""},
		{"Kế hoạch số 24/KH-UBND ngày 32/8/2025", ""},
	} {
		got := ""
		for _, w := range citations(tt.text) {
			got += w.Text
			if w.Code != plan.WarnCitedDate || w.Message == "" {
				t.Errorf("citations(%q): warning %+v", tt.text, w)
			}
		}
		if got != tt.want {
			t.Errorf("citations(%q) warn of %q; want %q", tt.text, got, tt.want)
		}
	}
}

func TestKnownDocuments(t *testing.T) {
	for symbol, docs := range knownDocuments() {
		for _, d := range docs {
			if _, err := plan.ParseDate(string(d.date)); err != nil {
				t.Errorf("cited.txt: %s: %v", symbol, err)
			}
			if year := symbolYear(symbol); year != 0 && year != d.date.Year() {
				t.Errorf("cited.txt: %s is dated %s", symbol, d.date)
			}
		}
	}
}

func TestMark(t *testing.T) {
	p := &plan.Plan{
		LegalBasis: []string{"Căn cứ Căn cứ Luật;"},
		Entries: []*plan.Entry{
			{ID: "target/1", Kind: plan.KindTarget, Text: "HĐND tỉnh, HĐND huyện, HĐND xã ngày ngày 26/12/2017"},
			{ID: "target/2", Kind: plan.KindTarget, Text: "Nghị quyết của HDND; nền tảng số số lượng lớn"},
		},
	}
	Mark(p)
	var got []string
	for _, w := range p.Warnings {
		got = append(got, w.Code+" "+w.Text)
	}
	for _, e := range p.Entries {
		for _, w := range e.Warnings {
			got = append(got, w.Entry+" "+w.Code+" "+w.Text)
		}
	}
	want := []string{"repeated_word Căn cứ Căn cứ", "target/1 repeated_word ngày ngày", "target/2 typo HDND"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

func TestInitials(t *testing.T) {
	got := initials("UBND và HĐND, KH&ĐT; iOffice VNeID GRDP")
	if diff := cmp.Diff([]string{"UBND", "HĐND", "GRDP"}, got); diff != "" {
		t.Errorf("initials (-want +got):\n%s", diff)
	}
}
