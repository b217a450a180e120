//go:build unix

package cli

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// TestServeInSlackWithARefusedToken: the page answers all the same, and /readyz
// says what is wrong and what to do.
func TestServeInSlackWithARefusedToken(t *testing.T) {
	const token = "xapp-not-to-be-shown"
	slack := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/auth.test" {
			fmt.Fprint(w, `{"ok":true,"team_id":"T1","user_id":"UBOT"}`)
			return
		}
		fmt.Fprint(w, `{"ok":false,"error":"invalid_auth"}`)
	}))
	defer slack.Close()
	url, stop := serving(t, environment(t, map[string]string{"SLACK_BOT_TOKEN": token, "SLACK_APP_TOKEN": token, "KEHOACH_SLACK_API": slack.URL}))
	said := ""
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end) && !strings.Contains(said, "SLACK_APP_TOKEN"); time.Sleep(10 * time.Millisecond) {
		res, err := http.Get(url + "/readyz")
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if said = string(data); res.StatusCode != 200 {
			t.Errorf("status %d: %s", res.StatusCode, said)
		}
	}
	if !strings.Contains(said, "degraded") || !strings.Contains(said, "SLACK_APP_TOKEN") {
		t.Errorf("ready says %s", said)
	}
	if log := stop(); strings.Contains(log, token) {
		t.Errorf("the log shows the token: %s", log)
	}
}
