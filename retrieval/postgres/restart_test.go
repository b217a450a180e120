package postgres

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehoach/retrieval"
	"kehoach/retrieval/storetest"
)

// TestRestart restarts the server, once in an orderly way and once as a crash
// does, while many ask and one stores plans: no answer is wrong, nothing that was
// reported as stored is lost, and errors come only while it is down.
func TestRestart(t *testing.T) {
	server := newServer(t)
	s := openStore(t, server.database(t, ""), &Options{Wait: time.Second})
	run := &restartRun{t: t, s: s}
	for i := range run.queries {
		p := storetest.Plan(uint64(i), 60)
		if _, err := s.Put(t.Context(), fmt.Sprint(i), p, storetest.Vectors(p, "e", 16)); err != nil {
			t.Fatal(err)
		}
		run.queries[i] = retrieval.Query{
			Terms:  retrieval.Terms(p.Entries[i].Text, retrieval.TermOptions{}),
			Vector: storetest.Vector(uint64(i), 16), Embedder: "e", Alpha: 0.5,
		}
		var err error
		if run.hits[i], err = s.Search(t.Context(), fmt.Sprint(i), run.queries[i]); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for n := range 20 {
		wg.Go(func() { run.ask(ctx, uint64(n)) })
	}
	wg.Go(func() { run.write(ctx) })
	for _, mode := range []string{"fast", "immediate"} {
		time.Sleep(700 * time.Millisecond)
		run.down.Store(true)
		server.control(t, "-m", mode, "stop")
		time.Sleep(1500 * time.Millisecond) // longer than the calls wait
		server.control(t, "start")
		time.Sleep(300 * time.Millisecond) // for the calls that began before
		run.down.Store(false)
	}
	time.Sleep(700 * time.Millisecond)
	stop()
	wg.Wait()
	if run.answers.Load() < 100 || run.failed.Load() == 0 {
		t.Errorf("%d answers and %d errors while the server was down: the test tells nothing", run.answers.Load(), run.failed.Load())
	}
	for i := range run.stored {
		p := storetest.Plan(uint64(1000+i), 12)
		whole(t, s, "writer", p)
	}
	t.Logf("%d answers, %d errors while the server was down, %d plans stored", run.answers.Load(), run.failed.Load(), run.stored)
}

type restartRun struct {
	t       *testing.T
	s       *Store
	queries [8]retrieval.Query
	hits    [8][]retrieval.Hit
	down    atomic.Bool
	answers atomic.Int64
	failed  atomic.Int64
	stored  int
}

// note counts an error, which may only come while the server is down.
func (r *restartRun) note(what string, err error, down bool) {
	var f *retrieval.Fault
	if !down && !r.down.Load() {
		r.t.Errorf("%s while the server was up: %v", what, err)
	} else if !errors.As(err, &f) || f.Code != retrieval.StoreUnreachable {
		r.t.Errorf("%s while the server was down: %v, want a fault in words", what, err)
	}
	r.failed.Add(1)
}

func (r *restartRun) ask(ctx context.Context, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 3))
	for ctx.Err() == nil {
		i := random.IntN(len(r.queries))
		down := r.down.Load()
		got, err := r.s.Search(ctx, fmt.Sprint(i), r.queries[i])
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			r.note("search", err, down)
		case !cmp.Equal(got, r.hits[i]):
			r.t.Errorf("a wrong answer: %v", got)
		default:
			r.answers.Add(1)
		}
	}
}

func (r *restartRun) write(ctx context.Context) {
	for ctx.Err() == nil {
		p := storetest.Plan(uint64(1000+r.stored), 12)
		down := r.down.Load()
		_, err := r.s.Put(ctx, "writer", p, nil)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			r.note("Put", err, down)
			continue
		}
		r.stored++
	}
}
