package zalo

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"kehoach/bots"
	"kehoach/bots/keep"
)

// current returns an access token, renewing it where it has to; with the error
// of a renewal that failed a token may come that still works for a while. Only
// one runs at a time.
func (t *tokens) current(refused string) (string, error) {
	if t.unsaved {
		t.save()
	}
	if t.usable(refused, early) {
		return t.chain.Access, nil
	}
	// Another process, or the operator, may have written a new link.
	var disk chain
	if err := keep.ReadJSON(t.path, &disk); err == nil && !t.unsaved && disk.Seed == t.chain.Seed {
		t.chain = disk
	}
	if t.usable(refused, early) {
		return t.chain.Access, nil
	}
	err := t.renew()
	if err == nil || t.usable(refused, 0) {
		return t.chain.Access, err
	}
	return "", err
}

// renew spends the refresh token. Before it is sent, the file says so: where
// the program or the connection then dies, nobody sends it a second time.
func (t *tokens) renew() error {
	if !t.chain.Spending.IsZero() {
		return lostToken(t.chain.Spending)
	}
	if t.now().Sub(t.failed) < again && !t.now().Before(t.failed) {
		return t.why
	}
	marked := t.chain
	marked.Spending = t.now().UTC()
	if err := keep.WriteJSON(t.path, marked); err != nil {
		return &bots.Problem{
			Code: bots.Unavailable, Err: err,
			VI: "Không ghi được tệp token của Zalo OA, nên chưa gia hạn (refresh token chỉ dùng được một lần). Kiểm tra quyền và dung lượng của thư mục KEHOACH_ZALO_DIR.",
			EN: "The token file of Zalo OA cannot be written, so nothing was renewed (a refresh token works once). Check the rights and the space of the folder KEHOACH_ZALO_DIR.",
		}
	}
	t.chain = marked
	next, err := t.exchange()
	switch {
	case err == nil:
		t.chain = next
		t.save()
		t.log.Info("zalo: access token renewed", "expires", next.Expires)
		return nil
	case errors.Is(err, errUnknown):
		t.log.Error("zalo: the answer to a token refresh was lost; the refresh token is not sent again: let the app in again and set ZALO_OA_REFRESH_TOKEN", "err", err)
		return lostToken(t.chain.Spending)
	}
	t.failed, t.why = t.now(), err
	t.chain.Spending = time.Time{} // it was not taken
	t.save()
	t.log.Error("zalo: access token not renewed", "err", err)
	return err
}

// save writes the chain; where that fails the chain is used all the same, and
// written as soon as it can be.
func (t *tokens) save() {
	err := keep.WriteJSON(t.path, t.chain)
	t.unsaved = err != nil
	if err != nil {
		t.log.Error("zalo: tokens not written; do not stop the program before they are: free the disk or mend the folder's rights", "err", err)
	}
}

// errUnknown: whether Zalo took the refresh token is not known.
var errUnknown = errors.New("no answer that says whether the refresh token was taken")

// exchange sends the refresh token and returns the chain's next link.
func (t *tokens) exchange() (chain, error) {
	ctx, cancel := context.WithTimeout(context.Background(), refreshing)
	defer cancel()
	var sent atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{WroteHeaders: func() { sent.Store(true) }})
	form := url.Values{"app_id": {t.appID}, "grant_type": {"refresh_token"}, "refresh_token": {t.chain.Refresh}}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, t.url, strings.NewReader(form.Encode()))
	if err != nil {
		return chain{}, errors.New("the address for tokens is malformed")
	}
	req.GetBody, req.Close = nil, true // nor does the transport send it twice
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("secret_key", t.appSecret)
	var out struct {
		Access  string `json:"access_token"`
		Refresh string `json:"refresh_token"`
		Expires number `json:"expires_in"`
		Error   number `json:"error"`
		Name    string `json:"error_name"`
		Words   string `json:"error_description"`
	}
	res, err := do(t.client, "oa/access_token", req, &out)
	var no *refusal
	switch {
	case err != nil && !sent.Load():
		return chain{}, fmt.Errorf("reach Zalo: %w", err)
	case errors.As(err, &no) && no.status == http.StatusTooManyRequests:
		return chain{}, err
	case err != nil, res.StatusCode >= 500, out.Error == 0 && (out.Access == "" || out.Refresh == ""):
		return chain{}, errors.Join(errUnknown, err)
	case out.Error != 0:
		return chain{}, refusedToken(int(out.Error), strings.TrimSpace(out.Name+" "+out.Words))
	}
	lasts := time.Duration(out.Expires) * time.Second
	if lasts <= 0 {
		lasts = time.Hour // Zalo says 25 hours
	}
	return chain{Seed: t.chain.Seed, Access: out.Access, Refresh: out.Refresh, Expires: t.now().Add(lasts).UTC()}, nil
}

// number is a number that Zalo writes now with quotes, now without.
type number int

// UnmarshalJSON reads either.
func (n *number) UnmarshalJSON(data []byte) error {
	text := strings.Trim(string(data), `"`)
	if text == "null" || text == "" {
		return nil
	}
	v, err := strconv.Atoi(text)
	*n = number(v)
	if err != nil {
		return fmt.Errorf("read %s: %w", json.RawMessage(data), err)
	}
	return nil
}

func lostToken(at time.Time) error {
	when := at.In(time.FixedZone("ICT", 7*3600)).Format("15:04 02/01/2006")
	return &bots.Problem{
		Code: bots.Unavailable,
		VI:   "Zalo OA: lần gia hạn token lúc " + when + " không nhận được trả lời, refresh token (chỉ dùng được một lần) có thể đã bị tiêu nên không gửi lại. Chủ OA cần cấp quyền lại cho ứng dụng ở developers.zalo.me, đặt refresh token mới vào ZALO_OA_REFRESH_TOKEN rồi khởi động lại.",
		EN:   "Zalo OA: the token refresh of " + when + " got no answer; the refresh token, which works once, may be spent and is not sent again. The account's owner has to let the app in again at developers.zalo.me; set the new refresh token as ZALO_OA_REFRESH_TOKEN and start again.",
	}
}

func refusedToken(code int, said string) error {
	return &bots.Problem{
		Code: bots.Unavailable, Err: fmt.Errorf("oa/access_token: Zalo answers code %d: %s", code, said),
		VI: fmt.Sprintf("Zalo OA không gia hạn token (mã %d: %s). Kiểm tra ZALO_OA_APP_ID và ZALO_OA_APP_SECRET; nếu refresh token đã dùng hoặc quá 3 tháng, chủ OA cấp quyền lại ở developers.zalo.me, đặt ZALO_OA_REFRESH_TOKEN mới rồi khởi động lại.", code, said),
		EN: fmt.Sprintf("Zalo OA does not renew the token (code %d: %s). Check ZALO_OA_APP_ID and ZALO_OA_APP_SECRET; if the refresh token was used or is older than 3 months, the account's owner lets the app in again at developers.zalo.me; set the new ZALO_OA_REFRESH_TOKEN and start again.", code, said),
	}
}
