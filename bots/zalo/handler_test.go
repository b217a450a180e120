package zalo

import (
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kehoach/agent"
	"kehoach/bots"
	"kehoach/bots/remind"
)

// TestSameDialogue holds what is sent to what the agent itself answers.
func TestSameDialogue(t *testing.T) {
	h := setup(t)
	h.start()
	said := &agent.Conversation{}
	for i, q := range []string{"nhiệm vụ 59 hạn khi nào?", "thế ai phối hợp?", "stp lam gi trc 15/1", "PAR INDEX là gì", "lương giám đốc sở bao nhiêu", "What is due in June 2025?"} {
		want, err := h.ag.Ask(t.Context(), agent.Request{Tenant: "office", Text: q, Today: testDay, Conversation: said})
		if err != nil {
			t.Fatal(err)
		}
		got := strings.TrimPrefix(h.say("u1", q).Text, words["vi"].greeting+"\n\n")
		whole := plain(want.Text)
		if bots.Size(whole) > maxText-200 {
			h.next()
		} else if !strings.HasPrefix(got, whole) {
			t.Errorf("question %d, %q: %s\nwant %s", i, q, got, whole)
		}
		if strings.Contains(got, "**") || strings.Contains(got, "`") {
			t.Errorf("%q: marks of Markdown: %s", q, got)
		}
		h.none()
	}
}

// TestALongAnswerIsReadInParts reads a list to its end: no more than two
// messages come at once, and all citations are among them.
func TestALongAnswerIsReadInParts(t *testing.T) {
	h := setup(t)
	h.start()
	const q = "Sở Nội vụ chủ trì những việc gì?"
	want, err := h.ag.Ask(t.Context(), agent.Request{Tenant: "office", Text: q, Today: testDay})
	if err != nil {
		t.Fatal(err)
	}
	h.write(update1("1", "u1", "u1", q))
	var all strings.Builder
	for round := 1; ; round++ {
		messages := 0
		last := ""
		for !strings.Contains(last, "xem tiếp") && !strings.Contains(last, words["vi"].auto) {
			last = h.next().Text
			messages++
			all.WriteString(last + "\n")
		}
		if greeting := round == 1; messages > atOnce && !(greeting && messages == atOnce+1) {
			t.Errorf("%d messages at once", messages)
		}
		if strings.Contains(last, words["vi"].auto) {
			break
		}
		h.write(update1(fmt.Sprint("more", round), "u1", "u1", "Xem tiếp"))
	}
	for _, e := range want.Entries {
		if !strings.Contains(all.String(), "["+map[bool]string{true: "nhiệm vụ", false: "trách nhiệm"}[e.Kind == "task"]+" "+e.Number+"]") {
			t.Errorf("%s is not cited", e.ID)
		}
	}
	if got := h.say("u1", "xem tiếp"); got.Text != words["vi"].gone {
		t.Errorf("after the end: %s", got.Text)
	}
	if got := h.say("u2", "xem tiếp"); !strings.HasSuffix(got.Text, words["vi"].gone) {
		t.Errorf("what another asked: %s", got.Text)
	}
}

// TestStrangers are told their ID, once; in a group nothing. The desk never
// hears of them.
func TestStrangers(t *testing.T) {
	h := setup(t)
	h.opts.Audit = func(_, user string, _ time.Time, _ *agent.Answer) {
		if user != "zalo:u1" {
			t.Errorf("%s was answered", user)
		}
	}
	b := h.start()
	h.write(update1("1", "s", "stranger", "ai ký kế hoạch này?"), update1("2", "s", "stranger", "ai ký kế hoạch này?"),
		update1("3", "g1", "stranger", "@Bot Kế hoạch ai ký kế hoạch này?"), update1("4", "g1", "u1", "@Bot Kế hoạch ai ký kế hoạch này?"))
	if s := h.next(); !strings.Contains(s.Text, "stranger") || strings.Contains(s.Text, signer) {
		t.Errorf("said %s", s.Text)
	}
	if s := h.next(); s.Chat != "g1" || !strings.Contains(s.Text, signer) {
		t.Errorf("in a group: %+v", s)
	}
	stop(b, patience)
	h.none()
	for _, c := range []struct {
		access Access
		user   string
		want   bool
	}{
		{Access{}, "u1", false}, {Access{Users: []string{"u1"}}, "u1", true}, {Access{Users: []string{"u1"}}, "u2", false},
		{Access{Everyone: true}, "u2", true}, {Access{Everyone: true}, "", false},
	} {
		if got := c.access.allows(c.user); got != c.want {
			t.Errorf("%+v lets %q in: %v", c.access, c.user, got)
		}
	}
}

// TestEditorsReport: whom the office has named may report progress, under the
// name that the audit has; others hear why not, and strangers nothing.
func TestEditorsReport(t *testing.T) {
	h := setup(t)
	h.opts.Access.Editors = []string{"u2", "stranger"}
	h.start()
	const report = "cập nhật nhiệm vụ 59: xong 60%"
	if s := h.say("u1", report); !strings.Contains(s.Text, "chưa được giao quyền") {
		t.Errorf("a reader: %s", s.Text)
	}
	if s := h.say("stranger", report); strings.Contains(s.Text, "tiến độ") {
		t.Errorf("a stranger: %s", s.Text)
	}
	if s := h.say("u2", report); !strings.Contains(s.Text, "Đã ghi tiến độ") || !strings.Contains(s.Text, "zalo:u2") {
		t.Errorf("an editor: %s", s.Text)
	}
}

// TestTooFast is told once, not at each message.
func TestTooFast(t *testing.T) {
	h := setup(t)
	h.desk = bots.NewDesk(h.ag, &bots.Options{PerMinute: 1, Burst: 1})
	b := h.start()
	h.say("u1", "ai ký kế hoạch này?")
	if s := h.say("u1", "ai ký kế hoạch này?"); !strings.Contains(s.Text, "nhanh quá giới hạn") {
		t.Errorf("said %s", s.Text)
	}
	h.write(update1("3", "u1", "u1", "ai ký kế hoạch này?"), update1("4", "u2", "u2", "ai ký kế hoạch này?"))
	if s := h.next(); s.Chat != "u2" {
		t.Errorf("said %+v", s)
	}
	stop(b, patience)
	h.none()
}

// TestInOrder sends a question and what leans on it in one go.
func TestInOrder(t *testing.T) {
	h := setup(t)
	h.start()
	h.write(update1("1", "c1", "u1", "nhiệm vụ 59 là gì?"), update1("2", "c1", "u1", "thế ai phối hợp?"))
	h.next()
	if s := h.next(); !strings.Contains(s.Text, "[nhiệm vụ 59]") {
		t.Errorf("the second is answered alone: %s", s.Text)
	}
}

func TestOtherMessages(t *testing.T) {
	h := setup(t)
	h.opts.PublicURL = "https://kehoach.example"
	h.start()
	h.say("u1", "chào")
	h.write(strings.Replace(update1("p", "u1", "u1", ""), "message.text.received", "message.image.received", 1))
	if s := h.next(); s.Text != words["vi"].onlyText {
		t.Errorf("a picture: %s", s.Text)
	}
	if s := h.say("u1", strings.Repeat("a", bots.MaxQuestion+1)); !strings.Contains(s.Text, "dài quá") {
		t.Errorf("too long: %s", s.Text)
	}
	s := h.say("u1", "gửi em file excel việc của Sở Y tế")
	if want := "https://kehoach.example/api/plans/223-kh-ubnd-2024-tuyen-quang/export?agency=so-y-te&format=xlsx"; !strings.Contains(s.Text, want) || strings.Contains(s.Text, "kehoach export") {
		t.Errorf("no link: %s", s.Text)
	}
	s = h.say("u1", "soạn báo cáo quý II của Sở Y tế")
	if want := "https://kehoach.example/api/plans/223-kh-ubnd-2024-tuyen-quang/draft?agency=so-y-te&kind=bao-cao-quy&period=2025-Q2"; !strings.Contains(s.Text, want) || strings.Contains(s.Text, "kehoach draft") {
		t.Errorf("no link to the draft: %s", s.Text)
	}
	h.write(strings.Replace(update1("b", "u1", "u1", "x"), `"is_bot":false`, `"is_bot":true`, 1))
	h.say("u1", "ai ký kế hoạch này?")
}

// TestReminders asks for them in the chat and gets one on its day, through a
// restart; who is no longer on the list gets none.
func TestReminders(t *testing.T) {
	h := setup(t)
	path := filepath.Join(h.opts.Dir, "reminders.json")
	now := time.Date(2025, 6, 25, 1, 0, 0, 0, time.UTC) // 8:00 in Việt Nam
	begin := func() (*Bot, *remind.Clock) {
		book, err := remind.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		h.opts.Reminders = book
		b := h.start()
		return b, remind.NewClock(book, h.library, remind.Options{Now: func() time.Time { return now }, Send: map[string]remind.Send{"zalo": b.Remind}, Log: h.opts.Log})
	}
	b, _ := begin()
	if s := h.say("u1", "nhắc tôi việc của Sở Nội vụ trước 7 ngày"); !strings.Contains(s.Text, "Đã đặt: nhắc việc của Sở Nội vụ") {
		t.Fatalf("said %s", s.Text)
	}
	stop(b, patience)
	users := h.opts.Access.Users
	h.opts.Access.Users = nil
	b, clock := begin()
	clock.Tick(t.Context())
	h.none()
	stop(b, patience)
	h.opts.Access.Users = users
	b, clock = begin()
	h.order(sendWay, http.StatusForbidden)
	if err := b.Remind(t.Context(), h.opts.Reminders.Of("office", remind.Place{Entrance: "zalo", Address: "u1"})[0], "x"); !errors.Is(err, remind.ErrRefused) {
		t.Errorf("refused by Zalo: %v", err)
	}
	clock.Tick(t.Context())
	if s := h.next(); s.Chat != "u1" || !strings.Contains(s.Text, "[nhiệm vụ 71]") || strings.Contains(s.Text, "**") {
		t.Errorf("reminded %+v", s)
	}
	if s := h.say("u1", "đang nhắc những gì?"); !strings.Contains(s.Text, "việc của Sở Nội vụ, trước hạn 7 ngày") {
		t.Errorf("said %s", s.Text)
	}
	h.say("u1", "thôi nhắc")
	stop(b, patience)
	_, clock = begin()
	now = now.AddDate(0, 3, 0)
	clock.Tick(t.Context())
	h.none()
}
