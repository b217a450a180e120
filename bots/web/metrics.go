package web

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"kehoach/agent"
)

// metrics counts, and says it in the text form of Prometheus. The form is a
// few lines and the counters are few, so no client library is wanted.
type metrics struct {
	open    atomic.Int64
	started time.Time

	mu       sync.Mutex
	counts   map[string]float64 // by name and labels, as printed
	requests histogram
	answers  histogram
}

// bounds are the upper ends of the buckets, in seconds.
var bounds = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}

type histogram struct {
	buckets []uint64
	count   uint64
	sum     float64
}

func (h *histogram) observe(d time.Duration) {
	s := d.Seconds()
	i, _ := slices.BinarySearch(bounds, s)
	h.buckets[i]++
	h.count++
	h.sum += s
}

func newMetrics() *metrics {
	return &metrics{
		started: time.Now(), counts: make(map[string]float64),
		requests: histogram{buckets: make([]uint64, len(bounds)+1)}, answers: histogram{buckets: make([]uint64, len(bounds)+1)},
	}
}

func (m *metrics) add(series string) {
	m.mu.Lock()
	m.counts[series]++
	m.mu.Unlock()
}

func (m *metrics) request(pattern string, status int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.counts[fmt.Sprintf("kehoach_http_requests_total{route=%q,status=\"%d\"}", pattern, status)]++
	m.requests.observe(took)
}

func (m *metrics) answer(a *agent.Answer, took time.Duration) {
	reason := ""
	if a.Reason != nil {
		reason = string(*a.Reason)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.counts[fmt.Sprintf("kehoach_answers_total{intent=%q,reason=%q,by=%q}", a.Intent, reason, a.AnsweredBy)]++
	m.answers.observe(took)
}

func (m *metrics) verdict(v string) { m.add(fmt.Sprintf("kehoach_feedback_total{verdict=%q}", v)) }

// serveMetrics writes the metrics.
func (s *Server) serveMetrics(w http.ResponseWriter, _ *http.Request, _ Identity) error {
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	m := s.metrics
	var b strings.Builder
	gauge := func(name, help string, v any) {
		fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %s gauge\n%s %v\n", name, help, name, name, v)
	}
	gauge("kehoach_http_open_requests", "Requests being answered.", m.open.Load())
	gauge("kehoach_uptime_seconds", "Seconds since the start.", time.Since(m.started).Seconds())
	gauge("go_goroutines", "Goroutines.", runtime.NumGoroutine())
	gauge("go_memstats_heap_alloc_bytes", "Bytes of live heap.", mem.HeapAlloc)
	m.mu.Lock()
	counts := maps.Clone(m.counts)
	if s.opts.Counts != nil {
		maps.Copy(counts, s.opts.Counts())
	}
	last := ""
	for _, series := range slices.SortedFunc(maps.Keys(counts), cmp.Compare) {
		name, _, _ := strings.Cut(series, "{")
		if name != last {
			fmt.Fprintf(&b, "# TYPE %s counter\n", name)
			last = name
		}
		fmt.Fprintf(&b, "%s %v\n", series, counts[series])
	}
	m.requests.write(&b, "kehoach_http_request_seconds")
	m.answers.write(&b, "kehoach_answer_seconds")
	m.mu.Unlock()
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write([]byte(b.String())) // the scraper has gone
	return nil
}

func (h *histogram) write(b *strings.Builder, name string) {
	fmt.Fprintf(b, "# TYPE %s histogram\n", name)
	sum := uint64(0)
	for i, le := range bounds {
		sum += h.buckets[i]
		fmt.Fprintf(b, "%s_bucket{le=\"%v\"} %d\n", name, le, sum)
	}
	fmt.Fprintf(b, "%s_bucket{le=\"+Inf\"} %d\n%s_sum %v\n%s_count %d\n", name, h.count, name, h.sum, name, h.count)
}
