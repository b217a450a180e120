package zalo

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"kehoach/agent"
	"kehoach/bots"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval"
	"kehoach/retrieval/sqlite"
)

const (
	token   = "123456:a-bot-token"
	testDay = plan.Date("2025-01-02")
	pollWay = "getUpdates"
	sendWay = "sendMessage"
	// patience is how long a test waits for what must come; it never waits that
	// long where all is well.
	patience = 20 * time.Second
)

// sent is one message that the bot sent.
type sent struct{ Chat, Text string }

// fakeZalo is Zalo's side: it hands over updates once, takes messages, and
// refuses what Zalo would.
type fakeZalo struct {
	*httptest.Server
	t testing.TB

	mu      sync.Mutex
	updates []string                       // to be polled
	fail    map[string][]int               // statuses to answer first, by method
	during  map[string]func(*http.Request) // what happens in a call
	calls   map[string][]string            // bodies, by method
	came    chan sent
	oa      *fakeOA
}

func newFakeZalo(t testing.TB) *fakeZalo {
	f := &fakeZalo{t: t, fail: map[string][]int{}, during: map[string]func(*http.Request){}, calls: map[string][]string{}, came: make(chan sent, 200)}
	f.oa = &fakeOA{fakeZalo: f, refresh: "R0"}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /bot"+token+"/{method}", f.platform)
	mux.HandleFunc("POST /v3.0/oa/message/cs", f.oa.message)
	mux.HandleFunc("POST /v4/oa/access_token", f.oa.accessToken)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusUnauthorized)
		fmt.Fprint(w, `{"ok":false,"error_code":401,"description":"Unauthorized"}`)
	})
	f.Server = httptest.NewServer(mux)
	t.Cleanup(f.Close)
	return f
}

// first notes a call, and answers it with a failure where one was ordered.
func (f *fakeZalo) first(w http.ResponseWriter, r *http.Request, method string) (body []byte, failed bool) {
	body, _ = io.ReadAll(r.Body)
	f.mu.Lock()
	f.calls[method] = append(f.calls[method], string(body))
	during := f.during[method]
	status := 0
	if all := f.fail[method]; len(all) > 0 {
		status, f.fail[method] = all[0], all[1:]
	}
	f.mu.Unlock()
	if during != nil {
		during(r)
	}
	if status == 0 {
		return body, false
	}
	if status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", "1")
	}
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"ok":false,"error_code":%d,"error":-1,"description":"ordered by the test"}`, status)
	return body, true
}

func (f *fakeZalo) platform(w http.ResponseWriter, r *http.Request) {
	method := r.PathValue("method")
	if kind := r.Header.Get("Content-Type"); !strings.HasPrefix(kind, "application/json") {
		f.t.Errorf("%s comes as %q", method, kind)
	}
	body, failed := f.first(w, r, method)
	if failed {
		return
	}
	switch method {
	case "getMe":
		fmt.Fprint(w, `{"ok":true,"result":{"id":"1","account_name":"bot.kehoach","display_name":"Bot Kế hoạch"}}`)
	case pollWay:
		f.poll(w, body)
	case sendWay:
		var m struct {
			Chat string `json:"chat_id"`
			Text string `json:"text"`
		}
		if err := json.Unmarshal(body, &m); err != nil || m.Chat == "" {
			f.t.Errorf("sent %s", body)
		}
		f.took(m.Chat, m.Text)
		fmt.Fprint(w, `{"ok":true,"result":{"message_id":"m1"}}`)
	case "deleteWebhook":
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprint(w, `{"ok":false,"error_code":400,"description":"no webhook"}`)
	case "sendChatAction", "setWebhook":
		fmt.Fprint(w, `{"ok":true,"result":true}`)
	default:
		f.t.Errorf("called %s", method)
	}
}

// poll hands over one update, once.
func (f *fakeZalo) poll(w http.ResponseWriter, body []byte) {
	var args struct {
		Timeout string `json:"timeout"`
	}
	if err := json.Unmarshal(body, &args); err != nil || args.Timeout == "" {
		f.t.Errorf("polled with %s", body)
	}
	for end := time.Now().Add(50 * time.Millisecond); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		f.mu.Lock()
		if len(f.updates) > 0 {
			fmt.Fprintf(w, `{"ok":true,"result":%s}`, f.updates[0])
			f.updates = f.updates[1:]
			f.mu.Unlock()
			return
		}
		f.mu.Unlock()
	}
	fmt.Fprint(w, `{"ok":false,"error_code":408,"description":"Request timeout"}`)
}

// took notes a message, and holds it to Zalo's limit.
func (f *fakeZalo) took(chat, text string) {
	if n := len(utf16.Encode([]rune(text))); n == 0 || n > 2000 {
		f.t.Errorf("a message of %d characters", n)
	}
	f.came <- sent{chat, text}
}

func (f *fakeZalo) order(method string, statuses ...int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fail[method] = statuses
}

func (f *fakeZalo) on(method string, do func(*http.Request)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.during[method] = do
}

func (f *fakeZalo) called(method string) []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]string(nil), f.calls[method]...)
}

// update1 is what Zalo hands over when somebody writes to the bot.
func update1(id, chat, user, text string) string {
	kind := "PRIVATE"
	if strings.HasPrefix(chat, "g") {
		kind = "GROUP"
	}
	data, _ := json.Marshal(map[string]any{"event_name": "message.text.received", "message": map[string]any{
		"message_id": id, "date": time.Now().UnixMilli(), "text": text,
		"from": map[string]any{"id": user, "display_name": "Hoa", "is_bot": false}, "chat": map[string]any{"id": chat, "chat_type": kind},
	}})
	return string(data)
}

// write has people write to the bot.
func (f *fakeZalo) write(updates ...string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.updates = append(f.updates, updates...)
}

// next waits for the next message.
func (f *fakeZalo) next() sent {
	f.t.Helper()
	select {
	case s := <-f.came:
		return s
	case <-time.After(patience):
		f.t.Fatal("nothing was sent")
		return sent{}
	}
}

// none makes sure that no message is waiting.
func (f *fakeZalo) none() {
	f.t.Helper()
	select {
	case s := <-f.came:
		f.t.Errorf("sent more: %+v", s)
	default:
	}
}

// shelf is a library over a store that is only read.
type shelf struct {
	bots.Library
	retrieval.Store
}

func (s shelf) Plan(ctx context.Context, tenant, id string) (*plan.Plan, error) {
	return s.Store.Plan(ctx, tenant, id)
}

func (s shelf) Remove(ctx context.Context, tenant, id string) error {
	return s.Store.Remove(ctx, tenant, id)
}

func (s shelf) Plans(ctx context.Context, tenant string) ([]bots.PlanInfo, error) {
	infos, err := s.Store.Plans(ctx, tenant)
	var out []bots.PlanInfo
	for _, i := range infos {
		out = append(out, bots.PlanInfo{ID: i.ID})
	}
	return out, err
}

// house is a bot over Zalo's fake side, that can be stopped and started.
type house struct {
	*fakeZalo
	t       testing.TB
	ag      *agent.Agent
	library shelf
	desk    *bots.Desk
	opts    Options
	log     *lockedBuffer
	n       int
}

type lockedBuffer struct {
	mu sync.Mutex
	bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.Write(p)
}

func (b *lockedBuffer) text() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.String()
}

// stocked is a store with the sample plan, which all tests read.
var stocked retrieval.Store

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "zalo")
	if err == nil {
		stocked, err = stock(dir)
	}
	code := 1
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else {
		code = m.Run()
		_ = stocked.Close()
	}
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

func stock(dir string) (retrieval.Store, error) {
	st, err := sqlite.Open(context.Background(), dir+"/plans.db", nil)
	if err != nil {
		return nil, err
	}
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		return nil, err
	}
	_, err = st.Put(context.Background(), "office", p, nil)
	return st, err
}

func setup(t testing.TB) *house {
	t.Helper()
	h := &house{t: t, fakeZalo: newFakeZalo(t), ag: agent.New(stocked, nil), library: shelf{Store: stocked}, log: &lockedBuffer{}}
	h.desk = bots.NewDesk(h.ag, nil)
	h.opts = Options{
		Access: Access{Tenant: "office", Users: []string{"u1", "u2"}}, Dir: t.TempDir(),
		Today: func() plan.Date { return testDay }, Log: slog.New(slog.NewTextHandler(h.log, nil)),
	}
	return h
}

// start starts the bot that polls, and stops it when the test ends.
func (h *house) start() *Bot {
	h.t.Helper()
	b, err := NewBot(h.t.Context(), h.desk, BotConfig{Token: token, API: h.URL, Options: h.opts})
	if err != nil {
		h.t.Fatal(err)
	}
	return h.begin(b)
}

func (h *house) begin(b *Bot) *Bot {
	b.sender.first = 10 * time.Millisecond
	b.Start()
	h.t.Cleanup(func() { stop(b, patience) })
	return b
}

// stop stops a bot as the program does, with a grace.
func stop(b *Bot, grace time.Duration) {
	ctx, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	b.Close(ctx)
}

// say has somebody write, and returns the answer.
func (h *house) say(user, text string) sent {
	h.t.Helper()
	h.n++
	h.write(update1("say"+strconv.Itoa(h.n), user, user, text))
	return h.next()
}

// until waits for what comes of itself.
func until(t testing.TB, is func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !is(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it never came")
		}
	}
}

// blocked lets nothing be written into a folder for a time, for an
// administrator neither: a file is put in its place.
func blocked(t testing.TB, dir string) (block, unblock func()) {
	aside := dir + "-aside"
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	block = func() {
		if err := errors.Join(os.Rename(dir, aside), os.WriteFile(dir, nil, 0o600)); err != nil {
			t.Error(err)
		}
	}
	return block, func() {
		t.Helper()
		if err := errors.Join(os.Remove(dir), os.Rename(aside, dir)); err != nil {
			t.Fatal(err)
		}
	}
}
