package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kehoach/agent"
	"kehoach/bots"
	"kehoach/bots/remind"
	"kehoach/bots/web"
	"kehoach/bots/zalo"
)

// startZalo starts the Zalo bots that the environment configures, and puts
// their addresses among those of the page. The function returned stops them.
func (a *app) startZalo(ctx context.Context, desk *bots.Desk, f serveFlags, opts *web.Options, r *reminders) (func(), error) {
	token, appID := a.trimmed("ZALO_BOT_TOKEN"), a.trimmed("ZALO_OA_APP_ID")
	if token == "" && appID == "" {
		return func() {}, nil
	}
	shared, err := a.zaloOptions(f, opts, r.book)
	if err != nil {
		return nil, err
	}
	begin, done := context.WithTimeout(ctx, 15*time.Second)
	defer done()
	var started []*zalo.Bot
	stop := func() {
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), f.grace)
		defer cancel()
		for _, b := range started {
			b.Close(end)
		}
	}
	if token != "" {
		b, err := a.zaloBot(begin, desk, f, shared, token)
		if err != nil {
			return nil, fmt.Errorf(a.t("Zalo Bot không dùng được: %w", "the Zalo bot cannot be used: %w"), a.inWords(err))
		}
		started = append(started, b)
	}
	if appID != "" {
		b, err := a.zaloOA(begin, desk, shared, appID)
		if err != nil {
			stop()
			return nil, fmt.Errorf(a.t("Zalo OA không dùng được: %w", "the Zalo Official Account cannot be used: %w"), a.inWords(err))
		}
		started = append(started, b)
	}
	for _, b := range started {
		maps.Copy(opts.Mounts, b.Routes())
		opts.Entrances[b.Name()] = b.Err
		r.send[b.Name()] = b.Remind
		b.Start()
	}
	return stop, nil
}

// zaloOptions are the settings that both ways into Zalo share.
func (a *app) zaloOptions(f serveFlags, opts *web.Options, book *remind.Book) (zalo.Options, error) {
	dir := a.getenv("KEHOACH_ZALO_DIR")
	if dir == "" {
		path, err := defaultPath(a.getenv)
		if err != nil {
			return zalo.Options{}, err
		}
		dir = filepath.Join(filepath.Dir(path), "zalo")
	}
	users := a.list("KEHOACH_ZALO_USERS")
	o := zalo.Options{
		Access: zalo.Access{Tenant: a.tenant, Users: users, Everyone: slices.Contains(users, "*"), Editors: a.list("KEHOACH_ZALO_EDITORS")},
		Dir:    dir, PublicURL: f.oidc.PublicURL, Reminders: book, Log: opts.Log,
	}
	if len(users) == 0 {
		opts.Log.Warn("zalo: KEHOACH_ZALO_USERS names nobody, so nobody is answered; whoever writes is told their ID")
	}
	if tell := opts.Audit; tell != nil {
		o.Audit = func(tenant, user string, at time.Time, answer *agent.Answer) {
			tell(web.Answered{Identity: web.Identity{Tenant: tenant, User: user}, At: at, Answer: answer})
		}
	}
	return o, nil
}

// zaloBot is a bot of the Zalo Bot Platform, polled unless a secret for its
// webhook is given.
func (a *app) zaloBot(ctx context.Context, desk *bots.Desk, f serveFlags, shared zalo.Options, token string) (*zalo.Bot, error) {
	secret := a.trimmed("ZALO_BOT_SECRET")
	if secret != "" {
		if len(secret) < 8 || len(secret) > 256 {
			return nil, errors.New(a.t("ZALO_BOT_SECRET cần 8 đến 256 ký tự", "ZALO_BOT_SECRET wants 8 to 256 characters"))
		}
		if u, err := url.Parse(f.oidc.PublicURL); err != nil || u.Scheme != "https" || u.Host == "" {
			return nil, errors.New(a.t("ZALO_BOT_SECRET (webhook) cần --public-url https://… mà Zalo gọi tới được; bỏ ZALO_BOT_SECRET thì chương trình tự hỏi Zalo, không cần địa chỉ công khai",
				"ZALO_BOT_SECRET (webhook) wants --public-url https://… that Zalo can reach; without ZALO_BOT_SECRET the program polls Zalo and needs no public address"))
		}
	}
	return zalo.NewBot(ctx, desk, zalo.BotConfig{Token: token, Secret: secret, API: a.getenv("KEHOACH_ZALO_BOT_API"), Options: shared})
}

// zaloOA is an Official Account.
func (a *app) zaloOA(ctx context.Context, desk *bots.Desk, shared zalo.Options, appID string) (*zalo.Bot, error) {
	conf := zalo.OAConfig{
		AppID: appID, AppSecret: a.trimmed("ZALO_OA_APP_SECRET"), Secret: a.trimmed("ZALO_OA_SECRET"), Refresh: a.trimmed("ZALO_OA_REFRESH_TOKEN"),
		API: a.getenv("KEHOACH_ZALO_OA_API"), OAuth: a.getenv("KEHOACH_ZALO_OAUTH"), Options: shared,
	}
	if conf.AppSecret == "" || conf.Secret == "" {
		return nil, errors.New(a.t("ZALO_OA_APP_ID cần thêm ZALO_OA_APP_SECRET (khóa của ứng dụng) và ZALO_OA_SECRET (OA Secret Key ở phần webhook)",
			"ZALO_OA_APP_ID also wants ZALO_OA_APP_SECRET (the app's key) and ZALO_OA_SECRET (the OA Secret Key, beside the webhook)"))
	}
	return zalo.NewOA(ctx, desk, conf)
}

// trimmed reads a setting that may have come from a file, with its line's end.
func (a *app) trimmed(key string) string { return strings.TrimSpace(a.getenv(key)) }

// list reads a list of IDs from the environment.
func (a *app) list(key string) []string {
	return strings.FieldsFunc(a.getenv(key), func(r rune) bool { return r == ',' || r == ' ' || r == '\n' })
}

// inWords says a problem in the language of messages; others stay.
func (a *app) inWords(err error) error {
	var p *bots.Problem
	if errors.As(err, &p) {
		return errors.New(p.Words(a.lang))
	}
	return err
}
