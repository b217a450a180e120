package bots

import (
	"fmt"
	"time"
)

// Problem is why a request is not served: an error with a code for programs
// and words for people, in Vietnamese and in English, that say what was wrong
// and what to do.
type Problem struct {
	Code   string
	VI, EN string
	// Retry is after how long it is worth trying again, 0 for not.
	Retry time.Duration
	// Err is the cause, for the log.
	Err error
}

// The codes of problems.
const (
	// BadRequest: what was sent cannot be understood.
	BadRequest = "bad_request"
	// TooLarge: over a size limit.
	TooLarge = "too_large"
	// TooMany: this person asks faster than the limit.
	TooMany = "too_many_requests"
	// Busy: all places are taken.
	Busy = "busy"
	// NotFound: no such thing, or not one that the person may see.
	NotFound = "not_found"
	// Refused: a document that is not taken in.
	Refused = "refused"
	// NeedsLogin and Forbidden: who the person is, and what the role allows.
	NeedsLogin = "needs_login"
	Forbidden  = "forbidden"
	// Unavailable: the store cannot be used.
	Unavailable = "unavailable"
	// Internal: a failure of the program, without its details.
	Internal = "internal"
)

// Error returns the Vietnamese words.
func (p *Problem) Error() string { return p.VI }

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Err }

// Words returns the words in a language, "vi" or "en".
func (p *Problem) Words(lang string) string {
	if lang == "en" {
		return p.EN
	}
	return p.VI
}

func problem(code, vi, en string, args ...any) *Problem {
	return &Problem{Code: code, VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}
}
