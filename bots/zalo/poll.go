package zalo

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"kehoach/bots"
)

// pollFor is how long a poll waits. A stop waits for the poll under way, since
// what Zalo hands over in it is handed over once.
const pollFor = 10 * time.Second

// BotConfig is how a bot reaches the Zalo Bot Platform.
type BotConfig struct {
	Token string
	// Secret is that of the webhook, 8 to 256 characters; "" polls instead.
	Secret string
	// API is the address of the platform, "" for Zalo's own.
	API string
	Options
}

// hookPath is where the platform's webhook is.
const hookPath = "/zalo/bot"

// Check asks who the bot is, and returns its name. It sends nothing to anybody.
func Check(ctx context.Context, conf BotConfig) (string, error) {
	name, err := newPlatform(conf.API, conf.Token).name(ctx)
	if problem := tokenProblem(err); problem != nil {
		return "", problem
	}
	return name, err
}

// NewBot returns a bot of the Zalo Bot Platform after asking who it is.
func NewBot(ctx context.Context, desk *bots.Desk, conf BotConfig) (*Bot, error) {
	p := newPlatform(conf.API, conf.Token)
	name, err := p.name(ctx)
	if problem := tokenProblem(err); problem != nil {
		return nil, problem
	}
	if err != nil {
		return nil, fmt.Errorf("ask Zalo who the bot is: %w", err)
	}
	b, err := newBot(ctx, "zalo", p, desk, conf.Options)
	if err != nil {
		return nil, err
	}
	if conf.Secret == "" {
		if err := p.hook(ctx, "", ""); err != nil {
			return nil, fmt.Errorf("end Zalo's webhook: %w", err)
		}
		b.poll = func(ctx context.Context) error { return b.pollUpdates(ctx, p, name) }
		return b, nil
	}
	b.routes = b.hookRoutes(conf.Secret, name)
	if err := p.hook(ctx, b.opts.PublicURL+hookPath, conf.Secret); err != nil {
		return nil, fmt.Errorf("tell Zalo the webhook's address %s: %w", b.opts.PublicURL+hookPath, err)
	}
	return b, nil
}

// pollUpdates receives until ctx ends. It asks for the next update only when
// the one before is on the disk and has a place: the platform knows no way to
// acknowledge, so what it hands over is ours to keep.
func (b *Bot) pollUpdates(ctx context.Context, p *platform, name string) error {
	backoff := b.sender.first
	for ctx.Err() == nil {
		updates, err := p.updates(b.ctx) // let come to its end when ctx ends
		if err == nil {
			backoff = b.sender.first
			b.received(updates, name)
			continue
		}
		if b.ctx.Err() != nil {
			return nil
		}
		if problem := tokenProblem(err); problem != nil {
			b.fault.Store(problem)
			return problem
		}
		b.opts.Log.Warn("zalo: not polled, trying again", "entrance", b.name, "err", err)
		var no *refusal
		wait := backoff
		if errors.As(err, &no) {
			wait = cmp.Or(no.wait, wait)
		}
		_ = bots.Sleep(ctx, wait) // the loop sees that the context ended
		backoff = min(2*backoff, lastBackoff)
	}
	return nil
}

// received takes in what a poll brought, and does not go on before it is on
// the disk.
func (b *Bot) received(updates []update, name string) {
	for _, u := range updates {
		in, ok := u.incoming()
		if !ok {
			continue
		}
		in.Text = unmentioned(in.Text, name)
		for {
			fresh, err := b.store(in)
			if err == nil && fresh {
				b.runWhenFree(in)
			}
			if err == nil {
				break
			}
			b.opts.Log.Error("zalo: not taken in, trying again", "entrance", b.name, "err", err)
			if bots.Sleep(b.ctx, b.sender.first) != nil {
				b.opts.Log.Error("zalo: a message is lost, since it could not be written", "entrance", b.name)
				return
			}
		}
	}
}

// unmentioned takes the bot's name off the front of what is written in a
// group.
func unmentioned(text, name string) string {
	rest, ok := strings.CutPrefix(text, "@")
	if !ok || name == "" || len(rest) < len(name) || !strings.EqualFold(rest[:len(name)], name) {
		return text
	}
	return strings.TrimLeft(rest[len(name):], " ,:\u00a0")
}
