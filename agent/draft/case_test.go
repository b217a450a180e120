package draft

import "testing"

func TestCarriedOut(t *testing.T) {
	for subject, want := range map[string]string{
		"cải cách hành chính": "công tác cải cách hành chính",
		"triển khai thực hiện Chương trình phòng, chống ma túy": "Chương trình phòng, chống ma túy",
		"thực hiện Nghị quyết số 48/NQ-CP":                      "Nghị quyết số 48/NQ-CP",
	} {
		if got := carriedOut(subject); got != want {
			t.Errorf("carriedOut(%q) = %q, want %q", subject, got, want)
		}
	}
}

func TestCutSpan(t *testing.T) {
	for title, want := range map[string]string{
		"phát triển hạ tầng số giai đoạn 2026 - 2030":                       "phát triển hạ tầng số",
		"kiểm kê tài sản thời điểm 0h00 ngày 01 tháng 01 năm 2026":          "kiểm kê tài sản thời điểm 0h00 ngày 01 tháng 01 năm 2026",
		"Chương trình “Nâng cao chất lượng trên địa bàn tỉnh đến năm 2035”": "Chương trình “Nâng cao chất lượng trên địa bàn tỉnh đến năm 2035”",
	} {
		if got := cutSpan(title); got != want {
			t.Errorf("cutSpan(%q) = %q, want %q", title, got, want)
		}
	}
}
