package slack

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	api "github.com/slack-go/slack"
)

// Report is what a [Check] found.
type Report struct {
	User, Team string
	// Lacks are scopes of the manifest that the token does not have.
	Lacks []string
}

// scopes are those of docs/slack-manifest.yaml.
var scopes = []string{"app_mentions:read", "assistant:write", "chat:write", "commands", "files:read", "files:write", "im:history", "im:write"}

// Scopes returns what the bot's token should be allowed to do.
func Scopes() []string { return slices.Clone(scopes) }

// Check asks Slack who the bot is and, with a token for it, whether Socket Mode
// opens. It sends nothing to anybody.
func Check(ctx context.Context, conf Config) (*Report, error) {
	opts := []api.Option{api.OptionHTTPClient(&http.Client{Timeout: callTimeout}), api.OptionAppLevelToken(conf.AppToken)}
	if conf.API != "" {
		opts = append(opts, api.OptionAPIURL(strings.TrimRight(conf.API, "/")+"/"))
	}
	c := api.New(conf.BotToken, opts...)
	me, err := c.AuthTestContext(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask Slack who the bot is: %w", err)
	}
	if conf.AppToken != "" {
		if _, _, err := c.StartSocketModeContext(ctx); err != nil {
			return nil, fmt.Errorf("open Socket Mode: %w", err)
		}
	}
	r := &Report{User: me.User, Team: me.Team}
	if has := strings.FieldsFunc(me.Header.Get("X-OAuth-Scopes"), func(r rune) bool { return r == ',' || r == ' ' }); len(has) > 0 {
		r.Lacks = slices.DeleteFunc(slices.Clone(scopes), func(s string) bool { return slices.Contains(has, s) })
	}
	return r, nil
}
