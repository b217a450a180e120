package slack

import (
	"strings"
	"testing"
	"time"

	"kehoach/bots/remind"
)

// TestReminders asks for them in a channel, in a command and in a direct
// message; each comes where it belongs, and only as long as one may ask there.
func TestReminders(t *testing.T) {
	book, err := remind.Open(t.TempDir() + "/reminders.json")
	if err != nil {
		t.Fatal(err)
	}
	h := setup(t, func(c *Config) { c.Reminders = book })
	if s := h.say("app_mention", "C1", "U1", "<@UBOT> nhắc tôi việc của Sở Nội vụ trước 7 ngày", ""); !strings.Contains(text(s), "Đã đặt: nhắc việc của Sở Nội vụ") {
		t.Fatalf("said %s", text(s))
	}
	h.say("message", "D1", "U1", "nhắc tôi việc của Sở Nội vụ trước 7 ngày", "")
	h.command("nhắc tôi việc của Sở Nội vụ trước 7 ngày")
	now := time.Date(2025, 6, 25, 1, 0, 0, 0, time.UTC) // 8:00 in Việt Nam
	clock := remind.NewClock(book, h.bot.handler.library, remind.Options{Now: func() time.Time { return now }, Send: map[string]remind.Send{"slack": h.bot.Remind}})
	h.bot.conf.Access.Channels = []string{"C1"} // a direct message needs none
	clock.Tick(t.Context())
	for _, want := range []string{"C1", "D1", "U1"} {
		s := h.next()
		if s.Path != "/chat.postMessage" || s.Fields["channel"] != want || !strings.Contains(text(s), "[nhiệm vụ 71]") || strings.Contains(text(s), "**") {
			t.Errorf("to %s: %s %v", want, s.Path, s.Fields)
		}
	}
	h.bot.conf.Access.Channels, h.bot.conf.Access.Users = []string{"C2"}, []string{"U2"}
	now = now.AddDate(0, 3, 0)
	clock.Tick(t.Context())
	h.none(h.bot)
	h.bot.conf.Access.Channels, h.bot.conf.Access.Users = nil, nil
	if s := h.say("app_mention", "C1", "U2", "<@UBOT> thôi nhắc", ""); !strings.Contains(text(s), "Đã thôi nhắc: việc của Sở Nội vụ") {
		t.Errorf("another in the channel: %s", text(s))
	}
}
