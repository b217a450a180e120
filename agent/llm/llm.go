// Package llm is a language model behind a server that speaks OpenAI's
// /v1/chat/completions: OpenAI, vLLM, llama.cpp, LM Studio, Ollama's /v1.
//
// The requests are langchaingo's. Under it lies the transport of package wire,
// since the library waits without end and turns every failure into a text. A
// [Model] returns a [*wire.Error] where something went wrong between it and
// the server; it never holds the key. While the server is down, questions do
// not wait for it.
package llm

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/tmc/langchaingo/llms"
	"github.com/tmc/langchaingo/llms/openai"

	"kehoach/retrieval/wire"
)

// Options say where the model is and how to ask it.
type Options struct {
	// BaseURL is what stands before /chat/completions.
	BaseURL string
	// Model is the model's name, as the server has it.
	Model string
	// Key is sent as the bearer token; "" sends none.
	Key string
	// Timeout is for one attempt, 0 for 30 s.
	Timeout time.Duration
	// Tries is how often a request is sent, 0 for 3; Waits is the longest wait
	// between two, 0 for 5 s.
	Tries int
	Waits time.Duration
	// Rest is how long questions do without a server that failed, 0 for 10 s.
	Rest time.Duration
	// Recorded, if not nil, is told of each call.
	Recorded func(context.Context, Record)
	// Transport is beneath ours; nil means a [http.Transport].
	Transport http.RoundTripper
}

// Record is one call for the audit. It holds nothing that was said.
type Record struct {
	At               time.Time     `json:"at"`
	Model            string        `json:"model"`
	PromptTokens     int           `json:"prompt_tokens"`
	CompletionTokens int           `json:"completion_tokens"`
	Took             time.Duration `json:"took_ns"`
	// Status is the HTTP status of a failure, Failed what it said; zero where
	// there was none.
	Status int    `json:"status,omitempty"`
	Failed string `json:"failed,omitempty"`
}

const (
	maxReply = 4 << 20 // bytes
	backoff  = 250 * time.Millisecond
)

// Model is a [llms.Model]. It is safe for concurrent use.
type Model struct {
	opts      Options
	client    *openai.LLM
	transport *wire.Transport
	breaker   wire.Breaker
	shown     string
}

var _ llms.Model = (*Model)(nil)

// Open returns a model. It makes no call.
func Open(opts Options) (*Model, error) {
	opts.Timeout = cmp.Or(opts.Timeout, 30*time.Second)
	opts.Tries = cmp.Or(opts.Tries, 3)
	opts.Waits = cmp.Or(opts.Waits, 5*time.Second)
	u, err := url.Parse(opts.BaseURL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery+u.Fragment != "" {
		return nil, errors.New("the base URL of the model is not http://HOST/… or https://HOST/… without ? and #")
	}
	if strings.TrimSpace(opts.Model) == "" {
		return nil, errors.New("the server of the model needs the name of a model")
	}
	base := opts.Transport
	if base == nil {
		base = http.DefaultTransport.(*http.Transport).Clone()
	}
	m := &Model{opts: opts, shown: u.Scheme + "://" + u.Host + strings.TrimSuffix(u.Path, "/")}
	m.breaker.Rest = cmp.Or(opts.Rest, 10*time.Second)
	m.transport = &wire.Transport{Base: base, Key: opts.Key, Limit: maxReply, Backoff: backoff}
	m.client, err = openai.New(
		openai.WithBaseURL(strings.TrimSuffix(opts.BaseURL, "/")), openai.WithModel(opts.Model),
		// The library insists on a token and reads what is not set here from
		// the environment; the transport sends our key or none.
		openai.WithToken("none"), openai.WithOrganization(""), openai.WithAPIType(openai.APITypeOpenAI),
		openai.WithHTTPClient(&http.Client{Transport: m.transport, CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse // the key is for this host
		}}))
	if err != nil {
		return nil, fmt.Errorf("set up the model: %w", err)
	}
	return m, nil
}

// Name is the model's name, Address the server's without what may be secret.
func (m *Model) Name() string    { return m.opts.Model }
func (m *Model) Address() string { return m.shown }

// GenerateContent asks the model. The error is a [*wire.Error] or the
// context's.
func (m *Model) GenerateContent(ctx context.Context, messages []llms.MessageContent, options ...llms.CallOption) (*llms.ContentResponse, error) {
	if err := m.breaker.Allow(time.Now()); err != nil {
		return nil, err
	}
	start := time.Now()
	c := &wire.Call{Tries: m.opts.Tries, Patience: m.opts.Timeout, Waits: m.opts.Waits, Check: wellFormed}
	resp, err := m.client.GenerateContent(wire.With(ctx, c), messages, options...)
	switch {
	case err == nil:
	case ctx.Err() != nil:
		err = fmt.Errorf("ask the model: %w", ctx.Err())
	case c.Failed != nil:
		err = c.Failed
	default: // well formed and of no use to the library, or a request that it cannot make
		c.Failed = &wire.Error{Status: http.StatusOK, Text: "a reply that means nothing", Err: err}
		err = c.Failed
	}
	m.breaker.Done(ctx, time.Now(), err, c.Failed)
	m.record(ctx, start, resp, err, c.Failed)
	if err != nil {
		return nil, err
	}
	return resp, nil
}

// Call asks the model one thing.
func (m *Model) Call(ctx context.Context, prompt string, options ...llms.CallOption) (string, error) {
	return llms.GenerateFromSinglePrompt(ctx, m, prompt, options...)
}

func (m *Model) record(ctx context.Context, start time.Time, resp *llms.ContentResponse, err error, failed *wire.Error) {
	if m.opts.Recorded == nil {
		return
	}
	r := Record{At: start, Model: m.opts.Model, Took: time.Since(start)}
	switch {
	case failed != nil:
		r.Status, r.Failed = failed.Status, failed.Error()
	case err != nil:
		r.Failed = "given up"
	case len(resp.Choices) > 0:
		r.PromptTokens, _ = resp.Choices[0].GenerationInfo["PromptTokens"].(int)
		r.CompletionTokens, _ = resp.Choices[0].GenerationInfo["CompletionTokens"].(int)
	}
	m.opts.Recorded(ctx, r)
}

// wellFormed reports what is wrong with a reply that the library would take
// for an empty one.
func wellFormed(data []byte) ([]byte, error) {
	var r struct {
		Choices []struct {
			Message *struct {
				Content   any   `json:"content"`
				ToolCalls []any `json:"tool_calls"`
			} `json:"message"`
			Finish string `json:"finish_reason"`
		} `json:"choices"`
	}
	if json.Unmarshal(data, &r) != nil {
		return nil, errors.New("not JSON, or cut off")
	}
	if len(r.Choices) == 0 || r.Choices[0].Message == nil {
		return nil, errors.New("no choice in it")
	}
	if r.Choices[0].Finish == "content_filter" {
		return nil, errors.New("the server's filter kept the reply back")
	}
	return data, nil
}
