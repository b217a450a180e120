//go:build unix

package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// environment is a getenv of a user with a folder of their own.
func environment(t *testing.T, more map[string]string) func(string) string {
	t.Helper()
	home := t.TempDir()
	return func(key string) string {
		if v, ok := more[key]; ok {
			return v
		}
		return map[string]string{"XDG_DATA_HOME": home, "LANG": "vi_VN.UTF-8"}[key]
	}
}

// serving runs the server; stop stops it with Ctrl-C and returns its log.
func serving(t *testing.T, getenv func(string) string, args ...string) (url string, stop func() string) {
	t.Helper()
	out, w := io.Pipe()
	var log bytes.Buffer
	code := make(chan int, 1)
	go func() {
		code <- Main(append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), strings.NewReader(""), w, &log, getenv)
		w.Close()
	}()
	lines := bufio.NewScanner(out)
	lines.Scan()
	url = regexp.MustCompile(`http://[^/ ]+`).FindString(lines.Text())
	if url == "" {
		t.Fatalf("printed %q: exit code %d, %s", lines.Text(), <-code, log.String())
	}
	return url, func() string {
		t.Helper()
		if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // to the end of what it prints
		}
		if c := <-code; c != 0 {
			t.Errorf("exit code %d: %s", c, log.String())
		}
		return log.String()
	}
}

// TestServe runs the command as a person does: it asks over HTTP what it also
// asks on the command line, and stops the server with Ctrl-C.
func TestServe(t *testing.T) {
	getenv := environment(t, nil)
	audit := t.TempDir()
	url, stop := serving(t, getenv, "--audit", audit)
	const question = "Sở Y tế chịu trách nhiệm gì và bao giờ đến hạn?"
	res, err := http.Post(url+"/api/ask", "application/json", strings.NewReader(`{"question":"`+question+`","today":"2025-01-02"}`))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var overHTTP, printed map[string]any
	if err := json.NewDecoder(res.Body).Decode(&overHTTP); err != nil {
		t.Fatal(err)
	}
	var asked bytes.Buffer
	if c := Main([]string{"ask", "--json", "--today", "2025-01-02", question}, strings.NewReader(""), &asked, io.Discard, getenv); c != 0 {
		t.Fatalf("ask: exit code %d", c)
	}
	if err := json.Unmarshal(asked.Bytes(), &printed); err != nil {
		t.Fatal(err)
	}
	delete(overHTTP, "elapsed_ms")
	delete(printed, "elapsed_ms")
	if diff := cmp.Diff(printed, overHTTP); diff != "" {
		t.Errorf("(-command line +HTTP):\n%s", diff)
	}
	for format, starts := range map[string]string{"xlsx": "PK", "ics": "BEGIN:VCALENDAR", "svg": "<svg"} {
		res, err := http.Get(url + "/api/plans/223-kh-ubnd-2024-tuyen-quang/export?agency=so-y-te&format=" + format)
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if res.StatusCode != 200 || !bytes.Contains(data[:min(len(data), 200)], []byte(starts)) || !strings.Contains(res.Header.Get("Content-Disposition"), "so-y-te."+format) {
			t.Errorf("export %s: status %d, %.80q", format, res.StatusCode, data)
		}
	}
	if log := stop(); strings.Contains(log, "Sở Y tế") {
		t.Errorf("the log tells what was asked: %s", log)
	}
	var export bytes.Buffer
	if c := Main([]string{"audit", "export", "--audit", audit, "local"}, strings.NewReader(""), &export, io.Discard, getenv); c != 0 || !strings.Contains(export.String(), question) {
		t.Errorf("audit export: exit code %d, %s", c, export.String())
	}
}

func TestServeSaysWhatIsWrong(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	const secret = "a-secret-that-is-not-to-be-shown"
	for _, c := range []struct {
		name string
		args []string
		env  map[string]string
		code int
		want string
	}{
		{"port in use", []string{"--addr", taken.Addr().String()}, nil, exitFail, "đang được chương trình khác dùng"},
		{"port in use, in English", []string{"--addr", taken.Addr().String()}, map[string]string{"LANG": "en_US.UTF-8"}, exitFail, "is in use by another program"},
		{"open to others", []string{"--addr", "0.0.0.0:0"}, nil, exitUsage, "chưa có xác thực"},
		{"open to others by no address", []string{"--addr", ":0"}, nil, exitUsage, "chưa có xác thực"},
		{"open to others by a name", []string{"--addr", "example.org:0"}, nil, exitUsage, "chưa có xác thực"},
		{"no address", []string{"--addr", "8080"}, nil, exitUsage, "ĐỊA_CHỈ:CỔNG"},
		{"a header of nobody", []string{"--auth-header", "X-User"}, nil, exitUsage, "đi cùng nhau"},
		{"no network", []string{"--auth-header", "X-User", "--auth-proxy", "proxy"}, nil, exitUsage, "dải mạng"},
		{"a login without an address", []string{"--oidc-issuer", "http://127.0.0.1:1"}, nil, exitUsage, "--public-url"},
		{"a login that is not there", []string{"--oidc-issuer", "http://127.0.0.1:1", "--public-url", "http://localhost"}, nil, exitFail, "máy chủ đăng nhập không dùng được"},
		{"two ways in", []string{"--oidc-issuer", "http://127.0.0.1:1", "--auth-header", "X-User", "--auth-proxy", "10.0.0.1"}, nil, exitUsage, "chọn một"},
		{"a key without a role", nil, map[string]string{"KEHOACH_API_KEYS": "a:king:" + secret}, exitFail, "vai trò"},
		{"an hour of no day", []string{"--remind-at", "25:00"}, nil, exitUsage, "giờ:phút"},
		{"a webhook that Zalo cannot reach", nil, map[string]string{"ZALO_BOT_TOKEN": secret, "ZALO_BOT_SECRET": "12345678"}, exitFail, "cần --public-url"},
		{"a short secret", nil, map[string]string{"ZALO_BOT_TOKEN": secret, "ZALO_BOT_SECRET": "1234567"}, exitFail, "8 đến 256"},
		{"no Zalo there", nil, map[string]string{"ZALO_BOT_TOKEN": secret, "KEHOACH_ZALO_BOT_API": "http://127.0.0.1:1"}, exitFail, "Zalo Bot không dùng được"},
		{"half an account", nil, map[string]string{"ZALO_OA_APP_ID": "1", "ZALO_OA_APP_SECRET": secret}, exitFail, "ZALO_OA_SECRET"},
		{"an account without a token", nil, map[string]string{"ZALO_OA_APP_ID": "1", "ZALO_OA_APP_SECRET": secret, "ZALO_OA_SECRET": secret}, exitFail, "ZALO_OA_REFRESH_TOKEN"},
		{"the same in English", nil, map[string]string{"LANG": "en_US.UTF-8", "ZALO_OA_APP_ID": "1", "ZALO_OA_APP_SECRET": secret, "ZALO_OA_SECRET": secret}, exitFail, "Zalo OA wants"},
		{"a short key", nil, map[string]string{"KEHOACH_API_KEYS": "a:reader:short"}, exitFail, "ít nhất 20"},
	} {
		var out, errs bytes.Buffer
		code := Main(append([]string{"serve"}, c.args...), strings.NewReader(""), &out, &errs, environment(t, c.env))
		if code != c.code || !strings.Contains(errs.String(), c.want) || strings.Contains(errs.String(), secret) {
			t.Errorf("%s: exit code %d, said %q; want %d and %q", c.name, code, errs.String(), c.code, c.want)
		}
	}
}
