package zalo

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"kehoach/bots"
)

// line is a way to people: of the Bot Platform or of an Official Account.
type line interface {
	// send tries once to send a text of at most [maxText] characters. An error
	// that is no [*refusal] may pass.
	send(ctx context.Context, chat, text string) error
	// typing shows that an answer is coming, where there is such a thing.
	typing(ctx context.Context, chat string)
}

// refusal is an answer of Zalo that says no.
type refusal struct {
	method      string
	status      int
	code        int
	description string
	// passes is true where trying again may help, after wait.
	passes bool
	wait   time.Duration
}

// Error says what Zalo said.
func (r *refusal) Error() string {
	return fmt.Sprintf("%s: Zalo answers %d, code %d: %s", r.method, r.status, r.code, r.description)
}

// newRefusal reads the kind of a refusal off the answer's status and code.
func newRefusal(method string, res *http.Response, code int, description string) *refusal {
	r := &refusal{method: method, status: res.StatusCode, code: code, description: description}
	if n, err := strconv.Atoi(res.Header.Get("Retry-After")); err == nil && n > 0 {
		r.wait = time.Duration(n) * time.Second
	}
	tooMany := res.StatusCode == http.StatusTooManyRequests || code == http.StatusTooManyRequests
	if tooMany && r.wait == 0 {
		r.wait = time.Second
	}
	r.passes = tooMany || res.StatusCode >= 500 || code >= 500 && code < 600
	return r
}

const (
	firstBackoff = time.Second
	lastBackoff  = time.Minute
)

// sender sends over a line until it gets through, and holds all messages back
// for as long as Zalo says that they come too fast.
type sender struct {
	line
	pause bots.Pause
	first time.Duration // the first wait after a failure
}

// send sends one text. It gives up where Zalo says no for good, or when the
// context ends.
func (s *sender) send(ctx context.Context, chat, text string) error {
	backoff := s.first
	for {
		if err := s.pause.Wait(ctx); err != nil {
			return err
		}
		err := s.line.send(ctx, chat, text)
		var no *refusal
		switch {
		case err == nil:
			return nil
		case errors.As(err, &no) && !no.passes:
			return err
		case no != nil && no.wait > 0:
			s.pause.For(no.wait)
			continue
		}
		if ended := bots.Sleep(ctx, backoff); ended != nil {
			return errors.Join(err, ended)
		}
		backoff = min(2*backoff, lastBackoff)
	}
}
