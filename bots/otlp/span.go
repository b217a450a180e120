package otlp

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Kind is the side of a call that a span is of.
type Kind int

// The kinds that occur here, by OTLP's numbers.
const (
	Internal Kind = 1
	Server   Kind = 2
	Client   Kind = 3
)

// Span is a piece of work that has a beginning and an end.
type Span struct {
	t             *Tracer
	trace, id, up string
	name          string
	kind          Kind
	start         time.Time

	mu    sync.Mutex
	attrs []attribute
	ended bool
}

type parentKey struct{}

// parent is what a span is begun under; remote where another program began it.
type parent struct {
	trace, span string
	kept        bool
}

// Start begins a span under the one that the context is of, and returns the
// context of the new one.
func (t *Tracer) Start(ctx context.Context, name string, kind Kind) (context.Context, *Span) {
	if t == nil || t.set.traces == "" {
		return ctx, nil
	}
	up, ok := ctx.Value(parentKey{}).(parent)
	if !ok {
		up = parent{trace: newID(16)}
		up.kept = t.keeps(up.trace)
	}
	if !up.kept {
		return context.WithValue(ctx, parentKey{}, up), nil
	}
	s := &Span{t: t, trace: up.trace, id: newID(8), up: up.span, name: name, kind: kind, start: time.Now()}
	return context.WithValue(ctx, parentKey{}, parent{s.trace, s.id, true}), s
}

// Under returns a context under the span that a request of another program
// names (W3C Trace Context).
func (t *Tracer) Under(ctx context.Context, h http.Header) context.Context {
	if t == nil {
		return ctx
	}
	p := strings.Split(h.Get("Traceparent"), "-")
	if len(p) < 4 || p[0] == "ff" || !isID(p[0], 1) || !isID(p[1], 16) || !isID(p[2], 8) || !isID(p[3], 1) || strings.Trim(p[1], "0") == "" || strings.Trim(p[2], "0") == "" {
		return ctx
	}
	flags, _ := hex.DecodeString(p[3]) // it is one
	return context.WithValue(ctx, parentKey{}, parent{p[1], p[2], flags[0]&1 == 1})
}

// Since moves the beginning of a span to a time that has passed.
func (s *Span) Since(at time.Time) {
	if s != nil {
		s.start = at
	}
}

// Rename gives a span its name, where that is not known when it begins.
func (s *Span) Rename(name string) {
	if s != nil {
		s.name = name
	}
}

// Text notes a word about the work, never one that somebody asked or was told.
func (s *Span) Text(key, value string) { s.note(text(key, value)) }

// Int notes a number.
func (s *Span) Int(key string, n int) { s.note(integer(key, n)) }

func (s *Span) note(a attribute) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.attrs = append(s.attrs, a)
}

// End ends the span; failed is why the work came to nothing, "" where it did
// not. Only the first end counts.
func (s *Span) End(failed string) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return
	}
	s.ended = true
	s.t.queue(s.encode(time.Now(), failed))
}

// keeps reports whether the traces of an ID are among those that are sent, by
// the ID alone, so that all programs choose the same.
func (t *Tracer) keeps(trace string) bool {
	if t.set.ratio >= 1 || t.set.ratio <= 0 {
		return t.set.ratio >= 1
	}
	id, _ := hex.DecodeString(trace[16:]) // of our own making
	return float64(binary.BigEndian.Uint64(id)>>1) < t.set.ratio*float64(uint64(1)<<63)
}

func newID(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

func isID(s string, n int) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == n && s == strings.ToLower(s)
}
