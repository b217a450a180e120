package otlp

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// settings are what the environment says.
type settings struct {
	traces, metrics string // where to send to; "" for nowhere
	traceHeaders    http.Header
	metricHeaders   http.Header
	timeout         time.Duration
	interval        time.Duration // between two sendings of metrics
	delay           time.Duration // between two of traces
	ratio           float64       // of traces that are kept
	resource        []attribute
}

// read reads the variables of OpenTelemetry's specification that mean
// something here.
func read(getenv func(string) string, version string) (*settings, error) {
	env := func(name string) string { return strings.TrimSpace(getenv("OTEL_" + name)) }
	s := &settings{ratio: 1}
	if strings.EqualFold(env("SDK_DISABLED"), "true") {
		return s, nil
	}
	for _, kind := range []struct {
		name, path string
		to         *string
		headers    *http.Header
	}{{"TRACES", "/v1/traces", &s.traces, &s.traceHeaders}, {"METRICS", "/v1/metrics", &s.metrics, &s.metricHeaders}} {
		either := func(name string) string {
			return cmp.Or(env("EXPORTER_OTLP_"+kind.name+"_"+name), env("EXPORTER_OTLP_"+name))
		}
		if exporter := env(kind.name + "_EXPORTER"); exporter == "none" {
			continue
		} else if exporter != "" && exporter != "otlp" {
			return nil, fmt.Errorf("OTEL_%s_EXPORTER=%q: only otlp and none are known", kind.name, exporter)
		}
		address := env("EXPORTER_OTLP_" + kind.name + "_ENDPOINT")
		if base := env("EXPORTER_OTLP_ENDPOINT"); address == "" && base != "" {
			address = strings.TrimRight(base, "/") + kind.path
		}
		if address == "" {
			continue
		}
		if u, err := url.Parse(address); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return nil, fmt.Errorf("OTEL_EXPORTER_OTLP_ENDPOINT: want http://HOST:4318 or https://…")
		}
		if p := either("PROTOCOL"); p == "grpc" {
			return nil, fmt.Errorf("OTEL_EXPORTER_OTLP_PROTOCOL=grpc: only OTLP over HTTP is spoken; use the collector's HTTP port, mostly 4318")
		}
		var err error
		if *kind.headers, err = headers(either("HEADERS")); err != nil {
			return nil, err
		}
		*kind.to = address
	}
	return s, s.rest(env, version)
}

// rest reads what traces and metrics share.
func (s *settings) rest(env func(string) string, version string) error {
	for _, d := range []struct {
		name  string
		usual time.Duration
		to    *time.Duration
	}{{"EXPORTER_OTLP_TIMEOUT", 10 * time.Second, &s.timeout}, {"METRIC_EXPORT_INTERVAL", time.Minute, &s.interval}, {"BSP_SCHEDULE_DELAY", 5 * time.Second, &s.delay}} {
		*d.to = d.usual
		if text := env(d.name); text != "" {
			n, err := strconv.Atoi(text)
			if err != nil || n < 1 {
				return fmt.Errorf("OTEL_%s=%q: want milliseconds", d.name, text)
			}
			*d.to = time.Duration(n) * time.Millisecond
		}
	}
	switch sampler := strings.TrimPrefix(env("TRACES_SAMPLER"), "parentbased_"); sampler {
	case "", "always_on":
	case "always_off":
		s.ratio = 0
	case "traceidratio":
		if arg := env("TRACES_SAMPLER_ARG"); arg != "" {
			n, err := strconv.ParseFloat(arg, 64)
			if err != nil || n < 0 || n > 1 {
				return fmt.Errorf("OTEL_TRACES_SAMPLER_ARG=%q: want 0 to 1", arg)
			}
			s.ratio = n
		}
	default:
		return fmt.Errorf("OTEL_TRACES_SAMPLER=%q: always_on, always_off and traceidratio are known, also after parentbased_", env("TRACES_SAMPLER"))
	}
	given, err := pairs("OTEL_RESOURCE_ATTRIBUTES", env("RESOURCE_ATTRIBUTES"))
	if err != nil {
		return err
	}
	name := cmp.Or(env("SERVICE_NAME"), given["service.name"], "kehoach")
	s.resource = []attribute{text("service.name", name), text("service.version", version)}
	for k, v := range given {
		if k != "service.name" && k != "service.version" {
			s.resource = append(s.resource, text(k, v))
		}
	}
	return nil
}

func headers(list string) (http.Header, error) {
	all, err := pairs("OTEL_EXPORTER_OTLP_HEADERS", list)
	h := make(http.Header)
	for k, v := range all {
		h.Set(k, v)
	}
	return h, err
}

// pairs reads "a=b,c=d", percent-encoded. The values, which may be keys, are
// in no error.
func pairs(name, list string) (map[string]string, error) {
	out := make(map[string]string)
	for i, p := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' }) {
		k, v, ok := strings.Cut(p, "=")
		v, err := url.PathUnescape(strings.TrimSpace(v))
		if k = strings.TrimSpace(k); !ok || k == "" || err != nil {
			return nil, fmt.Errorf("%s, pair %d: want name=value", name, i+1)
		}
		out[k] = v
	}
	return out, nil
}
