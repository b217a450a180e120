package wire

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestSaid(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{`{"error":{"message":"no such model"}}`, "no such model"},
		{`{"error":"no such model"}`, "no such model"},
		{`{"message":"a"}`, "a"},
		{`{"detail":"b"}`, "b"},
		{`{"error":{}}`, `{"error":{}}`},
		{"<html>\n\tgone\x00", "<html> gone"},
		{"key sk-1 is wrong", "key … is wrong"},
		{"\xff", "?"},
		{"", ""},
	} {
		if got := Said([]byte(c.data), "sk-1"); got != c.want {
			t.Errorf("Said(%q) = %q, want %q", c.data, got, c.want)
		}
	}
	long := Said([]byte(strings.Repeat("ế", 300)), "")
	if len(long) > maxSaid+len("…") || !utf8.ValidString(long) || !strings.HasSuffix(long, "ế…") {
		t.Errorf("a long text is cut to %q", long)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2025, 1, 2, 8, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		value string
		want  time.Duration
	}{
		{"", 0}, {"soon", 0}, {"-5", 0}, {"0", 0}, {"7", 7 * time.Second}, {"999999", 24 * time.Hour},
		{now.Add(time.Minute).Format(http.TimeFormat), time.Minute},
		{now.Add(-time.Minute).Format(http.TimeFormat), 0},
		{now.AddDate(1, 0, 0).Format(http.TimeFormat), 24 * time.Hour},
	} {
		h := http.Header{}
		h.Set("Retry-After", c.value)
		if got := RetryAfter(h, now); got != c.want {
			t.Errorf("%q: %v, want %v", c.value, got, c.want)
		}
	}
}

// TestBreaker: which failures open it, for how long, and who may try then.
func TestBreaker(t *testing.T) {
	now := time.Date(2025, 1, 2, 8, 0, 0, 0, time.UTC)
	given, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		name  string
		ctx   context.Context
		cause *Error
		open  bool
		rest  time.Duration
	}{
		{"fails", t.Context(), &Error{Status: 500}, true, 10 * time.Second},
		{"cannot be reached", t.Context(), &Error{Text: "dial: refused"}, true, 10 * time.Second},
		{"wrong key", t.Context(), &Error{Status: 401}, true, 10 * time.Second},
		{"asks for more time", t.Context(), &Error{Status: 429, RetryAfter: time.Minute}, true, time.Minute},
		{"asks for less time", t.Context(), &Error{Status: 429, RetryAfter: time.Second}, true, 10 * time.Second},
		{"refused for what was asked", t.Context(), &Error{Status: 400}, false, 0},
		{"given up", given, &Error{Status: 500}, false, 0},
		{"not the server's", t.Context(), nil, false, 0},
	} {
		b := Breaker{Rest: 10 * time.Second}
		failure := errors.New(c.name)
		b.Done(c.ctx, now, failure, c.cause)
		if got := b.Allow(now.Add(c.rest - 1)); (got != nil) != c.open || got != nil && got != failure {
			t.Errorf("%s: at once %v", c.name, got)
		}
		if !c.open {
			continue
		}
		later := now.Add(c.rest)
		if err := b.Allow(later); err != nil {
			t.Errorf("%s: nobody may try after %v: %v", c.name, c.rest, err)
		}
		if err := b.Allow(later); err != failure {
			t.Errorf("%s: two may try at once", c.name)
		}
		b.Done(t.Context(), later, failure, c.cause)
		if err := b.Allow(later); err != failure {
			t.Errorf("%s: a second failure closes it", c.name)
		}
		if err := b.Allow(later.Add(c.rest)); err != nil {
			t.Errorf("%s: nobody may try again: %v", c.name, err)
		}
		b.Done(t.Context(), later, nil, nil)
		for range 2 {
			if err := b.Allow(later); err != nil {
				t.Errorf("%s: still open after a success: %v", c.name, err)
			}
		}
	}
}
