package slack

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	api "github.com/slack-go/slack"

	"kehoach/bots"
	"kehoach/bots/remind"
)

// reminding is how long a reminder may take, with the waiting for Slack.
const reminding = time.Minute

// gone are Slack's words for places where nothing can be posted any more.
var gone = []string{"channel_not_found", "not_in_channel", "is_archived", "user_not_found", "account_inactive", "messages_tab_disabled", "cannot_dm_bot"}

// remindAt is where reminders go that are asked for here: into the channel in
// which the bot was named, else to the person.
func (in Incoming) remindAt() remind.Place {
	to := in.Channel
	if in.Kind == Commanded || to == "" {
		to = in.User
	}
	return remind.Place{Entrance: "slack", Address: in.Team + "/" + to}
}

// Remind sends a reminder; it is a [remind.Send].
func (b *Bot) Remind(ctx context.Context, s remind.Subscription, message string) error {
	team, to, _ := strings.Cut(s.Address, "/")
	user := strings.TrimPrefix(s.User, "slack:"+team+"/")
	in := Incoming{Kind: Asked, Team: team, User: user, Channel: to, Direct: !strings.HasPrefix(to, "C") && !strings.HasPrefix(to, "G")}
	if tenant, ok := b.conf.Access.tenant(in); !ok || tenant != s.Tenant {
		return remind.ErrNotAllowed
	}
	ctx, cancel := context.WithTimeout(ctx, reminding)
	defer cancel()
	for _, page := range bots.Split(mrkdwn(message), nextPages, nextPages) {
		out := Outgoing{Way: Post, Channel: to, Text: cut(page, maxNotice)}
		for _, part := range bots.Split(page, maxSection, maxSection) {
			out.Blocks = append(out.Blocks, section(part))
		}
		err := b.sender.send(ctx, out)
		var no api.SlackErrorResponse
		if errors.As(err, &no) && slices.Contains(gone, no.Err) {
			return fmt.Errorf("%w: %w", remind.ErrRefused, err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
