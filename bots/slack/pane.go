package slack

import (
	"context"
	"errors"
	"slices"

	api "github.com/slack-go/slack"
)

// pane shows something in the assistant's pane. An app without one is asked
// once.
func (s *sender) pane(ctx context.Context, o Outgoing) error {
	if s.paneless.Load() {
		return nil
	}
	var err error
	if o.Way == Status {
		err = s.api.SetAssistantThreadsStatusContext(ctx, api.AssistantThreadsSetStatusParameters{ChannelID: o.Channel, ThreadTS: o.Thread, Status: o.Text})
	} else {
		p := api.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: o.Channel, ThreadTS: o.Thread, Title: o.Text}
		for _, q := range o.Questions {
			p.AddPrompt(cut(q, maxButton), q)
		}
		err = s.api.SetAssistantThreadsSuggestedPromptsContext(ctx, p)
	}
	var no api.SlackErrorResponse
	if errors.As(err, &no) && slices.Contains(noPane, no.Err) {
		s.paneless.Store(true)
		return nil
	}
	return err
}

// noPane are Slack's words for an app without an assistant's pane.
var noPane = []string{"missing_scope", "not_allowed_token_type", "unknown_method", "method_not_supported_for_channel_type"}
