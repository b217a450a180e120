package slack

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"kehoach/agent"
	"kehoach/bots"
)

// TestSameCitations holds a dialogue to what the agent itself answers.
func TestSameCitations(t *testing.T) {
	h := setup(t, nil)
	said := &agent.Conversation{}
	for _, q := range []string{"nhiệm vụ 59 hạn khi nào?", "thế ai phối hợp?", "stp lam gi trc 15/1", "PAR INDEX là gì", "lương giám đốc sở bao nhiêu", "What is due in June 2025?"} {
		s := h.say("message", "D1", "U1", q, "")
		want, err := h.ag.Ask(t.Context(), agent.Request{Tenant: "office", Text: q, Today: testDay, Conversation: said})
		if err != nil {
			t.Fatal(err)
		}
		got := text(s)
		first := bots.Split(mrkdwn(want.Text), headPage, nextPages)[0]
		for _, e := range citedIn(want, first) {
			if !strings.Contains(got, want.Plan+"|"+e.ID) {
				t.Errorf("%q: %s is not cited: %s", q, e.ID, got)
			}
		}
		if strings.Count(got, `details:`) > len(want.Entries) {
			t.Errorf("%q cites more than the answer does: %s", q, got)
		}
	}
}

// TestThreads lets one person take up what another asked in a thread.
func TestThreads(t *testing.T) {
	h := setup(t, nil)
	first := h.say("app_mention", "C1", "U1", "<@UBOT> nhiệm vụ 59 là gì?", "")
	thread, _ := first.Fields["thread_ts"].(string)
	if first.Path != "/chat.postMessage" || thread == "" {
		t.Fatalf("answered by %s in thread %q", first.Path, thread)
	}
	if s := h.say("app_mention", "C1", "U2", "<@UBOT> thế ai phối hợp?", thread); !strings.Contains(text(s), "|task/59") {
		t.Errorf("another in the thread: %s", text(s))
	}
	if s := h.say("app_mention", "C1", "U2", "<@UBOT> thế ai phối hợp?", ""); strings.Contains(text(s), "|task/59") {
		t.Errorf("a new thread leans on another: %s", text(s))
	}
}

func TestDeliveredThreeTimesAnsweredOnce(t *testing.T) {
	h := setup(t, nil)
	body := h.event("app_mention", "C1", "U1", "<@UBOT> ai ký kế hoạch này?", "")
	for i := range 3 {
		code := h.post("/slack/events", "application/json", body, func(hd http.Header) {
			stamp := fmt.Sprint(time.Now().Unix() - int64(i))
			hd.Set("X-Slack-Request-Timestamp", stamp)
			hd.Set("X-Slack-Signature", sign(secret, stamp, body))
			if i > 0 {
				hd.Set("X-Slack-Retry-Num", fmt.Sprint(i))
			}
		})
		if code != 200 {
			t.Errorf("delivery %d: status %d", i+1, code)
		}
	}
	h.next()
	h.none(h.bot)
}

func TestRefused(t *testing.T) {
	h := setup(t, nil)
	body := h.event("app_mention", "C1", "U1", "x", "")
	old := fmt.Sprint(time.Now().Add(-6 * time.Minute).Unix())
	for _, c := range []struct {
		name, body string
		change     func(http.Header)
		code       int
	}{
		{"forged", body, func(h http.Header) {
			h.Set("X-Slack-Signature", sign("other", h.Get("X-Slack-Request-Timestamp"), body))
		}, 401},
		{"none", body, func(h http.Header) { h.Del("X-Slack-Signature") }, 401},
		{"another body", body + " ", func(h http.Header) {
			h.Set("X-Slack-Signature", sign(secret, h.Get("X-Slack-Request-Timestamp"), body))
		}, 401},
		{"old", body, func(h http.Header) {
			h.Set("X-Slack-Request-Timestamp", old)
			h.Set("X-Slack-Signature", sign(secret, old, body))
		}, 401},
		{"oversize", strings.Repeat("a", maxBody+1), nil, 413},
		{"another type", body, func(h http.Header) { h.Set("Content-Type", "text/plain") }, 415},
		{"no event", "{", nil, 400},
	} {
		if code := h.post("/slack/events", "application/json", c.body, c.change); code != c.code {
			t.Errorf("%s: status %d, want %d", c.name, code, c.code)
		}
	}
	h.none(h.bot)
	stamp := fmt.Sprint(time.Now().Unix())
	for i, want := range []int{200, 401} {
		code := h.post("/slack/events", "application/json", body, func(h http.Header) {
			h.Set("X-Slack-Request-Timestamp", stamp)
			h.Set("X-Slack-Signature", sign(secret, stamp, body))
		})
		if code != want {
			t.Errorf("replay %d: status %d, want %d", i, code, want)
		}
	}
}

// TestCommand asks in a channel, turns the pages of a long answer, looks at a
// row and shares.
func TestCommand(t *testing.T) {
	h := setup(t, nil)
	s := h.command("Sở Nội vụ chủ trì những việc gì?")
	if s.Path != "/answer" || s.Fields["response_type"] != "ephemeral" {
		t.Fatalf("not for the asker alone: %v", s.Fields)
	}
	h.press(s, "U1", "details")
	if d := h.next(); d.Fields["response_type"] != "ephemeral" || !strings.Contains(text(d), "Chủ trì") {
		t.Errorf("details: %s", text(d))
	}
	h.press(s, "U1", "page:more")
	if p := h.next(); p.Fields["replace_original"] != true || !strings.Contains(text(p), "page:back") {
		t.Errorf("the next page: %s", text(p))
	}
	h.press(s, "U2", "share")
	if p := h.next(); p.Fields["response_type"] == "in_channel" {
		t.Error("somebody else shares")
	}
	h.press(s, "U1", "share")
	if p := h.next(); p.Fields["response_type"] != "in_channel" || !strings.Contains(text(p), "U1") {
		t.Errorf("shared: %v", p.Fields)
	}
	if p := h.next(); p.Fields["delete_original"] != true {
		t.Errorf("the first is left: %v", p.Fields)
	}
	h.press(s, "U1", "good")
	h.next()
}

// TestTheAddressIsVerified answers Slack's challenge, where Slack signed it.
func TestTheAddressIsVerified(t *testing.T) {
	h := setup(t, nil)
	body := `{"token":"x","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P","type":"url_verification"}`
	ask := func(key string) (int, string, string) {
		req, _ := http.NewRequest("POST", h.http.URL+"/slack/events", strings.NewReader(body))
		stamp := fmt.Sprint(time.Now().Unix())
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("X-Slack-Request-Timestamp", stamp)
		req.Header.Set("X-Slack-Signature", sign(key, stamp, body))
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		data, _ := io.ReadAll(res.Body)
		return res.StatusCode, res.Header.Get("Content-Type"), string(data)
	}
	if code, kind, got := ask(secret); code != 200 || !strings.HasPrefix(kind, "text/plain") || got != "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P" {
		t.Errorf("answered %d %s %q", code, kind, got)
	}
	if code, _, got := ask("another"); code != 401 || strings.Contains(got, "3eZbrw") {
		t.Errorf("unsigned: answered %d %q", code, got)
	}
	h.none(h.bot)
}

func TestRateLimitIsHonoured(t *testing.T) {
	h := setup(t, nil)
	h.slow = 1
	start := time.Now()
	h.say("message", "D1", "U1", "ai ký kế hoạch này?", "")
	if took := time.Since(start); took < 900*time.Millisecond {
		t.Errorf("sent again after %v", took)
	}
	h.none(h.bot)
}

func TestWhoMayAsk(t *testing.T) {
	acc := Access{Teams: map[string]string{"T1": "a", "T2": "b"}, Channels: []string{"C1"}, Users: []string{"U1"}}
	for _, c := range []struct {
		in   Incoming
		want bool
	}{
		{Incoming{Team: "T1", User: "U1", Channel: "C1"}, true},
		{Incoming{Team: "T1", User: "U1", Channel: "D9", Direct: true}, true},
		{Incoming{Team: "T1", User: "U1", Channel: "C2"}, false},
		{Incoming{Team: "T1", User: "U2", Channel: "C1"}, false},
		{Incoming{Team: "T3", User: "U1", Channel: "C1"}, false},
		{Incoming{Team: "T1", Home: "T2", User: "U1", Channel: "C1"}, false},
	} {
		if _, ok := acc.tenant(c.in); ok != c.want {
			t.Errorf("%+v: %v", c.in, ok)
		}
	}
}
