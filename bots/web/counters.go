package web

import (
	"maps"
	"runtime"
	"strconv"
	"strings"

	"kehoach/bots/otlp"
)

// Counters are what /metrics shows, for a collector that wants it sent.
func (s *Server) Counters() []otlp.Counter {
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	m := s.metrics
	out := []otlp.Counter{
		{Name: "kehoach_http_open_requests", Value: float64(m.open.Load()), Gauge: true},
		{Name: "go_goroutines", Value: float64(runtime.NumGoroutine()), Gauge: true},
		{Name: "go_memstats_heap_alloc_bytes", Value: float64(mem.HeapAlloc), Gauge: true},
	}
	m.mu.Lock()
	counts := maps.Clone(m.counts)
	for name, h := range map[string]*histogram{"kehoach_http_request_seconds": &m.requests, "kehoach_answer_seconds": &m.answers} {
		out = append(out, otlp.Counter{Name: name, Value: h.sum, Bounds: bounds, Buckets: append([]uint64(nil), h.buckets...)})
	}
	m.mu.Unlock()
	if s.opts.Counts != nil {
		maps.Copy(counts, s.opts.Counts())
	}
	for series, n := range counts {
		name, labels := readSeries(series)
		out = append(out, otlp.Counter{Name: name, Labels: labels, Value: n})
	}
	return out
}

// readSeries takes a name with its labels apart, as /metrics prints it:
// name{a="x",b="y"}.
func readSeries(series string) (name string, labels map[string]string) {
	name, rest, _ := strings.Cut(strings.TrimSuffix(series, "}"), "{")
	labels = make(map[string]string)
	for rest != "" {
		key, after, _ := strings.Cut(rest, "=")
		quoted, err := strconv.QuotedPrefix(after)
		if err != nil {
			break
		}
		labels[key], _ = strconv.Unquote(quoted) // it is quoted
		rest = strings.TrimPrefix(after[len(quoted):], ",")
	}
	return name, labels
}
