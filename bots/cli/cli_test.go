package cli

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	"kehoach/agent/llm/llmtest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"kehoach": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)) },
	})
}

// TestScripts runs the commands as people do; testdata/script tells what they
// see.
func TestScripts(t *testing.T) {
	server := embeddingServer(t)
	model := llmtest.New(t, func(r *llmtest.Request, n int) llmtest.Message {
		if len(r.Tools) == 0 { // it judges
			return llmtest.Message{Content: `{"right": true, "why": "đủ"}`}
		}
		if r.Tools[0].Function.Name == "ping" {
			return llmtest.Calls("ping", "{}")
		}
		return llmtest.Extractive(llmtest.Calls("deadlines", `{"from":"2025-06-01","to":"2025-06-30"}`), 1)(r, n)
	})
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_DATA_HOME", e.WorkDir+"/data")
			e.Setenv("XDG_CACHE_HOME", e.WorkDir+"/cache")
			e.Setenv("LANG", "vi_VN.UTF-8")
			e.Setenv("EMBEDDING_SERVER", server)
			e.Setenv("MODEL_SERVER", model.Base())
			e.Setenv("MODEL_KEY", llmtest.Key)
			return nil
		},
	})
}

func TestLayOut(t *testing.T) {
	for _, c := range []struct {
		name, md string
		width    int
		bold     bool
		want     string
	}{
		{"piped", "**Sở Y tế** làm\n- **[nhiệm vụ 59]** xây dựng", 0, false, "Sở Y tế làm\n- [nhiệm vụ 59] xây dựng"},
		{"bold", "a **b** c", 0, true, "a \x1b[1mb\x1b[0m c"},
		{"an open mark closes", "a **b", 0, true, "a \x1b[1mb\x1b[0m"},
		{"wrapped with a hanging indent", "- một hai ba bốn năm sáu", 14, false, "- một hai ba\n  bốn năm sáu"},
		{"marks take no room", "**một** **hai** **ba**", 10, false, "một hai ba"},
	} {
		if diff := cmp.Diff(c.want, layOut(c.md, c.width, c.bold)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestLocale(t *testing.T) {
	for _, c := range []struct{ env, want string }{
		{"LANG=en_US.UTF-8", "en"}, {"LANG=vi_VN.UTF-8", "vi"}, {"LANG=C.UTF-8", "vi"}, {"LC_ALL=en_GB.UTF-8", "en"}, {"", "vi"},
	} {
		key, value, _ := strings.Cut(c.env, "=")
		got := locale(func(k string) string {
			if k == key {
				return value
			}
			return ""
		})
		if got != c.want {
			t.Errorf("locale with %q: got %q, want %q", c.env, got, c.want)
		}
	}
}

func TestSecretsOfAStoreAddressAreNotShown(t *testing.T) {
	if got := redact("postgres://user:secret@host/db"); strings.Contains(got, "secret") {
		t.Errorf("redact shows the password: %q", got)
	}
}
