package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// TestSocketReconnects breaks the connection, delivers an event again over the
// next one and tells the bot to reconnect once more; each event is
// acknowledged, and answered once.
func TestSocketReconnects(t *testing.T) {
	h := setup(t, func(c *Config) { c.AppToken = "xapp-test" })
	one, two := h.event("app_mention", "C1", "U1", "ai ký kế hoạch này?", ""), h.event("message", "D1", "U1", "nhiệm vụ 59 là gì?", "")
	rounds := [][]string{{one}, {one, two}, {two}}
	acks := make(chan string, 10)
	round := 0
	h.open = func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/socket" {
			fmt.Fprintf(w, `{"ok":true,"url":"ws%s/socket"}`, strings.TrimPrefix(h.URL, "http"))
			return
		}
		up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
		c, err := up.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer c.Close()
		_ = c.WriteMessage(websocket.TextMessage, []byte(`{"type":"hello"}`))
		now := round
		round++
		if now >= len(rounds) {
			_, _, _ = c.ReadMessage() // until the bot goes
			return
		}
		for i, ev := range rounds[now] {
			id := fmt.Sprintf("%d/%d", now, i)
			_ = c.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"type":"events_api","envelope_id":%q,"payload":%s}`, id, ev))
			var ack struct {
				ID string `json:"envelope_id"`
			}
			_, data, err := c.ReadMessage()
			if err != nil || json.Unmarshal(data, &ack) != nil || ack.ID != id {
				t.Errorf("envelope %s: acknowledged %s, %v", id, data, err)
			}
			acks <- id
		}
		if now == 1 {
			_ = c.WriteMessage(websocket.TextMessage, []byte(`{"type":"disconnect","reason":"refresh_requested"}`))
			time.Sleep(50 * time.Millisecond)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- h.bot.Listen(ctx) }()
	for range 4 {
		select {
		case <-acks:
		case <-time.After(20 * time.Second):
			t.Fatal("an event is not acknowledged")
		}
	}
	h.next()
	h.next()
	h.none(h.bot)
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
