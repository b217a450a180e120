package slack

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"

	api "github.com/slack-go/slack"
)

// maxBody is how much Slack may send at once; its events are far smaller.
const maxBody = 1 << 20

// Routes are the addresses of the HTTP transport by the pattern of
// [http.ServeMux]; none without a signing secret.
func (b *Bot) Routes() map[string]http.Handler {
	if b.conf.SigningSecret == "" {
		return nil
	}
	return map[string]http.Handler{
		"POST /slack/events":      b.signedOnly("application/json", b.event),
		"POST /slack/interactive": b.signedOnly("application/x-www-form-urlencoded", b.interactive),
		"POST /slack/command":     b.signedOnly("application/x-www-form-urlencoded", b.command),
	}
}

// signedOnly lets through what Slack signed within the last five minutes, and
// each signature once. It refuses before it reads any meaning.
func (b *Bot) signedOnly(kind string, take func(http.ResponseWriter, []byte) bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			http.Error(w, "too large", http.StatusRequestEntityTooLarge)
			return
		case err != nil:
			http.Error(w, "unreadable", http.StatusBadRequest)
			return
		}
		verifier, err := api.NewSecretsVerifier(r.Header, b.conf.SigningSecret)
		if err == nil {
			_, _ = verifier.Write(body) // a hash takes all
			err = verifier.Ensure()
		}
		if err != nil {
			b.log.Warn("slack: signature refused", "path", r.URL.Path, "err", err)
			http.Error(w, "signature refused", http.StatusUnauthorized)
			return
		}
		if got, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); got != kind {
			http.Error(w, "unexpected content type", http.StatusUnsupportedMediaType)
			return
		}
		signature := r.Header.Get("X-Slack-Signature")
		if !b.signed.First(signature) {
			if r.Header.Get("X-Slack-Retry-Num") != "" {
				return // delivered again, and taken already: 200
			}
			http.Error(w, "replayed", http.StatusUnauthorized)
			return
		}
		if !take(w, body) { // Slack delivers again
			b.signed.Forget(signature)
			w.Header().Set("Retry-After", "5")
			http.Error(w, "busy", http.StatusServiceUnavailable)
		}
	})
}

func (b *Bot) event(w http.ResponseWriter, body []byte) bool {
	var e envelope
	if err := json.Unmarshal(body, &e); err != nil {
		http.Error(w, "not an event", http.StatusBadRequest)
		return true
	}
	if e.Type == "url_verification" {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		_, _ = io.WriteString(w, e.Challenge) // Slack has gone
		return true
	}
	if in, ok := e.incoming(); ok && e.Type == "event_callback" {
		return b.take(in)
	}
	return true
}

func (b *Bot) interactive(w http.ResponseWriter, body []byte) bool {
	form, err := parseForm(body)
	if err != nil {
		http.Error(w, "not a form", http.StatusBadRequest)
		return true
	}
	if in, ok := readPress([]byte(form.Get("payload"))); ok {
		return b.take(in)
	}
	return true
}

func (b *Bot) command(w http.ResponseWriter, body []byte) bool {
	form, err := parseForm(body)
	if err != nil {
		http.Error(w, "not a form", http.StatusBadRequest)
		return true
	}
	if in, ok := readForm(form); ok {
		return b.take(in)
	}
	return true
}
