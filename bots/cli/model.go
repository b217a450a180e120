package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"kehoach/agent"
	"kehoach/agent/gate"
	"kehoach/agent/llm"
	"kehoach/agent/loop"
)

// modelOptions reads where the language model is; false where none is
// configured or --no-model is given.
func (a *app) modelOptions() (llm.Options, bool, error) {
	env := func(name string) string { return strings.TrimSpace(a.getenv("KEHOACH_LLM_" + name)) }
	opts := llm.Options{BaseURL: env("BASE_URL"), Model: env("MODEL"), Key: env("API_KEY")}
	if a.noModel || opts.BaseURL == "" && opts.Model == "" {
		return opts, false, nil
	}
	if opts.BaseURL == "" || opts.Model == "" {
		return opts, false, usageError{errors.New(a.t("mô hình ngôn ngữ cần cả KEHOACH_LLM_BASE_URL và KEHOACH_LLM_MODEL",
			"a language model needs both KEHOACH_LLM_BASE_URL and KEHOACH_LLM_MODEL"))}
	}
	return opts, true, nil
}

// loopOptions reads the budgets of a question.
func (a *app) loopOptions() (*loop.Options, error) {
	o := &loop.Options{Judged: a.counts.judged}
	for _, f := range []struct {
		name string
		to   *int
	}{{"KEHOACH_LLM_STEPS", &o.Steps}, {"KEHOACH_LLM_TOKENS", &o.Tokens}} {
		text := a.getenv(f.name)
		if text == "" {
			continue
		}
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return nil, usageError{fmt.Errorf("%s=%q: ≥ 1", f.name, text)}
		}
		*f.to = n
	}
	if text := a.getenv("KEHOACH_LLM_TIMEOUT"); text != "" {
		d, err := time.ParseDuration(text)
		if err != nil || d <= 0 {
			return nil, usageError{fmt.Errorf("KEHOACH_LLM_TIMEOUT=%q: 30s, 1m", text)}
		}
		o.Timeout = d
	}
	return o, nil
}

// atModel is how many questions the model is asked at the same time, 0 for the
// usual.
func (a *app) atModel() (int, error) {
	text := a.getenv("KEHOACH_LLM_AT_ONCE")
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, usageError{fmt.Errorf("KEHOACH_LLM_AT_ONCE=%q: ≥ 1", text)}
	}
	return n, nil
}

// phraser returns the language model that answers what the rules do not
// cover; nil where none is configured.
func (a *app) phraser() (agent.Phraser, error) {
	opts, given, err := a.modelOptions()
	if err != nil || !given {
		return nil, err
	}
	budgets, err := a.loopOptions()
	if err != nil {
		return nil, err
	}
	opts.Timeout = budgets.Timeout
	opts.Recorded = func(ctx context.Context, r llm.Record) {
		a.counts.called(r)
		traceCall(ctx, a.tracer, r)
		if a.modelCalls != nil {
			a.modelCalls(r)
		}
	}
	m, err := llm.Open(opts)
	if err != nil {
		return nil, usageError{fmt.Errorf("KEHOACH_LLM_BASE_URL: %w", err)}
	}
	return loop.New(m, m.Name(), budgets), nil
}

// modelCounts are what the metrics say of the model.
type modelCounts struct {
	mu     sync.Mutex
	series map[string]float64
}

func (c *modelCounts) add(series string, n float64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.series == nil {
		c.series = make(map[string]float64)
	}
	c.series[series] += n
}

// judged counts what the gate found in an answer.
func (c *modelCounts) judged(v *gate.Verdict) {
	c.add(fmt.Sprintf("kehoach_model_answers_total{sound=\"%v\"}", v.Sound()), 1)
	for _, f := range v.Faults {
		c.add(fmt.Sprintf("kehoach_model_faults_total{code=%q}", f.Code), 1)
	}
}

func (c *modelCounts) called(r llm.Record) {
	c.add(fmt.Sprintf("kehoach_model_calls_total{failed=\"%v\"}", r.Failed != ""), 1)
	c.add("kehoach_model_tokens_total", float64(r.PromptTokens+r.CompletionTokens))
	c.add("kehoach_model_seconds_total", r.Took.Seconds())
}

// all returns the counts so far.
func (c *modelCounts) all() map[string]float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := make(map[string]float64, len(c.series))
	for k, v := range c.series {
		out[k] = v
	}
	return out
}
