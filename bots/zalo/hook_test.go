package zalo

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// poster serves a webhook, and posts to it as Zalo does.
func poster(t testing.TB, handler http.Handler, path, header string) func(body, value string) int {
	ts := httptest.NewServer(handler)
	t.Cleanup(ts.Close)
	return func(body, value string) int {
		t.Helper()
		req, _ := http.NewRequest("POST", ts.URL+path, strings.NewReader(body))
		req.Header.Set("Content-Type", "application/json")
		if value != "" {
			req.Header.Set(header, value)
		}
		start := time.Now()
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("answered after %v, Zalo waits two seconds", took)
		}
		return res.StatusCode
	}
}

// TestHookOfThePlatform posts what Zalo does and what others might.
func TestHookOfThePlatform(t *testing.T) {
	h := setup(t)
	h.opts.PublicURL = "https://kehoach.example/"
	const secret = "a-webhook-secret"
	b, err := NewBot(t.Context(), h.desk, BotConfig{Token: token, Secret: secret, API: h.URL, Options: h.opts})
	if err != nil {
		t.Fatal(err)
	}
	h.begin(b)
	if got := h.called("setWebhook"); len(got) != 1 || got[0] != `{"secret_token":"a-webhook-secret","url":"https://kehoach.example/zalo/bot"}` {
		t.Errorf("set %q", got)
	}
	if n := len(h.called(pollWay)); n > 0 {
		t.Error("polled beside the webhook")
	}
	mux := http.NewServeMux()
	for pattern, handler := range b.Routes() {
		mux.Handle(pattern, handler)
	}
	post := poster(t, mux, "/zalo/bot", "X-Bot-Api-Secret-Token")
	ask := update1("1", "c1", "u1", "ai ký kế hoạch này?")
	for _, c := range []struct {
		name, body, secret string
		want               int
	}{
		{"no secret", ask, "", 401},
		{"another", ask, "a-webhook-secreT", 401},
		{"longer", ask, secret + "x", 401},
		{"oversize", strings.Repeat(" ", maxBody) + ask, secret, 413},
		{"oversize of a stranger", strings.Repeat(" ", maxBody) + ask, "x", 401},
		{"no JSON", "{", secret, 400},
		{"not for us", `{"event_name":"bot.added","message":{}}`, secret, 200},
		{"good", ask, secret, 200},
		{"again", ask, secret, 200},
		{"wrapped", `{"ok":true,"result":` + update1("2", "c1", "u1", "ai ký kế hoạch này?") + `}`, secret, 200},
	} {
		if got := post(c.body, c.secret); got != c.want {
			t.Errorf("%s: status %d, want %d", c.name, got, c.want)
		}
	}
	h.next()
	h.next()
	b.running.Wait()
	h.none()
}

// TestHookOfAnAccount forges, replays and waits too long.
func TestHookOfAnAccount(t *testing.T) {
	h := setup(t)
	now := time.Now()
	b, post := h.account(func() time.Time { return now })
	ask := said("1", "u1", "ai ký kế hoạch này?", now)
	old, ahead := said("3", "u1", "x", now.Add(-window-time.Minute)), said("4", "u1", "x", now.Add(skew+time.Minute))
	hmacLike := fmt.Sprintf("mac=%x", sha256.Sum256([]byte(ask+oaSecret)))
	for _, c := range []struct {
		name, body, signature string
		want                  int
	}{
		{"no signature", ask, "", 401},
		{"forged", ask, hmacLike, 401},
		{"half", ask, signed(ask)[:36], 401},
		{"of another body", strings.Replace(ask, "u1", "u2", 1), signed(ask), 401},
		{"too old", old, signed(old), 401},
		{"from the future", ahead, signed(ahead), 401},
		{"oversize", ask + strings.Repeat(" ", maxBody), signed(ask), 413},
		{"no JSON", "{", "mac=00", 400},
		{"good", ask, signed(ask), 200},
		{"delivered again", ask, signed(ask), 200},
		{"without the prefix", ask, strings.TrimPrefix(signed(ask), "mac="), 200},
	} {
		if got := post(c.body, c.signature); got != c.want {
			t.Errorf("%s: status %d, want %d", c.name, got, c.want)
		}
	}
	if s := h.next(); s.Chat != "u1" || !strings.Contains(s.Text, signer) {
		t.Errorf("answered %+v", s)
	}
	b.running.Wait()
	h.none()
	now = now.Add(window / 2) // within the window it is still known
	if got := post(ask, signed(ask)); got != 200 {
		t.Errorf("replayed: status %d", got)
	}
	bare := strings.Replace(said("7", "u1", "ai ký kế hoạch này?", now), fmt.Sprintf("%q", fmt.Sprint(now.UnixMilli())), fmt.Sprint(now.UnixMilli()), 1)
	post(bare, fmt.Sprintf("mac=%x", signature(appID, []byte(bare), fmt.Sprint(now.UnixMilli()), oaSecret))) // a timestamp without quotes
	h.next()
	own := strings.Replace(said("5", "u1", "x", now), "user_send_text", "oa_send_text", 1)
	picture := strings.Replace(said("6", "u1", "", now), "user_send_text", "user_send_image", 1)
	post(own, signed(own))
	post(picture, signed(picture))
	if s := h.next(); s.Text != words["vi"].onlyText {
		t.Errorf("a picture: %+v", s)
	}
	b.running.Wait()
	h.none()
}

// TestFollowing greets who is on the list, once.
func TestFollowing(t *testing.T) {
	h := setup(t)
	b, post := h.account(nil)
	for i, user := range []string{"u1", "u1", "stranger"} {
		body := fmt.Sprintf(`{"app_id":%q,"event_name":"follow","timestamp":"%d","oa_id":"oa","follower":{"id":%q}}`, appID, time.Now().UnixMilli()+int64(i), user)
		if got := post(body, signed(body)); got != 200 {
			t.Fatalf("status %d", got)
		}
		b.running.Wait()
	}
	if s := h.next(); !strings.HasPrefix(s.Text, words["vi"].greeting) {
		t.Errorf("said %q", s.Text)
	}
	if s := h.next(); s.Chat != "stranger" || strings.Contains(s.Text, words["vi"].greeting) || !strings.Contains(s.Text, "stranger") {
		t.Errorf("said %+v", s)
	}
	h.none()
}

// TestNoPlace turns away what there is no place for, and takes it when it
// comes again.
func TestNoPlace(t *testing.T) {
	h := setup(t)
	b, post := h.account(nil)
	for range busy {
		b.places <- struct{}{}
	}
	ask := said("1", "u1", "ai ký kế hoạch này?", time.Now())
	if got := post(ask, signed(ask)); got != http.StatusServiceUnavailable {
		t.Errorf("with no place: status %d", got)
	}
	for range busy {
		<-b.places
	}
	if got := post(ask, signed(ask)); got != http.StatusOK {
		t.Errorf("again: status %d", got)
	}
	h.next()
}

// FuzzEvents reads whatever may come: nothing that is taken in lacks what the
// bot needs to answer it.
func FuzzEvents(f *testing.F) {
	f.Add([]byte(update1("1", "c1", "u1", "x")))
	f.Add([]byte(`{"ok":true,"result":[{"event_name":"message.x","message":{"message_id":"1","from":{"id":"2"},"chat":{"id":"3"}}}]}`))
	f.Add([]byte(said("1", "u1", "x", time.UnixMilli(1))))
	f.Add([]byte(`{"event_name":"follow","follower":{"id":"1"},"timestamp":99999999999999999999}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var all []Incoming
		updates, _ := readUpdates(data)
		for _, u := range updates {
			if in, ok := u.incoming(); ok {
				all = append(all, in)
			}
		}
		var e event
		if json.Unmarshal(data, &e) == nil {
			if in, ok := e.incoming(); ok {
				all = append(all, in)
			}
		}
		for _, in := range all {
			if in.ID == "" || in.Chat == "" || in.User == "" || in.Kind == "" {
				t.Errorf("taken in: %+v", in)
			}
		}
	})
}
