package otlp

import (
	"context"
	"maps"
	"slices"
	"time"
)

// Counter is a number with its labels. One with bounds is a histogram.
type Counter struct {
	Name   string
	Labels map[string]string
	// Value is how much was counted, or measured where Gauge is set.
	Value float64
	Gauge bool
	// Bounds are the upper ends of a histogram's buckets, Buckets how many fell
	// into each and, last, beyond all; Value is then their sum.
	Bounds  []float64
	Buckets []uint64
}

type (
	metrics struct {
		Resources []resourceMetrics `json:"resourceMetrics"`
	}
	resourceMetrics struct {
		Resource resource       `json:"resource"`
		Scopes   []scopeMetrics `json:"scopeMetrics"`
	}
	scopeMetrics struct {
		Scope   scope    `json:"scope"`
		Metrics []metric `json:"metrics"`
	}
	metric struct {
		Name      string     `json:"name"`
		Sum       *series    `json:"sum,omitempty"`
		Gauge     *series    `json:"gauge,omitempty"`
		Histogram *histogram `json:"histogram,omitempty"`
	}
	series struct {
		Points     []point `json:"dataPoints"`
		Temporal   int     `json:"aggregationTemporality,omitempty"` // 2: since the start
		Increasing bool    `json:"isMonotonic,omitempty"`
	}
	point struct {
		Attrs []attribute `json:"attributes,omitempty"`
		Start string      `json:"startTimeUnixNano,omitempty"`
		Time  string      `json:"timeUnixNano"`
		Value float64     `json:"asDouble"`
	}
	histogram struct {
		Points   []bucketed `json:"dataPoints"`
		Temporal int        `json:"aggregationTemporality"`
	}
	bucketed struct {
		Attrs   []attribute `json:"attributes,omitempty"`
		Start   string      `json:"startTimeUnixNano"`
		Time    string      `json:"timeUnixNano"`
		Count   string      `json:"count"`
		Sum     float64     `json:"sum"`
		Buckets []string    `json:"bucketCounts"`
		Bounds  []float64   `json:"explicitBounds"`
	}
)

// sinceStart is OTLP's number for counts from the program's start on.
const sinceStart = 2

// sendMetrics sends the counters as they stand.
func (t *Tracer) sendMetrics(ctx context.Context) {
	all := t.metrics(t.opts.Counters(), time.Now())
	if len(all) == 0 {
		return
	}
	message := metrics{[]resourceMetrics{{resource{t.set.resource}, []scopeMetrics{{own, all}}}}}
	if err := t.post(ctx, t.set.metrics, t.set.metricHeaders, message); err != nil {
		t.opts.Log.Warn("otlp: metrics not sent", "err", err)
	}
}

// metrics puts counters of one name together.
func (t *Tracer) metrics(counters []Counter, now time.Time) []metric {
	byName := make(map[string]*metric)
	for _, c := range counters {
		m := byName[c.Name]
		if m == nil {
			m = &metric{Name: c.Name}
			byName[c.Name] = m
		}
		switch p := (point{Attrs: labels(c.Labels), Start: nanos(t.began), Time: nanos(now), Value: c.Value}); {
		case c.Bounds != nil:
			if m.Histogram == nil {
				m.Histogram = &histogram{Temporal: sinceStart}
			}
			m.Histogram.Points = append(m.Histogram.Points, bucketed{p.Attrs, p.Start, p.Time, total(c.Buckets), c.Value, decimals(c.Buckets), c.Bounds})
		case c.Gauge:
			if m.Gauge == nil {
				m.Gauge = &series{}
			}
			p.Start = ""
			m.Gauge.Points = append(m.Gauge.Points, p)
		default:
			if m.Sum == nil {
				m.Sum = &series{Temporal: sinceStart, Increasing: true}
			}
			m.Sum.Points = append(m.Sum.Points, p)
		}
	}
	var out []metric
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		out = append(out, *byName[name])
	}
	return out
}

func labels(all map[string]string) []attribute {
	var out []attribute
	for _, k := range slices.Sorted(maps.Keys(all)) {
		out = append(out, text(k, all[k]))
	}
	return out
}
