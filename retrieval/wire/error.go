// Package wire is what clients of OpenAI-compatible servers share: a transport
// beneath a library that bounds time and size, tries again where that helps
// and keeps status and Retry-After, and a breaker for servers that are down.
package wire

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Error is what went wrong between us and a server. It never holds the key.
type Error struct {
	// Status is the HTTP status; 0 where there was no answer.
	Status int
	// RetryAfter is how long the server asks to wait; 0 where it does not.
	RetryAfter time.Duration
	// Text is what the server said, cut, or what broke.
	Text string
	Err  error
}

// Error returns the status and what was said.
func (e *Error) Error() string {
	if e.Status == 0 {
		return e.Text
	}
	return strings.TrimSpace(fmt.Sprintf("status %d %s", e.Status, e.Text))
}

// Unwrap returns the cause, such as a context's error.
func (e *Error) Unwrap() error { return e.Err }

// Refused reports whether the server does not take the request for what it
// asks, which says nothing about the server.
func (e *Error) Refused() bool {
	switch e.Status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusTooManyRequests, http.StatusRequestTimeout:
		return false
	}
	return 400 <= e.Status && e.Status < 500
}

// maxSaid is the most of an endpoint's words that an error keeps.
const maxSaid = 200

// Said returns what an answer other than 200 says, on one line and cut,
// without the key.
func Said(data []byte, key string) string {
	var r struct {
		Error   json.RawMessage `json:"error"`
		Message string          `json:"message"`
		Detail  string          `json:"detail"`
	}
	text := string(data)
	if json.Unmarshal(data, &r) == nil {
		var inner struct {
			Message string `json:"message"`
		}
		var plain string
		switch {
		case json.Unmarshal(r.Error, &inner) == nil && inner.Message != "":
			text = inner.Message
		case json.Unmarshal(r.Error, &plain) == nil && plain != "":
			text = plain
		case r.Message+r.Detail != "":
			text = r.Message + r.Detail
		}
	}
	if key != "" {
		text = strings.ReplaceAll(text, key, "…")
	}
	text = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "?"), func(c rune) bool {
		return unicode.IsSpace(c) || !unicode.IsPrint(c)
	}), " ")
	if len(text) > maxSaid {
		cut := maxSaid
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut] + "…"
	}
	return text
}
