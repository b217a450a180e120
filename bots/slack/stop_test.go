package slack

import (
	"strings"
	"testing"
	"time"

	"kehoach/agent"
	"kehoach/agent/llm"
	"kehoach/agent/llm/llmtest"
	"kehoach/agent/loop"
)

// stuck is an agent with a language model that answers when the test lets it.
func stuck(t *testing.T) (opts *agent.Options, release chan struct{}) {
	release = make(chan struct{}, 10)
	model := llmtest.New(t, func(r *llmtest.Request, n int) llmtest.Message {
		select {
		case <-release:
		case <-time.After(20 * time.Second):
		}
		return llmtest.Extractive(llmtest.Calls("get_entry", `{"id":"task/59"}`), 0)(r, n)
	})
	m, err := llm.Open(llm.Options{BaseURL: model.Base(), Model: llmtest.Model, Key: llmtest.Key})
	if err != nil {
		t.Fatal(err)
	}
	return &agent.Options{Phraser: loop.New(m, llmtest.Model, nil)}, release
}

// shown returns the next message that is no status of the pane.
func (h *house) shown(s sent) sent {
	for s.Path == "/assistant.threads.setStatus" {
		s = h.next()
	}
	return s
}

// TestStop stops the model: the rules' answer comes at once, and says so. Nobody
// else can stop it, and an answer that comes takes the button away.
func TestStop(t *testing.T) {
	agents, release := stuck(t)
	h := setupWith(t, agents, func(c *Config) { c.StopAfter = 20 * time.Millisecond })
	offer := h.shown(h.say("message", "D1", "U1", letter, "5.1"))
	if offer.Path != "/chat.postMessage" || !strings.Contains(text(offer), doStop) {
		t.Fatalf("offered %s %s", offer.Path, text(offer))
	}
	h.press(offer, "U2", doStop)
	if s := h.shown(h.next()); s.Path != "/answer" {
		t.Errorf("another's press is answered at %s", s.Path)
	}
	h.press(offer, "U1", doStop)
	var answer sent
	for range 2 { // the button's end and the answer, in either order
		if s := h.shown(h.next()); s.Path == "/chat.postMessage" {
			answer = s
		}
	}
	if !strings.Contains(text(answer), "đã dừng theo yêu cầu") {
		t.Errorf("stopped: %s", text(answer))
	}
	for range 10 {
		release <- struct{}{}
	}
	h.none(h.bot)
}

// TestStopIsTakenAway: what was offered goes when the model has answered.
func TestStopIsTakenAway(t *testing.T) {
	agents, release := stuck(t)
	h := setupWith(t, agents, func(c *Config) { c.StopAfter = 20 * time.Millisecond })
	offer := h.shown(h.say("message", "D1", "U1", letter, "5.1"))
	if !strings.Contains(text(offer), doStop) {
		t.Fatalf("offered %s %s", offer.Path, text(offer))
	}
	for range 10 {
		release <- struct{}{}
	}
	if s := h.shown(h.next()); s.Path != "/chat.delete" || s.Fields["ts"] == "" {
		t.Errorf("then %s %v", s.Path, s.Fields)
	}
	if s := h.shown(h.next()); s.Path != "/chat.postMessage" || !strings.Contains(text(s), "nhiệm vụ 59") {
		t.Errorf("then %s %s", s.Path, text(s))
	}
}
