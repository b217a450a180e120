package web

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehoach/agent"
	"kehoach/agent/llm"
	"kehoach/agent/llm/llmtest"
	"kehoach/agent/loop"
	"kehoach/bots"
	"kehoach/plan"
)

// withModel is the server of a house with a language model, which says false
// things first and is slow.
func withModel(t *testing.T) *house {
	h := setup(t, nil, nil)
	model := llmtest.New(t, llmtest.Then(llmtest.Calls("get_entry", `{"id":"task/59"}`), func(_ *llmtest.Request, n int) llmtest.Message {
		time.Sleep(2 * soon)
		if n == 2 {
			return llmtest.Message{Content: "Hạn hoàn thành là tháng 11/2025 [task/59]."}
		}
		return llmtest.Message{Content: "Hạn hoàn thành là tháng 12/2025 [task/59].\nSở Y tế chủ trì nhiệm vụ này [task/59]."}
	}))
	m, err := llm.Open(llm.Options{BaseURL: model.Base(), Model: llmtest.Model, Key: llmtest.Key})
	if err != nil {
		t.Fatal(err)
	}
	ag := agent.New(h.store, &agent.Options{Phraser: loop.New(m, llmtest.Model, nil)})
	srv := New(bots.NewDesk(ag, nil), shelfOf{h.store}, &Options{Today: func() plan.Date { return testDay }})
	ts := httptest.NewServer(srv)
	t.Cleanup(func() {
		ts.Close()
		ts.Client().CloseIdleConnections()
		model.CloseClientConnections()
	})
	return &house{Server: ts, srv: srv, store: h.store, agent: ag}
}

const toTheModel = `soạn cho tôi đoạn tóm tắt gửi lãnh đạo về việc tháng 6`

// TestProgressThenWhatIsVerified streams an answer of a model that was false at
// first: what is done is told as it is, and no false word ever is.
func TestProgressThenWhatIsVerified(t *testing.T) {
	h := withModel(t)
	_, body := do(t, h, "POST", "/api/ask?lang=vi", `{"question":"`+toTheModel+`","today":"2025-01-02"}`, "Accept", "text/event-stream")
	var steps, names []string
	for _, e := range readEvents(t, strings.NewReader(body)) {
		if len(names) == 0 || names[len(names)-1] != e.name {
			names = append(names, e.name)
		}
		if e.name == "progress" {
			steps = append(steps, e.data["step"].(string))
			if words := e.data["text"]; words != bots.StepWords(agent.Step(e.data["step"].(string)), "vi") || words == "" {
				t.Errorf("%v is told as %q", e.data["step"], words)
			}
		}
	}
	if diff := cmp.Diff([]string{"start", "progress", "text", "answer"}, names[:min(4, len(names))]); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"model", "tools", "check", "again", "check"}, steps); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
	if strings.Contains(body, "11/2025") || !strings.Contains(body, `"answered_by":"`+llmtest.Model+`"`) {
		t.Errorf("streamed %s", body)
	}
}

// TestCompletionsAreKeptAlive streams the same for a client of OpenAI's.
func TestCompletionsAreKeptAlive(t *testing.T) {
	h := withModel(t)
	_, body := do(t, h, "POST", "/v1/chat/completions", `{"model":"kehoach","stream":true,"messages":[{"role":"user","content":"`+toTheModel+`"}]}`)
	if !strings.HasPrefix(body, ": model\n\n: tools\n\n: check\n\n: again\n\n: check\n\ndata: {") || !strings.HasSuffix(body, "data: [DONE]\n\n") {
		t.Errorf("streamed %s", body)
	}
	if strings.Contains(body, "11/2025") || !strings.Contains(body, "tháng 12/2025") {
		t.Errorf("streamed %s", body)
	}
}
