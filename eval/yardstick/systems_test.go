package yardstick

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var followUp = Question{Text: "còn Sở Tư pháp?", Today: "2025-02-03", Earlier: []Exchange{{"Sở Y tế\nlàm gì", "nhiệm vụ 59"}}}

func TestACommandIsAsked(t *testing.T) {
	t.Parallel()
	// cat gives back what it is asked, one question a line.
	r, err := Command(`cat; echo "nhiệm vụ 5 {today}"`, 10*time.Second)(t.Context(), followUp)
	if err != nil {
		t.Fatal(err)
	}
	if want := "Sở Y tế làm gì\ncòn Sở Tư pháp?\nnhiệm vụ 5 2025-02-03"; r.Text != want {
		t.Errorf("got %q, want %q", r.Text, want)
	}
	r, err = Command(`read q; echo '{"answer":"x","abstained":true,"reason":"ambiguous"}'`, 10*time.Second)(t.Context(), followUp)
	if err != nil || !r.Structured || !r.Abstained || r.Reason != "ambiguous" {
		t.Errorf("got %+v, %v, want the refusal that it prints", r, err)
	}
}

func TestACommandThatFails(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ line, want string }{
		{"echo broken >&2; exit 3", "exit status 3: broken"},
		{"sleep 20", "no answer in"},
		{"true", "the answer is empty"},
	} {
		_, err := Command(c.line, 300*time.Millisecond)(t.Context(), followUp)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %q", c.line, err, c.want)
		}
	}
}

// serve answers with a handler and notes the bodies and keys that it gets.
func serve(t *testing.T, answer func(n int, w http.ResponseWriter)) (url string, bodies, keys *[]string) {
	t.Helper()
	bodies, keys = new([]string), new([]string)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var body json.RawMessage
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			t.Error(err)
		}
		*bodies, *keys = append(*bodies, r.URL.Path+" "+string(body)), append(*keys, r.Header.Get("Authorization"))
		answer(len(*bodies), w)
	}))
	t.Cleanup(s.Close)
	return s.URL, bodies, keys
}

func TestChatCompletionsAreAsked(t *testing.T) {
	t.Parallel()
	url, bodies, keys := serve(t, func(_ int, w http.ResponseWriter) {
		w.Write([]byte(`{"choices":[{"message":{"role":"assistant","content":"Theo nhiệm vụ 5"}}]}`))
	})
	s := &Server{URL: url + "/v1/", Key: "k", Model: "m", System: "Hôm nay {today}", Timeout: 10 * time.Second}
	r, err := s.Ask(t.Context(), followUp)
	if err != nil || r.Text != "Theo nhiệm vụ 5" || r.Structured {
		t.Fatalf("got %+v, %v", r, err)
	}
	want := []string{`/v1/chat/completions {"messages":[{"role":"system","content":"Hôm nay 2025-02-03"},{"role":"user","content":"Sở Y tế\nlàm gì"},` +
		`{"role":"assistant","content":"nhiệm vụ 59"},{"role":"user","content":"còn Sở Tư pháp?"}],"model":"m","temperature":0}`}
	if diff := cmp.Diff(want, *bodies); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Bearer k"}, *keys); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTheJSONAPIIsAskedAndMayAskToComeLater(t *testing.T) {
	t.Parallel()
	url, bodies, keys := serve(t, func(n int, w http.ResponseWriter) {
		if n == 1 {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		w.Write([]byte(`{"answer":"x","abstained":false,"entries":[{"id":"task/5"}]}`))
	})
	r, err := (&Server{URL: url + "/api/ask", Timeout: 10 * time.Second}).Ask(t.Context(), followUp)
	if err != nil || !r.Structured || len(r.Entries) != 1 {
		t.Fatalf("got %+v, %v", r, err)
	}
	want := `/api/ask {"earlier":["Sở Y tế\nlàm gì"],"question":"còn Sở Tư pháp?","today":"2025-02-03"}`
	if diff := cmp.Diff([]string{want, want}, *bodies); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if (*keys)[0] != "" {
		t.Errorf("a key was sent: %q", (*keys)[0])
	}
}

func TestAServerThatFails(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, path, want string
		answer           func(int, http.ResponseWriter)
	}{
		{"an error", "/v1", "500 Internal Server Error: out of memory", func(_ int, w http.ResponseWriter) { http.Error(w, "out of memory", 500) }},
		{"no choices", "/v1", "there are no choices", func(_ int, w http.ResponseWriter) { w.Write([]byte(`{}`)) }},
		{"no JSON", "/v1", "decode the completion", func(_ int, w http.ResponseWriter) { w.Write([]byte(`<html>`)) }},
		{"an error in JSON", "/api/ask", `has no "answer"`, func(_ int, w http.ResponseWriter) { w.Write([]byte(`{"error":"x"}`)) }},
		{"always later", "/api/ask", "429 Too Many Requests", func(_ int, w http.ResponseWriter) {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusTooManyRequests)
		}},
	} {
		url, _, _ := serve(t, c.answer)
		_, err := (&Server{URL: url + c.path, Timeout: 10 * time.Second}).Ask(t.Context(), followUp)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

func TestThePromptHasThePlan(t *testing.T) {
	t.Parallel()
	if short, long := Prompt(""), Prompt("Điều 1"); !strings.Contains(short, "{today}") || !strings.HasPrefix(long, short) || !strings.HasSuffix(long, "Điều 1") {
		t.Errorf("got %q and %q", short, long)
	}
}
