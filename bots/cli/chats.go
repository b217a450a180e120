package cli

import (
	"context"

	"kehoach/agent"
	"kehoach/bots"
	"kehoach/bots/web"
)

// chats reports whether people come in by a chat app.
func (a *app) chats() bool {
	return a.getenv("SLACK_BOT_TOKEN") != "" || a.getenv("ZALO_BOT_TOKEN") != "" || a.getenv("ZALO_OA_APP_ID") != ""
}

// startChats starts the entrances in chat apps that the environment configures,
// and reminding people there. The function returned stops them, the last
// started first.
func (a *app) startChats(ctx context.Context, ag *agent.Agent, desk *bots.Desk, lib library, f serveFlags, opts *web.Options) (func(), error) {
	r, err := a.openReminders(f.remindAt)
	if err != nil {
		return nil, err
	}
	stopSlack, err := a.startSlack(ctx, desk, lib, f, opts, r)
	if err != nil {
		return nil, err
	}
	stopZalo, err := a.startZalo(ctx, desk, f, opts, r)
	if err != nil {
		stopSlack()
		return nil, err
	}
	stopReminding := r.start(ctx, ag, lib, opts)
	return func() {
		stopReminding()
		stopZalo()
		stopSlack()
	}, nil
}
