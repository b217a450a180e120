package zalo

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"kehoach/bots"
	"kehoach/bots/keep"
)

// chain is what is kept of an Official Account's tokens, as JSON in a file that
// is replaced whole. A refresh token works once and brings the next one: who
// loses an answer has lost the account until its owner lets the app in again.
type chain struct {
	// Seed is a hash of the refresh token that the chain began with.
	Seed    string    `json:"seed"`
	Access  string    `json:"access_token,omitempty"`
	Refresh string    `json:"refresh_token"`
	Expires time.Time `json:"expires,omitzero"`
	// Spending is when Refresh was sent to Zalo without an answer yet. It stays
	// where none came, and then Refresh may be spent: it is not sent again.
	Spending time.Time `json:"spending,omitzero"`
}

const (
	// early is how long before its end an access token is renewed.
	early = 30 * time.Minute
	// refreshing is how long a refresh may take; nobody's impatience ends it.
	refreshing = 15 * time.Second
	// again is after how long a refresh that was refused is tried again.
	again = time.Minute
)

// tokens gives out access tokens and renews them. One refresh runs at a time,
// for all who wait.
type tokens struct {
	path, appID, appSecret string
	url                    string
	client                 *http.Client
	log                    *slog.Logger
	now                    func() time.Time

	turn    chan struct{} // held while the chain is looked at
	work    sync.WaitGroup
	chain   chain
	unsaved bool // the file does not have the chain yet
	failed  time.Time
	why     error // the failure then

	mu  sync.Mutex
	err error // what the last look found wrong
}

func openTokens(path, appID, appSecret, seed string) (*tokens, error) {
	t := &tokens{path: path, appID: appID, appSecret: appSecret, log: slog.New(slog.DiscardHandler), now: time.Now, turn: make(chan struct{}, 1)}
	if err := keep.ReadJSON(path, &t.chain); err != nil {
		return nil, err
	}
	if seed != "" && t.chain.Seed != hashOf(seed) {
		t.chain = chain{Seed: hashOf(seed), Refresh: seed}
	}
	if t.chain.Refresh == "" {
		return nil, &bots.Problem{
			Code: bots.Unavailable,
			VI:   "Zalo OA cần ZALO_OA_REFRESH_TOKEN: lấy refresh token của OA ở developers.zalo.me (API Explorer, hoặc qua bước cấp quyền cho ứng dụng).",
			EN:   "Zalo OA wants ZALO_OA_REFRESH_TOKEN: get the account's refresh token at developers.zalo.me (API Explorer, or by letting the app in).",
		}
	}
	return t, nil
}

// access returns an access token other than the one that Zalo refused, if any.
// It waits for a refresh at most until ctx ends; the refresh itself goes on.
func (t *tokens) access(ctx context.Context, refused string) (string, error) {
	select {
	case t.turn <- struct{}{}:
	case <-ctx.Done():
		return "", ctx.Err()
	}
	type result struct {
		token string
		err   error
	}
	got := make(chan result, 1)
	t.work.Go(func() {
		defer func() { <-t.turn }()
		token, err := t.current(refused)
		t.note(err)
		if token != "" {
			err = nil
		}
		got <- result{token, err}
	})
	select {
	case r := <-got:
		return r.token, r.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// wait waits for a refresh under way, which must not be lost.
func (t *tokens) wait() { t.work.Wait() }

// Err says what keeps tokens from being had, nil for nothing.
func (t *tokens) Err() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.err
}

func (t *tokens) note(err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.err = err
}

// usable reports whether the access token lasts for another while.
func (t *tokens) usable(refused string, while time.Duration) bool {
	return t.chain.Access != "" && t.chain.Access != refused && t.now().Add(while).Before(t.chain.Expires)
}
