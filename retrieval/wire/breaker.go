package wire

import (
	"context"
	"sync"
	"time"
)

// Breaker keeps questions from waiting for a server that is down: after a
// failure it says the same error again at once, for a while; then it lets one
// question try. It is our own since it says the reason again and keeps to
// Retry-After, which the known libraries do not.
type Breaker struct {
	Rest time.Duration // how long it stays open

	mu     sync.Mutex
	err    error     // why it is open; nil when closed
	until  time.Time // when it lets one try
	trying bool
}

// Allow returns nil where a call may be made, else why the last one failed.
func (b *Breaker) Allow(now time.Time) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.err == nil {
		return nil
	}
	if b.trying || now.Before(b.until) {
		return b.err
	}
	b.trying = true
	return nil
}

// Done takes the outcome of a call. A call that its caller gave up, or that
// was refused for what it asked, says nothing about the server.
func (b *Breaker) Done(ctx context.Context, now time.Time, err error, cause *Error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.trying = false
	switch {
	case err == nil:
		b.err = nil
	case ctx.Err() != nil, cause == nil, cause.Refused():
	default:
		b.err, b.until = err, now.Add(max(b.Rest, cause.RetryAfter))
	}
}
