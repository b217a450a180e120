package zalo

import "testing"

func TestPlain(t *testing.T) {
	got := plain("## Đầu\n**Sở Y tế** làm\n- **[nhiệm vụ 59]** xây dựng `kehoach ask`\n  - chú ý\n")
	if want := "Đầu\nSở Y tế làm\n• [nhiệm vụ 59] xây dựng kehoach ask\n   ◦ chú ý"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
