package yardstick

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/eval"
	"kehoach/plan"
)

// smallGold has a question of each sort that is counted apart.
func smallGold() []eval.Case {
	one := func(ids ...string) (out [][]string) {
		for _, id := range ids {
			out = append(out, []string{id})
		}
		return out
	}
	return []eval.Case{
		{Name: "field:1", Kind: "field", Turns: []eval.Turn{{Line: 1, Question: "lookup", Want: one("task/5"), Words: [][]string{{"Sở Y tế"}}}}},
		{Name: "count:1", Kind: "count", Turns: []eval.Turn{{Line: 1, Question: "count", Want: one("task/5", "task/7"), Totals: []int{2}}}},
		{Name: "refuse:1", Kind: "refuse", Held: true, Turns: []eval.Turn{{Line: 1, Question: "absent", Reasons: []string{"not_in_plan"}}}},
		{Name: "refuse:2", Kind: "refuse", Turns: []eval.Turn{{Line: 2, Question: "half", Reasons: []string{"not_in_plan"}, MayAnswer: true, MayAny: true}}},
		{Name: "followup:1", Kind: "followup", Turns: []eval.Turn{
			{Line: 1, Question: "first", Today: "2025-02-03", Want: one("task/5")}, {Line: 2, Question: "second", Today: "2025-02-03", Want: one("task/7")},
		}},
	}
}

// says is a system that answers from a script.
func says(script map[string]string, asked *[]Question) AskFunc {
	return func(_ context.Context, q Question) (Reply, error) {
		*asked = append(*asked, q)
		text, ok := script[q.Text]
		if !ok {
			return Reply{}, errors.New("no answer")
		}
		return Decode(text)
	}
}

func TestRunCounts(t *testing.T) {
	t.Parallel()
	var asked []Question
	outcomes, err := Run(t.Context(), smallGold(), smallPlan(), says(map[string]string{
		"lookup": `{"answer":"Sở Y tế: nhiệm vụ 5","confidence":0.9}`,      // right
		"count":  `{"answer":"nhiệm vụ 5","confidence":0.4}`,               // one is missing, and the count
		"absent": `{"answer":"Có, theo nhiệm vụ 10","confidence":0.2}`,     // must be refused
		"half":   `{"answer":"Kế hoạch không nêu.","confidence":0.8}`,      // right
		"first":  `{"answer":"Kế hoạch không có việc này","confidence":0}`, // must be answered
	}, &asked), Options{})
	if err != nil {
		t.Fatal(err)
	}
	last := asked[len(asked)-1]
	if diff := cmp.Diff(Question{Text: "second", Today: "2025-02-03", Earlier: []Exchange{{"first", "Kế hoạch không có việc này"}}}, last); diff != "" {
		t.Errorf("the second turn of a conversation (-want +got):\n%s", diff)
	}
	if asked[0].Today != eval.DefaultToday {
		t.Errorf("asked on %q, want %q where the gold names no day", asked[0].Today, eval.DefaultToday)
	}
	f := Count(outcomes)
	want := Row{Category: "all", Turns: 6, Right: Share{2, 6}, Words: Share{2, 4}, FalseAnswers: Share{1, 1}, FalseRefusals: Share{1, 4}, Failed: 1}
	if diff := cmp.Diff(want, f.All); diff != "" {
		t.Errorf("all (-want +got):\n%s", diff)
	}
	if f.Held.Turns != 1 || f.Tune.Turns != 5 || f.Refusals != (Share{0, 1}) || f.Answers != (Share{3, 4}) || f.Balanced != 37.5 {
		t.Errorf("got held %d, tune %d, refusals %v, answers %v, balanced %v", f.Held.Turns, f.Tune.Turns, f.Refusals, f.Answers, f.Balanced)
	}
	var b strings.Builder
	if err := f.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	if err := WriteFailures(&b, outcomes); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.Contains(got, "FAIL list count:1 count\n  missing: task/7\n  words missing: 2") || strings.Contains(got, "absent refuse") {
		t.Errorf("the failures are those of the part for tuning alone, have:\n%s", got)
	}
}

func TestCurve(t *testing.T) {
	t.Parallel()
	var asked []Question
	outcomes, err := Run(t.Context(), smallGold(), smallPlan(), says(map[string]string{
		"lookup": `{"answer":"Sở Y tế: nhiệm vụ 5","confidence":0.9}`,
		"count":  `{"answer":"nhiệm vụ 5","confidence":0.4}`,
		"absent": `{"answer":"nhiệm vụ 10","confidence":0.4}`,
		"half":   `{"answer":"nhiệm vụ 5","confidence":0.8}`,
		"first":  `{"answer":"nhiệm vụ 5"}`, "second": `{"answer":"Kế hoạch không có"}`,
	}, &asked), Options{})
	if err != nil {
		t.Fatal(err)
	}
	type point struct{ Coverage, Risk float64 }
	var got []point
	c := Count(outcomes).Curve
	for _, p := range c.Points {
		got = append(got, point{p.Coverage, p.Risk})
	}
	// 0.9 right; 0.8 right; both of 0.4 wrong; without a confidence, right.
	want := []point{{1. / 6, 0}, {2. / 6, 0}, {4. / 6, .5}, {5. / 6, .4}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if c.Area == nil || *c.Area < .279 || *c.Area > .281 { // (0 + 0 + 2 × .5 + .4) / 5
		t.Errorf("area %v, want 0.28", c.Area)
	}
	if at := c.At(); len(at) != 4 || at[3].Coverage != 5./6 {
		t.Errorf("the points to print are %v", at)
	}
}

func TestASystemWithoutConfidenceIsAPoint(t *testing.T) {
	t.Parallel()
	var asked []Question
	outcomes, err := Run(t.Context(), smallGold(), smallPlan(), says(map[string]string{"lookup": "nhiệm vụ 5", "count": "2: nhiệm vụ 5, 7"}, &asked), Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := Count(outcomes).Curve
	if len(c.Points) != 1 || c.Area != nil || c.Points[0].AtLeast != nil || c.Points[0].Coverage != 2./6 || c.Points[0].Risk != .5 {
		t.Errorf("got %+v, want the point 2/6, 1/2 alone", c)
	}
}

func TestARunEndsWhereNothingIsAnswered(t *testing.T) {
	t.Parallel()
	var gold []eval.Case
	for range 50 {
		gold = append(gold, smallGold()[0])
	}
	var asked atomic.Int64
	_, err := Run(t.Context(), gold, smallPlan(), func(context.Context, Question) (Reply, error) {
		asked.Add(1)
		return Reply{}, errors.New("connection refused")
	}, Options{Jobs: 2})
	if err == nil || !strings.Contains(err.Error(), "connection refused") || asked.Load() > giveUp+2 {
		t.Errorf("asked %d times, then %v", asked.Load(), err)
	}
}

func TestCategories(t *testing.T) {
	t.Parallel()
	p := smallPlan()
	for _, e := range p.Entries {
		if e.Kind == plan.KindTask {
			e.Agencies = []plan.AgencyRef{{Name: "Các sở", Role: plan.RoleLead, Group: e.Number != "5"}}
		}
	}
	want := func(ids ...string) (out [][]string) {
		for _, id := range ids {
			out = append(out, []string{id})
		}
		return out
	}
	for _, c := range []struct {
		kind string
		turn eval.Turn
		want Category
	}{
		{"describe", eval.Turn{Want: want("task/5")}, Lookup},
		{"document", eval.Turn{Words: [][]string{{"x"}}}, Lookup},
		{"target", eval.Turn{Want: want("task/5", "task/7")}, List},
		{"count", eval.Turn{Totals: []int{75}}, List},
		{"agency", eval.Turn{Want: want("task/7", "task/10", "task/5")}, Group},
		{"agency", eval.Turn{Want: want("task/7", "task/5")}, List},
		{"period", eval.Turn{Want: want("task/7", "task/10")}, Deadline},
		{"report", eval.Turn{Want: want("duty/V.1.4")}, Deadline},
		{"refuse", eval.Turn{Reasons: []string{"not_in_plan", "unsafe"}}, Absent},
		{"refuse", eval.Turn{Reasons: []string{"unsafe", "not_in_plan"}}, Trap},
		{"field", eval.Turn{Reasons: []string{"not_in_plan"}, MayAnswer: true}, Trap},
		{"refuse", eval.Turn{Want: want("task/5")}, Trap},
		{"followup", eval.Turn{Reasons: []string{"ambiguous", "not_in_plan"}}, Ambiguous},
	} {
		if got := categorise(&eval.Case{Kind: c.kind}, &c.turn, p); got != c.want {
			t.Errorf("%s %+v: got %s, want %s", c.kind, c.turn, got, c.want)
		}
	}
}
