package yardstick

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Server is a system that is asked over HTTP.
type Server struct {
	// URL ends in /v1 or /chat/completions for a server that speaks OpenAI's
	// chat completions; any other takes the JSON of `kehoach serve`'s
	// /api/ask.
	URL string
	// Key is sent as the bearer token, "" for none.
	Key string
	// Model is OpenAI's field of that name.
	Model string
	// System is put before the conversation, "" for nothing; {today} in it
	// becomes the day. Only chat completions have it.
	System string
	// Timeout is how long one answer may take.
	Timeout time.Duration
	// Client makes the calls; nil means [http.DefaultClient].
	Client *http.Client
}

// maxBody bounds what is read of an answer.
const maxBody = 4 << 20

// attempts is how often a server is asked that says to come later.
const attempts = 5

// Ask is an [AskFunc].
func (s *Server) Ask(ctx context.Context, q Question) (Reply, error) {
	ctx, cancel := context.WithTimeout(ctx, s.Timeout)
	defer cancel()
	url, ok := s.chat()
	if ok {
		return s.complete(ctx, url, q)
	}
	earlier := []string{}
	for _, e := range q.Earlier {
		earlier = append(earlier, e.Question)
	}
	body, err := s.post(ctx, s.URL, map[string]any{"question": q.Text, "today": q.Today, "earlier": earlier})
	if err != nil {
		return Reply{}, err
	}
	return Decode(string(body))
}

// chat returns the address of chat completions, if that is what is served.
func (s *Server) chat() (string, bool) {
	url := strings.TrimRight(s.URL, "/")
	if strings.HasSuffix(url, "/v1") {
		url += "/chat/completions"
	}
	return url, strings.HasSuffix(url, "/chat/completions")
}

func (s *Server) complete(ctx context.Context, url string, q Question) (Reply, error) {
	type message struct {
		Role    string `json:"role"`
		Content string `json:"content"`
	}
	var messages []message
	if s.System != "" {
		messages = append(messages, message{"system", strings.ReplaceAll(s.System, "{today}", string(q.Today))})
	}
	for _, e := range q.Earlier {
		messages = append(messages, message{"user", e.Question}, message{"assistant", e.Answer})
	}
	messages = append(messages, message{"user", q.Text})
	body, err := s.post(ctx, url, map[string]any{"model": s.Model, "messages": messages, "temperature": 0})
	if err != nil {
		return Reply{}, err
	}
	var out struct {
		Choices []struct {
			Message message `json:"message"`
		} `json:"choices"`
	}
	if err := json.Unmarshal(body, &out); err != nil {
		return Reply{}, fmt.Errorf("decode the completion of %s: %w", url, err)
	}
	if len(out.Choices) == 0 {
		return Reply{}, fmt.Errorf("decode the completion of %s: there are no choices", url)
	}
	return Decode(out.Choices[0].Message.Content)
}

// post sends JSON and returns the body. A server that says to come later is
// given the time that it asks for.
func (s *Server) post(ctx context.Context, url string, v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	client := s.Client
	if client == nil {
		client = http.DefaultClient
	}
	for n := 1; ; n++ {
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		req.Header.Set("Content-Type", "application/json")
		if s.Key != "" {
			req.Header.Set("Authorization", "Bearer "+s.Key)
		}
		res, err := client.Do(req)
		if err != nil {
			return nil, err
		}
		body, err := io.ReadAll(io.LimitReader(res.Body, maxBody))
		res.Body.Close()
		switch {
		case err != nil:
			return nil, fmt.Errorf("read the answer of %s: %w", url, err)
		case res.StatusCode == http.StatusOK:
			return body, nil
		case res.StatusCode != http.StatusTooManyRequests && res.StatusCode != http.StatusServiceUnavailable || n == attempts:
			return nil, fmt.Errorf("%s answers %s: %s", url, res.Status, tail(string(body)))
		}
		if err := pause(ctx, res.Header.Get("Retry-After"), n); err != nil {
			return nil, fmt.Errorf("%s asks to come later: %w", url, err)
		}
	}
}

// pause waits for as many seconds as a server asks for, or a little more each
// time.
func pause(ctx context.Context, after string, n int) error {
	wait := time.Duration(n) * 500 * time.Millisecond
	if seconds, err := strconv.Atoi(after); err == nil && seconds >= 0 {
		wait = time.Duration(seconds) * time.Second
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(wait):
		return nil
	}
}
