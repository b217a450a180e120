package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kehoach/agent"
	"kehoach/bots"
	"kehoach/retrieval"
)

// tired is a store that takes its time, so that streams stay open.
type tired struct {
	retrieval.Store
	nap time.Duration
}

func (s tired) Plans(ctx context.Context, tenant string) ([]retrieval.PlanInfo, error) {
	select {
	case <-time.After(s.nap):
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return s.Store.Plans(ctx, tenant)
}

// TestSoak keeps many streams open at once, for a short while, or for as long
// as KEHOACH_SOAK says ("60s"), and holds the heap to what it was when all
// were open for the first time. TestMain looks for goroutines left behind.
func TestSoak(t *testing.T) {
	long, err := time.ParseDuration(os.Getenv("KEHOACH_SOAK"))
	streams := 500
	if err != nil {
		long, streams = 2*time.Second, 100
	}
	h := setup(t, nil, nil)
	nap := 500 * time.Millisecond
	desk := bots.NewDesk(agent.New(tired{h.store, nap}, nil), &bots.Options{AtOnce: streams})
	srv := New(desk, shelfOf{h.store}, nil)
	ts := httptest.NewServer(srv)
	defer ts.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: streams, MaxConnsPerHost: streams}}
	defer client.CloseIdleConnections()

	soakAsk(t.Context(), t, client, ts.URL, asks[0]) // makes the plan ready
	var answers, most atomic.Int64
	ctx, stop := context.WithTimeout(t.Context(), long)
	defer stop()
	var wg sync.WaitGroup
	for i := range streams {
		wg.Go(func() {
			for n := i; ctx.Err() == nil; n++ {
				if soakAsk(ctx, t, client, ts.URL, asks[n%len(asks)]) {
					answers.Add(1)
				}
			}
		})
	}
	var heaps []uint64
	for ctx.Err() == nil {
		time.Sleep(min(long/8, 5*time.Second))
		if open := srv.metrics.open.Load(); open > most.Load() {
			most.Store(open)
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		heaps = append(heaps, m.HeapAlloc>>20)
	}
	wg.Wait()
	t.Logf("%d answers in %v, up to %d streams open, heap %v MB", answers.Load(), long, most.Load(), heaps)
	if answers.Load() == 0 || most.Load() < int64(streams)/2 {
		t.Errorf("%d answers, %d streams open at once", answers.Load(), most.Load())
	}
	// Answers under way come and go together, so the least of each half tells
	// what stays.
	half := len(heaps) / 2
	if first, last := slices.Min(heaps[:half]), slices.Min(heaps[half:]); last > first*3/2+8 {
		t.Errorf("the heap grew from %d to %d MB", first, last)
	}
}

// soakAsk asks over a stream and reads it to its end; false where time ran out.
func soakAsk(ctx context.Context, t *testing.T, client *http.Client, url, q string) bool {
	req, _ := http.NewRequestWithContext(ctx, "POST", url+"/api/ask", strings.NewReader(`{"today":"2025-01-02","question":`+quoted(q)+`}`))
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "text/event-stream")
	res, err := client.Do(req)
	if err != nil {
		if ctx.Err() == nil {
			t.Error(err)
		}
		return false
	}
	defer res.Body.Close()
	data := new(strings.Builder)
	buf := make([]byte, 32<<10)
	for {
		n, err := res.Body.Read(buf)
		data.Write(buf[:n])
		if err != nil {
			break
		}
	}
	if !strings.HasSuffix(data.String(), "event: end\ndata: {}\n\n") {
		if ctx.Err() == nil {
			t.Errorf("%q: the stream broke off: %.100s", q, data.String())
		}
		return false
	}
	return true
}
