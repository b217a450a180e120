package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehoach/retrieval"
	"kehoach/retrieval/postgres"
)

// outage lets many ask at once while the server is restarted in the middle,
// and one store plans. Every answer must be the one of before.
func outage(ctx context.Context, s *settings, c *corpus) error {
	if s.data == "" {
		return errors.New("the server of KEHOACH_TEST_POSTGRES is not ours to restart: leave it unset, or give -outage 0")
	}
	owner, err := url.Parse(s.server)
	if err != nil {
		return err
	}
	owner.Path = "/kehoach_bench"
	st, err := openAs(ctx, owner.String(), nil)
	if err != nil {
		return err
	}
	defer st.Close()
	o := &outageRun{s: s, c: c, st: st, tenants: s.entries / s.each}
	if err := o.expect(ctx); err != nil {
		return err
	}
	return o.run(ctx)
}

type outageRun struct {
	s       *settings
	c       *corpus
	st      *postgres.Store
	tenants int
	asks    []expectation

	mu                        sync.Mutex
	took                      times
	wrong, failed             int
	firstFailure, lastFailure time.Time
	down, up                  time.Time
}

type expectation struct {
	tenant string
	q      retrieval.Query
	hits   []retrieval.Hit
}

// expect finds out the right answers while all is well.
func (o *outageRun) expect(ctx context.Context) error {
	r := rand.New(rand.NewPCG(o.s.seed, 11))
	for range 1000 {
		n := r.IntN(o.tenants)
		e := expectation{tenant: tenant(n), q: o.c.question(r, n, o.s.each)}
		var err error
		if e.hits, err = o.st.Search(ctx, e.tenant, e.q); err != nil {
			return err
		}
		o.asks = append(o.asks, e)
	}
	return nil
}

func (o *outageRun) run(ctx context.Context) error {
	ctx, stop := context.WithTimeout(ctx, o.s.outage)
	defer stop()
	var wg sync.WaitGroup
	for n := range o.s.askers {
		wg.Go(func() { o.ask(ctx, n) })
	}
	stored := 0
	wg.Go(func() { stored = o.write(ctx) })
	select {
	case <-time.After(o.s.outage / 2):
	case <-ctx.Done():
	}
	o.down = time.Now()
	err := o.restart()
	o.up = time.Now()
	wg.Wait()
	if err != nil {
		return err
	}
	kept, err := o.kept(context.WithoutCancel(ctx), stored)
	if err != nil {
		return err
	}
	fmt.Printf("%d askers for %v, one writer, server down for %v in the middle\n", o.s.askers, o.s.outage, o.up.Sub(o.down).Round(time.Millisecond))
	fmt.Printf("  %d answers, %d wrong, %d errors", len(o.took), o.wrong, o.failed)
	if o.failed > 0 {
		fmt.Printf(" from %v to %v after the stop", o.firstFailure.Sub(o.down).Round(time.Millisecond), o.lastFailure.Sub(o.down).Round(time.Millisecond))
	}
	fmt.Printf("\n  %v, %.0f answers/s\n  %d plans reported as stored, %d of them there and whole\n", o.took, float64(len(o.took))/o.s.outage.Seconds(), stored, kept)
	if o.wrong > 0 || kept != stored {
		return errors.New("answers were wrong or plans were lost")
	}
	return nil
}

func (o *outageRun) ask(ctx context.Context, n int) {
	r := rand.New(rand.NewPCG(o.s.seed, uint64(1000+n)))
	for ctx.Err() == nil {
		e := o.asks[r.IntN(len(o.asks))]
		start := time.Now()
		hits, err := o.st.Search(ctx, e.tenant, e.q)
		end := time.Now()
		if ctx.Err() != nil {
			return
		}
		o.mu.Lock()
		switch {
		case err != nil:
			if o.failed++; o.firstFailure.IsZero() {
				o.firstFailure = end
			}
			o.lastFailure = end
		case !cmp.Equal(hits, e.hits):
			o.wrong++
		default:
			o.took = append(o.took, end.Sub(start))
		}
		o.mu.Unlock()
	}
}

// write stores plans of offices of its own until the end, and returns how many.
func (o *outageRun) write(ctx context.Context) int {
	n := 0
	for ctx.Err() == nil {
		p := o.c.plan(1_000_000+n, 20)
		if _, err := o.st.Put(ctx, fmt.Sprint("moi-", n), p, o.c.vectors(p)); err == nil {
			n++
		}
		time.Sleep(20 * time.Millisecond)
	}
	return n
}

// kept counts the plans of [outageRun.write] that are there and whole.
func (o *outageRun) kept(ctx context.Context, stored int) (int, error) {
	n := 0
	for i := range stored {
		want := o.c.plan(1_000_000+i, 20)
		got, err := o.st.Plan(ctx, fmt.Sprint("moi-", i), want.ID)
		if err != nil && !errors.Is(err, retrieval.ErrNotFound) {
			return n, err
		}
		if err == nil && len(got.Entries) == len(want.Entries) {
			n++
		}
	}
	return n, nil
}

// restart stops the server at once, as a crash does, and starts it again.
func (o *outageRun) restart() error {
	for _, args := range [][]string{{"-m", "immediate", "-w", "stop"}, {"-l", o.s.data + "/../log", "-w", "-o", portOption(o.s.server), "start"}} {
		cmd := exec.Command(o.s.bin+"/pg_ctl", append([]string{"-D", o.s.data}, args...)...)
		info, err := os.Stat(o.s.data)
		if err != nil {
			return err
		}
		if stat, ok := info.Sys().(*syscall.Stat_t); ok && os.Getuid() == 0 {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: stat.Uid, Gid: stat.Gid}}
		}
		cmd.Dir = o.s.data
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("pg_ctl: %w\n%s", err, out)
		}
	}
	return nil
}

func portOption(server string) string {
	u, err := url.Parse(server)
	if err != nil {
		return ""
	}
	return "-p " + u.Port()
}
