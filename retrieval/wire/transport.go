package wire

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Call is one request on its way through a library that passes on neither
// status nor header nor the kind of an error: the transport leaves here what
// went wrong.
type Call struct {
	Tries    int           // the most attempts
	Patience time.Duration // for one attempt
	Waits    time.Duration // the longest wait between attempts
	// Check returns an answer as the library shall have it, or what is wrong
	// with it; nil passes it on.
	Check  func(data []byte) ([]byte, error)
	Failed *Error
}

type callKey struct{}

// With returns a context in which requests are of a call.
func With(ctx context.Context, c *Call) context.Context { return context.WithValue(ctx, callKey{}, c) }

// Transport sends a request again where that may help, bounds the answer, and
// hands the library only answers that are whole.
type Transport struct {
	Base    http.RoundTripper
	Key     string        // the bearer token; "" sends none
	Limit   int64         // the most bytes of an answer
	Backoff time.Duration // before the second attempt, doubled for each next
}

// RoundTrip sends the request of a [Call] that its context carries.
func (t *Transport) RoundTrip(req *http.Request) (*http.Response, error) {
	c, ok := req.Context().Value(callKey{}).(*Call)
	if !ok {
		return nil, errors.New("not a request of a call")
	}
	body, err := io.ReadAll(req.Body)
	req.Body.Close()
	if err != nil {
		return nil, err
	}
	for try := 1; ; try++ {
		data, failed := t.attempt(req, body, c)
		if failed == nil {
			c.Failed = nil
			return whole(req, data), nil
		}
		c.Failed = failed
		if try >= c.Tries || !worthAgain(failed) || !pause(req.Context(), t.wait(try, failed), c.Waits) {
			return nil, failed
		}
	}
}

// attempt sends the request once and returns the answer, checked.
func (t *Transport) attempt(req *http.Request, body []byte, c *Call) ([]byte, *Error) {
	ctx, cancel := context.WithTimeout(req.Context(), c.Patience)
	defer cancel()
	r := req.Clone(ctx)
	r.Body = io.NopCloser(bytes.NewReader(body))
	r.ContentLength = int64(len(body))
	r.Header.Del("Authorization") // the library wants a key even where there is none
	if t.Key != "" {
		r.Header.Set("Authorization", "Bearer "+t.Key)
	} else if u := r.URL.User; u != nil {
		password, _ := u.Password()
		r.SetBasicAuth(u.Username(), password)
	}
	resp, err := t.Base.RoundTrip(r)
	if err != nil {
		return nil, broken(ctx, err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, t.Limit+1))
	switch {
	case err != nil:
		return nil, broken(ctx, err)
	case resp.StatusCode != http.StatusOK:
		return nil, &Error{Status: resp.StatusCode, RetryAfter: RetryAfter(resp.Header, time.Now()), Text: Said(data, t.Key)}
	case int64(len(data)) > t.Limit:
		return nil, &Error{Status: resp.StatusCode, Text: fmt.Sprintf("more than %d bytes", t.Limit)}
	}
	if c.Check == nil {
		return data, nil
	}
	if data, err = c.Check(data); err != nil {
		return nil, &Error{Status: resp.StatusCode, Text: err.Error()}
	}
	return data, nil
}

// whole makes the response that the library reads.
func whole(req *http.Request, data []byte) *http.Response {
	return &http.Response{
		Status: "200 OK", StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{"Content-Type": {"application/json"}}, Request: req,
		Body: io.NopCloser(bytes.NewReader(data)), ContentLength: int64(len(data)),
	}
}

// broken is the failure of a connection. The words of the error are reduced to
// the operation: addresses and headers stay out.
func broken(ctx context.Context, err error) *Error {
	if cause := ctx.Err(); cause != nil {
		return &Error{Text: cause.Error(), Err: cause}
	}
	text := "connection broke off"
	var op *net.OpError
	var dns *net.DNSError
	var addr *url.Error
	switch {
	case errors.As(err, &dns):
		text = "host not found"
	case errors.As(err, &op):
		text = op.Op + ": " + op.Err.Error()
	case errors.As(err, &addr):
		text = addr.Op + " failed"
	}
	return &Error{Text: text, Err: err}
}

// worthAgain says whether the same request may succeed a little later.
func worthAgain(e *Error) bool {
	switch e.Status {
	case 0:
		return !errors.Is(e.Err, context.Canceled)
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests, http.StatusInternalServerError,
		http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// wait is the time before the next attempt: what the endpoint asks for, or the
// back-off, which differs by up to a half so that clients do not come together.
func (t *Transport) wait(try int, e *Error) time.Duration {
	d := t.Backoff << (try - 1)
	d = d/2 + rand.N(d/2+1)
	return max(d, e.RetryAfter)
}

// pause waits; false where that is longer than allowed or the context ends
// before.
func pause(ctx context.Context, d, most time.Duration) bool {
	if end, ok := ctx.Deadline(); d > most || ok && time.Until(end) <= d {
		return false
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// RetryAfter reads the header, seconds or a date; 0 where it has neither.
func RetryAfter(h http.Header, now time.Time) time.Duration {
	v := h.Get("Retry-After")
	if s, err := strconv.Atoi(v); err == nil && s > 0 {
		return time.Duration(min(s, 24*3600)) * time.Second
	}
	if at, err := http.ParseTime(v); err == nil && at.After(now) {
		return min(at.Sub(now), 24*time.Hour)
	}
	return 0
}
