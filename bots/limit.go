package bots

import (
	"context"
	"sync"
	"time"
)

// limiter is a token bucket for each person.
type limiter struct {
	every time.Duration // between two questions in the long run; 0 is no limit
	burst float64
	now   func() time.Time

	mu      sync.Mutex
	buckets map[string]*bucket
	swept   time.Time
}

type bucket struct {
	left float64
	at   time.Time
}

func newLimiter(perMinute, burst int, now func() time.Time) *limiter {
	l := &limiter{now: now, buckets: make(map[string]*bucket), swept: now()}
	if perMinute > 0 {
		l.every = time.Minute / time.Duration(perMinute)
		l.burst = float64(max(1, burst))
		if burst == 0 {
			l.burst = float64(max(1, perMinute/4))
		}
	}
	return l
}

// take takes one question out of a person's bucket, and returns how long the
// person has to wait where it is empty.
func (l *limiter) take(who string) time.Duration {
	if l.every == 0 {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	l.sweep(now)
	b := l.buckets[who]
	if b == nil {
		b = &bucket{left: l.burst, at: now}
		l.buckets[who] = b
	}
	b.left = min(l.burst, b.left+float64(now.Sub(b.at))/float64(l.every))
	b.at = now
	if b.left < 1 {
		return time.Duration((1 - b.left) * float64(l.every))
	}
	b.left--
	return 0
}

// sweep drops, once in a while, the buckets that are full again.
func (l *limiter) sweep(now time.Time) {
	full := time.Duration(l.burst * float64(l.every))
	if now.Sub(l.swept) < max(full, time.Minute) {
		return
	}
	l.swept = now
	for who, b := range l.buckets {
		if now.Sub(b.at) >= full {
			delete(l.buckets, who)
		}
	}
}

// gate bounds how many questions are answered at once and how many wait.
type gate struct {
	places  chan struct{}
	waiting chan struct{}
}

func newGate(atOnce, waiting int) *gate {
	return &gate{places: make(chan struct{}, atOnce), waiting: make(chan struct{}, waiting)}
}

// full reports whether who comes now has to wait.
func (g *gate) full() bool { return len(g.places) == cap(g.places) }

// enter waits for a place; leave gives it back.
func (g *gate) enter(ctx context.Context) (leave func(), err error) {
	leave = func() { <-g.places }
	select {
	case g.places <- struct{}{}:
		return leave, nil
	default:
	}
	select {
	case g.waiting <- struct{}{}:
		defer func() { <-g.waiting }()
	default:
		p := problem(Busy, "Đang có quá nhiều người hỏi. Xin thử lại sau vài giây.", "Too many people are asking. Try again in a few seconds.")
		p.Retry = 2 * time.Second
		return nil, p
	}
	select {
	case g.places <- struct{}{}:
		return leave, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
