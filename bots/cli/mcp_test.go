//go:build unix

package cli

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"
)

// TestMCPOverHTTP asks serve over HTTP: only with a key, within the limit of
// who asks, and in the record.
func TestMCPOverHTTP(t *testing.T) {
	const key = "a-key-of-twenty-characters"
	audit := t.TempDir()
	getenv := environment(t, map[string]string{"KEHOACH_API_KEYS": "desk:reader:" + key})
	url, stop := serving(t, getenv, "--audit", audit, "--rate", "4")
	ask := func(key, origin string) (int, string) {
		t.Helper()
		req, _ := http.NewRequest("POST", url+"/mcp", strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ask","arguments":{"question":"Sở Y tế chủ trì việc gì?"}}}`))
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Accept", "application/json, text/event-stream")
		req.Header.Set("Authorization", "Bearer "+key)
		if origin != "" {
			req.Header.Set("Origin", origin)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		data, _ := io.ReadAll(res.Body)
		return res.StatusCode, string(data)
	}
	if code, got := ask("another", ""); code != http.StatusUnauthorized || strings.Contains(got, "nhiệm vụ") {
		t.Errorf("without a key: status %d, %s", code, got)
	}
	if code, got := ask(key, "https://evil.example"); code != http.StatusForbidden || strings.Contains(got, "nhiệm vụ") {
		t.Errorf("from another site's page: status %d, %s", code, got)
	}
	if code, got := ask(key, ""); code != 200 || !strings.Contains(got, "[nhiệm vụ 59]") {
		t.Errorf("asked: status %d, %s", code, got)
	}
	if code, got := ask(key, ""); code != 200 || !strings.Contains(got, "nhanh quá giới hạn") {
		t.Errorf("asked again at once: status %d, %s", code, got)
	}
	stop()
	var export bytes.Buffer
	if c := Main([]string{"audit", "export", "--audit", audit, "key:desk"}, strings.NewReader(""), &export, io.Discard, getenv); c != 0 || !strings.Contains(export.String(), "Sở Y tế chủ trì việc gì?") {
		t.Errorf("audit export: exit code %d, %s", c, export.String())
	}
}
