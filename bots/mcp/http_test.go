package mcp

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"kehoach/agent"
	"kehoach/bots"
)

// TestOverHTTP has several of the sdk's own clients ask at once over HTTP; what
// the entrance answers is what they get, a refusal in its words.
func TestOverHTTP(t *testing.T) {
	var s *Server
	s = server(t, func(ctx context.Context, question, lang string) (*agent.Answer, error) {
		if strings.Contains(question, "quá nhanh") {
			return nil, &bots.Problem{Code: bots.TooMany, VI: "Anh/chị hỏi nhanh quá giới hạn.", EN: "Too fast."}
		}
		return s.askAgent(ctx, question, lang)
	})
	ts := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.Handler().ServeHTTP(w, r) }))
	defer ts.Close()
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			c, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: ts.URL}, nil)
			if err != nil {
				t.Error(err)
				return
			}
			defer c.Close()
			if text, r := call(t, c, "ask", map[string]any{"question": "Sở Y tế chủ trì việc gì?"}); !strings.Contains(text, "[nhiệm vụ 59]") || r.IsError {
				t.Errorf("ask: %s", text)
			}
			if text, r := call(t, c, "get_entry", map[string]any{"id": "task/59"}); !strings.Contains(text, `"lead":"Sở Y tế"`) || r.IsError {
				t.Errorf("get_entry: %s", text)
			}
			if text, r := call(t, c, "ask", map[string]any{"question": "hỏi quá nhanh"}); text != "Anh/chị hỏi nhanh quá giới hạn." || !r.IsError {
				t.Errorf("refused: %s", text)
			}
		})
	}
	wg.Wait()
	res, err := http.Post(ts.URL, "application/json", strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"ping","params":{"x":"`+strings.Repeat("a", maxBody)+`"}}`))
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode < 400 {
		t.Errorf("a body of more than %d bytes: status %d", maxBody, res.StatusCode)
	}
}
