package slack

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"kehoach/agent"
	"kehoach/bots"
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

// paper is a file that says what it was made for.
func paper(_ context.Context, tenant string, a *agent.Answer) (*bots.File, error) {
	what := "no file"
	if d := a.Draft; d != nil {
		what = d.Kind + " " + d.Key + " " + d.Period
	} else if e := a.Export; e != nil {
		what = e.Format + " " + e.Key + " " + e.Period
	}
	return &bots.File{Name: "Dự thảo.docx", Plain: "x.docx", Data: []byte(tenant + " " + a.Plan + " " + what)}, nil
}

// TestFilesAreSent asks for a paper in a channel, where it comes into the
// thread, and by the command, where it comes to the asker alone at a press.
func TestFilesAreSent(t *testing.T) {
	h := setup(t, func(c *Config) { c.File = paper; c.PublicURL = "https://kehoach.example" })
	const want = "office 223-kh-ubnd-2024-tuyen-quang bao-cao-quy so-y-te 2025-Q2"
	answer := h.say("app_mention", "C1", "U1", "soạn báo cáo quý II của Sở Y tế", "")
	if got := text(answer); strings.Contains(got, "https://kehoach.example") || strings.Contains(got, "kehoach draft") {
		t.Errorf("a file that comes is linked too: %s", got)
	}
	up := h.next()
	if up.Path != "/files.completeUploadExternal" || up.Fields["channel_id"] != "C1" || up.Fields["thread_ts"] != answer.Fields["thread_ts"] || !strings.Contains(up.Fields["files"].(string), "Dự thảo.docx") {
		t.Errorf("sent %s %v", up.Path, up.Fields)
	}
	if string(h.uploaded) != want {
		t.Errorf("the file holds %q", h.uploaded)
	}
	alone := h.command("gửi em file excel việc của Sở Y tế trong quý II")
	h.press(alone, "U2", "file")
	if s := h.next(); s.Path != "/answer" {
		t.Errorf("another's press: %s %v", s.Path, s.Fields)
	}
	h.press(alone, "U1", "file")
	if up = h.next(); up.Fields["channel_id"] != "D-U1" || up.Fields["thread_ts"] != nil || string(h.uploaded) != "office 223-kh-ubnd-2024-tuyen-quang xlsx so-y-te 2025-Q2" {
		t.Errorf("sent %v: %q", up.Fields, h.uploaded)
	}
	h.none(h.bot)
}

// share is what Slack sends when somebody shares files with the bot.
func (h *house) share(channel, user, text string, files ...string) {
	h.t.Helper()
	var all []string
	for _, f := range files {
		id, name, _ := strings.Cut(f, " ")
		all = append(all, fmt.Sprintf(`{"id":%q,"name":%q}`, id, name))
	}
	ev := strings.Replace(h.event("message", channel, user, text, ""), `"event":{`, `"event":{"subtype":"file_share","files":[`+strings.Join(all, ",")+`],`, 1)
	if code := h.post("/slack/events", "application/json", ev, nil); code != 200 {
		h.t.Fatalf("status %d", code)
	}
}

// TestSharedPlansAreTakenIn: only editors are asked whether a document is to be
// taken in, and only their press does it; the plan can be asked then.
func TestSharedPlansAreTakenIn(t *testing.T) {
	h := setup(t, func(c *Config) {
		c.Access.Editors = []string{"U2", "U3"}
		c.Access.Teams = map[string]string{"T1": "office"}
	})
	h.shared = map[string]string{
		"FGOOD": "ỦY BAN NHÂN DÂN\nSố: 7/KH-UBND\nX, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nThử\nI. MỤC TIÊU\n1. Đạt 90% hồ sơ.\n",
		"FBAD":  "\xff\xd8\xff\xe0 a picture",
		"FHUGE": strings.Repeat("a", maxShared+1),
	}
	h.share("D1", "U1", "", "FGOOD ke-hoach.docx")
	if got := h.next(); !strings.Contains(got.Fields["text"].(string), "chưa được giao quyền nạp") || len(got.blocks()) > 0 {
		t.Errorf("a reader: %v", got.Fields)
	}
	h.share("D1", "U2", "", "FGOOD ke-hoach.docx", "FPIC anh.png")
	offer := h.next()
	if got := text(offer); !strings.Contains(got, "Nạp tệp *ke-hoach.docx*") || strings.Contains(got, "anh.png") {
		t.Errorf("offered %s", got)
	}
	h.press(offer, "U1", "take")
	if s := h.next(); !strings.Contains(s.Fields["text"].(string), "chưa được giao quyền nạp") {
		t.Errorf("a reader's press: %v", s.Fields)
	}
	for id, says := range map[string]string{"FGOOD": "Đã nạp *7/KH-UBND", "FBAD": "hình ảnh", "FHUGE": "Không lấy được tệp", "FGONE": "Không lấy được tệp"} {
		h.share("D1", "U2", "", id+" ke-hoach.txt")
		h.press(h.next(), "U2", "take")
		if s := h.next(); s.Fields["replace_original"] != true || s.Fields["text"] != words["vi"].taking {
			t.Errorf("%s: the buttons stay: %v", id, s.Fields)
		}
		if s := h.next(); s.Fields["replace_original"] != true || !strings.Contains(s.Fields["text"].(string), says) {
			t.Errorf("%s: said %v, want %q", id, s.Fields, says)
		}
	}
	infos, err := h.bot.handler.library.Plans(t.Context(), "office")
	if err != nil || len(infos) != 2 {
		t.Errorf("%d plans: %v", len(infos), err)
	}
	h.share("D1", "U2", "", "FGOOD ke-hoach.txt")
	h.press(h.next(), "U2", "leave")
	if s := h.next(); s.Fields["delete_original"] != true {
		t.Errorf("left: %v", s.Fields)
	}
	h.share("D1", "U2", "ai ký kế hoạch 223?", "FGOOD ke-hoach.txt")
	if first, second := h.next(), h.next(); !strings.Contains(text(first), "Nguyễn Văn Sơn") || !strings.Contains(text(second), "take") {
		t.Errorf("a question with a file: %s, %s", text(first), text(second))
	}
	h.none(h.bot)
}
