package postgres

import (
	"context"
	"iter"
	"runtime"

	"kehoach/retrieval"
)

// A transaction of a bulk has up to so many plans and about so many entries.
const (
	bulkPlans   = 100
	bulkEntries = 5_000
)

// bulkWriters is how many transactions of a bulk are under way at once: while
// one sends, the server works on the other.
const bulkWriters = 2

// PutMany implements [retrieval.BulkStore]. Plans are prepared by all
// processors while others are being written. Where it fails, transactions
// after the one that failed may be done too; they are not reported.
func (s *Store) PutMany(ctx context.Context, plans iter.Seq2[retrieval.BulkItem, error], report func(retrieval.Progress)) (retrieval.Progress, error) {
	ctx, stop := context.WithCancel(ctx)
	queue := prepareAll(ctx, plans)
	var done retrieval.Progress
	var running []*writing // in the order of their plans
	defer func() {
		stop()
		for _, w := range running {
			<-w.end
		}
		for range queue { // until nobody uses the iterator any more
		}
	}()
	finish := func() error {
		w := running[0]
		running = running[1:]
		<-w.end
		if w.err != nil {
			return w.err
		}
		done.Done += w.plans
		done.Same += w.plans - w.written
		done.Entries += w.entries
		if report != nil {
			report(done)
		}
		return nil
	}
	for batch := range batches(queue) {
		// Of two plans with one ID the later one is written later.
		for len(running) == bulkWriters || len(running) > 0 && (batch.err != nil || batch.meets(running)) {
			if err := finish(); err != nil {
				return done, wrap(err, "put many plans, after %d", done.Done)
			}
		}
		if batch.err != nil {
			return done, wrap(batch.err, "put many plans, after %d", done.Done)
		}
		running = append(running, s.start(ctx, batch))
	}
	for len(running) > 0 {
		if err := finish(); err != nil {
			return done, wrap(err, "put many plans, after %d", done.Done)
		}
	}
	return done, wrap(ctx.Err(), "put many plans, after %d", done.Done)
}

// writing is a transaction of a bulk on its way.
type writing struct {
	plans, entries int
	locks          map[int64]bool
	end            chan struct{} // closed when the rest is known
	written        int
	err            error
}

// start writes a batch in the background.
func (s *Store) start(ctx context.Context, b bulk) *writing {
	w := &writing{plans: len(b.plans), locks: map[int64]bool{}, end: make(chan struct{})}
	for _, p := range b.plans {
		w.entries += p.info.Entries
		w.locks[planKey(p.tenant, p.info.ID)] = true
	}
	go func() {
		defer close(w.end)
		w.written, w.err = s.write(ctx, b.plans, scope("write"))
	}()
	return w
}

// result is a plan that is prepared, or why it is not.
type result struct {
	plan *prepared
	err  error
}

// prepareAll prepares plans at once, and yields them in their order.
func prepareAll(ctx context.Context, plans iter.Seq2[retrieval.BulkItem, error]) <-chan chan result {
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan chan result, 4*workers)
	slots := make(chan struct{}, workers)
	go func() {
		defer close(queue)
		for item, err := range plans {
			out := make(chan result, 1)
			select {
			case queue <- out:
			case <-ctx.Done():
				return
			}
			if err != nil {
				out <- result{err: err}
				return
			}
			slots <- struct{}{}
			go func() {
				defer func() { <-slots }()
				p, err := preparePlan(item.Tenant, item.Plan, item.Vectors)
				out <- result{p, err}
			}()
		}
	}()
	return queue
}

type bulk struct {
	plans []*prepared
	err   error
}

// meets reports whether a plan of the batch is being written.
func (b bulk) meets(running []*writing) bool {
	for _, w := range running {
		for _, p := range b.plans {
			if w.locks[planKey(p.tenant, p.info.ID)] {
				return true
			}
		}
	}
	return false
}

// batches gathers plans for a transaction each. What comes before an error is
// a batch of its own.
func batches(queue <-chan chan result) iter.Seq[bulk] {
	return func(yield func(bulk) bool) {
		var b bulk
		entries := 0
		for out := range queue {
			r := <-out
			if r.err == nil {
				b.plans = append(b.plans, r.plan)
				entries += len(r.plan.entries)
			}
			if len(b.plans) > 0 && (r.err != nil || len(b.plans) == bulkPlans || entries >= bulkEntries) {
				if !yield(b) {
					return
				}
				b, entries = bulk{}, 0
			}
			if r.err != nil {
				yield(bulk{err: r.err})
				return
			}
		}
		if len(b.plans) > 0 {
			yield(b)
		}
	}
}
