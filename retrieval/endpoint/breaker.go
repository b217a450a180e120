package endpoint

import (
	"context"
	"sync"
	"time"
)

// breaker keeps questions from waiting for an endpoint that is down: after a
// failure it says the same error again at once, for a while; then it lets one
// question try. It is our own since it says the reason again and keeps to
// Retry-After, which the known libraries do not.
type breaker struct {
	rest time.Duration // how long it stays open

	mu     sync.Mutex
	err    error     // why it is open; nil when closed
	until  time.Time // when it lets one try
	trying bool
}

// allow returns nil where a call may be made, else why the last one failed.
func (b *breaker) allow(now time.Time) error {
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

// done takes the outcome of a call. A call that its caller gave up, or that
// was refused for what it asked, says nothing about the endpoint.
func (b *breaker) done(ctx context.Context, now time.Time, err error, cause *Error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.trying = false
	switch {
	case err == nil:
		b.err = nil
	case ctx.Err() != nil, cause == nil, codeOf(cause) == Refused:
	default:
		b.err, b.until = err, now.Add(max(b.rest, cause.RetryAfter))
	}
}
