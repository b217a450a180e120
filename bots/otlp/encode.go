package otlp

import (
	"strconv"
	"time"
)

// attribute is a name with a value. In OTLP's JSON numbers of 64 bits are
// strings.
type attribute struct {
	Key   string `json:"key"`
	Value value  `json:"value"`
}

type value struct {
	Text *string `json:"stringValue,omitempty"`
	Int  *string `json:"intValue,omitempty"`
}

func text(key, v string) attribute { return attribute{key, value{Text: &v}} }

func integer(key string, n int) attribute {
	v := strconv.Itoa(n)
	return attribute{key, value{Int: &v}}
}

func nanos(t time.Time) string { return strconv.FormatInt(t.UnixNano(), 10) }

// span is a span as it is sent.
type span struct {
	Trace  string      `json:"traceId"`
	ID     string      `json:"spanId"`
	Parent string      `json:"parentSpanId,omitempty"`
	Name   string      `json:"name"`
	Kind   Kind        `json:"kind"`
	Start  string      `json:"startTimeUnixNano"`
	End    string      `json:"endTimeUnixNano"`
	Attrs  []attribute `json:"attributes,omitempty"`
	Status *status     `json:"status,omitempty"`
}

// status is that of a span that failed.
type status struct {
	Code    int    `json:"code"` // 2: error
	Message string `json:"message,omitempty"`
}

func (s *Span) encode(end time.Time, failed string) span {
	out := span{Trace: s.trace, ID: s.id, Parent: s.up, Name: s.name, Kind: s.kind, Start: nanos(s.start), End: nanos(end), Attrs: s.attrs}
	if failed != "" {
		out.Status = &status{Code: 2, Message: failed}
	}
	return out
}

// scope is which part of the program something is from.
type scope struct {
	Name string `json:"name"`
}

var own = scope{Name: "kehoach"}

type resource struct {
	Attrs []attribute `json:"attributes"`
}

type (
	traces struct {
		Resources []resourceSpans `json:"resourceSpans"`
	}
	resourceSpans struct {
		Resource resource     `json:"resource"`
		Scopes   []scopeSpans `json:"scopeSpans"`
	}
	scopeSpans struct {
		Scope scope  `json:"scope"`
		Spans []span `json:"spans"`
	}
)

func (t *Tracer) traces(spans []span) traces {
	return traces{[]resourceSpans{{resource{t.set.resource}, []scopeSpans{{own, spans}}}}}
}

func decimals(ns []uint64) []string {
	out := make([]string, 0, len(ns))
	for _, n := range ns {
		out = append(out, strconv.FormatUint(n, 10))
	}
	return out
}

func total(ns []uint64) string {
	sum := uint64(0)
	for _, n := range ns {
		sum += n
	}
	return strconv.FormatUint(sum, 10)
}
