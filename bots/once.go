package bots

import (
	"slices"
	"sync"
	"time"
)

// Once remembers what was there before, so that what a chat app delivers again
// is not answered again. It is safe for concurrent use.
type Once struct {
	keep time.Duration
	now  func() time.Time

	mu   sync.Mutex
	seen map[string]time.Time
	last time.Time // when it was swept
}

// NewOnce returns a memory of that length; now is the clock, nil for
// [time.Now].
func NewOnce(keep time.Duration, now func() time.Time) *Once {
	if now == nil {
		now = time.Now
	}
	return &Once{keep: keep, now: now, seen: make(map[string]time.Time), last: now()}
}

// First reports whether none of the IDs was there before, and notes them all.
func (o *Once) First(ids ...string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := o.now()
	if now.Sub(o.last) > o.keep/4 {
		for id, at := range o.seen {
			if now.Sub(at) > o.keep {
				delete(o.seen, id)
			}
		}
		o.last = now
	}
	fresh := !slices.ContainsFunc(ids, func(id string) bool { at, ok := o.seen[id]; return ok && now.Sub(at) <= o.keep })
	for _, id := range ids {
		o.seen[id] = now
	}
	return fresh
}

// Forget takes IDs back, of what could not be taken in.
func (o *Once) Forget(ids ...string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, id := range ids {
		delete(o.seen, id)
	}
}
