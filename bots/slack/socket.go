package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"log"

	"github.com/slack-go/slack/socketmode"
)

// Sockets reports whether the bot has what Socket Mode wants.
func (b *Bot) Sockets() bool { return b.conf.AppToken != "" }

// Listen receives over Socket Mode until ctx ends, through disconnections.
// The error is one that trying again does not mend: a token that is refused.
func (b *Bot) Listen(ctx context.Context) error {
	client := socketmode.New(b.sender.api, socketmode.OptionReadLimit(maxBody),
		socketmode.OptionLog(log.New(discard{}, "", 0)))
	taken := make(chan struct{})
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		defer close(taken)
		for {
			select {
			case ev := <-client.Events:
				b.socketEvent(ctx, client, ev)
			case <-ctx.Done():
				return
			}
		}
	}()
	err := client.RunContext(ctx)
	stopped := ctx.Err() != nil
	cancel()
	<-taken
	if stopped {
		return nil
	}
	return fmt.Errorf("listen to Slack: %w", err)
}

// socketEvent acknowledges what came and takes it in. What finds no place is
// not acknowledged, so that Slack sends it again.
func (b *Bot) socketEvent(ctx context.Context, client *socketmode.Client, ev socketmode.Event) {
	switch ev.Type {
	case socketmode.EventTypeConnected:
		b.log.Info("slack: connected")
	case socketmode.EventTypeConnectionError:
		b.log.Warn("slack: not connected, trying again")
	}
	if ev.Request == nil || ev.Request.EnvelopeID == "" {
		return
	}
	var in Incoming
	ok := false
	switch ev.Type {
	case socketmode.EventTypeEventsAPI:
		var e envelope
		if json.Unmarshal(ev.Request.Payload, &e) == nil {
			in, ok = e.incoming()
		}
	case socketmode.EventTypeSlashCommand:
		in, ok = readObject(ev.Request.Payload)
	case socketmode.EventTypeInteractive:
		in, ok = readPress(ev.Request.Payload)
	}
	if ok && !b.take(in) {
		return
	}
	if err := client.AckCtx(ctx, ev.Request.EnvelopeID, nil); err != nil {
		b.log.Warn("slack: not acknowledged", "err", err)
	}
}

// discard drops what the library logs, which may hold messages.
type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
