package remind

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"kehoach/bots/view"
	"kehoach/plan"
)

// told reads off messages what was reminded of on which day.
func told(texts []string) []string {
	var out []string
	day := ""
	for _, line := range strings.Split(strings.Join(texts, "\n"), "\n") {
		if m := regexp.MustCompile(`^\*\*(\d\d/\d\d/\d{4})\*\*`).FindStringSubmatch(line); m != nil {
			day = m[1]
		}
		if m := regexp.MustCompile(`^- \[([^]]+)\]`).FindStringSubmatch(line); m != nil {
			out = append(out, day+" "+m[1]+line)
		}
	}
	return out
}

// TestEachOnceThroughAYear lets a year go by with restarts, a clock that is
// set back and forth, and days on which the program does not run. All that
// falls due is told of, once.
func TestEachOnceThroughAYear(t *testing.T) {
	p := samplePlan(t)
	h := setup(t, p)
	h.start(Subscription{Agency: "Sở Nội vụ", Key: "so-noi-vu", Days: 7})
	got := make(map[string]int)
	day := plan.Date("2025-01-02")
	for n := 0; day <= "2025-12-31"; n++ {
		for _, line := range told(h.at(string(day) + " 07:30")) {
			got[line]++
		}
		for _, line := range told(h.at(string(day) + " 20:00")) {
			got[line]++
		}
		switch n % 5 {
		case 1:
			h.restart()
		case 2: // the clock is set back by ten days and put right again
			for _, line := range told(h.at(string(day.AddDays(-10)) + " 09:00")) {
				got[line]++
			}
		case 3:
			day = day.AddDays(2) // not running
		}
		day = day.AddDays(1)
	}
	want := Falling(view.New(p, nil), "so-noi-vu", "2025-01-02", "2025-12-31", "vi")
	if len(want) < 20 || len(got) != len(want) {
		t.Errorf("told of %d, %d fall due", len(got), len(want))
	}
	for line, n := range got {
		if n != 1 {
			t.Errorf("%d times: %s", n, line)
		}
	}
	entries := view.New(p, nil)
	for _, i := range want {
		if d := entries.Entry(i.Item.ID).Due; d.Kind == plan.DueContinuous || d.Kind == plan.DueEvent || d.Kind == plan.DueUnspecified {
			t.Errorf("%s has no day: %+v", i.Item.ID, d)
		}
	}
}

// TestTheDayIsThatOfVietNam has the server's clock in UTC, where the day turns
// at seven in the morning of Việt Nam.
func TestTheDayIsThatOfVietNam(t *testing.T) {
	h := setup(t, samplePlan(t))
	h.start(Subscription{Days: 1})
	due := Falling(view.New(h.library.plans[0], nil), "", "2025-06-29", "2025-06-30", "vi")
	if len(due) == 0 {
		t.Fatal("the sample has nothing due at the end of June")
	}
	for _, c := range []struct {
		now  string
		want bool
	}{
		{"2025-06-28T23:59:00Z", false}, // 6:59 on the 29th
		{"2025-06-29T00:29:00Z", false}, // 7:29
		{"2025-06-29T00:30:00Z", true},  // 7:30
		{"2025-06-29T16:59:00Z", false}, // told already
		{"2025-06-29T17:30:00Z", false}, // 0:30 on the 30th
	} {
		h.now, _ = time.Parse(time.RFC3339, c.now)
		h.sent = nil
		h.Tick(t.Context())
		if (len(h.sent) > 0) != c.want {
			t.Errorf("%s: sent %q", c.now, h.sent)
		}
	}
}

// made is a plan with one task a time.
func made(t *testing.T, dues map[string]plan.Due) *plan.Plan {
	t.Helper()
	p := &plan.Plan{ID: "made", Title: "Kế hoạch", Date: "2024-12-23", Year: 2025}
	for number, d := range dues {
		p.Entries = append(p.Entries, &plan.Entry{
			ID: "task/" + number, Kind: plan.KindTask, Number: number, Text: "Việc " + number, Due: d,
			Agencies: []plan.AgencyRef{{Key: "so-y-te", Name: "Sở Y tế", Role: plan.RoleLead}},
		})
	}
	return p
}

func TestWeekendsAndWorkWithoutADay(t *testing.T) {
	h := setup(t, made(t, map[string]plan.Due{
		"1": {Kind: plan.DueDate, Date: "2025-03-15", Text: "15/3/2025", Granularity: plan.Day}, // a Saturday
		"2": {Kind: plan.DueContinuous, Text: "Thường xuyên"},
		"3": {Kind: plan.DueRecurring, RRule: "FREQ=MONTHLY", Text: "Hằng tháng"},
		"4": {Kind: plan.DueEvent, Text: "Sau khi có hướng dẫn"},
	}))
	h.start(Subscription{Agency: "Sở Y tế", Key: "so-y-te", Days: 90})
	got := strings.Join(h.at("2025-03-14 08:00"), "\n")
	if !strings.Contains(got, "[nhiệm vụ 1]") || !strings.Contains(got, "(ngày mai; hạn rơi vào Thứ Bảy)") || !strings.Contains(got, "“15/3/2025”") {
		t.Errorf("said %q", got)
	}
	for _, n := range []string{"2", "3", "4"} {
		if strings.Contains(got, "[nhiệm vụ "+n+"]") {
			t.Errorf("task %s has no day: %q", n, got)
		}
	}
}

func TestWhatFailsIsTriedAgain(t *testing.T) {
	h := setup(t, samplePlan(t))
	h.start(Subscription{Days: 7})
	h.sendErr = errors.New("no way through")
	h.at("2025-06-25 08:00")
	h.sendErr = nil
	if got := h.at("2025-06-25 08:05"); len(got) != 0 {
		t.Errorf("tried again at once: %q", got)
	}
	if got := h.at("2025-06-25 08:20"); len(got) != 1 {
		t.Errorf("sent %d", len(got))
	}
	if got := h.at("2025-06-25 09:00"); len(got) != 0 {
		t.Errorf("sent again: %q", got)
	}
}

// TestAnEntranceThatIsDown is asked once a round, not once a person.
func TestAnEntranceThatIsDown(t *testing.T) {
	h := setup(t, samplePlan(t))
	h.start(Subscription{Days: 7})
	h.start(Subscription{Key: "so-noi-vu", Days: 7})
	tries := 0
	h.opts.Send["zalo"] = func(context.Context, Subscription, string) error { tries++; return context.DeadlineExceeded }
	h.at("2025-06-25 08:00")
	if tries != 1 {
		t.Errorf("tried %d times", tries)
	}
}

// TestWhatIsRefusedIsTriedTomorrow, not every quarter of an hour.
func TestWhatIsRefusedIsTriedTomorrow(t *testing.T) {
	h := setup(t, samplePlan(t))
	h.start(Subscription{Days: 7})
	h.sendErr = fmt.Errorf("blocked: %w", ErrRefused)
	h.at("2025-06-25 08:00")
	h.sendErr = nil
	if got := h.at("2025-06-25 12:00"); len(got) != 0 {
		t.Errorf("tried again the same day: %q", got)
	}
	if got := h.at("2025-06-26 07:30"); len(got) != 1 {
		t.Errorf("sent %d the next day", len(got))
	}
}

// TestNotWritten cannot write down what was sent; it is not sent again all the
// same, and written when that works again.
func TestNotWritten(t *testing.T) {
	h := setup(t, samplePlan(t))
	h.start(Subscription{Days: 7})
	real := h.book.path
	h.book.path = filepath.Join(real, "under-a-file")
	if got := h.at("2025-06-25 08:00"); len(got) != 1 {
		t.Fatalf("sent %d", len(got))
	}
	h.book.path = real
	if got := h.at("2025-06-25 08:30"); len(got) != 0 {
		t.Errorf("sent again: %q", got)
	}
	h.restart()
	if got := h.at("2025-06-25 09:00"); len(got) != 0 {
		t.Errorf("sent again after a restart: %q", got)
	}
}

func TestWhoMayNoLongerAskAndWhatIsDone(t *testing.T) {
	h := setup(t, made(t, map[string]plan.Due{"1": {Kind: plan.DueDate, Date: "2025-03-20", Text: "20/3", Granularity: plan.Day}}))
	h.start(Subscription{Key: "so-y-te", Days: 7})
	h.sendErr = ErrNotAllowed
	h.at("2025-03-14 08:00")
	h.sendErr = nil
	h.reports = []plan.Progress{{Entry: "task/1", Agency: "so-y-te", Done: 100}}
	if got := h.at("2025-03-15 08:00"); len(got) != 0 {
		t.Errorf("done, and told of: %q", got)
	}
	h.reports = append(h.reports, plan.Progress{Entry: "task/1", Agency: "so-y-te", Done: 90})
	if got := h.at("2025-03-16 08:00"); len(got) != 1 {
		t.Errorf("allowed again and not done: %q", got)
	}
}

// TestADamagedFileIsNotOverwritten would lose everybody's reminders.
func TestADamagedFileIsNotOverwritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reminders.json")
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("opened: %v", err)
	}
}
