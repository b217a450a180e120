package remind

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"time"

	"kehoach/bots"
	"kehoach/bots/view"
	"kehoach/plan"
)

// Send carries a message, which is Markdown, to the place of a subscription.
type Send func(ctx context.Context, s Subscription, message string) error

// ErrNotAllowed is what a [Send] returns where who subscribed may no longer
// ask there.
var ErrNotAllowed = errors.New("who subscribed may no longer ask")

// ErrRefused is what a [Send] returns, wrapped, where the chat app does not
// take the message and will not today.
var ErrRefused = errors.New("the chat app refuses it")

// retry is after how long what could not be sent is tried again.
const retry = 15 * time.Minute

// zone is that of Việt Nam, at UTC+7 all year.
var zone = time.FixedZone("ICT", 7*3600)

// Options are the settings of a [Clock].
type Options struct {
	// At is the time of day from which reminders are sent, in Việt Nam, 0 for
	// 7:30.
	At time.Duration
	// Send has the way into each entrance, by its name.
	Send map[string]Send
	// Reports tells what was reported of a plan; nil for nothing.
	Reports func(ctx context.Context, tenant, planID string) ([]plan.Progress, error)
	// Now is the clock, nil for [time.Now].
	Now func() time.Time
	// Log is where it is told what was sent, nil for nowhere.
	Log *slog.Logger
}

// Clock sends reminders when their day has come.
type Clock struct {
	book    *Book
	library bots.Library
	opts    Options

	// What the last round was for, and when something in it failed.
	day      plan.Date
	revision int
	failed   time.Time
}

// NewClock returns a clock over a book and the plans of its offices.
func NewClock(b *Book, library bots.Library, opts Options) *Clock {
	opts.At = cmp.Or(opts.At, 7*time.Hour+30*time.Minute)
	opts.Log = cmp.Or(opts.Log, slog.New(slog.DiscardHandler))
	if opts.Now == nil {
		opts.Now = time.Now
	}
	return &Clock{book: b, library: library, opts: opts, revision: -1}
}

// Run looks at the time each minute until ctx ends. It does not sleep until
// the next morning: the machine may sleep, and its clock may be set.
func (c *Clock) Run(ctx context.Context) {
	for ctx.Err() == nil {
		c.Tick(ctx)
		_ = bots.Sleep(ctx, time.Minute) // the loop sees that the context ended
	}
}

// Tick sends what is to be sent now. It does nothing where all of today's was
// sent and nobody has asked for more.
func (c *Clock) Tick(ctx context.Context) {
	now := c.opts.Now().In(zone)
	midnight := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, zone)
	if now.Sub(midnight) < c.opts.At {
		return
	}
	today := plan.DateOf(now)
	subs, revision := c.book.all()
	again := !c.failed.IsZero() && (now.Sub(c.failed) >= retry || now.Before(c.failed))
	if today == c.day && revision == c.revision && !again {
		return
	}
	c.day, c.revision, c.failed = today, revision, time.Time{}
	if err := c.book.flush(); err != nil {
		c.failed = now
		c.opts.Log.Error("reminders not written", "err", err)
	}
	r := &round{c: c, today: today, plans: make(map[string][]planned), lost: make(map[string]error)}
	for _, s := range subs {
		if ctx.Err() != nil {
			c.failed = now
			return
		}
		if err := r.tell(ctx, s); err != nil {
			c.failed = now
			c.opts.Log.Error("reminder not sent", "entrance", s.Entrance, "tenant", s.Tenant, "err", err)
		}
	}
}

// round is one look at all subscriptions, which reads each plan once.
type round struct {
	c     *Clock
	today plan.Date
	plans map[string][]planned // by tenant
	// lost are the entrances through which nothing got in time; the others' turn
	// does not wait for them.
	lost map[string]error
}

// planned is a plan made ready.
type planned struct {
	*view.View
	reports []plan.Progress
}

// tell sends what a subscription has not been told yet.
func (r *round) tell(ctx context.Context, s Subscription) error {
	send := r.c.opts.Send[s.Entrance]
	if send == nil {
		return nil // an entrance that is not configured now
	}
	if err := r.lost[s.Entrance]; err != nil {
		return err
	}
	plans, err := r.of(ctx, s.Tenant)
	if err != nil {
		return err
	}
	var items []Item
	for _, p := range plans {
		items = append(items, s.due(p.View, p.reports, r.today)...)
	}
	if len(items) == 0 {
		return nil
	}
	err = send(ctx, s, s.Message(items, r.today))
	switch {
	case errors.Is(err, ErrNotAllowed):
		r.c.opts.Log.Warn("reminder withheld: who subscribed may no longer ask", "entrance", s.Entrance, "tenant", s.Tenant)
		return nil
	case errors.Is(err, ErrRefused): // tomorrow it may not
		r.c.opts.Log.Warn("reminder refused", "entrance", s.Entrance, "tenant", s.Tenant, "err", err)
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		r.lost[s.Entrance] = err
		return err
	case err != nil:
		return err
	}
	r.c.opts.Log.Info("reminded", "entrance", s.Entrance, "tenant", s.Tenant, "items", len(items), "weekly", s.Weekly)
	return r.c.book.sent(s, s.ids(items, r.today))
}

// of returns the plans of a tenant.
func (r *round) of(ctx context.Context, tenant string) ([]planned, error) {
	if plans, ok := r.plans[tenant]; ok {
		return plans, nil
	}
	infos, err := r.c.library.Plans(ctx, tenant)
	if err != nil {
		return nil, err
	}
	var out []planned
	for _, info := range infos {
		p, err := r.c.library.Plan(ctx, tenant, info.ID)
		if err != nil {
			return nil, err
		}
		one := planned{View: view.New(p, nil)}
		if r.c.opts.Reports != nil {
			if one.reports, err = r.c.opts.Reports(ctx, tenant, info.ID); err != nil {
				return nil, err
			}
		}
		out = append(out, one)
	}
	r.plans[tenant] = out
	return out, nil
}
