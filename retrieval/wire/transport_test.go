package wire

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	key  = "sk-not-to-be-shown"
	body = `{"input":"việc"}`
)

// server answers the n-th request, from 1, and keeps what came.
type server struct {
	*httptest.Server
	mu      sync.Mutex
	bodies  []string
	headers []http.Header
}

func serve(t *testing.T, answer func(w http.ResponseWriter, r *http.Request, n int)) *server {
	s := &server{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		s.bodies, s.headers = append(s.bodies, string(data)), append(s.headers, r.Header)
		n := len(s.bodies)
		s.mu.Unlock()
		answer(w, r, n)
	}))
	t.Cleanup(s.Close)
	return s
}

// send sends a request of a call as a library does, with a key of its own.
func (s *server) send(ctx context.Context, tr *Transport, c *Call, address string) (string, error) {
	req, err := http.NewRequestWithContext(With(ctx, c), "POST", address, strings.NewReader(body))
	if err != nil {
		return "", err
	}
	req.Header.Set("Authorization", "Bearer of the library")
	resp, err := (&http.Client{Transport: tr}).Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	return string(data), err
}

func (s *server) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.bodies)
}

func transport() *Transport {
	return &Transport{Base: http.DefaultTransport.(*http.Transport).Clone(), Key: key, Limit: 1 << 10, Backoff: time.Millisecond}
}

func call() *Call { return &Call{Tries: 3, Patience: 5 * time.Second, Waits: 100 * time.Millisecond} }

func code(status int) func(http.ResponseWriter) {
	return func(w http.ResponseWriter) { w.WriteHeader(status) }
}

// TestWhatIsTriedAgain has the first answer fail in each way; only what may
// help is sent again, and what is sent again is the same.
func TestWhatIsTriedAgain(t *testing.T) {
	for _, c := range []struct {
		name  string
		first func(http.ResponseWriter)
		calls int
	}{
		{"too many", code(429), 2}, {"fails", code(500), 2}, {"bad gateway", code(502), 2}, {"unavailable", code(503), 2}, {"timed out", code(504), 2}, {"slow client", code(408), 2},
		{"breaks off", func(w http.ResponseWriter) {
			w.Header().Set("Content-Length", "500")
			fmt.Fprint(w, "half")
		}, 2},
		{"no answer", func(http.ResponseWriter) { panic(http.ErrAbortHandler) }, 2},
		{"refused", code(400), 1}, {"wrong key", code(401), 1}, {"forbidden", code(403), 1}, {"not there", code(404), 1}, {"elsewhere", code(302), 1},
		{"too long", func(w http.ResponseWriter) { fmt.Fprint(w, strings.Repeat(" ", 1<<10+1)) }, 1},
		{"waits for too long", func(w http.ResponseWriter) {
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(429)
		}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(t, func(w http.ResponseWriter, _ *http.Request, n int) {
				if n == 1 {
					c.first(w)
					return
				}
				fmt.Fprint(w, "good")
			})
			ca := call()
			got, err := s.send(t.Context(), transport(), ca, s.URL)
			if s.count() != c.calls {
				t.Errorf("%d calls, want %d", s.count(), c.calls)
			}
			for i, b := range s.bodies {
				if b != body || s.headers[i].Get("Authorization") != "Bearer "+key {
					t.Errorf("request %d: %q, %q", i+1, b, s.headers[i].Get("Authorization"))
				}
			}
			switch {
			case c.calls == 2 && (err != nil || got != "good" || ca.Failed != nil):
				t.Errorf("after trying again: %q, %v, failed %v", got, err, ca.Failed)
			case c.calls == 1 && (err == nil || ca.Failed == nil):
				t.Errorf("no error: %q", got)
			}
		})
	}
}

// TestBounds: of attempts, of one attempt's time, and of the caller's.
func TestBounds(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request, _ int) { w.WriteHeader(503) })
	ca := call()
	if _, err := s.send(t.Context(), transport(), ca, s.URL); err == nil || s.count() != 3 || ca.Failed.Status != 503 {
		t.Errorf("%d calls: %v", s.count(), err)
	}
	hangs := serve(t, func(_ http.ResponseWriter, r *http.Request, _ int) { <-r.Context().Done() })
	ca = &Call{Tries: 2, Patience: 20 * time.Millisecond, Waits: time.Second}
	if _, err := hangs.send(t.Context(), transport(), ca, hangs.URL); !errors.Is(ca.Failed, context.DeadlineExceeded) || hangs.count() != 2 {
		t.Errorf("%d calls: %v", hangs.count(), err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	slow := &Transport{Base: http.DefaultTransport, Limit: 1, Backoff: time.Minute}
	start := time.Now()
	before := s.count()
	if _, err := s.send(ctx, slow, &Call{Tries: 3, Patience: time.Second, Waits: time.Hour}, s.URL); err == nil || s.count() != before+1 || time.Since(start) > 5*time.Second {
		t.Errorf("%d calls, the last after the caller's time", s.count()-before)
	}
}

// TestChecked has an answer refused, which is not asked for again, and one
// changed.
func TestChecked(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request, _ int) { fmt.Fprint(w, "one") })
	ca := call()
	ca.Check = func(data []byte) ([]byte, error) { return append(data, " two"...), nil }
	if got, err := s.send(t.Context(), transport(), ca, s.URL); err != nil || got != "one two" {
		t.Errorf("%q, %v", got, err)
	}
	ca.Check = func([]byte) ([]byte, error) { return nil, errors.New("no sense in it") }
	if _, err := s.send(t.Context(), transport(), ca, s.URL); err == nil || ca.Failed.Status != 200 || ca.Failed.Text != "no sense in it" || s.count() != 2 {
		t.Errorf("%d calls: %v, %+v", s.count(), err, ca.Failed)
	}
}

// TestSecretsStay: the key and addresses are in no error, and a request that
// is not of a call does not go out at all.
func TestSecretsStay(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request, _ int) {
		w.WriteHeader(401)
		fmt.Fprintf(w, `{"error":{"message":"bad key %s\nfor you"}}`, key)
	})
	ca := call()
	_, _ = s.send(t.Context(), transport(), ca, s.URL)
	if got := fmt.Sprintf("%v %+v", ca.Failed, *ca.Failed); strings.Contains(got, key) || !strings.Contains(got, "bad key … for you") {
		t.Errorf("the error says %s", got)
	}
	s.Close()
	ca = call()
	_, _ = s.send(t.Context(), transport(), ca, s.URL+"/secret-path")
	if ca.Failed == nil || ca.Failed.Status != 0 || strings.Contains(ca.Failed.Error(), "127.0.0.1") || strings.Contains(ca.Failed.Error(), "secret-path") {
		t.Errorf("a server that is not there: %v", ca.Failed)
	}
	other := serve(t, func(http.ResponseWriter, *http.Request, int) {})
	if _, err := (&http.Client{Transport: transport()}).Post(other.URL, "text/plain", strings.NewReader(body)); err == nil || other.count() > 0 {
		t.Errorf("sent without a call: %v", err)
	}
}

// TestWhoAsks: without a key the name and password of the address are sent,
// and never the library's key.
func TestWhoAsks(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request, _ int) { fmt.Fprint(w, "good") })
	tr := transport()
	tr.Key = ""
	for _, address := range []string{s.URL, strings.Replace(s.URL, "http://", "http://u:p@", 1)} {
		if _, err := s.send(t.Context(), tr, call(), address); err != nil {
			t.Fatal(err)
		}
	}
	if got := s.headers[0].Get("Authorization"); got != "" {
		t.Errorf("no key, and %q is sent", got)
	}
	if got := s.headers[1].Get("Authorization"); got != "Basic dTpw" {
		t.Errorf("the address has a password, and %q is sent", got)
	}
}
