package slack

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	api "github.com/slack-go/slack"

	"kehoach/bots"
)

const (
	sendTries = 4
	maxWait   = time.Minute // the longest Retry-After that is waited for
)

// sender posts messages through the Web API, and holds all of them back for
// as long as Slack says that they come too fast.
type sender struct {
	api  *api.Client
	http *http.Client
	// answers is the host where presses and commands are answered; the address
	// comes with each, and no other host is ever sent to.
	answers string

	files *api.Client // of up- and downloads, with more time

	pause bots.Pause
	// paneless is set where the app has no assistant's pane.
	paneless atomic.Bool
	// offered holds, by key, the timestamps of messages to be taken away again.
	offered sync.Map
}

// send sends one message.
func (s *sender) send(ctx context.Context, o Outgoing) error {
	for try := 1; ; try++ {
		if err := s.pause.Wait(ctx); err != nil {
			return err
		}
		err := s.once(ctx, o)
		var slow *api.RateLimitedError
		if !errors.As(err, &slow) || try == sendTries || slow.RetryAfter > maxWait {
			return err
		}
		s.pause.For(slow.RetryAfter)
	}
}

func (s *sender) once(ctx context.Context, o Outgoing) error {
	opts := []api.MsgOption{api.MsgOptionText(o.Text, false), api.MsgOptionDisableLinkUnfurl(), api.MsgOptionDisableMediaUnfurl()}
	if len(o.Blocks) > 0 {
		opts = append(opts, api.MsgOptionBlocks(o.Blocks...))
	}
	if o.Thread != "" {
		opts = append(opts, api.MsgOptionTS(o.Thread))
	}
	var err error
	switch o.Way {
	case Post:
		_, _, err = s.api.PostMessageContext(ctx, o.Channel, opts...)
	case Offer:
		var ts string
		if _, ts, err = s.api.PostMessageContext(ctx, o.Channel, opts...); err == nil {
			s.offered.Store(o.Key, ts)
		}
	case Withdraw:
		if ts, ok := s.offered.LoadAndDelete(o.Key); ok {
			_, _, err = s.api.DeleteMessageContext(ctx, o.Channel, ts.(string))
		}
	case Whisper:
		_, err = s.api.PostEphemeralContext(ctx, o.Channel, o.User, opts...)
	case Home:
		_, err = s.api.PublishViewContext(ctx, api.PublishViewContextRequest{
			UserID: o.User, View: api.HomeTabViewRequest{Type: api.VTHomeTab, Blocks: api.Blocks{BlockSet: o.Blocks}},
		})
	case Upload:
		err = s.upload(ctx, o)
	case Status, Prompts:
		err = s.pane(ctx, o)
	default:
		err = s.respond(ctx, o)
	}
	return err
}

// respond answers a press or a command at the address that came with it.
func (s *sender) respond(ctx context.Context, o Outgoing) error {
	u, err := url.Parse(o.Response)
	if err != nil || u.Host != s.answers || u.User != nil {
		return fmt.Errorf("respond to Slack: the address is not at %s", s.answers)
	}
	msg := &api.WebhookMessage{Text: o.Text, ThreadTimestamp: o.Thread, ResponseType: api.ResponseTypeEphemeral}
	if len(o.Blocks) > 0 {
		msg.Blocks = &api.Blocks{BlockSet: o.Blocks}
	}
	switch o.Way {
	case RespondAll:
		msg.ResponseType = api.ResponseTypeInChannel
	case Replace:
		msg.ReplaceOriginal, msg.ResponseType = true, ""
	case Delete:
		msg.DeleteOriginal = true
	}
	return hidden(api.PostWebhookCustomHTTPContext(ctx, o.Response, s.http, msg), o.Response)
}

// hidden keeps an address that lets anybody post out of an error.
func hidden(err error, address string) error {
	if err == nil || !strings.Contains(err.Error(), address) {
		return err
	}
	return errors.New(strings.ReplaceAll(err.Error(), address, "(response address)"))
}
