package zalo

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"
)

// maxBody is how much Zalo may send at once; its events are far smaller.
const maxBody = 1 << 20

var errBusy = errors.New("all places are taken")

// hookRoutes are those of the platform's webhook, which shows a secret.
func (b *Bot) hookRoutes(secret, name string) map[string]http.Handler {
	want := sha256.Sum256([]byte(secret))
	return map[string]http.Handler{"POST " + hookPath: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// Hashes are of one length, so the time tells nothing of the secret.
		got := sha256.Sum256([]byte(r.Header.Get("X-Bot-Api-Secret-Token")))
		if subtle.ConstantTimeCompare(got[:], want[:]) != 1 {
			b.refuse(w, "the secret is not ours")
			return
		}
		body, ok := readBody(w, r)
		if !ok {
			return
		}
		updates, err := readUpdates(body)
		if err != nil {
			http.Error(w, "not an update", http.StatusBadRequest)
			return
		}
		for _, u := range updates {
			in, ok := u.incoming()
			if !ok {
				continue
			}
			in.Text = unmentioned(in.Text, name)
			if !b.takeOrSay(w, in) {
				return
			}
		}
	})}
}

// window is how old a signed event may be. Zalo delivers for about two hours
// what was not taken, under the first timestamp; the inbox knows again for
// longer what was taken, so nothing within the window can be replayed.
const (
	window = 2 * time.Hour
	skew   = 5 * time.Minute
)

// oaRoutes are those of an Official Account's webhook, which signs.
func (b *Bot) oaRoutes(appID, secret string, now func() time.Time) map[string]http.Handler {
	return map[string]http.Handler{"POST /zalo/oa": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := readBody(w, r)
		if !ok {
			return
		}
		var e event
		if err := json.Unmarshal(body, &e); err != nil {
			http.Error(w, "not an event", http.StatusBadRequest)
			return
		}
		if !signedBy(appID, body, string(e.Timestamp), secret, r.Header.Get("X-ZEvent-Signature")) {
			b.refuse(w, "the signature is not Zalo's")
			return
		}
		at, ok := e.Timestamp.time()
		if age := now().Sub(at); !ok || age > window || age < -skew {
			b.refuse(w, "the timestamp is out of the window")
			return
		}
		if in, ok := e.incoming(); ok {
			b.takeOrSay(w, in)
		}
	})}
}

// refuse turns away who is not Zalo.
func (b *Bot) refuse(w http.ResponseWriter, why string) {
	b.opts.Log.Warn("zalo: webhook refused", "entrance", b.name, "why", why)
	http.Error(w, "refused", http.StatusUnauthorized)
}

// takeOrSay takes in what a person did. Zalo delivers again what it is told
// was not.
func (b *Bot) takeOrSay(w http.ResponseWriter, in Incoming) bool {
	err := b.take(in)
	if err == nil {
		return true
	}
	b.opts.Log.Error("zalo: not taken in", "entrance", b.name, "err", err)
	w.Header().Set("Retry-After", "30")
	http.Error(w, "busy", http.StatusServiceUnavailable)
	return false
}

// readBody reads a request's body, within its limit.
func readBody(w http.ResponseWriter, r *http.Request) ([]byte, bool) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
	case err != nil:
		http.Error(w, "unreadable", http.StatusBadRequest)
	default:
		return body, true
	}
	return nil, false
}
