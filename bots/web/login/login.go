// Package login lets people in by OpenID Connect: it sends a browser to the
// office's login server, checks what comes back, and keeps a session.
//
// The way is the authorization code with PKCE and a nonce. What has to be
// remembered while somebody is at the login server stands in a cookie of ten
// minutes; a session is a random number in a cookie, of which the server keeps
// a hash and the name. Cookies are HttpOnly and SameSite=Lax, and over https
// Secure and bound to the host by the prefix __Host-.
package login

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// Config says where the login server is, and who we are there.
type Config struct {
	// Issuer is the login server's address, as its tokens name it.
	Issuer           string
	ClientID, Secret string
	// PublicURL is our own address as browsers see it:
	// "https://kehoach.tuyenquang.gov.vn".
	PublicURL string
	// UserClaim is the claim that names the person, "" for "email", which
	// counts only where the login server says that it is verified.
	UserClaim string
	// Keep is how long a session lasts, 0 for 12 hours.
	Keep time.Duration
	// Now is the clock, nil for [time.Now].
	Now func() time.Time
}

// Login is the way in.
type Login struct {
	conf     Config
	oauth    oauth2.Config
	verifier *oidc.IDTokenVerifier
	sessions *sessions
	secure   bool
}

// CallbackPath is where the login server sends browsers back to; it has to be
// registered there, after PublicURL.
const CallbackPath = "/auth/callback"

// New asks the login server what it can do, and returns the way in.
func New(ctx context.Context, conf Config) (*Login, error) {
	conf.UserClaim = cmp.Or(conf.UserClaim, "email")
	conf.Keep = cmp.Or(conf.Keep, 12*time.Hour)
	if conf.Now == nil {
		conf.Now = time.Now
	}
	public, err := url.Parse(conf.PublicURL)
	if err != nil || public.Host == "" || public.Scheme != "https" && !local(public) {
		return nil, fmt.Errorf("public address %q: want https://HOST", conf.PublicURL)
	}
	provider, err := oidc.NewProvider(ctx, conf.Issuer)
	if err != nil {
		return nil, fmt.Errorf("ask login server %q: %w", conf.Issuer, err)
	}
	l := &Login{
		conf: conf, secure: public.Scheme == "https", sessions: newSessions(conf.Keep, conf.Now),
		verifier: provider.Verifier(&oidc.Config{ClientID: conf.ClientID, Now: conf.Now}),
	}
	l.oauth = oauth2.Config{
		ClientID: conf.ClientID, ClientSecret: conf.Secret, Endpoint: provider.Endpoint(),
		RedirectURL: strings.TrimSuffix(conf.PublicURL, "/") + CallbackPath, Scopes: []string{oidc.ScopeOpenID, "email", "profile"},
	}
	return l, nil
}

// local reports whether an address is of this machine, where http will do.
func local(u *url.URL) bool {
	return u.Scheme == "http" && (u.Hostname() == "localhost" || strings.HasPrefix(u.Hostname(), "127."))
}

// Start sends a browser to the login server.
func (l *Login) Start(w http.ResponseWriter, r *http.Request) {
	state, nonce, verifier := rand.Text(), rand.Text(), oauth2.GenerateVerifier()
	l.setCookie(w, "login", state+"."+nonce+"."+verifier, 10*time.Minute)
	http.Redirect(w, r, l.oauth.AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)), http.StatusFound)
}

// ErrRefused is that what came back from the login server does not hold.
var ErrRefused = errors.New("login refused")

// Finish checks what a browser brings back from the login server, and begins a
// session. The error wraps [ErrRefused] where it does not hold.
func (l *Login) Finish(w http.ResponseWriter, r *http.Request) error {
	parts := strings.Split(l.cookie(r, "login"), ".")
	l.setCookie(w, "login", "", -1)
	if len(parts) != 3 || subtle.ConstantTimeCompare([]byte(parts[0]), []byte(r.URL.Query().Get("state"))) != 1 {
		return fmt.Errorf("%w: not the login that was begun here", ErrRefused)
	}
	if reason := r.URL.Query().Get("error"); reason != "" {
		return fmt.Errorf("%w by the login server: %.100q", ErrRefused, reason)
	}
	token, err := l.oauth.Exchange(r.Context(), r.URL.Query().Get("code"), oauth2.VerifierOption(parts[2]))
	if err != nil {
		return fmt.Errorf("%w: exchange the code: %w", ErrRefused, err)
	}
	raw, _ := token.Extra("id_token").(string)
	id, err := l.verifier.Verify(r.Context(), raw)
	if err != nil {
		return fmt.Errorf("%w: check the token: %w", ErrRefused, err)
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(parts[1])) != 1 {
		return fmt.Errorf("%w: a token of another login", ErrRefused)
	}
	user, err := l.user(id)
	if err != nil {
		return err
	}
	l.setCookie(w, "session", l.sessions.begin(user), l.conf.Keep)
	return nil
}

// user returns the name that a token gives.
func (l *Login) user(id *oidc.IDToken) (string, error) {
	var claims map[string]any
	if err := id.Claims(&claims); err != nil {
		return "", fmt.Errorf("%w: read the token: %w", ErrRefused, err)
	}
	user, _ := claims[l.conf.UserClaim].(string)
	if verified, _ := claims["email_verified"].(bool); l.conf.UserClaim == "email" && !verified {
		return "", fmt.Errorf("%w: the address is not verified", ErrRefused)
	}
	if user = strings.TrimSpace(user); user == "" || len(user) > 256 {
		return "", fmt.Errorf("%w: the token has no %q", ErrRefused, l.conf.UserClaim)
	}
	return user, nil
}

// User returns the person whose session a request belongs to, false without
// one.
func (l *Login) User(r *http.Request) (string, bool) { return l.sessions.user(l.cookie(r, "session")) }

// End ends the session of a request.
func (l *Login) End(w http.ResponseWriter, r *http.Request) {
	l.sessions.end(l.cookie(r, "session"))
	l.setCookie(w, "session", "", -1)
}
