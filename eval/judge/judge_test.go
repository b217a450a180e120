package judge

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"kehoach/agent/llm"
	"kehoach/agent/llm/llmtest"
	"kehoach/eval"
	"kehoach/plan"
)

var thePlan = &plan.Plan{Entries: []*plan.Entry{
	{ID: "task/1", Kind: plan.KindTask, Text: "Ban hành kế hoạch", Lead: plan.Cell{Text: "Sở Nội vụ"}, End: plan.Cell{Text: "Tháng 01/2025"}},
	{ID: "task/2", Kind: plan.KindTask, Text: "Rà soát thủ tục"},
}}

// fourAnswers are two that the rules call right and two that they call wrong,
// and one that nobody judges.
func fourAnswers(t *testing.T) eval.Report {
	t.Helper()
	cases, err := eval.Own("q.txt", []byte("q: đúng đúng\nwant: task/1\n\nq: đúng sai\nwant: task/1\n\nt1: đầu\nwant: task/1\nt2: sai đúng\nwant: task/1 / task/2\nmay: task/2\n\nq: sai sai\nabstain: not_in_plan\n\nq: để đọc\n"), thePlan)
	if err != nil {
		t.Fatal(err)
	}
	return eval.Run(t.Context(), cases, func(_ context.Context, turns ...eval.Turn) (eval.Answer, error) {
		a := eval.Answer{Answer: "Sở Nội vụ [nhiệm vụ 1]", Entries: []eval.Rested{{ID: "task/1"}}}
		if strings.HasPrefix(turns[len(turns)-1].Question, "sai") {
			a.Entries = []eval.Rested{{ID: "task/9"}}
		}
		return a, nil
	})
}

// second says what the second word of the question says.
func second(r *llmtest.Request, _ int) llmtest.Message {
	var m struct {
		Question string `json:"question"`
	}
	if err := json.Unmarshal([]byte(r.Messages[1].Content), &m); err != nil {
		return llmtest.Message{Content: "?"}
	}
	if strings.HasSuffix(m.Question, "sai") {
		return llmtest.Message{Content: "```json\n{\"right\": false, \"why\": \"thiếu\"}\n```"}
	}
	return llmtest.Message{Content: `{"right": true, "why": "đủ"}`}
}

func open(t *testing.T, s *llmtest.Server) *llm.Model {
	t.Helper()
	m, err := llm.Open(llm.Options{BaseURL: s.Base(), Model: llmtest.Model, Key: llmtest.Key, Tries: 1, Rest: time.Nanosecond})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestAgreement(t *testing.T) {
	t.Parallel()
	s := llmtest.New(t, second)
	rep := fourAnswers(t)
	var a Agreement
	a.Judge(t.Context(), open(t, s), thePlan, &rep)
	// "đầu" is right by both.
	if a.BothRight != 2 || a.RulesOnly != 1 || a.ModelOnly != 1 || a.BothWrong != 1 || a.Failed != 0 {
		t.Fatalf("got %+v", a)
	}
	if got := a.Share().String(); got != "60.0" {
		t.Errorf("they agree on %s%%, want 60.0", got)
	}
	// Observed .6; by chance .6*.6 + .4*.4 = .52.
	if k, ok := a.Kappa(); !ok || k < .166 || k > .167 {
		t.Errorf("kappa %v %v, want .1667", k, ok)
	}
	if len(a.Disputed) != 2 || a.Disputed[0].Result.Turn.Question != "đúng sai" || a.Disputed[0].Opinion.Why != "thiếu" {
		t.Errorf("disputed: %+v", a.Disputed)
	}
}

// TestWhatTheModelIsGiven holds the request to what a judge needs: the words of
// the wanted entries, what was asked before, the day.
func TestWhatTheModelIsGiven(t *testing.T) {
	t.Parallel()
	s := llmtest.New(t, second)
	rep := fourAnswers(t)
	var a Agreement
	a.Judge(t.Context(), open(t, s), thePlan, &rep)
	reqs := s.Requests()
	if len(reqs) != 5 {
		t.Fatalf("%d requests, want one for each answer that is judged", len(reqs))
	}
	single, follow, none := string(reqs[0].Messages[1].Content), string(reqs[3].Messages[1].Content), string(reqs[4].Messages[1].Content)
	for _, want := range []string{`"Ban hành kế hoạch"`, `"Sở Nội vụ"`, `"Tháng 01/2025"`, `"2025-01-02"`} {
		if !strings.Contains(single, want) {
			t.Errorf("%s is not in %s", want, single)
		}
	}
	if !strings.Contains(follow, `"before":["đầu"]`) || !strings.Contains(follow, `"alternatives":[{"id":"task/1"`) {
		t.Errorf("a follow-up: %s", follow)
	}
	if !strings.Contains(none, `"abstain":["not_in_plan"]`) {
		t.Errorf("where it must abstain: %s", none)
	}
}

func TestNoOpinion(t *testing.T) {
	t.Parallel()
	for _, said := range []string{"Đúng.", `{"why": "đủ"}`, `{"right": "yes"}`, "}{"} {
		if o, err := opinion(said); err == nil {
			t.Errorf("opinion(%q) = %+v, want an error", said, o)
		}
	}
	s := llmtest.New(t, llmtest.Says("không rõ"))
	rep := fourAnswers(t)
	var a Agreement
	a.Judge(t.Context(), open(t, s), thePlan, &rep)
	if a.Judged() != 0 || a.Failed != 5 || a.Err == nil {
		t.Errorf("got %+v, want five failures", a)
	}
	if _, ok := a.Kappa(); ok {
		t.Error("a kappa of nothing")
	}
}

// TestServerDown: what the model cannot be asked is counted, and the rest of
// the report stands.
func TestServerDown(t *testing.T) {
	t.Parallel()
	s := llmtest.New(t, second)
	s.Set(second, llmtest.Status(500, "", "", "{}"))
	rep := fourAnswers(t)
	var a Agreement
	a.Judge(t.Context(), open(t, s), thePlan, &rep)
	if a.Failed != 5 {
		t.Errorf("%d failed, want 5", a.Failed)
	}
}
