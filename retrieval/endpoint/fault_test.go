package endpoint

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"kehoach/retrieval"
	"kehoach/retrieval/wire"
)

// status answers with a status and the words that come with it.
func status(code int, header, value, body string) fault {
	return func(w http.ResponseWriter, r *http.Request, _ int) bool {
		if header != "" {
			w.Header().Set(header, value)
		}
		w.WriteHeader(code)
		fmt.Fprint(w, body)
		return true
	}
}

func hang(w http.ResponseWriter, r *http.Request, _ int) bool {
	<-r.Context().Done()
	return true
}

func cut(w http.ResponseWriter, _ *http.Request, _ int) bool {
	w.Header().Set("Content-Length", "5000")
	fmt.Fprint(w, `{"data":[{"index":0,"embedding":[1,2`)
	return true
}

func endless(w http.ResponseWriter, r *http.Request, _ int) bool {
	for r.Context().Err() == nil {
		if _, err := w.Write([]byte(strings.Repeat(" ", 1<<16))); err != nil {
			return true
		}
	}
	return true
}

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		fault fault
		code  string
		calls int // of a question
		says  string
	}{
		{"wrong key", status(401, "", "", `{"error":{"message":"Incorrect key `+fakeKey+`"}}`), Unauthorized, 1, "KEHOACH_EMBED_KEY"},
		{"forbidden", status(403, "", "", ``), Unauthorized, 1, "KEHOACH_EMBED_KEY"},
		{"no model", status(404, "", "", `{"error":"model not found"}`), NoModel, 1, "model not found"},
		{"elsewhere", status(302, "Location", "http://127.0.0.1:1/", ``), NoModel, 1, "/v1"},
		{"refused", status(400, "", "", `{"detail":"dimensions\nnot supported"}`), Refused, 1, "dimensions not supported"},
		{"busy", status(429, "Retry-After", "20", `{"error":{"message":"slow down"}}`), Busy, 1, "20s"},
		{"failing", status(500, "", "", `<html>`), Failing, 2, "500"},
		{"hangs", hang, Slow, 1, "KEHOACH_EMBED=builtin"},
		{"garbage", status(200, "", "", `welcome`), Garbled, 1, "not JSON"},
		{"cut", cut, Unreachable, 2, ""},
		{"endless", endless, Garbled, 1, "bytes"},
		{"too few", status(200, "", "", `{"data":[{"index":0,"embedding":[1,2]}]}`), Garbled, 1, "1 vectors"},
		{"words for numbers", allAlike(`"embedding":["a"]`), Garbled, 1, ""},
		{"base64", allAlike(`"embedding":"AAAA"`), Garbled, 1, "not a list"},
		{"wrong dimension", allAlike(`"embedding":[1,2,3]`), Dimensions, 1, "3, not 8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := newFake(t)
			f.set(c.fault)
			e := f.open(t, func(o *Options) { o.QueryTimeout = 300 * time.Millisecond })
			e.transport.Limit = 1 << 20
			_, err := e.EmbedQuery(t.Context(), "x")
			var fault *retrieval.Fault
			if !errors.As(err, &fault) || fault.Code != c.code {
				t.Fatalf("got %v, want the code %s", err, c.code)
			}
			if f.count() != c.calls {
				t.Errorf("%d calls, want %d", f.count(), c.calls)
			}
			for _, text := range []string{fault.VI, fault.EN, fmt.Sprintf("%+v", fault.Err)} {
				if strings.Contains(text, fakeKey) || strings.Contains(text, "\n") {
					t.Errorf("the error shows too much: %q", text)
				}
			}
			if !strings.Contains(fault.EN, c.says) {
				t.Errorf("%q does not say %q", fault.EN, c.says)
			}
		})
	}
}

// allAlike answers vectors for the references and a question, all alike.
func allAlike(embedding string) fault {
	var items []string
	for i := range len(references) + 1 {
		items = append(items, fmt.Sprintf(`{"index":%d,%s}`, i, embedding))
	}
	return status(200, "", "", `{"data":[`+strings.Join(items, ",")+`]}`)
}

func TestDocumentsWaitAsAsked(t *testing.T) {
	f := newFake(t)
	f.set(func(w http.ResponseWriter, r *http.Request, n int) bool {
		switch n {
		case 1:
			return status(429, "Retry-After", "1", "")(w, r, n)
		case 2:
			return status(503, "", "", "")(w, r, n)
		case 3:
			return cut(w, r, n)
		}
		return false
	})
	start := time.Now()
	if _, err := f.open(t, nil).EmbedDocuments(t.Context(), []string{"a"}); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took < time.Second || f.count() != 4 {
		t.Errorf("%d calls in %v", f.count(), took)
	}
}

func TestTheBreaker(t *testing.T) {
	f := newFake(t)
	f.set(status(500, "", "", ""))
	e := f.open(t, func(o *Options) { o.Rest = 100 * time.Millisecond })
	_, first := e.EmbedQuery(t.Context(), "x")
	calls, start := f.count(), time.Now()
	_, second := e.EmbedQuery(t.Context(), "x")
	if took := time.Since(start); took > time.Millisecond || second == nil || second != first || f.count() != calls {
		t.Errorf("%d calls more, %v, in %v", f.count()-calls, second, took)
	}
	f.set(nil)
	time.Sleep(110 * time.Millisecond)
	if _, err := e.EmbedQuery(t.Context(), "x"); err != nil {
		t.Errorf("after the rest: %v", err)
	}

	// Neither a question that is refused nor one that is given up opens it.
	f.set(status(400, "", "", ""))
	e.EmbedQuery(t.Context(), "x")
	f.set(hang)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := e.EmbedQuery(ctx, "x"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("given up: %v", err)
	}
	f.set(nil)
	if _, err := e.EmbedQuery(t.Context(), "x"); err != nil {
		t.Errorf("after a refused one: %v", err)
	}
}

func TestNobodyThere(t *testing.T) {
	f := newFake(t)
	e := f.open(t, nil)
	f.Close()
	_, err := e.EmbedQuery(t.Context(), "x")
	var fault *retrieval.Fault
	if !errors.As(err, &fault) || fault.Code != Unreachable || !strings.Contains(fault.EN, "connection refused") {
		t.Errorf("got %v", err)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, c := range []struct {
		value string
		want  time.Duration
	}{
		{"", 0}, {"7", 7 * time.Second}, {"-1", 0}, {"soon", 0}, {"9999999", 24 * time.Hour},
		{now.Add(time.Minute).Format(http.TimeFormat), time.Minute}, {now.Add(-time.Minute).Format(http.TimeFormat), 0},
	} {
		if got := wire.RetryAfter(http.Header{"Retry-After": {c.value}}, now); got != c.want {
			t.Errorf("%q: got %v, want %v", c.value, got, c.want)
		}
	}
}

func TestOpenRefusesWhatCannotBe(t *testing.T) {
	for _, o := range []Options{
		{Model: "m"}, {BaseURL: "localhost:11434/v1", Model: "m"}, {BaseURL: "http://h/v1"}, {BaseURL: "http://h/v1?key=secret", Model: "m"}, {BaseURL: "http://h/v1", Model: "m", Dimensions: 5000},
	} {
		if _, err := Open(t.Context(), o); err == nil {
			t.Errorf("opened with %+v", o)
		}
	}
}

func TestTheAddressIsShownWithoutPassword(t *testing.T) {
	e, err := Open(t.Context(), Options{BaseURL: "http://user:secret@127.0.0.1:1/v1", Model: "m", Known: 3})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.EmbedQuery(t.Context(), "x"); err == nil || strings.Contains(fmt.Sprint(err), "secret") {
		t.Errorf("got %v", err)
	}
}
