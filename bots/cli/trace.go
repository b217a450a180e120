package cli

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"kehoach/agent/llm"
	"kehoach/bots/otlp"
	"kehoach/bots/web"
)

// lastTraces is how long what is left of traces and metrics may take to send
// when the program stops.
const lastTraces = 3 * time.Second

// trace begins to send traces, and the metrics of a server that begins later,
// where the environment names a collector. The function returned stops it.
func (a *app) trace(ctx context.Context, log *slog.Logger, srv *atomic.Pointer[web.Server]) (stop func(), err error) {
	a.tracer, err = otlp.Open(a.getenv, otlp.Options{Version: version(), Log: log, Counters: func() []otlp.Counter {
		if s := srv.Load(); s != nil {
			return s.Counters()
		}
		return nil
	}})
	if err != nil {
		return nil, usageError{err}
	}
	return func() {
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastTraces)
		defer cancel()
		a.tracer.Close(end)
	}, nil
}

// traceCall makes a span of a call of the language model that has ended. What
// its server said is not in it, since that may be what was asked.
func traceCall(ctx context.Context, t *otlp.Tracer, r llm.Record) {
	_, s := t.Start(ctx, "chat "+r.Model, otlp.Client)
	s.Since(r.At)
	s.Text("gen_ai.operation.name", "chat")
	s.Text("gen_ai.request.model", r.Model)
	s.Int("gen_ai.usage.input_tokens", r.PromptTokens)
	s.Int("gen_ai.usage.output_tokens", r.CompletionTokens)
	failed := ""
	if r.Failed != "" {
		failed = "failed"
	}
	if r.Status > 0 {
		failed = fmt.Sprintf("status %d", r.Status)
	}
	s.End(failed)
}
