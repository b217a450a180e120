//go:build unix

package cli

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"kehoach/bots/slack"
)

// doctor runs the command and returns its exit code and what it says.
func doctor(t *testing.T, env map[string]string) (int, string) {
	t.Helper()
	var out, errs bytes.Buffer
	code := Main([]string{"doctor"}, strings.NewReader(""), &out, &errs, environment(t, env))
	return code, out.String() + errs.String()
}

// TestDoctorTriesTheBots against servers that take the tokens, and ones that
// do not; no token is shown, and nothing is sent to anybody.
func TestDoctorTriesTheBots(t *testing.T) {
	const token = "xoxb-not-to-be-shown"
	refuse := false
	apps := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case refuse && strings.HasPrefix(r.URL.Path, "/bot"):
			w.WriteHeader(http.StatusUnauthorized)
			fmt.Fprint(w, `{"ok":false,"error_code":401,"description":"Unauthorized"}`)
		case refuse:
			fmt.Fprint(w, `{"ok":false,"error":"invalid_auth"}`)
		case r.URL.Path == "/auth.test":
			w.Header().Set("X-OAuth-Scopes", "app_mentions:read,chat:write,commands,im:history")
			fmt.Fprint(w, `{"ok":true,"user":"kehoach","team":"Sở Nội vụ","team_id":"T1"}`)
		case r.URL.Path == "/apps.connections.open":
			fmt.Fprint(w, `{"ok":true,"url":"wss://x.invalid/"}`)
		case r.URL.Path == "/bot"+token+"/getMe":
			fmt.Fprint(w, `{"ok":true,"result":{"display_name":"Bot Kế hoạch"}}`)
		default:
			t.Errorf("called %s", r.URL.Path)
		}
	}))
	defer apps.Close()
	env := map[string]string{
		"SLACK_BOT_TOKEN": token, "SLACK_APP_TOKEN": token, "KEHOACH_SLACK_API": apps.URL, "ZALO_BOT_TOKEN": token, "KEHOACH_ZALO_BOT_API": apps.URL,
		"ZALO_OA_APP_ID": "1", "ZALO_OA_APP_SECRET": token, "ZALO_OA_SECRET": token,
	}
	code, said := doctor(t, env)
	for _, want := range []string{"Slack: tốt, bot kehoach trong Sở Nội vụ", "thiếu quyền assistant:write, files:read, files:write, im:write", "Zalo Bot: tốt, Bot Kế hoạch", "Zalo OA: tốt", "chưa nêu ai"} {
		if !strings.Contains(said, want) {
			t.Errorf("doctor does not say %q:\n%s", want, said)
		}
	}
	if code != 0 || strings.Contains(said, token) {
		t.Errorf("exit code %d:\n%s", code, said)
	}
	refuse = true
	delete(env, "ZALO_OA_SECRET")
	code, said = doctor(t, env)
	for _, want := range []string{"Slack: HỎNG", "invalid_auth", "Zalo Bot: HỎNG", "Zalo OA: HỎNG, thiếu ZALO_OA_SECRET"} {
		if !strings.Contains(said, want) {
			t.Errorf("doctor does not say %q:\n%s", want, said)
		}
	}
	if code != 1 || strings.Contains(said, token) {
		t.Errorf("exit code %d:\n%s", code, said)
	}
}

// TestDoctorWritesSentences: what stands after a full stop begins with a large
// letter.
func TestDoctorWritesSentences(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		_, said := doctor(t, map[string]string{"KEHOACH_LANG": lang})
		for _, m := range regexp.MustCompile(`\. (\p{L})`).FindAllStringSubmatch(said, -1) {
			if unicode.IsLower([]rune(m[1])[0]) {
				t.Errorf("%s: a small letter after a full stop:\n%s", lang, said)
			}
		}
		if strings.Count(said, "Slack: ") != 1 || strings.Count(said, "Zalo ") != 2 {
			t.Errorf("%s: not all parts are named:\n%s", lang, said)
		}
	}
}

// TestTheManifestHasTheScopes that doctor asks for.
func TestTheManifestHasTheScopes(t *testing.T) {
	data, err := os.ReadFile("../../docs/slack-manifest.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`bot: \[([^]]*)\]`).FindSubmatch(data)
	if m == nil || string(m[1]) != strings.Join(slack.Scopes(), ", ") {
		t.Errorf("the manifest has %s, want %s", m, strings.Join(slack.Scopes(), ", "))
	}
}
