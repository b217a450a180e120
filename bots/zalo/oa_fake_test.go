package zalo

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	appID     = "2553928453557884079"
	appSecret = "an-app-secret"
	oaSecret  = "an-account-secret"
)

// fakeOA is Zalo's side of an Official Account: each refresh token works once.
type fakeOA struct {
	*fakeZalo
	refresh string // the one that works
	access  string
	n       int
	lasts   string // "" is 25 hours
	lose    bool   // takes the token and answers nothing
	reused  int
}

func (o *fakeOA) accessToken(w http.ResponseWriter, r *http.Request) {
	body, failed := o.first(w, r, "token")
	if failed {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	form, err := url.ParseQuery(string(body))
	if err != nil || r.Header.Get("secret_key") != appSecret || form.Get("app_id") != appID || form.Get("grant_type") != "refresh_token" {
		fmt.Fprint(w, `{"error":-14002,"error_name":"Invalid app","error_description":"Invalid app"}`)
		return
	}
	if form.Get("refresh_token") != o.refresh {
		o.reused++
		fmt.Fprint(w, `{"error":"-14020","error_name":"Refresh token is used"}`)
		return
	}
	o.n++
	o.refresh, o.access = fmt.Sprint("R", o.n), fmt.Sprint("A", o.n)
	if o.lose {
		panic(http.ErrAbortHandler) // the connection breaks
	}
	lasts := o.lasts
	if lasts == "" {
		lasts = "90000"
	}
	fmt.Fprintf(w, `{"access_token":%q,"refresh_token":%q,"expires_in":%q}`, o.access, o.refresh, lasts)
}

func (o *fakeOA) message(w http.ResponseWriter, r *http.Request) {
	body, failed := o.first(w, r, "cs")
	if failed {
		return
	}
	o.mu.Lock()
	good := r.Header.Get("access_token") == o.access && o.access != ""
	o.mu.Unlock()
	var m struct {
		Recipient struct {
			User string `json:"user_id"`
		} `json:"recipient"`
		Message struct {
			Text string `json:"text"`
		} `json:"message"`
	}
	if err := json.Unmarshal(body, &m); err != nil || m.Recipient.User == "" {
		o.t.Errorf("sent %s", body)
	}
	if !good {
		fmt.Fprint(w, `{"error":-216,"message":"Access token has expired"}`)
		return
	}
	o.took(m.Recipient.User, m.Message.Text)
	fmt.Fprint(w, `{"error":0,"message":"Success","data":{"message_id":"1"}}`)
}

// account starts a bot that is an Official Account, and its webhook.
func (h *house) account(now func() time.Time) (*Bot, func(body, signature string) int) {
	h.t.Helper()
	b, err := NewOA(h.t.Context(), h.desk, OAConfig{
		AppID: appID, AppSecret: appSecret, Secret: oaSecret, Refresh: "R0", API: h.URL, OAuth: h.URL, Options: h.opts,
	})
	if err != nil {
		h.t.Fatal(err)
	}
	if now != nil {
		b.routes = b.oaRoutes(appID, oaSecret, now)
	}
	h.begin(b)
	mux := http.NewServeMux()
	for pattern, handler := range b.Routes() {
		mux.Handle(pattern, handler)
	}
	return b, poster(h.t, mux, "/zalo/oa", "X-ZEvent-Signature")
}

// said is an event of somebody who wrote to the account.
func said(id, user, text string, at time.Time) string {
	return fmt.Sprintf(`{"app_id":%q,"user_id_by_app":"9","event_name":"user_send_text","timestamp":"%d","sender":{"id":%q},"recipient":{"id":"oa"},"message":{"msg_id":%q,"text":%q}}`,
		appID, at.UnixMilli(), user, id, text)
}

// signed is the header that Zalo puts on an event.
func signed(body string) string {
	stamp := strings.SplitN(strings.SplitN(body, `"timestamp":"`, 2)[1], `"`, 2)[0]
	return "mac=" + hex.EncodeToString(signature(appID, []byte(body), stamp, oaSecret))
}
