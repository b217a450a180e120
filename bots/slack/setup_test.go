package slack

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"strings"
	"sync"
	"testing"
	"time"

	"kehoach/agent"
	"kehoach/bots"
	"kehoach/ingest"
	"kehoach/ingest/block"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval"
	"kehoach/retrieval/sqlite"
)

const (
	secret  = "a-signing-secret"
	testDay = plan.Date("2025-01-02")
)

// shelf is a library over a store, as the command line makes one.
type shelf struct{ retrieval.Store }

func (l shelf) Plans(ctx context.Context, tenant string) ([]bots.PlanInfo, error) {
	infos, err := l.Store.Plans(ctx, tenant)
	var out []bots.PlanInfo
	for _, i := range infos {
		out = append(out, bots.PlanInfo{ID: i.ID, Title: i.Title})
	}
	return out, err
}

func (l shelf) Add(ctx context.Context, tenant, name string, data []byte, _ func(string)) (*plan.Plan, bool, error) {
	p, err := ingest.Read(name, data, nil)
	var refusal *block.Refusal
	if errors.As(err, &refusal) {
		return nil, false, &bots.Problem{Code: bots.Refused, VI: refusal.VI, EN: refusal.EN}
	}
	if err != nil {
		return nil, false, err
	}
	changed, err := l.Put(ctx, tenant, p, nil)
	return p, changed, err
}

// sent is one call of the Web API or of a response address.
type sent struct {
	Path   string
	Fields map[string]any
}

// blocks returns the blocks of a call.
func (s sent) blocks() []map[string]any {
	var out []map[string]any
	switch b := s.Fields["blocks"].(type) {
	case string:
		_ = json.Unmarshal([]byte(b), &out)
	case []any:
		for _, one := range b {
			out = append(out, one.(map[string]any))
		}
	}
	return out
}

// fakeSlack is Slack's side: it records what is posted, and refuses what
// Slack would.
type fakeSlack struct {
	*httptest.Server
	t    testing.TB
	mu   sync.Mutex
	all  []sent
	slow int // how many posts are answered 429
	came chan sent
	open http.HandlerFunc // apps.connections.open and the socket

	uploaded []byte            // the file sent last
	shared   map[string]string // files that people shared, by ID
	noPane   bool              // the app has no assistant's pane
}

func newFakeSlack(t testing.TB) *fakeSlack {
	f := &fakeSlack{t: t, came: make(chan sent, 100)}
	f.Server = httptest.NewServer(f)
	t.Cleanup(f.Close)
	return f
}

func (f *fakeSlack) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/auth.test" {
		fmt.Fprint(w, `{"ok":true,"team_id":"T1","user_id":"UBOT"}`)
		return
	}
	if f.open != nil && (r.URL.Path == "/apps.connections.open" || r.URL.Path == "/socket") {
		f.open(w, r)
		return
	}
	if f.file(w, r) {
		return
	}
	s := sent{Path: r.URL.Path, Fields: map[string]any{}}
	body, _ := io.ReadAll(r.Body)
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		_ = json.Unmarshal(body, &s.Fields)
	} else {
		form, _ := url.ParseQuery(string(body))
		for k := range form {
			s.Fields[k] = form.Get(k)
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.slow > 0 {
		f.slow--
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(http.StatusTooManyRequests)
		return
	}
	f.limits(s)
	f.all = append(f.all, s)
	f.came <- s
	switch {
	case strings.HasPrefix(s.Path, "/assistant.threads.") && f.noPane:
		fmt.Fprint(w, `{"ok":false,"error":"missing_scope"}`)
	case s.Path == "/files.completeUploadExternal":
		fmt.Fprint(w, `{"ok":true,"files":[{"id":"F1","title":"x"}]}`)
	default:
		fmt.Fprint(w, `{"ok":true,"channel":"C1","ts":"9.9"}`)
	}
}

// file answers what has to do with files, but for the completion of an upload,
// which is a message.
func (f *fakeSlack) file(w http.ResponseWriter, r *http.Request) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	id := path.Base(r.URL.Path)
	switch {
	case r.URL.Path == "/conversations.open":
		fmt.Fprintf(w, `{"ok":true,"channel":{"id":"D-%s"}}`, r.FormValue("users"))
	case r.URL.Path == "/files.getUploadURLExternal":
		f.uploaded = make([]byte, 0, 1)
		fmt.Fprintf(w, `{"ok":true,"upload_url":"%s/upload/%s","file_id":"F1"}`, f.URL, url.QueryEscape(r.FormValue("length")))
	case strings.HasPrefix(r.URL.Path, "/upload/"):
		part, _, err := r.FormFile("file")
		if err != nil {
			f.t.Errorf("uploaded no file: %v", err)
			return true
		}
		if f.uploaded, err = io.ReadAll(part); err != nil || fmt.Sprint(len(f.uploaded)) != id {
			f.t.Errorf("uploaded %d bytes of %s: %v", len(f.uploaded), id, err)
		}
	case r.URL.Path == "/files.info":
		data, ok := f.shared[r.FormValue("file")]
		if !ok {
			fmt.Fprint(w, `{"ok":false,"error":"file_not_found"}`)
			return true
		}
		fmt.Fprintf(w, `{"ok":true,"file":{"id":"x","name":"ke-hoach.txt","size":%d,"url_private_download":"%s/download/%s"}}`, min(len(data), 1000), f.URL, r.FormValue("file"))
	case strings.HasPrefix(r.URL.Path, "/download/"):
		if r.Header.Get("Authorization") != "Bearer xoxb-test" {
			f.t.Errorf("downloaded with %q", r.Header.Get("Authorization"))
		}
		_, _ = io.WriteString(w, f.shared[id])
	default:
		return false
	}
	return true
}

// limits are those of Slack's blocks.
func (f *fakeSlack) limits(s sent) {
	if n := len(s.blocks()); n > 50 {
		f.t.Errorf("%d blocks", n)
	}
	for _, b := range s.blocks() {
		if text, ok := b["text"].(map[string]any); ok && bots.Size(text["text"].(string)) > 3000 {
			f.t.Errorf("a section of %d characters", bots.Size(text["text"].(string)))
		}
		els, _ := b["elements"].([]any)
		if b["type"] == "actions" && (len(els) == 0 || len(els) > 25) {
			f.t.Errorf("%d elements in an action block", len(els))
		}
		ids := map[any]bool{}
		for _, e := range els {
			el := e.(map[string]any)
			if id := el["action_id"]; id != nil && ids[id] {
				f.t.Errorf("action %v twice in a block", id)
			} else if id != nil {
				ids[id] = true
			}
			if label, ok := el["text"].(map[string]any); ok && b["type"] == "actions" && bots.Size(label["text"].(string)) > 75 {
				f.t.Errorf("a button of %q", label["text"])
			}
		}
	}
}

// next waits for the next message.
func (f *fakeSlack) next() sent {
	f.t.Helper()
	select {
	case s := <-f.came:
		return s
	case <-time.After(10 * time.Second):
		f.t.Fatal("nothing was sent")
		return sent{}
	}
}

// none makes sure that nothing more is sent.
func (f *fakeSlack) none(b *Bot) {
	f.t.Helper()
	b.running.Wait()
	select {
	case s := <-f.came:
		f.t.Errorf("sent more: %s %v", s.Path, s.Fields)
	default:
	}
}

type house struct {
	*fakeSlack
	bot  *Bot
	http *httptest.Server
	ag   *agent.Agent
	n    int
}

func setup(t testing.TB, change func(*Config)) *house {
	t.Helper()
	return setupWith(t, nil, change)
}

// setupWith is setup with the settings of the agent.
func setupWith(t testing.TB, agents *agent.Options, change func(*Config)) *house {
	t.Helper()
	st, err := sqlite.Open(t.Context(), t.TempDir()+"/plans.db", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Put(t.Context(), "office", p, nil); err != nil {
		t.Fatal(err)
	}
	f := newFakeSlack(t)
	conf := Config{BotToken: "xoxb-test", SigningSecret: secret, API: f.URL, Tenant: "office", AnswersAt: strings.TrimPrefix(f.URL, "http://")}
	conf.Today = func() plan.Date { return testDay }
	conf.Feedback = func(Feedback) error { return nil }
	if change != nil {
		change(&conf)
	}
	ag := agent.New(st, agents)
	bot, err := New(t.Context(), bots.NewDesk(ag, nil), shelf{st}, conf)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { bot.Close(context.Background()) })
	mux := http.NewServeMux()
	for pattern, h := range bot.Routes() {
		mux.Handle(pattern, h)
	}
	ts := httptest.NewServer(mux)
	t.Cleanup(ts.Close)
	return &house{fakeSlack: f, bot: bot, http: ts, ag: ag}
}

func sign(key, stamp, body string) string {
	m := hmac.New(sha256.New, []byte(key))
	fmt.Fprintf(m, "v0:%s:%s", stamp, body)
	return "v0=" + hex.EncodeToString(m.Sum(nil))
}

// post sends a signed request as Slack does, change may spoil it.
func (h *house) post(path, kind, body string, change func(http.Header)) int {
	h.t.Helper()
	req, _ := http.NewRequest("POST", h.http.URL+path, strings.NewReader(body))
	stamp := fmt.Sprint(time.Now().Unix())
	req.Header.Set("Content-Type", kind)
	req.Header.Set("X-Slack-Request-Timestamp", stamp)
	req.Header.Set("X-Slack-Signature", sign(secret, stamp, body))
	if change != nil {
		change(req.Header)
	}
	start := time.Now()
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		h.t.Fatal(err)
	}
	defer res.Body.Close()
	if took := time.Since(start); took > 3*time.Second {
		h.t.Errorf("acknowledged after %v", took)
	}
	return res.StatusCode
}

// event is what Slack sends when somebody writes.
func (h *house) event(kind, channel, user, text, thread string) string {
	h.n++
	ev := map[string]any{"type": kind, "user": user, "text": text, "ts": fmt.Sprintf("1.%d", h.n), "channel": channel}
	if thread != "" {
		ev["thread_ts"] = thread
	}
	if strings.HasPrefix(channel, "D") {
		ev["channel_type"] = "im"
	}
	data, _ := json.Marshal(map[string]any{"type": "event_callback", "team_id": "T1", "event_id": fmt.Sprint("Ev", h.n), "event": ev})
	return string(data)
}

func (h *house) say(kind, channel, user, text, thread string) sent {
	h.t.Helper()
	if code := h.post("/slack/events", "application/json", h.event(kind, channel, user, text, thread), nil); code != 200 {
		h.t.Fatalf("status %d", code)
	}
	return h.next()
}

func (h *house) command(text string) sent {
	h.t.Helper()
	h.n++
	form := url.Values{"team_id": {"T1"}, "channel_id": {"C1"}, "user_id": {"U1"}, "text": {text}, "response_url": {h.URL + "/answer"}, "trigger_id": {fmt.Sprint(h.n)}}
	if code := h.post("/slack/command", "application/x-www-form-urlencoded", form.Encode(), nil); code != 200 {
		h.t.Fatalf("status %d", code)
	}
	return h.next()
}

// press presses the first button of a message whose action starts so.
func (h *house) press(s sent, user, action string) {
	h.t.Helper()
	h.n++
	for _, b := range s.blocks() {
		els, _ := b["elements"].([]any)
		for _, e := range els {
			el := e.(map[string]any)
			if id, _ := el["action_id"].(string); strings.HasPrefix(id, action) {
				data, _ := json.Marshal(map[string]any{
					"type": "block_actions", "trigger_id": fmt.Sprint(h.n), "response_url": h.URL + "/answer", "team": map[string]any{"id": "T1"},
					"user": map[string]any{"id": user, "team_id": "T1"}, "container": map[string]any{"channel_id": "C1", "is_ephemeral": true},
					"actions": []any{map[string]any{"action_id": id, "value": el["value"]}},
				})
				if code := h.post("/slack/interactive", "application/x-www-form-urlencoded", url.Values{"payload": {string(data)}}.Encode(), nil); code != 200 {
					h.t.Fatalf("status %d", code)
				}
				return
			}
		}
	}
	h.t.Fatalf("no button %q in %v", action, s.blocks())
}

func text(s sent) string { data, _ := json.Marshal(s.blocks()); return string(data) }
