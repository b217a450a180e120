package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"kehoach/bots/slack"
	"kehoach/bots/zalo"
)

// checking is how long a chat app may take to answer doctor.
const checking = 15 * time.Second

// notUsed is a part that is not configured.
func (a *app) notUsed(part, variable string) finding {
	return finding{Part: part, State: "off", Text: fmt.Sprintf(a.t("chưa đặt %s", "%s is not set"), variable)}
}

// checkSlack asks Slack who the bot is, whether Socket Mode opens, and what the
// token may not do.
func (a *app) checkSlack(ctx context.Context) finding {
	conf := slack.Config{
		BotToken: a.getenv("SLACK_BOT_TOKEN"), AppToken: a.getenv("SLACK_APP_TOKEN"), SigningSecret: a.getenv("SLACK_SIGNING_SECRET"), API: a.getenv("KEHOACH_SLACK_API"),
	}
	if conf.BotToken == "" {
		return a.notUsed("Slack", "SLACK_BOT_TOKEN")
	}
	f := finding{Part: "Slack", State: "bad"}
	ctx, cancel := context.WithTimeout(ctx, checking)
	defer cancel()
	r, err := slack.Check(ctx, conf)
	if err != nil {
		f.Text = err.Error()
		f.Do = a.t("Kiểm tra SLACK_BOT_TOKEN (xoxb-…), SLACK_APP_TOKEN (xapp-…, quyền connections:write) và mạng; xem docs/slack.md.",
			"Check SLACK_BOT_TOKEN (xoxb-…), SLACK_APP_TOKEN (xapp-…, with connections:write) and the network; see docs/slack.md.")
		return f
	}
	f.Text = fmt.Sprintf(a.t("bot %s trong %s", "the bot %s in %s"), r.User, r.Team)
	if conf.AppToken == "" && conf.SigningSecret == "" {
		f.Do = a.t("Đặt thêm SLACK_APP_TOKEN (Socket Mode) hoặc SLACK_SIGNING_SECRET (HTTP), nếu không bot không nhận được gì.",
			"Also set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), or the bot receives nothing.")
		return f
	}
	f.State = "ok"
	if len(r.Lacks) > 0 {
		f.Do = fmt.Sprintf(a.t("Ứng dụng thiếu quyền %s: thêm theo docs/slack-manifest.yaml rồi cài lại.", "The app lacks the scopes %s: add them as in docs/slack-manifest.yaml and install it again."), strings.Join(r.Lacks, ", "))
	}
	return f
}

// checkZaloBot asks Zalo who the bot is.
func (a *app) checkZaloBot(ctx context.Context) finding {
	const part = "Zalo Bot"
	token := a.trimmed("ZALO_BOT_TOKEN")
	if token == "" {
		return a.notUsed(part, "ZALO_BOT_TOKEN")
	}
	f := finding{Part: part, State: "bad"}
	ctx, cancel := context.WithTimeout(ctx, checking)
	defer cancel()
	name, err := zalo.Check(ctx, zalo.BotConfig{Token: token, API: a.getenv("KEHOACH_ZALO_BOT_API")})
	if err != nil {
		f.Text = a.inWords(err).Error()
		f.Do = a.t("Kiểm tra ZALO_BOT_TOKEN và mạng; xem docs/zalo.md.", "Check ZALO_BOT_TOKEN and the network; see docs/zalo.md.")
		return f
	}
	f.State, f.Text = "ok", name
	f.Do = a.noZaloUsers()
	return f
}

// checkZaloOA says what an Official Account lacks. Zalo is not asked: each
// refresh token works once, and is for serve alone.
func (a *app) checkZaloOA(context.Context) finding {
	const part = "Zalo OA"
	if a.trimmed("ZALO_OA_APP_ID") == "" {
		return a.notUsed(part, "ZALO_OA_APP_ID")
	}
	f := finding{Part: part, State: "bad"}
	for _, name := range []string{"ZALO_OA_APP_SECRET", "ZALO_OA_SECRET"} {
		if a.trimmed(name) == "" {
			f.Text = fmt.Sprintf(a.t("thiếu %s", "%s is missing"), name)
			f.Do = fmt.Sprintf(a.t("Đặt %s; xem docs/zalo.md.", "Set %s; see docs/zalo.md."), name)
			return f
		}
	}
	f.State, f.Text = "ok", a.t("đã đặt đủ biến; token chỉ dùng được một lần nên không thử ở đây, xem /readyz của serve", "all is set; its token works once and is not tried here, see /readyz of serve")
	f.Do = a.noZaloUsers()
	return f
}

// noZaloUsers says that the list of those who may ask is empty.
func (a *app) noZaloUsers() string {
	if len(a.list("KEHOACH_ZALO_USERS")) > 0 {
		return ""
	}
	return a.t("KEHOACH_ZALO_USERS chưa nêu ai, nên bot không trả lời ai; ai nhắn sẽ được báo mã của mình.", "KEHOACH_ZALO_USERS names nobody, so nobody is answered; whoever writes is told their ID.")
}
