package zalo

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"kehoach/bots"
	"kehoach/bots/keep"
)

// newTokens opens the tokens of an account whose file is in a folder.
func (h *house) newTokens(seed string) *tokens {
	h.t.Helper()
	t, err := openTokens(filepath.Join(h.opts.Dir, "tokens", "token.json"), appID, appSecret, seed)
	if err != nil {
		h.t.Fatal(err)
	}
	t.url, t.client, t.log = h.URL+"/v4/oa/access_token", newClient(), h.opts.Log
	return t
}

// file is the chain as it is on the disk.
func (h *house) file() (c chain) {
	h.t.Helper()
	if err := keep.ReadJSON(filepath.Join(h.opts.Dir, "tokens", "token.json"), &c); err != nil {
		h.t.Fatal(err)
	}
	return c
}

// TestOneRefreshForAll has many ask at once, with no token, with one that is
// refused, and with one that has run out.
func TestOneRefreshForAll(t *testing.T) {
	h := setup(t)
	tk := h.newTokens("R0")
	refused := ""
	for round := 1; round <= 3; round++ {
		var wg sync.WaitGroup
		var mu sync.Mutex
		got := map[string]int{}
		for range 20 {
			wg.Go(func() {
				token, err := tk.access(t.Context(), refused)
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				got[token]++
			})
		}
		wg.Wait()
		if n := len(h.called("token")); n != round || len(got) != 1 || got[h.oa.access] != 20 {
			t.Errorf("round %d: %d refreshes, tokens %v", round, n, got)
		}
		refused = h.oa.access
		if round == 2 {
			refused, tk.now = "", func() time.Time { return time.Now().Add(25 * time.Hour) }
		}
	}
	if h.oa.reused > 0 {
		t.Errorf("%d times a token that was spent", h.oa.reused)
	}
	if c := h.file(); c.Refresh != h.oa.refresh || !c.Spending.IsZero() {
		t.Errorf("the file has %+v", c)
	}
	if st, err := os.Stat(tk.path); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", st.Mode(), err)
	}
	// A restart goes on with the chain, not with the seed.
	if token, err := h.newTokens("R0").access(t.Context(), ""); err != nil || token != h.oa.access {
		t.Errorf("after a restart: %q, %v", token, err)
	}
	if n := len(h.called("token")); n != 3 {
		t.Errorf("%d refreshes", n)
	}
}

// TestALostAnswer breaks the connection after Zalo took the token. It is not
// sent again, through a restart; a new one from the account's owner works.
func TestALostAnswer(t *testing.T) {
	for _, how := range []string{"broken", "bad gateway", "no tokens in it"} {
		t.Run(how, func(t *testing.T) {
			h := setup(t)
			switch how {
			case "broken":
				h.oa.lose = true
			case "bad gateway":
				h.order("token", http.StatusBadGateway)
			default:
				h.order("token", http.StatusNoContent) // with a body that says nothing
			}
			tk := h.newTokens("R0")
			for range 3 {
				_, err := tk.access(t.Context(), "")
				var p *bots.Problem
				if !errors.As(err, &p) || !strings.Contains(p.VI, "ZALO_OA_REFRESH_TOKEN") || !strings.Contains(p.EN, "let the app in again") || tk.Err() == nil {
					t.Fatalf("said %v", err)
				}
				tk = h.newTokens("R0")
				_, _ = tk.access(t.Context(), "")
			}
			if n := len(h.called("token")); n != 1 {
				t.Errorf("sent %d times", n)
			}
			if log := h.log.text(); !strings.Contains(log, "was lost") || strings.Contains(log, "R0") || strings.Contains(log, appSecret) {
				t.Errorf("logged %s", log)
			}
			h.oa.lose, h.oa.refresh = false, "new"
			tk = h.newTokens("new")
			if _, err := tk.access(t.Context(), ""); err != nil || tk.Err() != nil {
				t.Errorf("with a new token: %v, %v", err, tk.Err())
			}
		})
	}
}

// TestKilledInARefresh finds the mark that a program left which died between
// the sending and the answer.
func TestKilledInARefresh(t *testing.T) {
	h := setup(t)
	c := chain{Seed: hashOf("R0"), Refresh: "R0", Spending: time.Now()}
	if err := keep.WriteJSON(filepath.Join(h.opts.Dir, "tokens", "token.json"), c); err != nil {
		t.Fatal(err)
	}
	if _, err := h.newTokens("R0").access(t.Context(), ""); err == nil || len(h.called("token")) != 0 {
		t.Errorf("%v after %d calls", err, len(h.called("token")))
	}
}

// TestNotSentIsNotSpent cannot reach Zalo, is told to wait, or is refused: the
// token is good for another try, which comes later and not at once.
func TestNotSentIsNotSpent(t *testing.T) {
	for _, how := range []string{"unreached", "too many", "another secret"} {
		t.Run(how, func(t *testing.T) {
			h := setup(t)
			tk := h.newTokens("R0")
			now := time.Now()
			tk.now = func() time.Time { return now }
			url := tk.url
			switch how {
			case "unreached":
				tk.url = "http://127.0.0.1:1/"
			case "too many":
				h.order("token", http.StatusTooManyRequests)
			default:
				tk.appSecret = "another"
			}
			_, err := tk.access(t.Context(), "")
			if err == nil || !h.file().Spending.IsZero() {
				t.Fatalf("%v, the file has %+v", err, h.file())
			}
			tk.url, tk.appSecret = url, appSecret
			if _, err := tk.access(t.Context(), ""); err == nil {
				t.Error("tried again at once")
			}
			now = now.Add(again)
			if _, err := tk.access(t.Context(), ""); err != nil || tk.Err() != nil {
				t.Errorf("later: %v, %v", err, tk.Err())
			}
		})
	}
}

// TestImpatienceSpendsNothing gives up waiting for a refresh, and for one that
// another waits for; the refresh goes on and its tokens are kept.
func TestImpatienceSpendsNothing(t *testing.T) {
	h := setup(t)
	tk := h.newTokens("R0")
	asked, answer := make(chan bool), make(chan bool)
	h.on("token", func(*http.Request) { asked <- true; <-answer })
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 2)
	for range 2 {
		go func() { _, err := tk.access(ctx, ""); ended <- err }()
	}
	<-asked
	cancel()
	for range 2 {
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("ended with %v", err)
		}
	}
	close(answer)
	tk.wait()
	if c := h.file(); c.Refresh != "R1" || c.Access != "A1" {
		t.Errorf("the file has %+v", c)
	}
	if token, err := tk.access(t.Context(), ""); token != "A1" || err != nil || len(h.called("token")) != 1 {
		t.Errorf("%q, %v after %d refreshes", token, err, len(h.called("token")))
	}
}

// TestAFileThatCannotBeWritten spends nothing where the mark cannot be made,
// and keeps in memory what cannot be written after it.
func TestAFileThatCannotBeWritten(t *testing.T) {
	h := setup(t)
	tk := h.newTokens("R0")
	dir := filepath.Dir(tk.path)
	block, unblock := blocked(t, dir)
	block()
	if _, err := tk.access(t.Context(), ""); err == nil || !strings.Contains(err.Error(), "KEHOACH_ZALO_DIR") || len(h.called("token")) != 0 {
		t.Errorf("%v after %d refreshes", err, len(h.called("token")))
	}
	unblock()
	h.on("token", func(*http.Request) { block() }) // the disk fills meanwhile
	if token, err := tk.access(t.Context(), ""); token != "A1" || err != nil {
		t.Errorf("%q, %v", token, err)
	}
	unblock()
	if token, err := tk.access(t.Context(), ""); token != "A1" || err != nil || h.file().Refresh != "R1" {
		t.Errorf("%q, %v, the file has %+v", token, err, h.file())
	}
}

// TestTheOldTokenWhileItLasts goes on with an access token that cannot be
// renewed yet, and says so.
func TestTheOldTokenWhileItLasts(t *testing.T) {
	h := setup(t)
	h.oa.lasts = "1200" // twenty minutes: to be renewed at once
	tk := h.newTokens("R0")
	if _, err := tk.access(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	h.order("token", http.StatusBadGateway)
	if token, err := tk.access(t.Context(), ""); token != "A1" || err != nil || tk.Err() == nil {
		t.Errorf("%q, %v; the fault is %v", token, err, tk.Err())
	}
	tk.now = func() time.Time { return time.Now().Add(21 * time.Minute) }
	if token, err := tk.access(t.Context(), ""); err == nil {
		t.Errorf("%q has run out", token)
	}
}

// TestAccountSendsWithAFreshToken is told in the middle that its token is no
// good any more.
func TestAccountSendsWithAFreshToken(t *testing.T) {
	h := setup(t)
	b, post := h.account(nil)
	ask := func(id string) {
		body := said(id, "u1", "ai ký kế hoạch này?", time.Now())
		if got := post(body, signed(body)); got != 200 {
			t.Fatalf("status %d", got)
		}
		h.next()
	}
	ask("1")
	h.mu.Lock()
	h.oa.access = "taken back"
	h.mu.Unlock()
	ask("2")
	if n := len(h.called("token")); n != 2 || b.Err() != nil {
		t.Errorf("%d refreshes, fault %v", n, b.Err())
	}
	h.order("cs", http.StatusTooManyRequests, http.StatusBadGateway)
	ask("3")
	b.running.Wait()
	h.none()
	if _, err := NewOA(t.Context(), h.desk, OAConfig{AppID: appID, Options: Options{Dir: t.TempDir()}}); err == nil || !strings.Contains(err.Error(), "ZALO_OA_REFRESH_TOKEN") {
		t.Errorf("without a refresh token: %v", err)
	}
}
