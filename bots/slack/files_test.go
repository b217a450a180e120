package slack

import (
	"strings"
	"testing"
)

// TestFilesAreLinked asks for a paper and a list: where the page's address is
// known each is a link to it, else it is said how to get them.
func TestFilesAreLinked(t *testing.T) {
	h := setup(t, func(c *Config) { c.PublicURL = "https://kehoach.example/" })
	for question, want := range map[string]string{
		"soạn báo cáo quý II của Sở Y tế":                 "/draft?agency=so-y-te\\u0026kind=bao-cao-quy\\u0026period=2025-Q2",
		"gửi em file excel việc của Sở Y tế trong quý II": "/export?agency=so-y-te\\u0026format=xlsx\\u0026period=2025-Q2",
	} {
		got := text(h.say("app_mention", "C1", "U1", question, ""))
		if !strings.Contains(got, "https://kehoach.example/api/plans/223-kh-ubnd-2024-tuyen-quang"+want) || strings.Contains(got, "kehoach draft") {
			t.Errorf("%s: %s", question, got)
		}
	}
	if got := text(setup(t, nil).say("app_mention", "C1", "U1", "soạn báo cáo quý II của Sở Y tế", "")); strings.Contains(got, "https://kehoach.example") || !strings.Contains(got, "kehoach draft bao-cao-quy") {
		t.Errorf("without an address: %s", got)
	}
}

// TestEditorsReport: whom the office has named may report progress, others
// hear why not.
func TestEditorsReport(t *testing.T) {
	h := setup(t, func(c *Config) { c.Access.Editors = []string{"U2"} })
	const report = "cập nhật nhiệm vụ 59: xong 60%"
	if got := text(h.say("app_mention", "C1", "U1", report, "")); !strings.Contains(got, "chưa được giao quyền") {
		t.Errorf("a reader: %s", got)
	}
	if got := text(h.say("app_mention", "C1", "U2", report, "")); !strings.Contains(got, "Đã ghi tiến độ") || !strings.Contains(got, "slack:T1/U2") {
		t.Errorf("an editor: %s", got)
	}
}
