package otlp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// collector is an OpenTelemetry collector's side: it takes what has the form of
// OTLP's JSON and nothing else.
type collector struct {
	*httptest.Server
	t *testing.T

	mu      sync.Mutex
	answer  func(n int) int // the status of the n-th request, from 1; nil is 200
	calls   int
	spans   []span
	metrics []metric
	headers http.Header
}

func newCollector(t *testing.T) *collector {
	c := &collector{t: t}
	c.Server = httptest.NewServer(c)
	t.Cleanup(c.Close)
	return c
}

func (c *collector) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls++
	c.headers = r.Header
	if c.answer != nil {
		if status := c.answer(c.calls); status != 200 {
			w.WriteHeader(status)
			return
		}
	}
	if r.Header.Get("Content-Type") != "application/json" || r.Method != "POST" {
		c.t.Errorf("%s of %s", r.Method, r.Header.Get("Content-Type"))
	}
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.DisallowUnknownFields()
	switch r.URL.Path {
	case "/v1/traces":
		var m traces
		if err := dec.Decode(&m); err != nil {
			c.t.Errorf("%v: %s", err, body)
		}
		for _, one := range m.Resources {
			for _, s := range one.Scopes {
				c.spans = append(c.spans, s.Spans...)
			}
		}
	case "/v1/metrics":
		var m metrics
		if err := dec.Decode(&m); err != nil {
			c.t.Errorf("%v: %s", err, body)
		}
		c.metrics = m.Resources[0].Scopes[0].Metrics
	default:
		c.t.Errorf("sent to %s", r.URL.Path)
	}
	fmt.Fprint(w, "{}")
}

// env makes an environment of pairs.
func env(pairs ...string) func(string) string {
	return func(key string) string {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == key {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func (c *collector) open(opts Options, more ...string) *Tracer {
	c.t.Helper()
	tr, err := Open(env(append([]string{"OTEL_EXPORTER_OTLP_ENDPOINT", c.URL + "/"}, more...)...), opts)
	if err != nil || tr == nil {
		c.t.Fatalf("opened %v, %v", tr, err)
	}
	tr.backoff = time.Millisecond
	c.t.Cleanup(func() { tr.Close(context.Background()) })
	return tr
}

// attr is the value of an attribute.
func (s span) attr(key string) string {
	for _, a := range s.Attrs {
		if a.Key == key && a.Value.Text != nil {
			return *a.Value.Text
		} else if a.Key == key {
			return *a.Value.Int
		}
	}
	return ""
}

// TestSpans makes spans within spans, under one of another program, and sends
// them when the program stops.
func TestSpans(t *testing.T) {
	c := newCollector(t)
	tr := c.open(Options{}, "OTEL_EXPORTER_OTLP_HEADERS", "X-Key=a%20b, x-two=2")
	remote := http.Header{"Traceparent": {"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}}
	ctx, outer := tr.Start(tr.Under(t.Context(), remote), "POST", Server)
	_, inner := tr.Start(ctx, "answer", Internal)
	inner.Text("kehoach.intent", "task")
	inner.Int("kehoach.entries", 3)
	inner.End("busy")
	inner.End("") // is over
	outer.Rename("POST /api/ask")
	outer.Since(time.Now().Add(-time.Second))
	outer.End("")
	_, alone := tr.Start(t.Context(), "alone", Client)
	alone.End("")
	tr.Close(t.Context())
	if len(c.spans) != 3 {
		t.Fatalf("%d spans", len(c.spans))
	}
	in, out, one := c.spans[0], c.spans[1], c.spans[2]
	if out.Name != "POST /api/ask" || out.Trace != "0af7651916cd43dd8448eb211c80319c" || out.Parent != "b7ad6b7169203331" || out.Kind != 2 || out.Status != nil {
		t.Errorf("the outer span: %+v", out)
	}
	if in.Trace != out.Trace || in.Parent != out.ID || in.Kind != 1 || in.Status.Code != 2 || in.Status.Message != "busy" || in.attr("kehoach.intent") != "task" || in.attr("kehoach.entries") != "3" {
		t.Errorf("the inner span: %+v", in)
	}
	if one.Parent != "" || one.Trace == out.Trace || len(one.Trace) != 32 || len(one.ID) != 16 || one.Start > one.End {
		t.Errorf("a span of its own: %+v", one)
	}
	if c.headers.Get("X-Key") != "a b" || c.headers.Get("X-Two") != "2" {
		t.Errorf("headers %v", c.headers)
	}
}

// TestWhatIsKept: another program's choice is kept to, and a ratio is of the
// traces' IDs.
func TestWhatIsKept(t *testing.T) {
	c := newCollector(t)
	tr := c.open(Options{}, "OTEL_TRACES_SAMPLER", "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG", "0.25")
	for _, flags := range []string{"00", "01"} {
		for _, bad := range []string{"", "x"} {
			h := http.Header{"Traceparent": {"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331" + bad + "-" + flags}}
			ctx, s := tr.Start(tr.Under(t.Context(), h), "asked for "+flags+bad, Server)
			_, in := tr.Start(ctx, "inside", Internal)
			in.End("")
			s.End("")
		}
	}
	kept := 0
	for range 2000 {
		ctx, s := tr.Start(t.Context(), "many", Internal)
		_, in := tr.Start(ctx, "inside", Internal)
		if (s == nil) != (in == nil) {
			t.Fatal("a trace is kept in part")
		}
		if s != nil {
			kept++
		}
	}
	if kept < 400 || kept > 600 {
		t.Errorf("%d of 2000 kept, want a quarter", kept)
	}
	tr.Close(t.Context())
	names := make(map[string]bool)
	for _, s := range c.spans {
		names[s.Name] = true
	}
	if !names["asked for 01"] || names["asked for 00"] {
		t.Errorf("sent %v", names)
	}
}

// TestACollectorThatFails gets what it may take later, once; what it refuses is
// dropped, and neither holds the program up.
func TestACollectorThatFails(t *testing.T) {
	c := newCollector(t)
	c.answer = func(n int) int { return []int{503, 429, 200, 400}[min(n-1, 3)] }
	var log bytes.Buffer
	tr := c.open(Options{Log: slog.New(slog.NewTextHandler(&log, nil))}, "OTEL_BSP_SCHEDULE_DELAY", "3600000")
	end := func(name string) { _, s := tr.Start(t.Context(), name, Internal); s.End("") }
	end("first")
	tr.sendSpans(t.Context())
	end("second")
	tr.sendSpans(t.Context())
	if c.calls != 4 || len(c.spans) != 1 || c.spans[0].Name != "first" || !strings.Contains(log.String(), "status 400") {
		t.Errorf("%d calls, %d spans: %s", c.calls, len(c.spans), log.String())
	}
	release := make(chan struct{})
	c.answer = func(int) int { <-release; return 200 }
	for range mostWaiting + mostSent + 10 { // one batch may be on its way
		end("many")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	tr.Close(ctx)
	close(release)
	if took := time.Since(start); took > 5*time.Second || !strings.Contains(log.String(), "spans dropped") {
		t.Errorf("closed after %v: %s", took, log.String())
	}
}

// TestMetrics sends counts, a gauge and a histogram.
func TestMetrics(t *testing.T) {
	c := newCollector(t)
	counters := func() []Counter {
		return []Counter{
			{Name: "asked", Labels: map[string]string{"by": "rules", "a": "b"}, Value: 3}, {Name: "asked", Labels: map[string]string{"by": "model"}, Value: 1},
			{Name: "open", Value: 2, Gauge: true}, {Name: "took", Value: 1.5, Bounds: []float64{1, 2}, Buckets: []uint64{4, 0, 1}},
		}
	}
	tr := c.open(Options{Counters: counters, Version: "7"}, "OTEL_METRIC_EXPORT_INTERVAL", "5", "OTEL_TRACES_EXPORTER", "none")
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		c.mu.Lock()
		n := len(c.metrics)
		c.mu.Unlock()
		if n > 0 {
			break
		}
	}
	if _, s := tr.Start(t.Context(), "none", Internal); s != nil {
		t.Error("a span is made that nobody wants")
	}
	tr.Close(t.Context())
	if len(c.metrics) != 3 {
		t.Fatalf("metrics %+v", c.metrics)
	}
	asked, open, took := c.metrics[0], c.metrics[1], c.metrics[2]
	if len(asked.Sum.Points) != 2 || !asked.Sum.Increasing || asked.Sum.Temporal != 2 || asked.Sum.Points[0].Value != 3 || len(asked.Sum.Points[0].Attrs) != 2 {
		t.Errorf("counts %+v", asked.Sum)
	}
	if open.Gauge.Points[0].Value != 2 || open.Sum != nil {
		t.Errorf("a gauge %+v", open)
	}
	if p := took.Histogram.Points[0]; p.Count != "5" || p.Sum != 1.5 || strings.Join(p.Buckets, " ") != "4 0 1" || len(p.Bounds) != 2 {
		t.Errorf("a histogram %+v", p)
	}
}

func TestTheEnvironment(t *testing.T) {
	for _, c := range []struct {
		name            string
		pairs           []string
		traces, metrics string
		err             string
	}{
		{"nothing", nil, "", "", ""},
		{"one for both", []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318"}, "http://c:4318/v1/traces", "http://c:4318/v1/metrics", ""},
		{"one of its own", []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318/x/", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "https://t/y"}, "https://t/y", "http://c:4318/x/v1/metrics", ""},
		{"traces alone", []string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "https://t/y"}, "https://t/y", "", ""},
		{"off", []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318", "OTEL_SDK_DISABLED", "true"}, "", "", ""},
		{"no metrics", []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318", "OTEL_METRICS_EXPORTER", "none"}, "http://c:4318/v1/traces", "", ""},
		{"another exporter", []string{"OTEL_TRACES_EXPORTER", "zipkin"}, "", "", "OTEL_TRACES_EXPORTER"},
		{"gRPC", []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4317", "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"}, "", "", "4318"},
		{"no address", []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "c:4318"}, "", "", "http://HOST"},
		{"headers", []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318", "OTEL_EXPORTER_OTLP_HEADERS", "authorization=secret,broken-secret"}, "", "", "pair 2"},
		{"no time", []string{"OTEL_EXPORTER_OTLP_TIMEOUT", "10s"}, "", "", "milliseconds"},
		{"no ratio", []string{"OTEL_TRACES_SAMPLER", "traceidratio", "OTEL_TRACES_SAMPLER_ARG", "2"}, "", "", "0 to 1"},
		{"another sampler", []string{"OTEL_TRACES_SAMPLER", "jaeger_remote"}, "", "", "jaeger_remote"},
	} {
		s, err := read(env(c.pairs...), "1")
		switch {
		case c.err != "":
			if err == nil || !strings.Contains(err.Error(), c.err) || strings.Contains(err.Error(), "secret") {
				t.Errorf("%s: error %v, want one of %q", c.name, err, c.err)
			}
		case err != nil || s.traces != c.traces || s.metrics != c.metrics:
			t.Errorf("%s: traces to %q, metrics to %q, %v", c.name, s.traces, s.metrics, err)
		}
	}
	s, err := read(env("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=th%E1%BB%AD,service.name=x", "OTEL_SERVICE_NAME", "y"), "1")
	if err != nil || len(s.resource) != 3 || *s.resource[0].Value.Text != "y" || *s.resource[2].Value.Text != "thử" {
		t.Errorf("the resource is %+v, %v", s.resource, err)
	}
}

// TestNobodyToTell: without a collector all calls do nothing.
func TestNobodyToTell(t *testing.T) {
	tr, err := Open(env(), Options{})
	if tr != nil || err != nil {
		t.Fatalf("opened %v, %v", tr, err)
	}
	ctx, s := tr.Start(tr.Under(t.Context(), http.Header{}), "x", Server)
	s.Text("a", "b")
	s.Int("a", 1)
	s.Rename("y")
	s.Since(time.Now())
	s.End("")
	tr.Close(ctx)
}
