package remind

import (
	"strings"
	"testing"

	"kehoach/bots"
)

// TestDialogue asks, looks, changes and ends, as people do in a chat.
func TestDialogue(t *testing.T) {
	h := setup(t, samplePlan(t))
	d := desk(t)
	say := func(q string, p Place) string {
		t.Helper()
		r, err := d.Answer(t.Context(), bots.Message{Tenant: "office", User: "zalo:1", Text: q, Today: "2025-03-01"})
		if err != nil {
			t.Fatal(err)
		}
		if r, err = h.book.Reply(r, "office", "zalo:1", p); err != nil {
			t.Fatal(err)
		}
		return r.Text
	}
	there := Place{Entrance: "zalo", Address: "chat2"}
	for _, c := range []struct {
		q    string
		p    Place
		want string
		n    int // subscriptions here after it
	}{
		{"đang nhắc những gì?", here, "chưa đặt", 0},
		{"nhắc tôi việc của Sở Y tế trước 7 ngày", here, "Đã đặt: nhắc việc của Sở Y tế trước hạn 7 ngày", 1},
		{"nhắc tôi việc của Sở Y tế trước 3 ngày", here, "trước hạn 3 ngày", 1},
		{"nhắc tôi nhiệm vụ 59 trước 10 ngày", here, "nhiệm vụ 59", 2},
		{"nhac toi moi viec", there, "mọi việc", 2},
		{"đang nhắc những gì?", here, "- việc của Sở Y tế, trước hạn 3 ngày\n- nhiệm vụ 59, trước hạn 10 ngày", 2},
		{"thôi nhắc việc của Sở Tư pháp", here, "Không có đăng ký nhắc nào như vậy", 2},
		{"thôi nhắc việc của Sở Y tế", here, "Đã thôi nhắc: việc của Sở Y tế", 1},
		{"thôi nhắc", here, "Đã thôi nhắc: nhiệm vụ 59", 0},
		{"ai ký kế hoạch này?", here, "Nguyễn Văn Sơn", 0},
		{"what are my reminders?", here, "No reminders here", 0},
	} {
		if got := say(c.q, c.p); !strings.Contains(got, c.want) {
			t.Errorf("%q: %s\nwant %q", c.q, got, c.want)
		}
		if n := len(h.book.Of("office", here)); n != c.n {
			t.Errorf("%q: %d subscriptions, want %d", c.q, n, c.n)
		}
	}
	if n := len(h.book.Of("office", there)); n != 1 {
		t.Errorf("another place has %d", n)
	}
}

func TestOneEntryOfOnePlan(t *testing.T) {
	h := setup(t, samplePlan(t))
	h.start(Subscription{Plan: h.library.plans[0].ID, Entry: "task/59", Days: 90})
	all := told(h.at("2025-10-15 08:00"))
	for _, line := range all {
		if !strings.Contains(line, "nhiệm vụ 59") {
			t.Errorf("told of %s", line)
		}
	}
	if len(all) == 0 {
		t.Error("told of nothing")
	}
}

func TestTooMany(t *testing.T) {
	h := setup(t)
	for i := range maxAtPlace {
		h.start(Subscription{Key: string(rune('a' + i)), Days: 7})
	}
	if err := h.book.Start(Subscription{Tenant: "office", Place: here, Key: "more"}); err != ErrFull {
		t.Errorf("one more: %v", err)
	}
	h.start(Subscription{Key: "a", Days: 3}) // a change is no more
}
