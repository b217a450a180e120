package slack

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"kehoach/agent"
	"kehoach/agent/llm"
	"kehoach/agent/llm/llmtest"
	"kehoach/agent/loop"
)

// began is what Slack sends when somebody opens a talk in the pane.
func (h *house) began(user string) {
	h.t.Helper()
	h.n++
	ev := fmt.Sprintf(`{"type":"event_callback","team_id":"T1","event_id":"Ev%d","event":{"type":"assistant_thread_started","assistant_thread":{"user_id":%q,"channel_id":"D1","thread_ts":"5.1","context":{}},"event_ts":"5.2"}}`, h.n, user)
	if code := h.post("/slack/events", "application/json", ev, nil); code != 200 {
		h.t.Fatalf("status %d", code)
	}
}

// TestThePane opens a talk, which greets and offers questions, and asks each.
func TestThePane(t *testing.T) {
	h := setup(t, nil)
	h.began("U1")
	if s := h.next(); s.Path != "/chat.postMessage" || s.Fields["thread_ts"] != "5.1" || s.Fields["channel"] != "D1" {
		t.Errorf("greeted by %s %v", s.Path, s.Fields)
	}
	s := h.next()
	var offered []struct{ Title, Message string }
	data, _ := s.Fields["prompts"].(string)
	if err := json.Unmarshal([]byte(data), &offered); err != nil || s.Path != "/assistant.threads.setSuggestedPrompts" || len(offered) == 0 || len(offered) > prompts {
		t.Fatalf("offered %s %v", s.Path, s.Fields)
	}
	for _, o := range offered {
		if s := h.say("message", "D1", "U1", o.Message, "5.1"); s.Path != "/chat.postMessage" || s.Fields["thread_ts"] != "5.1" || !strings.Contains(text(s), "details") {
			t.Errorf("%q is answered by %s %s", o.Message, s.Path, text(s))
		}
	}
	h.none(h.bot)
}

// thinking is an agent with a language model that takes its time.
func thinking(t *testing.T) *agent.Options {
	model := llmtest.New(t, func(r *llmtest.Request, n int) llmtest.Message {
		time.Sleep(50 * time.Millisecond)
		return llmtest.Extractive(llmtest.Calls("get_entry", `{"id":"task/59"}`), 0)(r, n)
	})
	m, err := llm.Open(llm.Options{BaseURL: model.Base(), Model: llmtest.Model, Key: llmtest.Key})
	if err != nil {
		t.Fatal(err)
	}
	return &agent.Options{Phraser: loop.New(m, llmtest.Model, nil)}
}

const letter = "soạn cho tôi đoạn tóm tắt gửi lãnh đạo về việc tháng 6"

// TestStatusWhileAModelAnswers: what is being done is shown until the answer is
// there, and nothing after it.
func TestStatusWhileAModelAnswers(t *testing.T) {
	h := setupWith(t, thinking(t), nil)
	steps := 0
	s := h.say("message", "D1", "U1", letter, "5.1")
	for ; s.Path == "/assistant.threads.setStatus"; s = h.next() {
		if s.Fields["thread_ts"] != "5.1" || s.Fields["channel_id"] != "D1" || s.Fields["status"] == "" {
			t.Errorf("shown %v", s.Fields)
		}
		steps++
	}
	if s.Path != "/chat.postMessage" || !strings.Contains(text(s), "nhiệm vụ 59") || steps < 2 {
		t.Errorf("after %d steps %s %s", steps, s.Path, text(s))
	}
	h.none(h.bot)
	// Slack that does not answer holds up the status, not the model.
	stuck := make(chan struct{})
	tell, done := h.bot.handler.doing(Incoming{Direct: true, Thread: "5.1"}, func(Outgoing) { <-stuck })
	start := time.Now()
	for range 100 {
		tell(agent.StepLooks)
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("the model waited %v", took)
	}
	close(stuck)
	done()
}

// TestWithoutAPane: an app that has none is asked once, and answers all the
// same. Who may not ask is not greeted.
func TestWithoutAPane(t *testing.T) {
	h := setupWith(t, thinking(t), func(c *Config) { c.Access.Users = []string{"U1"}; c.Access.Teams = map[string]string{"T1": "office"} })
	h.noPane = true
	h.began("U2")
	if s := h.say("message", "D1", "U1", letter, "5.1"); s.Path != "/assistant.threads.setStatus" {
		t.Errorf("first %s", s.Path)
	}
	for range 2 {
		if s := h.next(); s.Path != "/chat.postMessage" || !strings.Contains(text(s), "|task/59") {
			t.Errorf("then %s %s", s.Path, text(s))
		}
		h.post("/slack/events", "application/json", h.event("message", "D1", "U1", letter, "5.1"), nil)
	}
	h.next()
	h.none(h.bot)
}

// TestTheHomeIsKept chooses an agency, and finds it after a restart.
func TestTheHomeIsKept(t *testing.T) {
	path := t.TempDir() + "/homes.json"
	h := setup(t, func(c *Config) { c.Kept = path })
	open := func(h *house) sent {
		t.Helper()
		h.n++
		ev := fmt.Sprintf(`{"type":"event_callback","team_id":"T1","event_id":"Ev%d","event":{"type":"app_home_opened","tab":"home","user":"U1","channel":"D1"}}`, h.n)
		h.post("/slack/events", "application/json", ev, nil)
		return h.next()
	}
	view := func(s sent) string { v, _ := json.Marshal(s.Fields["view"]); return string(v) }
	if s := open(h); s.Path != "/views.publish" || s.Fields["user_id"] != "U1" || !strings.Contains(view(s), "so-y-te") || strings.Contains(view(s), "Đến hạn trong") {
		t.Fatalf("opened %s %v", s.Path, s.Fields)
	}
	h.n++
	data, _ := json.Marshal(map[string]any{
		"type": "block_actions", "trigger_id": fmt.Sprint(h.n), "team": map[string]any{"id": "T1"}, "user": map[string]any{"id": "U1", "team_id": "T1"}, "container": map[string]any{"type": "view"},
		"actions": []any{map[string]any{"action_id": doAgency, "selected_option": map[string]any{"value": "223-kh-ubnd-2024-tuyen-quang|so-y-te"}}},
	})
	h.post("/slack/interactive", "application/x-www-form-urlencoded", "payload="+url.QueryEscape(string(data)), nil)
	if s := h.next(); !strings.Contains(view(s), "*Sở Y tế*: chủ trì") {
		t.Errorf("chosen: %s", view(s))
	}
	if s := open(setup(t, func(c *Config) { c.Kept = path })); !strings.Contains(view(s), "*Sở Y tế*: chủ trì") {
		t.Errorf("after a restart: %s", view(s))
	}
}
