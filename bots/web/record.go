package web

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"kehoach/bots/otlp"
)

// recorder notes what a response was, for the log and the metrics.
type recorder struct {
	http.ResponseWriter
	status  int
	bytes   int64
	pattern string
}

// WriteHeader notes the status.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err
}

// Unwrap lets [http.ResponseController] reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// note tells the recorder which route a request took.
func note(w http.ResponseWriter, pattern string) {
	if r, ok := w.(*recorder); ok {
		r.pattern = pattern
	}
}

// recorded logs and counts requests. The log has no question in it.
func (s *Server) recorded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		s.metrics.open.Add(1)
		rec := &recorder{ResponseWriter: w, pattern: "other"}
		ctx, span := s.opts.Tracer.Start(s.opts.Tracer.Under(r.Context(), r.Header), r.Method, otlp.Server)
		defer func() {
			s.metrics.open.Add(-1)
			took := time.Since(start)
			s.metrics.request(rec.pattern, rec.status, took)
			s.opts.Log.Info("request", "route", rec.pattern, "status", rec.status, "bytes", rec.bytes, "ms", float64(took.Microseconds())/1000)
			endSpan(span, rec, r.Method)
		}()
		next.ServeHTTP(rec, r.WithContext(ctx))
	})
}

// endSpan ends the span of a request. One of a file of the page, of health or
// of metrics is not worth one and never ends.
func endSpan(span *otlp.Span, rec *recorder, method string) {
	route := strings.TrimPrefix(rec.pattern, method+" ")
	if span == nil || strings.HasPrefix(route, "/assets/") || slices.Contains([]string{"/healthz", "/readyz", "/metrics"}, route) {
		return
	}
	span.Rename(method + " " + route)
	span.Text("http.request.method", method)
	span.Text("http.route", route)
	span.Int("http.response.status_code", rec.status)
	failed := ""
	if rec.status >= 500 {
		failed = http.StatusText(rec.status)
	}
	span.End(failed)
}

// survived turns a panic into an error that is logged; the others' requests go
// on.
func (s *Server) survived(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler {
				panic(v)
			}
			s.opts.Log.Error("panic", "path", r.URL.Path, "err", fmt.Sprint(v), "stack", string(debug.Stack()))
			s.fail(w, r, fmt.Errorf("panic: %v", v))
		}()
		next.ServeHTTP(w, r)
	})
}
