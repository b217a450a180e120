package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"kehoach/agent"
	"kehoach/agent/llm"
	"kehoach/agent/llm/llmtest"
	"kehoach/agent/loop"
	"kehoach/bots"
	"kehoach/plan"
)

// TestACrowdAtTheModel streams a hundred conversations at once whose answers a
// language model writes, whose server breaks off when it has answered some: none
// is lost, and each ends in an answer of the model or of the rules. Questions for
// the rules are answered meanwhile.
func TestACrowdAtTheModel(t *testing.T) {
	h := setup(t, nil, nil)
	const crowd = 100
	honest := llmtest.Extractive(llmtest.Calls("deadlines", `{"from":"2025-06-01","to":"2025-06-30"}`), 0)
	model := llmtest.New(t, nil)
	model.Set(func(r *llmtest.Request, n int) llmtest.Message {
		time.Sleep(20 * time.Millisecond)
		return honest(r, n)
	}, func(w http.ResponseWriter, r *http.Request, n int) bool {
		return n > crowd+crowd/4 && llmtest.Cut(w, r, n) // from here on it breaks off in the middle
	})
	m, err := llm.Open(llm.Options{BaseURL: model.Base(), Model: llmtest.Model, Key: llmtest.Key, Tries: 1})
	if err != nil {
		t.Fatal(err)
	}
	ag := agent.New(h.store, &agent.Options{Phraser: loop.New(m, llmtest.Model, nil)})
	srv := New(bots.NewDesk(ag, &bots.Options{AtModel: 2 * crowd, AtOnce: 4}), shelfOf{h.store}, &Options{Today: func() plan.Date { return testDay }})
	ts := httptest.NewServer(srv)
	defer func() { ts.Close(); ts.Client().CloseIdleConnections() }()
	with := &house{Server: ts, srv: srv, store: h.store, agent: ag}
	var mu sync.Mutex
	by := make(map[string]int)
	var wg sync.WaitGroup
	for i := range crowd {
		wg.Go(func() {
			_, body := do(t, with, "POST", "/api/ask", fmt.Sprintf(`{"question":%q,"conversation":"c%d"}`, toTheModel, i), "Accept", "text/event-stream")
			events := readEvents(t, strings.NewReader(body))
			last := events[len(events)-1]
			if last.name != "end" {
				t.Errorf("%d ends with %q: %s", i, last.name, body)
				return
			}
			for _, e := range events {
				if e.name == "answer" {
					mu.Lock()
					by[e.data["answered_by"].(string)]++
					mu.Unlock()
				}
			}
		})
	}
	for range 20 {
		start := time.Now()
		if _, body := do(t, with, "POST", "/api/ask", `{"question":"nhiệm vụ 59 hạn khi nào?"}`); fields(t, body)["answered_by"] != "rules" || time.Since(start) > 5*time.Second {
			t.Errorf("after %v the rules say %s", time.Since(start), body)
		}
	}
	wg.Wait()
	if by["rules"]+by[llmtest.Model] != crowd || by["rules"] == 0 || by[llmtest.Model] == 0 {
		t.Errorf("answered by %v", by)
	}
	t.Logf("answered by %v", by)
}
