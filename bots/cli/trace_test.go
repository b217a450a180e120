//go:build unix

package cli

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"kehoach/agent/llm/llmtest"
)

// TestTracesAndMetricsAreSent asks questions of a program that a collector
// follows: the spans hang together, the counters come, and no word of a
// question or an answer is among them.
func TestTracesAndMetricsAreSent(t *testing.T) {
	var mu sync.Mutex
	var all strings.Builder
	type span struct {
		TraceID, SpanID, ParentSpanID, Name string
	}
	spans := make(map[string]span) // by name
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		all.Write(body)
		var m struct {
			ResourceSpans []struct {
				ScopeSpans []struct{ Spans []span }
			}
		}
		if r.URL.Path == "/v1/traces" && json.Unmarshal(body, &m) == nil {
			for _, s := range m.ResourceSpans[0].ScopeSpans[0].Spans {
				spans[s.Name] = s
			}
		}
	}))
	defer collector.Close()
	model := llmtest.New(t, llmtest.Extractive(llmtest.Calls("deadlines", `{"from":"2025-06-01","to":"2025-06-30"}`), 1))
	url, stop := serving(t, environment(t, map[string]string{
		"OTEL_EXPORTER_OTLP_ENDPOINT": collector.URL, "OTEL_SERVICE_NAME": "kehoach-thu",
		"KEHOACH_LLM_BASE_URL": model.Base(), "KEHOACH_LLM_MODEL": llmtest.Model, "KEHOACH_LLM_API_KEY": llmtest.Key,
	}))
	for _, q := range []string{"Sở Y tế chủ trì việc gì?", "soạn cho tôi đoạn tóm tắt gửi lãnh đạo về việc tháng 6"} {
		req, _ := http.NewRequest("POST", url+"/api/ask", strings.NewReader(`{"question":"`+q+`","today":"2025-01-02"}`))
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, res.Body)
		res.Body.Close()
	}
	if res, err := http.Get(url + "/healthz"); err == nil {
		res.Body.Close()
	}
	stop()
	mu.Lock()
	defer mu.Unlock()
	asked, answer, chat := spans["POST /api/ask"], spans["answer"], spans["chat "+llmtest.Model]
	if asked.ParentSpanID != "b7ad6b7169203331" || answer.ParentSpanID != asked.SpanID || chat.ParentSpanID != answer.SpanID || chat.TraceID != "0af7651916cd43dd8448eb211c80319c" {
		t.Errorf("the spans do not hang together: %+v", spans)
	}
	if _, ok := spans["GET /healthz"]; ok {
		t.Error("health has a span")
	}
	for _, want := range []string{"kehoach-thu", `"kehoach_http_requests_total"`, `"kehoach_answer_seconds"`, `"kehoach_model_calls_total"`, `"gen_ai.usage.input_tokens"`} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("nothing of %s was sent", want)
		}
	}
	for _, secret := range []string{"Sở Y tế", "lãnh đạo", "nhiệm vụ", llmtest.Key} {
		if strings.Contains(all.String(), secret) {
			t.Errorf("%q was sent", secret)
		}
	}
}
