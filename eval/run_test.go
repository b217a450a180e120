package eval

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// twoCases is a question and a conversation of two turns.
func twoCases() []Case {
	return []Case{
		{Name: "agency:3", Kind: "agency", Form: "plain", Turns: []Turn{
			{Line: 3, Question: "snv lam gi", Want: one("a", "b"), Words: [][]string{{"Sở Nội vụ"}}, Totals: []int{2}},
		}},
		{Name: "followup:9", Kind: "followup", Form: "en", Held: true, Turns: []Turn{
			{Line: 9, Question: "task 120", Reasons: []string{"not_in_plan"}},
			{Line: 11, Question: "no, 12", Want: one("c")},
		}},
	}
}

func TestRun(t *testing.T) {
	t.Parallel()
	var asked []string
	rep := Run(t.Context(), twoCases(), func(_ context.Context, turns ...Turn) (Answer, error) {
		var qs []string
		for _, turn := range turns {
			qs = append(qs, turn.Question)
		}
		asked = append(asked, strings.Join(qs, " > "))
		switch len(asked) {
		case 1:
			return Answer{Answer: "Sở Y tế", Entries: rested("a", "x"), Total: total(2)}, nil
		case 2:
			return Answer{Entries: rested("c")}, nil
		}
		return Answer{}, errors.New("no connection")
	})
	if diff := cmp.Diff([]string{"snv lam gi", "task 120", "task 120 > no, 12"}, asked); diff != "" {
		t.Error(diff)
	}
	var b strings.Builder
	if err := rep.WriteTables(&b); err != nil {
		t.Fatal(err)
	}
	if err := rep.WriteFailures(&b); err != nil {
		t.Fatal(err)
	}
	want := `      kind  turns  right  entries  recall  precision  words  abstention  total
    agency      1    0.0      0.0    50.0       50.0    0.0       100.0  100.0
  followup      2    0.0      0.0       -        0.0      -         0.0      -
       all      3    0.0      0.0    50.0       25.0    0.0        33.3  100.0
                                                                              
      form  turns  right  entries  recall  precision  words  abstention  total
        en      2    0.0      0.0       -        0.0      -         0.0      -
     plain      1    0.0      0.0    50.0       50.0    0.0       100.0  100.0
       all      3    0.0      0.0    50.0       25.0    0.0        33.3  100.0
                                                                              
     split  turns  right  entries  recall  precision  words  abstention  total
      held      2    0.0      0.0       -        0.0      -         0.0      -
      tune      1    0.0      0.0    50.0       50.0    0.0       100.0  100.0
       all      3    0.0      0.0    50.0       25.0    0.0        33.3  100.0

FAIL agency:3 snv lam gi
  missing: b
  extra: x
  words missing: Sở Nội vụ
FAIL followup:9 task 120
  abstained: false ; want not_in_plan
  extra: c
FAIL followup:11 no, 12
  failed: no connection
`
	if diff := cmp.Diff(strings.Fields(want), strings.Fields(b.String())); diff != "" {
		t.Errorf("%s\n%s", diff, b.String())
	}
}

func TestRunStops(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	rep := Run(ctx, twoCases(), func(context.Context, ...Turn) (Answer, error) {
		cancel()
		return Answer{}, nil
	})
	if len(rep.Results) != 1 || !errors.Is(rep.Stopped, context.Canceled) {
		t.Errorf("%d results, stopped by %v, want 1 and %v", len(rep.Results), rep.Stopped, context.Canceled)
	}
}

func TestDecodeAnswer(t *testing.T) {
	t.Parallel()
	got, err := DecodeAnswer([]byte(`{"question":"q","intent":"agency","abstained":false,"answer":"x",
		"entries":[{"id":"task/59","kind":"task","role":"lead","via":"Sở Y tế","due":{"date":null}}],
		"total":17,"reason":null,"answered_by":"rules","elapsed_ms":1.9,"new":true}`))
	if err != nil {
		t.Fatal(err)
	}
	want := Answer{
		Question: "q", Intent: "agency", Answer: "x", Total: total(17), AnsweredBy: "rules", ElapsedMS: 1.9,
		Entries: []Rested{{ID: "task/59", Role: "lead", Via: "Sở Y tế"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := DecodeAnswer([]byte("no JSON")); err == nil {
		t.Error("no error for text that is no JSON")
	}
}
