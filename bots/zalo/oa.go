package zalo

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"time"

	"kehoach/bots"
)

// OAConfig is how a bot reaches an Official Account.
type OAConfig struct {
	// AppID and AppSecret are those of the app; Secret is the account's own, by
	// which Zalo signs.
	AppID, AppSecret, Secret string
	// Refresh is the refresh token that Zalo gave when the account's owner let
	// the app in. It begins a chain that is kept in Dir; another one begins a
	// new chain.
	Refresh string
	// API and OAuth are Zalo's addresses, "" for its own.
	API, OAuth string
	Options
}

const (
	oaAPI   = "https://openapi.zalo.me"
	oaOAuth = "https://oauth.zaloapp.com"
)

// NewOA returns a bot of an Official Account. It asks Zalo nothing yet.
func NewOA(ctx context.Context, desk *bots.Desk, conf OAConfig) (*Bot, error) {
	opts := conf.Options.withDefaults()
	client := newClient()
	t, err := openTokens(filepath.Join(opts.Dir, "zalo-oa-token.json"), conf.AppID, conf.AppSecret, conf.Refresh)
	if err != nil {
		return nil, err
	}
	t.url = strings.TrimRight(cmp.Or(conf.OAuth, oaOAuth), "/") + "/v4/oa/access_token"
	t.client, t.log = client, opts.Log
	l := &account{url: strings.TrimRight(cmp.Or(conf.API, oaAPI), "/") + "/v3.0/oa/message/cs", client: client, tokens: t}
	b, err := newBot(ctx, "zalo-oa", l, desk, opts)
	if err != nil {
		return nil, err
	}
	b.routes, b.state = b.oaRoutes(conf.AppID, conf.Secret, time.Now), t.Err
	b.settle = t.wait
	return b, nil
}

// account sends as an Official Account.
type account struct {
	url    string
	client *http.Client
	tokens *tokens
}

// The codes of an Official Account's API that the bot acts on.
const (
	codeExpired = -216 // the access token
	codeInvalid = -124 // the same, of an older kind
	codeTooMany = -32  // calls in a minute
)

func (a *account) send(ctx context.Context, chat, text string) error {
	token, err := a.tokens.access(ctx, "")
	if err != nil {
		return err
	}
	err = a.once(ctx, token, chat, text)
	var no *refusal
	if errors.As(err, &no) && (no.code == codeExpired || no.code == codeInvalid) {
		if token, err = a.tokens.access(ctx, token); err != nil {
			return err
		}
		err = a.once(ctx, token, chat, text)
	}
	return err
}

func (a *account) once(ctx context.Context, token, chat, text string) error {
	body, err := json.Marshal(map[string]any{"recipient": map[string]string{"user_id": chat}, "message": map[string]string{"text": text}})
	if err != nil {
		return fmt.Errorf("message/cs: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, a.url, bytes.NewReader(body))
	if err != nil {
		return errors.New("message/cs: the API's address is malformed")
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("access_token", token)
	var out struct {
		Error   int    `json:"error"`
		Message string `json:"message"`
	}
	res, err := do(a.client, "message/cs", req, &out)
	if err != nil {
		return err
	}
	if res.StatusCode == http.StatusOK && out.Error == 0 {
		return nil
	}
	no := newRefusal("message/cs", res, out.Error, out.Message)
	if out.Error == codeTooMany {
		no.passes, no.wait = true, cmp.Or(no.wait, time.Minute)
	}
	return no
}

// typing: an Official Account has no such sign.
func (*account) typing(context.Context, string) {}
