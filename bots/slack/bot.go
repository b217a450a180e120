package slack

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	api "github.com/slack-go/slack"

	"kehoach/bots"
)

// Config is how the bot reaches Slack.
type Config struct {
	// BotToken posts, AppToken opens Socket Mode, SigningSecret checks what
	// comes over HTTP. A transport whose secret is "" is off.
	BotToken, AppToken, SigningSecret string
	// API is the address of the Web API, "" for Slack's own.
	API string
	// Tenant is that of the token's own workspace where Options.Access names
	// none.
	Tenant string
	// AnswersAt is the host of the addresses that come with presses and
	// commands, "" for Slack's own.
	AnswersAt string
	Options
}

const (
	// busy is how many things are being answered at once; the desk bounds the
	// work, this the waiting.
	busy = 256
	// answering is how long one may take, with the waiting for Slack.
	answering = 3 * time.Minute
	// remembered is for how long what came in is known again. Slack delivers
	// again for up to an hour.
	remembered  = 2 * time.Hour
	callTimeout = 15 * time.Second
	atOnce      = 5 * time.Second // for what is shown before an answer
	fileTimeout = 5 * time.Minute // a file over a slow line
)

// Bot connects a [Handler] with Slack.
type Bot struct {
	handler *Handler
	sender  *sender
	conf    Config
	log     *slog.Logger
	seen    *bots.Once // what people did
	signed  *bots.Once // signatures
	places  chan struct{}
	running sync.WaitGroup
	ctx     context.Context
	cancel  context.CancelFunc
}

// New returns a bot after asking Slack who it is.
func New(ctx context.Context, desk *bots.Desk, library bots.Library, conf Config) (*Bot, error) {
	conf.Log = cmp.Or(conf.Log, slog.New(slog.DiscardHandler))
	client := &http.Client{Timeout: callTimeout}
	opts := []api.Option{api.OptionHTTPClient(client), api.OptionAppLevelToken(conf.AppToken)}
	if conf.API != "" {
		opts = append(opts, api.OptionAPIURL(strings.TrimRight(conf.API, "/")+"/"))
	}
	b := &Bot{
		conf: conf, log: conf.Log, seen: bots.NewOnce(remembered, nil), signed: bots.NewOnce(remembered, nil),
		places: make(chan struct{}, busy),
		sender: &sender{
			api: api.New(conf.BotToken, opts...), http: client, answers: cmp.Or(conf.AnswersAt, "hooks.slack.com"),
			files: api.New(conf.BotToken, append(opts, api.OptionHTTPClient(&http.Client{Timeout: fileTimeout}))...),
		},
	}
	me, err := b.sender.api.AuthTestContext(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask Slack who the bot is: %w", err)
	}
	if len(b.conf.Access.Teams) == 0 {
		b.conf.Access.Teams = map[string]string{me.TeamID: conf.Tenant}
	}
	if b.handler, err = NewHandler(desk, library, b.conf.Options); err != nil {
		return nil, err
	}
	b.handler.fetch = b.sender.fetch
	b.ctx, b.cancel = context.WithCancel(context.WithoutCancel(ctx))
	return b, nil
}

// take takes in what a person did and answers it in the background. It
// returns false where there is no place for it; what was seen before is taken
// and dropped.
func (b *Bot) take(in Incoming) bool {
	if !b.seen.First(in.IDs...) {
		return true
	}
	select {
	case b.places <- struct{}{}:
	default:
		b.seen.Forget(in.IDs...)
		return false
	}
	b.running.Go(func() {
		defer func() { <-b.places }()
		ctx, cancel := context.WithTimeout(b.ctx, in.patience())
		defer cancel()
		defer func() {
			if r := recover(); r != nil {
				b.log.Error("slack: panic", "panic", fmt.Sprint(r))
			}
		}()
		now := func(out Outgoing) {
			ctx, cancel := context.WithTimeout(ctx, atOnce)
			defer cancel()
			if err := b.sender.send(ctx, out); err != nil {
				b.log.Warn("slack: not sent", "way", int(out.Way), "team", in.Team, "err", err)
			}
		}
		for _, out := range b.handler.Handle(ctx, in, now) {
			if err := b.sender.send(ctx, out); err != nil {
				b.log.Error("slack: not sent", "way", int(out.Way), "team", in.Team, "err", err)
				return
			}
		}
	})
	return true
}

// patience is how long what a person did may take to be answered.
func (in Incoming) patience() time.Duration {
	if action, _, _ := strings.Cut(in.Action, ":"); action == doTake {
		return taking
	}
	return answering
}

// Close waits for the answers being given, at most until ctx ends.
func (b *Bot) Close(ctx context.Context) {
	done := make(chan struct{})
	go func() { b.running.Wait(); close(done) }()
	select {
	case <-done:
	case <-ctx.Done():
	}
	b.cancel()
	<-done
	b.sender.http.CloseIdleConnections()
}

// parseForm reads a signed body as a form; nothing of the address is read.
func parseForm(body []byte) (url.Values, error) { return url.ParseQuery(string(body)) }
