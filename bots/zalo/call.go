package zalo

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

const (
	callTimeout = 20 * time.Second
	// maxReply is how much of Zalo's answers is read.
	maxReply = 1 << 20
)

// newClient returns a client that takes no secret to where a redirect leads.
func newClient() *http.Client {
	return &http.Client{
		Timeout:       callTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// do sends a request and reads the answer as JSON into v; res is nil where
// none came.
func do(client *http.Client, method string, req *http.Request, v any) (res *http.Response, err error) {
	res, err = client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", method, withoutAddress(err))
	}
	defer res.Body.Close()
	data, err := io.ReadAll(io.LimitReader(res.Body, maxReply))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", method, err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		return res, newRefusal(method, res, 0, "no JSON")
	}
	return res, nil
}

// withoutAddress keeps an address, which may hold a token, out of an error.
func withoutAddress(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}
