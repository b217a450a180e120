//go:build unix

package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// TestServeInZalo has somebody ask a polled bot and an account whose refresh
// token Zalo does not take, through the whole program.
func TestServeInZalo(t *testing.T) {
	const secret = "not-to-be-shown"
	updates, sent := make(chan string, 1), make(chan string, 10)
	zalo := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/bot" + secret + "/getUpdates":
			select {
			case u := <-updates:
				fmt.Fprintf(w, `{"ok":true,"result":%s}`, u)
			case <-time.After(20 * time.Millisecond):
				fmt.Fprint(w, `{"ok":false,"error_code":408}`)
			}
		case "/bot" + secret + "/sendMessage":
			var m map[string]string
			_ = json.NewDecoder(r.Body).Decode(&m)
			sent <- m["chat_id"] + " " + m["text"]
			fmt.Fprint(w, `{"ok":true}`)
		default:
			fmt.Fprint(w, `{"ok":true,"result":{}}`)
		}
	}))
	defer zalo.Close()
	audit := t.TempDir()
	getenv := environment(t, map[string]string{
		"ZALO_BOT_TOKEN": secret, "KEHOACH_ZALO_BOT_API": zalo.URL, "KEHOACH_ZALO_USERS": "u1, u2",
		"ZALO_OA_APP_ID": "1", "ZALO_OA_APP_SECRET": secret, "ZALO_OA_SECRET": secret, "ZALO_OA_REFRESH_TOKEN": secret,
	})
	url, stop := serving(t, getenv, "--audit", audit, "--rate", "1")
	next := func() string {
		t.Helper()
		select {
		case got := <-sent:
			return got
		case <-time.After(20 * time.Second):
			t.Fatal("nothing was sent")
			return ""
		}
	}
	updates <- `{"event_name":"message.text.received","message":{"message_id":"1","text":"nhắc tôi việc của Sở Y tế trước 3 ngày","from":{"id":"u1"},"chat":{"id":"c1","chat_type":"PRIVATE"}}}`
	if got := next(); !strings.HasPrefix(got, "c1 ") || !strings.Contains(got, "Đã đặt: nhắc việc của Sở Y tế") {
		t.Errorf("sent %s", got)
	}
	updates <- `{"event_name":"message.text.received","message":{"message_id":"2","text":"ai ký?","from":{"id":"u2"},"chat":{"id":"c2","chat_type":"PRIVATE"}}}`
	next()
	updates <- `{"event_name":"message.text.received","message":{"message_id":"3","text":"ai ký?","from":{"id":"u2"},"chat":{"id":"c2","chat_type":"PRIVATE"}}}`
	if got := next(); !strings.Contains(got, "nhanh quá giới hạn") {
		t.Errorf("a person may ask without limit: %s", got)
	}
	res, err := http.Post(url+"/zalo/oa", "application/json", strings.NewReader(`{"timestamp":"1"}`))
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusUnauthorized {
		t.Errorf("an event that nobody signed: status %d", res.StatusCode)
	}
	if log := stop(); strings.Contains(log, secret) || strings.Contains(log, "Sở Y tế") {
		t.Errorf("the log tells too much: %s", log)
	}
	var export bytes.Buffer
	if c := Main([]string{"audit", "export", "--audit", audit, "zalo:u1"}, strings.NewReader(""), &export, io.Discard, getenv); c != 0 || !strings.Contains(export.String(), "nhắc tôi việc của Sở Y tế") {
		t.Errorf("audit export: exit code %d, %s", c, export.String())
	}
}
