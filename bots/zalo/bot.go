package zalo

import (
	"context"
	"net/http"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"kehoach/bots"
)

const (
	// busy is how many messages are being answered at once; the desk bounds the
	// work, this the waiting.
	busy = 64
	// answering is how long one may take, with the waiting for Zalo. What takes
	// longer is left in the inbox.
	answering = 10 * time.Minute
)

// Bot connects a [Handler] with Zalo.
type Bot struct {
	name    string
	handler *Handler
	sender  *sender
	inbox   *inbox
	opts    Options
	routes  map[string]http.Handler
	poll    func(ctx context.Context) error // nil where Zalo calls us
	fault   atomic.Pointer[bots.Problem]    // what ended the polling
	state   func() error                    // of the tokens; nil for none
	settle  func()                          // waits for them; nil for none

	places    chan struct{}
	lanes     lanes
	receiving sync.WaitGroup
	running   sync.WaitGroup
	ctx       context.Context // of the answers
	cancel    context.CancelFunc
	listening context.Context // ends first
	deafen    context.CancelFunc
}

// newBot returns a bot that has no transport yet.
func newBot(ctx context.Context, name string, l line, desk *bots.Desk, opts Options) (*Bot, error) {
	opts = opts.withDefaults()
	in, err := openInbox(filepath.Join(opts.Dir, name+"-inbox"), time.Now)
	if err != nil {
		return nil, err
	}
	known, err := openGreeted(filepath.Join(opts.Dir, name+"-greeted"))
	if err != nil {
		return nil, err
	}
	b := &Bot{
		name: name, handler: newHandler(name, desk, opts, known), inbox: in, opts: opts,
		sender: &sender{line: l, first: firstBackoff}, places: make(chan struct{}, busy),
	}
	b.ctx, b.cancel = context.WithCancel(context.WithoutCancel(ctx))
	b.listening, b.deafen = context.WithCancel(b.ctx)
	return b, nil
}

// Name is the entrance's: "zalo" or "zalo-oa".
func (b *Bot) Name() string { return b.name }

// Routes are the addresses that Zalo calls, by the pattern of [http.ServeMux];
// none where it is polled.
func (b *Bot) Routes() map[string]http.Handler { return b.routes }

// Err says what keeps the bot from answering and what to do about it, nil for
// nothing.
func (b *Bot) Err() error {
	if p := b.fault.Load(); p != nil {
		return p
	}
	if b.state != nil {
		return b.state()
	}
	return nil
}

// Start answers what was left when the program last stopped, and begins to
// receive where Zalo is polled.
func (b *Bot) Start() {
	b.receiving.Go(func() {
		if err := b.leftovers(); err != nil {
			b.opts.Log.Error("zalo: what was left is not answered", "entrance", b.name, "err", err)
		}
		b.opts.Log.Info("zalo: receiving", "entrance", b.name, "polled", b.poll != nil)
		if b.poll == nil {
			return
		}
		if err := b.poll(b.listening); err != nil {
			b.opts.Log.Error("zalo: stopped receiving", "entrance", b.name, "err", err)
		}
	})
}

// leftovers answers what is in the inbox.
func (b *Bot) leftovers() error {
	left, dropped, err := b.inbox.left()
	if err != nil {
		return err
	}
	if dropped > 0 {
		b.opts.Log.Warn("zalo: messages given up after a day or three starts", "entrance", b.name, "messages", dropped)
	}
	for _, in := range left {
		if !b.runWhenFree(in) {
			return nil // they stay in the inbox
		}
	}
	return nil
}

// take takes in what a person did and answers it in the background. It is on
// the disk when take returns nil. What was taken in before is dropped.
func (b *Bot) take(in Incoming) error {
	select {
	case b.places <- struct{}{}:
	default:
		return errBusy
	}
	fresh, err := b.store(in)
	if err != nil || !fresh {
		<-b.places
		return err
	}
	b.run(in)
	return nil
}

// store writes what a person did to the disk.
func (b *Bot) store(in Incoming) (fresh bool, err error) {
	if in.At.Year() < 2000 {
		in.At = time.Now().UTC() // no date came with it
	}
	return b.inbox.take(in)
}

// runWhenFree waits for a place; it returns false where the bot stops before
// there is one.
func (b *Bot) runWhenFree(in Incoming) bool {
	select {
	case b.places <- struct{}{}:
		b.run(in)
		return true
	case <-b.listening.Done():
		return false
	}
}

// Close stops receiving and waits for the poll under way and the answers being
// given, at most until ctx ends. What is not answered then is answered after
// the next start.
func (b *Bot) Close(ctx context.Context) {
	b.deafen()
	done := make(chan struct{})
	go func() { b.receiving.Wait(); b.running.Wait(); close(done) }()
	select {
	case <-done:
	case <-ctx.Done():
	}
	b.cancel()
	<-done
	if b.settle != nil {
		b.settle()
	}
}
