package otlp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"time"
)

const (
	// mostWaiting is how many spans wait to be sent; more are dropped.
	mostWaiting = 2048
	// mostSent is how many spans go in one request.
	mostSent = 512
	tries    = 4
)

// Options are the settings of a [Tracer].
type Options struct {
	// Version is the program's.
	Version string
	// Counters are what /metrics counts, sent as metrics; nil for none.
	Counters func() []Counter
	// Log is told what cannot be sent, nil for nowhere.
	Log *slog.Logger
}

// Tracer makes spans and sends them. It is safe for concurrent use.
type Tracer struct {
	set    *settings
	opts   Options
	client *http.Client
	began  time.Time
	// backoff is how long is waited before the second try.
	backoff time.Duration

	mu      sync.Mutex
	waiting []span
	dropped int
	full    chan struct{} // many wait

	cancel  context.CancelFunc
	running sync.WaitGroup
}

// Open returns a tracer as the environment says, nil where it names no
// collector. It sends until it is closed.
func Open(getenv func(string) string, opts Options) (*Tracer, error) {
	set, err := read(getenv, opts.Version)
	if err != nil || set.traces == "" && set.metrics == "" {
		return nil, err
	}
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	t := &Tracer{set: set, opts: opts, client: &http.Client{Timeout: set.timeout}, began: time.Now(), backoff: time.Second, full: make(chan struct{}, 1)}
	ctx, cancel := context.WithCancel(context.Background())
	t.cancel = cancel
	if set.traces != "" {
		t.running.Go(func() { t.every(ctx, set.delay, t.full, t.sendSpans) })
	}
	if set.metrics != "" && opts.Counters != nil {
		t.running.Go(func() { t.every(ctx, set.interval, nil, t.sendMetrics) })
	}
	return t, nil
}

// every sends at an interval, and at once when early says so.
func (t *Tracer) every(ctx context.Context, interval time.Duration, early <-chan struct{}, send func(context.Context)) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-early:
		case <-ctx.Done():
			return
		}
		send(ctx)
	}
}

// queue keeps a span until it is sent.
func (t *Tracer) queue(s span) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.waiting) >= mostWaiting {
		t.dropped++
		return
	}
	if t.waiting = append(t.waiting, s); len(t.waiting) >= mostSent {
		select {
		case t.full <- struct{}{}:
		default:
		}
	}
}

// sendSpans sends what waits.
func (t *Tracer) sendSpans(ctx context.Context) {
	for {
		t.mu.Lock()
		n := min(len(t.waiting), mostSent)
		batch, dropped := append([]span(nil), t.waiting[:n]...), t.dropped
		t.waiting, t.dropped = t.waiting[n:], 0
		t.mu.Unlock()
		if dropped > 0 {
			t.opts.Log.Warn("otlp: spans dropped, too many waited", "spans", dropped)
		}
		if n == 0 {
			return
		}
		if err := t.post(ctx, t.set.traces, t.set.traceHeaders, t.traces(batch)); err != nil {
			t.opts.Log.Warn("otlp: spans not sent", "spans", n, "err", err)
			return
		}
	}
}

// post sends a message, again where the collector may take it a little later.
func (t *Tracer) post(ctx context.Context, address string, headers http.Header, message any) error {
	body, err := json.Marshal(message)
	if err != nil {
		return err
	}
	for try := 1; ; try++ {
		wait, err := t.once(ctx, address, headers, body)
		if err == nil || wait < 0 || try == tries {
			return err
		}
		timer := time.NewTimer(max(wait, t.backoff<<(try-1)))
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return err
		}
	}
}

// once sends a message and returns after how long it is worth trying again, -1
// for not.
func (t *Tracer) once(ctx context.Context, address string, headers http.Header, body []byte) (time.Duration, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return -1, err
	}
	for k, v := range headers {
		req.Header[k] = v
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := t.client.Do(req)
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(res.Body, 64<<10)) // what it says is for nobody
	switch res.StatusCode {
	case http.StatusOK:
		return 0, nil
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		s, _ := strconv.Atoi(res.Header.Get("Retry-After"))
		return time.Duration(min(max(s, 0), 60)) * time.Second, fmt.Errorf("status %d", res.StatusCode)
	}
	return -1, fmt.Errorf("status %d", res.StatusCode)
}

// Close sends what waits, at most until ctx ends, and stops.
func (t *Tracer) Close(ctx context.Context) {
	if t == nil {
		return
	}
	t.cancel()
	t.running.Wait()
	if t.set.traces != "" {
		t.sendSpans(ctx)
	}
	if t.set.metrics != "" && t.opts.Counters != nil {
		t.sendMetrics(ctx)
	}
	t.client.CloseIdleConnections()
}
