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
	bulkEntries = 10_000
)

// PutMany implements [retrieval.BulkStore]. Plans are prepared by all
// processors while the batch before is being written.
func (s *Store) PutMany(ctx context.Context, plans iter.Seq2[retrieval.BulkItem, error], report func(retrieval.Progress)) (retrieval.Progress, error) {
	ctx, stop := context.WithCancel(ctx)
	queue := prepareAll(ctx, plans)
	defer func() {
		stop()
		for range queue { // until nobody uses the iterator any more
		}
	}()
	var done retrieval.Progress
	for batch := range batches(queue) {
		if batch.err == nil {
			var written int
			written, batch.err = s.write(ctx, batch.plans, scope("write"))
			if batch.err == nil {
				done.Done += len(batch.plans)
				done.Same += len(batch.plans) - written
				for _, p := range batch.plans {
					done.Entries += len(p.entries)
				}
				if report != nil {
					report(done)
				}
				continue
			}
		}
		return done, wrap(batch.err, "put many plans, after %d", done.Done)
	}
	return done, wrap(ctx.Err(), "put many plans, after %d", done.Done)
}

// result is a plan that is prepared, or why it is not.
type result struct {
	plan *prepared
	err  error
}

// prepareAll prepares plans at once, and yields them in their order.
func prepareAll(ctx context.Context, plans iter.Seq2[retrieval.BulkItem, error]) <-chan chan result {
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan chan result, 2*bulkPlans)
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
