package bots_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"kehoach/agent"
	"kehoach/bots"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval/sqlite"
)

func desk(t *testing.T, opts *bots.Options) *bots.Desk {
	t.Helper()
	st, err := sqlite.Open(t.Context(), t.TempDir()+"/plans.db", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Put(t.Context(), "office", p, nil); err != nil {
		t.Fatal(err)
	}
	return bots.NewDesk(agent.New(st, nil), opts)
}

// TestAnswersAreKept asks the same again before and after the plans change.
func TestAnswersAreKept(t *testing.T) {
	state := "one"
	d := desk(t, &bots.Options{State: func(context.Context, string) (string, error) { return state, nil }, Recalled: 2})
	ask := func(text string, today plan.Date) *bots.Reply {
		t.Helper()
		m := said(text, "")
		m.Today = today
		r, err := d.Answer(t.Context(), m)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	const q = "việc nào đến hạn trong tháng này?"
	first := ask(q, "2025-01-02")
	again := ask(q, "2025-01-02")
	if first.Answer == again.Answer || first.Text != again.Text || &first.Entries[0] != &again.Entries[0] {
		t.Error("an answer that was kept is not given again, or not as a copy")
	}
	if ask(q, "2025-06-02").Text == first.Text {
		t.Error("another day has the same answer")
	}
	state = "two"
	if other := ask(q, "2025-01-02"); &other.Entries[0] == &first.Entries[0] {
		t.Error("an answer outlives the plan that it is from")
	}
}

func said(text, conversation string, earlier ...string) bots.Message {
	return bots.Message{Tenant: "office", User: "slack:T1/U2", Conversation: conversation, Earlier: earlier, Text: text, Today: "2025-01-02"}
}

func TestTalksLeanOnWhatWasSaid(t *testing.T) {
	now := time.Date(2025, 1, 2, 8, 0, 0, 0, time.UTC)
	d := desk(t, &bots.Options{Keep: time.Hour, Talks: 2, Now: func() time.Time { return now }})
	cites59 := func(m bots.Message) bool {
		t.Helper()
		r, err := d.Answer(t.Context(), m)
		if err != nil {
			t.Fatal(err)
		}
		return len(r.Entries) == 1 && r.Entries[0].ID == "task/59"
	}
	const first, second = "nhiệm vụ 59 là gì?", "thế ai phối hợp?"
	if !cites59(said(first, "a")) || !cites59(said(second, "a")) {
		t.Error("the second question does not lean on the first")
	}
	if cites59(said(second, "b")) {
		t.Error("a new talk leans on another")
	}
	cites59(said(first, "c")) // the third talk: "a" is the longest unused
	if cites59(said(second, "a")) {
		t.Error("more talks are kept than may be")
	}
	if !cites59(said(second, "d", first)) {
		t.Error("a talk that is not known does not take up its earlier questions")
	}
	now = now.Add(2 * time.Hour)
	if cites59(said(second, "d")) {
		t.Error("a talk is kept for longer than it may be")
	}
	other := said(second, "d")
	other.User = "slack:T1/U3"
	if cites59(other) {
		t.Error("one user leans on another's talk")
	}
}

func TestRefusedMessages(t *testing.T) {
	d := desk(t, nil)
	for _, c := range []struct {
		name, code string
		m          bots.Message
	}{
		{"empty", bots.BadRequest, said(" \n", "")},
		{"not UTF-8", bots.BadRequest, said("\xff", "")},
		{"too long", bots.TooLarge, said(strings.Repeat("a", bots.MaxQuestion+1), "")},
		{"an earlier one too long", bots.TooLarge, said("a", "", strings.Repeat("a", bots.MaxQuestion+1))},
		{"a long key", bots.BadRequest, said("a", strings.Repeat("k", 129))},
	} {
		_, err := d.Answer(t.Context(), c.m)
		var p *bots.Problem
		if !errors.As(err, &p) || p.Code != c.code || p.VI == "" || p.EN == "" {
			t.Errorf("%s: error %v, want code %s", c.name, err, c.code)
		}
	}
}

func TestFasterThanTheLimit(t *testing.T) {
	now := time.Date(2025, 1, 2, 8, 0, 0, 0, time.UTC)
	d := desk(t, &bots.Options{PerMinute: 6, Burst: 1, Now: func() time.Time { return now }})
	ask := func() *bots.Problem {
		_, err := d.Answer(t.Context(), said("ai ký kế hoạch?", ""))
		var p *bots.Problem
		errors.As(err, &p)
		return p
	}
	if p := ask(); p != nil {
		t.Fatal(p)
	}
	if p := ask(); p == nil || p.Code != bots.TooMany || p.Retry != 10*time.Second {
		t.Errorf("the second at once: %v", p)
	}
	now = now.Add(10 * time.Second)
	if p := ask(); p != nil {
		t.Errorf("after the wait: %v", p)
	}
}

func TestAnswerEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := desk(t, nil).Answer(ctx, said("ai ký?", "a")); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// TestSuggestionsAreAnswered asks what the desk suggests to ask.
func TestSuggestionsAreAnswered(t *testing.T) {
	d := desk(t, nil)
	for i, q := range []string{"nhiệm vụ 59 hạn khi nào?", "Sở Nội vụ chủ trì những việc gì?", "việc nào đến hạn trong quý 1?", "What must the Department of Justice do?", "When is task 59 due?"} {
		key := string(rune('a' + i))
		r, err := d.Answer(t.Context(), said(q, key))
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Suggestions) == 0 {
			t.Errorf("%q: nothing is suggested", q)
		}
		for _, s := range r.Suggestions {
			again, err := d.Answer(t.Context(), said(s, key+s, q))
			if err != nil {
				t.Fatal(err)
			}
			if again.Abstained || len(again.Entries) == 0 {
				t.Errorf("after %q, %q is not answered: %s", q, s, again.Text)
			}
		}
	}
}

// TestProgressIsStoredOnce asks a desk that no longer knows the talk: what was
// reported in it is not reported again, and no answer that notes progress, or
// rests on it, is given from memory.
func TestProgressIsStoredOnce(t *testing.T) {
	d := desk(t, &bots.Options{State: func(context.Context, string) (string, error) { return "same", nil }})
	const report = "cập nhật nhiệm vụ 59: xong 60%"
	ask := func(m bots.Message, reporter string) *bots.Reply {
		t.Helper()
		m.Reporter, m.Today = reporter, "2026-01-05"
		r, err := d.Answer(t.Context(), m)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if r := ask(said(report, ""), ""); !r.Abstained || *r.Reason != agent.NotPermitted {
		t.Errorf("a reader may report: %s", r.Text)
	}
	if r := ask(said(report, "talk"), "web:Lan"); r.Progress == nil || r.Progress.By != "web:Lan" {
		t.Fatalf("an editor may not report: %s", r.Text)
	}
	d.Forget("office", "slack:T1/U2", "talk")
	ask(said("thế ai phối hợp?", "talk", report), "web:Lan")
	history := ask(said("lịch sử tiến độ nhiệm vụ 59", ""), "")
	if n := strings.Count(history.Text, "60%"); n != 1 {
		t.Errorf("reported %d times:\n%s", n, history.Text)
	}
	const late = "nhiệm vụ nào Sở Y tế chủ trì đã quá hạn?"
	before := ask(said(late, ""), "")
	ask(said("cập nhật nhiệm vụ 59: xong 100%", ""), "web:Lan")
	if after := ask(said(late, ""), ""); before.Total != 1 || after.Total != 0 {
		t.Errorf("%d late, then %d; want 1, then 0", before.Total, after.Total)
	}
}
