package mcp

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"kehoach/agent"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval/sqlite"
)

// client returns the sdk's own client, connected to a server over the sample
// plan.
func client(t *testing.T) *mcp.ClientSession {
	t.Helper()
	s := server(t, nil)
	here, there := mcp.NewInMemoryTransports()
	done := make(chan error, 1)
	go func() { done <- s.run(t.Context(), there) }()
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		session.Close()
		if err := <-done; err != nil {
			t.Errorf("the server ended with %v", err)
		}
	})
	return session
}

// server is one over the sample plan.
func server(t *testing.T, ask func(ctx context.Context, question, lang string) (*agent.Answer, error)) *Server {
	t.Helper()
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "plans.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Put(t.Context(), "t", p, nil); err != nil {
		t.Fatal(err)
	}
	return New(agent.New(st, nil), Options{Tenant: "t", Today: func() plan.Date { return "2025-01-02" }, Ask: ask})
}

func call(t *testing.T, c *mcp.ClientSession, name string, args any) (string, *mcp.CallToolResult) {
	t.Helper()
	r, err := c.CallTool(t.Context(), &mcp.CallToolParams{Name: name, Arguments: args})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return r.Content[0].(*mcp.TextContent).Text, r
}

func TestTheSDKsClient(t *testing.T) {
	c := client(t)
	list, err := c.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
		if !tool.Annotations.ReadOnlyHint || tool.Description == "" {
			t.Errorf("%s is not said to read only", tool.Name)
		}
	}
	if got, want := strings.Join(names, " "), "agency_profile ask count_entries deadlines find_entries get_entry glossary"; got != want {
		t.Errorf("tools %q, want %q", got, want)
	}
	text, r := call(t, c, "ask", map[string]any{"question": "Sở Y tế chủ trì việc gì?"})
	if !strings.Contains(text, "[nhiệm vụ 59]") || r.IsError {
		t.Errorf("ask: %s", text)
	}
	var a agent.Answer
	data, _ := json.Marshal(r.StructuredContent)
	if err := json.Unmarshal(data, &a); err != nil || len(a.Entries) == 0 || a.AnsweredBy != "rules" {
		t.Errorf("the answer as data: %v: %s", err, data)
	}
	if text, r := call(t, c, "get_entry", map[string]any{"id": "task/59"}); !strings.Contains(text, `"lead":"Sở Y tế"`) || r.IsError {
		t.Errorf("get_entry: %s", text)
	}
	if text, _ := call(t, c, "deadlines", map[string]any{"from": "2025-06-01", "to": "2025-06-30"}); !strings.Contains(text, `"total":`) {
		t.Errorf("deadlines: %s", text)
	}
	for name, args := range map[string]any{
		"get_entry": map[string]any{"id": "task/999"}, "find_entries": map[string]any{"agency": "Sở Phép thuật"},
		"ask": map[string]any{"question": " "}, "deadlines": map[string]any{"from": "x", "to": "y"},
	} {
		if text, r := call(t, c, name, args); !r.IsError || text == "" {
			t.Errorf("%s(%v) is no error: %s", name, args, text)
		}
	}
}
