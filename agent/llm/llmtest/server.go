// Package llmtest is a server of /v1/chat/completions for tests: on loopback,
// strict about what it takes, with brains that a test scripts and faults that
// a network has.
package llmtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

const (
	// Model and Key are those that the server takes.
	Model = "fake-large"
	Key   = "sk-never-to-be-seen"
)

// Request is what a client sends, checked.
type Request struct {
	Model      string    `json:"model"`
	Messages   []Message `json:"messages"`
	Tools      []Tool    `json:"tools"`
	ToolChoice any       `json:"tool_choice"`

	Temperature         *float64 `json:"temperature"`
	MaxCompletionTokens int      `json:"max_completion_tokens"`
	Stream              bool     `json:"stream"`
}

// Message is one message either way.
type Message struct {
	Role       string  `json:"role"`
	Content    Content `json:"content"`
	ToolCalls  []Call  `json:"tool_calls,omitempty"`
	ToolCallID string  `json:"tool_call_id,omitempty"`
}

// Call is a call of a tool.
type Call struct {
	ID       string   `json:"id"`
	Type     string   `json:"type"`
	Function Function `json:"function"`
}

// Function is what is called.
type Function struct {
	Name      string `json:"name"`
	Arguments string `json:"arguments"`
}

// Tool is a tool as the client declares it.
type Tool struct {
	Type     string `json:"type"`
	Function struct {
		Name        string          `json:"name"`
		Description string          `json:"description"`
		Parameters  json.RawMessage `json:"parameters"`
		Strict      bool            `json:"strict"`
	} `json:"function"`
}

// Content is a text, sent as a string or as parts.
type Content string

// UnmarshalJSON reads either form and nothing but text.
func (c *Content) UnmarshalJSON(b []byte) error {
	var text *string
	if json.Unmarshal(b, &text) == nil {
		if text != nil {
			*c = Content(*text)
		}
		return nil
	}
	var parts []struct {
		Type string  `json:"type"`
		Text *string `json:"text"`
	}
	if err := json.Unmarshal(b, &parts); err != nil {
		return err
	}
	for _, p := range parts {
		if p.Type != "text" || p.Text == nil {
			return fmt.Errorf("a part of type %q", p.Type)
		}
		*c += Content(*p.Text)
	}
	return nil
}

// Brain answers the n-th request, from 1.
type Brain func(r *Request, n int) Message

// Fault answers the n-th request instead where it returns true.
type Fault func(w http.ResponseWriter, r *http.Request, n int) bool

// Server is the fake.
type Server struct {
	*httptest.Server

	mu       sync.Mutex
	brain    Brain
	fault    Fault
	requests []*Request
	refused  []string
	calls    int
}

// New starts a server that stops with the test, which fails where the client
// sent what the protocol does not allow.
func New(t testing.TB, brain Brain) *Server {
	s := &Server{brain: brain}
	s.Server = httptest.NewServer(s)
	t.Cleanup(func() {
		s.Close()
		for _, r := range s.refused {
			t.Errorf("the server refused a request: %s", r)
		}
	})
	return s
}

// Base is the server's base URL.
func (s *Server) Base() string { return s.URL + "/v1" }

// Set changes the brain and the fault.
func (s *Server) Set(b Brain, f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.brain, s.fault, s.calls = b, f, 0
}

// Requests are those that were taken.
func (s *Server) Requests() []*Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]*Request(nil), s.requests...)
}

// Calls is how many requests came since Set.
func (s *Server) Calls() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.calls++
	n, brain, fault := s.calls, s.brain, s.fault
	s.mu.Unlock()
	req, status, err := read(r)
	if err != nil {
		s.mu.Lock()
		s.refused = append(s.refused, err.Error())
		s.mu.Unlock()
		Refuse(w, status, err.Error())
		return
	}
	s.mu.Lock()
	s.requests = append(s.requests, req)
	s.mu.Unlock()
	if fault != nil && fault(w, r, n) {
		return
	}
	m := brain(req, n)
	Reply(w, m)
}

// Refuse answers as OpenAI does for an error.
func Refuse(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"error": map[string]any{"message": message, "type": "invalid_request_error", "code": nil}})
}

// Reply answers with a message.
func Reply(w http.ResponseWriter, m Message) {
	finish := "stop"
	message := map[string]any{"role": "assistant", "content": string(m.Content)}
	if len(m.ToolCalls) > 0 {
		finish = "tool_calls"
		message["tool_calls"] = m.ToolCalls
		if m.Content == "" {
			message["content"] = nil
		}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{
		"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": Model,
		"choices": []any{map[string]any{"index": 0, "message": message, "finish_reason": finish}},
		"usage":   map[string]int{"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
	})
}

// read checks a request as strictly as the protocol allows.
func read(r *http.Request) (*Request, int, error) {
	switch {
	case r.Method != http.MethodPost || r.URL.Path != "/v1/chat/completions":
		return nil, 404, fmt.Errorf("no such path: %s %s", r.Method, r.URL.Path)
	case r.Header.Get("Authorization") != "Bearer "+Key:
		return nil, 401, fmt.Errorf("wrong key")
	case !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json"):
		return nil, 415, fmt.Errorf("not JSON")
	}
	dec := json.NewDecoder(r.Body)
	dec.DisallowUnknownFields()
	var req Request
	if err := dec.Decode(&req); err != nil {
		return nil, 400, fmt.Errorf("bad body: %w", err)
	}
	if req.Model != Model || req.Stream || req.MaxCompletionTokens < 1 || req.Temperature == nil {
		return nil, 400, fmt.Errorf("model %q, stream %v, max_completion_tokens %d", req.Model, req.Stream, req.MaxCompletionTokens)
	}
	if err := ordered(req.Messages); err != nil {
		return nil, 400, err
	}
	for _, t := range req.Tools {
		if err := declared(t); err != nil {
			return nil, 400, err
		}
	}
	return &req, 200, nil
}
