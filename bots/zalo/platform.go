package zalo

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"kehoach/bots"
)

// platform is the API of the Zalo Bot Platform. Its addresses hold the token,
// which therefore never gets into an error.
type platform struct {
	base   string // with the token
	client *http.Client
	poll   *http.Client // waits as long as a poll takes
}

const platformAPI = "https://bot-api.zaloplatforms.com"

func newPlatform(api, token string) *platform {
	p := &platform{base: strings.TrimRight(cmp.Or(api, platformAPI), "/") + "/bot" + token + "/", client: newClient(), poll: newClient()}
	p.poll.Timeout = pollFor + callTimeout
	return p
}

// answered is the form of all of the platform's answers.
type answered struct {
	OK          bool            `json:"ok"`
	Result      json.RawMessage `json:"result"`
	Code        int             `json:"error_code"`
	Description string          `json:"description"`
}

func (p *platform) call(ctx context.Context, client *http.Client, method string, args any) (json.RawMessage, error) {
	body, err := json.Marshal(args)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", method, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, p.base+method, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("%s: the API's address or the token is malformed", method)
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	var a answered
	res, err := do(client, method, req, &a)
	if err != nil {
		return nil, err
	}
	if !a.OK {
		return nil, newRefusal(method, res, a.Code, a.Description)
	}
	return a.Result, nil
}

// name asks who the bot is.
func (p *platform) name(ctx context.Context) (string, error) {
	data, err := p.call(ctx, p.client, "getMe", struct{}{})
	if err != nil {
		return "", err
	}
	var me struct {
		Display string `json:"display_name"`
		Account string `json:"account_name"`
		Name    string `json:"name"`
	}
	_ = json.Unmarshal(data, &me) // the name is only taken off mentions
	return cmp.Or(me.Display, me.Name, me.Account), nil
}

func (p *platform) send(ctx context.Context, chat, text string) error {
	_, err := p.call(ctx, p.client, "sendMessage", map[string]string{"chat_id": chat, "text": text})
	return err
}

// typing is shown for a few seconds; where it cannot be, nothing is lost.
func (p *platform) typing(ctx context.Context, chat string) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	_, _ = p.call(ctx, p.client, "sendChatAction", map[string]string{"chat_id": chat, "action": "typing"})
}

// updates waits for what people do; none came where it returns nil.
func (p *platform) updates(ctx context.Context) ([]update, error) {
	data, err := p.call(ctx, p.poll, "getUpdates", map[string]string{"timeout": fmt.Sprint(int(pollFor.Seconds()))})
	var no *refusal
	if errors.As(err, &no) && (no.code == http.StatusRequestTimeout || no.status == http.StatusRequestTimeout) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return readUpdates(data)
}

// hook has Zalo send updates to an address; with "" they are polled.
func (p *platform) hook(ctx context.Context, address, secret string) error {
	if address != "" {
		_, err := p.call(ctx, p.client, "setWebhook", map[string]string{"url": address, "secret_token": secret})
		return err
	}
	_, err := p.call(ctx, p.client, "deleteWebhook", struct{}{})
	var no *refusal
	if errors.As(err, &no) && (no.code == http.StatusBadRequest || no.code == http.StatusNotFound) {
		return nil // there was none
	}
	return err
}

// tokenProblem is that Zalo does not take the token, in words for who runs the
// program, nil for any other error.
func tokenProblem(err error) *bots.Problem {
	var no *refusal
	if !errors.As(err, &no) || !slices.Contains([]int{http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound}, cmp.Or(no.code, no.status)) {
		return nil
	}
	return &bots.Problem{
		Code: bots.Unavailable, Err: err,
		VI: "Zalo không nhận ZALO_BOT_TOKEN. Lấy lại token của bot ở bot.zaloplatforms.com rồi khởi động lại.",
		EN: "Zalo does not take ZALO_BOT_TOKEN. Get the bot's token anew at bot.zaloplatforms.com and start again.",
	}
}
