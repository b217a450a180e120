package remind

import (
	"strings"
	"testing"
	"time"

	"kehoach/bots"
	"kehoach/bots/view"
	"kehoach/plan"
)

// TestADigestEachWeek lets weeks go by with restarts and a Monday on which the
// program does not run: each week brings one digest with all that is due until
// the end of the next.
func TestADigestEachWeek(t *testing.T) {
	h := setup(t, samplePlan(t))
	h.start(Subscription{Agency: "Sở Nội vụ", Key: "so-noi-vu", Days: 14, Weekly: true})
	v := view.New(h.library.plans[0], nil)
	weeks := make(map[plan.Date]int)
	for day := plan.Date("2025-06-02"); day <= "2025-07-20"; day = day.AddDays(1) { // the first is a Monday
		week := day.AddDays(-(int(day.Time().Weekday()) + 6) % 7)
		if day == "2025-06-16" || day == "2025-06-17" {
			continue // not running
		}
		got := h.at(string(day) + " 08:00")
		if day.Time().Weekday() == time.Thursday {
			h.restart()
		}
		if len(got) == 0 {
			continue
		}
		weeks[week]++
		want := Falling(v, "so-noi-vu", day, week.AddDays(13), "vi")
		if lines := told(got); len(lines) != len(want) || !strings.Contains(got[0], "Bản tin tuần về việc của Sở Nội vụ") {
			t.Errorf("%s: told of %d, %d are due: %s", day, len(lines), len(want), got[0])
		}
		if late := day.Time().Weekday() != time.Monday; late != (week == "2025-06-16") {
			t.Errorf("the digest of %s comes on %s", week, day)
		}
	}
	for week := plan.Date("2025-06-02"); week <= "2025-07-14"; week = week.AddDays(7) {
		want := 0
		if len(Falling(v, "so-noi-vu", week, week.AddDays(13), "vi")) > 0 {
			want = 1
		}
		if weeks[week] != want {
			t.Errorf("the week of %s brings %d digests, want %d", week, weeks[week], want)
		}
	}
	if len(weeks) < 3 {
		t.Errorf("only %d weeks had a digest", len(weeks))
	}
}

// TestDigestsAreAskedFor beside reminders, which they do not replace.
func TestDigestsAreAskedFor(t *testing.T) {
	h := setup(t, samplePlan(t))
	d := desk(t)
	say := func(q string) string {
		t.Helper()
		r, err := d.Answer(t.Context(), bots.Message{Tenant: "office", User: "zalo:1", Text: q, Today: "2025-03-01"})
		if err != nil {
			t.Fatal(err)
		}
		if r, err = h.book.Reply(r, "office", "zalo:1", here); err != nil {
			t.Fatal(err)
		}
		return r.Text
	}
	for q, want := range map[string]string{
		"gửi bản tin hằng tuần việc của Sở Y tế":                        "bản tin đầu mỗi tuần về việc của Sở Y tế",
		"nhac toi hang tuan viec cua so noi vu":                         "bản tin đầu mỗi tuần về việc của Sở Nội vụ",
		"remind us every week of the work of the Department of Justice": "a digest of the work of ",
	} {
		if got := say(q); !strings.Contains(got, want) {
			t.Errorf("%q: %s", q, got)
		}
	}
	say("nhắc tôi việc của Sở Y tế trước 3 ngày")
	list := say("đang nhắc những gì?")
	for _, want := range []string{"- việc của Sở Y tế, bản tin đầu mỗi tuần", "- việc của Sở Y tế, trước hạn 3 ngày", "- việc của Sở Nội vụ, bản tin đầu mỗi tuần"} {
		if !strings.Contains(list, want) {
			t.Errorf("the list lacks %q: %s", want, list)
		}
	}
	if got := say("thôi nhắc việc của Sở Y tế"); strings.Count(got, "Sở Y tế") != 2 || len(h.book.Of("office", here)) != 2 {
		t.Errorf("ended: %s", got)
	}
}
