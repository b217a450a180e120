//go:build unix

package web

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kehoach/bots"
)

// BenchmarkAskHTTP asks over connections on loopback, client and server in one
// process: questions that were asked before ("again"), and questions that
// nobody asked yet ("new"). It gives questions a second, the slow end of the
// time that one takes, and the time of a processor that one costs.
func BenchmarkAskHTTP(b *testing.B) {
	for _, c := range []struct {
		name string
		new  bool
	}{{"again", false}, {"new", true}} {
		b.Run(c.name, func(b *testing.B) { benchmarkAsk(b, c.new) })
	}
}

func benchmarkAsk(b *testing.B, fresh bool) {
	desk := &bots.Options{}
	h := setup(b, nil, desk)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
	defer client.CloseIdleConnections()
	var mu sync.Mutex
	var took []time.Duration
	var asked atomic.Int64
	b.SetParallelism(4)
	b.ReportAllocs()
	start, cpu := time.Now(), cpuTime()
	b.RunParallel(func(pb *testing.PB) {
		var mine []time.Duration
		for pb.Next() {
			n := int(asked.Add(1))
			q := asks[n%len(asks)]
			if fresh {
				q += strings.Repeat(" ", n%97) + strings.Repeat("?", n/97%97) // the same work, another text
			}
			at := time.Now()
			res, err := client.Post(h.URL+"/api/ask", "application/json", strings.NewReader(`{"today":"2025-01-02","question":`+quoted(q)+`}`))
			if err != nil {
				b.Error(err)
				return
			}
			_, _ = io.Copy(io.Discard, res.Body)
			res.Body.Close()
			mine = append(mine, time.Since(at))
		}
		mu.Lock()
		took = append(took, mine...)
		mu.Unlock()
	})
	used := cpuTime() - cpu
	b.ReportMetric(float64(len(took))/time.Since(start).Seconds(), "q/s")
	slices.Sort(took)
	if n := len(took); n > 0 {
		b.ReportMetric(float64(used.Microseconds())/1000/float64(n), "cpu-ms/op")
		b.ReportMetric(float64(took[n/2].Microseconds())/1000, "p50-ms")
		b.ReportMetric(float64(took[n*99/100].Microseconds())/1000, "p99-ms")
	}
}
