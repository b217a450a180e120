package web

import (
	"bufio"
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"kehoach/bots"
	"kehoach/plan"
)

// slow is a library whose plans take their time, and then cannot be had.
type slow struct {
	bots.Library
	wait chan struct{}
}

func (s slow) Plans(ctx context.Context, _ string) ([]bots.PlanInfo, error) {
	select {
	case <-s.wait:
		return nil, errors.New("the disk is gone")
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// TestServeFinishesWhatRuns stops a server while an answer is being read, and
// holds it to the end of that answer.
func TestServeFinishesWhatRuns(t *testing.T) {
	h := setup(t, nil, nil)
	wait := make(chan struct{})
	srv := New(h.srv.desk, slow{shelfOf{h.store}, wait}, nil)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- srv.Serve(ctx, l, 5*time.Second) }()
	status := make(chan int, 1)
	go func() {
		res, err := http.Get("http://" + l.Addr().String() + "/api/plans")
		if err != nil {
			status <- 0
			return
		}
		res.Body.Close()
		status <- res.StatusCode
	}()
	for srv.metrics.open.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	stop()
	select {
	case err := <-served:
		t.Fatalf("stopped (%v) before the answer was given", err)
	case <-time.After(50 * time.Millisecond):
	}
	close(wait)
	if got := <-status; got != http.StatusInternalServerError {
		t.Errorf("the running request got status %d", got)
	}
	if err := <-served; err != nil {
		t.Errorf("serve: %v", err)
	}
	http.DefaultClient.CloseIdleConnections()
}

func TestReady(t *testing.T) {
	var fault error
	h := setup(t, &Options{Entrances: map[string]func() error{"zalo": func() error { return fault }}}, nil)
	if status, body := do(t, h, "GET", "/readyz", ""); status != 200 || strings.Contains(string(body), "zalo") {
		t.Errorf("ready: status %d, %s", status, body)
	}
	fault = &bots.Problem{VI: "Cần token mới.", EN: "Wants a new token."}
	if status, body := do(t, h, "GET", "/readyz?lang=en", ""); status != 200 || !strings.Contains(string(body), "Wants a new token.") {
		t.Errorf("with a fault of an entrance: status %d, %s", status, body)
	}
	h.store.Close()
	if status, _ := do(t, h, "GET", "/readyz", ""); status != 503 {
		t.Errorf("without a store: status %d", status)
	}
}

// TestStreamsThatBreakOff opens many streams and leaves them at once; TestMain
// looks for what they leave behind.
func TestStreamsThatBreakOff(t *testing.T) {
	h := setup(t, nil, nil)
	var wg sync.WaitGroup
	for range 100 {
		wg.Go(func() {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			req, _ := http.NewRequestWithContext(ctx, "POST", h.URL+"/api/ask", strings.NewReader(`{"question":"Sở Y tế làm gì?"}`))
			req.Header.Set("Content-Type", "application/json")
			req.Header.Set("Accept", "text/event-stream")
			res, err := h.Client().Do(req)
			if err != nil {
				t.Error(err)
				return
			}
			_, _ = bufio.NewReader(res.Body).ReadString('\n')
			cancel()
			res.Body.Close()
		})
	}
	wg.Wait()
}

func TestMetrics(t *testing.T) {
	h := setup(t, &Options{Feedback: func(Feedback) error { return nil }}, nil)
	do(t, h, "POST", "/api/ask", `{"question":"lương giám đốc sở bao nhiêu"}`)
	do(t, h, "POST", "/api/feedback", `{"verdict":"bad","question":"a"}`)
	_, body := do(t, h, "GET", "/metrics", "")
	for _, want := range []string{
		`kehoach_http_requests_total{route="POST /api/ask",status="200"} 1`, `reason="not_in_plan"`,
		`kehoach_feedback_total{verdict="bad"} 1`, `kehoach_answer_seconds_bucket{le="+Inf"} 1`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s in\n%s", want, body)
		}
	}
}

func TestAuditIsTold(t *testing.T) {
	var got []Answered
	h := setup(t, &Options{Audit: func(a Answered) { got = append(got, a) }, Today: func() plan.Date { return testDay }}, nil)
	do(t, h, "POST", "/api/ask", `{"question":"nhiệm vụ 59 hạn khi nào?"}`)
	if len(got) != 1 || got[0].User != "local" || len(got[0].Answer.Entries) != 1 || got[0].Answer.Entries[0].ID != "task/59" {
		t.Errorf("told %+v", got)
	}
}
