package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"kehoach/agent"
	"kehoach/bots"
	"kehoach/bots/slack"
	"kehoach/bots/web"
)

// startSlack starts the Slack bot where the environment configures one, and
// puts its addresses among those of the page. The function returned stops it.
func (a *app) startSlack(ctx context.Context, desk *bots.Desk, lib library, f serveFlags, opts *web.Options, r *reminders) (func(), error) {
	conf := slack.Config{
		BotToken: a.getenv("SLACK_BOT_TOKEN"), AppToken: a.getenv("SLACK_APP_TOKEN"), SigningSecret: a.getenv("SLACK_SIGNING_SECRET"),
		API: a.getenv("KEHOACH_SLACK_API"), Tenant: a.tenant,
	}
	if conf.BotToken == "" {
		return func() {}, nil
	}
	if conf.AppToken == "" && conf.SigningSecret == "" {
		return nil, errors.New(a.t("SLACK_BOT_TOKEN cần thêm SLACK_APP_TOKEN (Socket Mode) hoặc SLACK_SIGNING_SECRET (HTTP)", "SLACK_BOT_TOKEN also wants SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)"))
	}
	conf.AskerFirst = a.getenv("KEHOACH_SLACK_ASKER_FIRST") == "1"
	conf.PublicURL, conf.Log, conf.Access = f.oidc.PublicURL, opts.Log, a.slackAccess()
	conf.Reminders = r.book
	conf.File = answerFile(opts.Draft, opts.Exports)
	path, err := defaultPath(a.getenv)
	if err != nil {
		return nil, err
	}
	conf.Kept = filepath.Join(filepath.Dir(path), "slack-homes.json")
	if keep := opts.Feedback; keep != nil {
		conf.Feedback = func(fb slack.Feedback) error { return keep(asWebFeedback(fb)) }
	}
	if tell := opts.Audit; tell != nil {
		conf.Audit = func(tenant, user string, at time.Time, answer *agent.Answer) {
			tell(web.Answered{Identity: web.Identity{Tenant: tenant, User: user}, At: at, Answer: answer})
		}
	}
	begin, done := context.WithTimeout(ctx, 15*time.Second)
	defer done()
	bot, err := slack.New(begin, desk, lib, conf)
	if err != nil {
		return nil, fmt.Errorf(a.t("Slack không dùng được: %w", "Slack cannot be used: %w"), err)
	}
	maps.Copy(opts.Mounts, bot.Routes())
	r.send["slack"] = bot.Remind
	ctx, stop := context.WithCancel(ctx)
	listening := make(chan struct{})
	var deaf atomic.Pointer[bots.Problem]
	opts.Entrances["slack"] = func() error {
		if p := deaf.Load(); p != nil {
			return p
		}
		return nil
	}
	go func() {
		defer close(listening)
		if !bot.Sockets() {
			return
		}
		if err := bot.Listen(ctx); err != nil {
			opts.Log.Error("slack stopped", "err", err)
			deaf.Store(&bots.Problem{
				Code: bots.Unavailable, Err: err,
				VI: "Slack không nhận SLACK_APP_TOKEN nên bot không nhận được tin qua Socket Mode. Kiểm tra token (kehoach doctor) rồi khởi động lại.",
				EN: "Slack does not take SLACK_APP_TOKEN, so the bot receives nothing over Socket Mode. Check the token (kehoach doctor) and start again.",
			})
		}
	}()
	return func() {
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), f.grace)
		defer cancel()
		stop()
		<-listening
		bot.Close(end)
	}, nil
}

// slackAccess reads who may ask: KEHOACH_SLACK_TEAMS is "T1=office,T2=other",
// KEHOACH_SLACK_PEOPLE
// "C1=U1,C2=U2", the others are lists of IDs.
func (a *app) slackAccess() slack.Access {
	acc := slack.Access{Channels: a.list("KEHOACH_SLACK_CHANNELS"), Users: a.list("KEHOACH_SLACK_USERS"), Editors: a.list("KEHOACH_SLACK_EDITORS"), Approvers: a.list("KEHOACH_SLACK_APPROVERS")}
	for _, text := range a.list("KEHOACH_SLACK_TEAMS") {
		if acc.Teams == nil {
			acc.Teams = make(map[string]string)
		}
		team, tenant, named := strings.Cut(text, "=")
		if !named {
			tenant = a.tenant
		}
		acc.Teams[team] = tenant
	}
	for _, text := range a.list("KEHOACH_SLACK_PEOPLE") {
		if acc.People == nil {
			acc.People = make(map[string]string)
		}
		channel, person, _ := strings.Cut(text, "=")
		acc.People[channel] = person
	}
	return acc
}

func asWebFeedback(f slack.Feedback) web.Feedback {
	out := web.Feedback{At: time.Now(), Tenant: f.Tenant, User: f.User, Verdict: "bad", Question: f.Answer.Question, Answer: f.Answer.Text}
	if f.Good {
		out.Verdict = "good"
	}
	for _, e := range f.Answer.Entries {
		out.Entries = append(out.Entries, e.ID)
	}
	return out
}
