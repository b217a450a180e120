package bots

import (
	"context"
	"sync"
	"time"
)

// Pause holds back all messages to a chat app for as long as it says that they
// come too fast. The zero value holds nothing back.
type Pause struct {
	mu    sync.Mutex
	until time.Time
}

// For holds back from now on; what was to last longer still does.
func (p *Pause) For(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if at := time.Now().Add(d); at.After(p.until) {
		p.until = at
	}
}

// Wait waits until nothing is held back any more.
func (p *Pause) Wait(ctx context.Context) error {
	p.mu.Lock()
	wait := time.Until(p.until)
	p.mu.Unlock()
	return Sleep(ctx, wait)
}

// Sleep waits for d, or until the context ends.
func Sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
