package login

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// provider is a small login server: one client, one person, codes that count
// once, and PKCE enforced. Its fields are what a test spoils.
type provider struct {
	*httptest.Server
	key, signing *rsa.PrivateKey
	claims       map[string]any
	codes        map[string]url.Values // the request that each code is for
}

func newProvider(t *testing.T) *provider {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p := &provider{key: key, signing: key, claims: map[string]any{"email": "nva@x.gov.vn", "email_verified": true}, codes: make(map[string]url.Values)}
	mux := http.NewServeMux()
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, map[string]any{"issuer": p.URL, "authorization_endpoint": p.URL + "/authorize", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys",
			"id_token_signing_alg_values_supported": []string{"RS256"}})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, map[string]any{"keys": []any{map[string]string{"kty": "RSA", "kid": "1", "alg": "RS256", "use": "sig",
			"n": b64(key.N.Bytes()), "e": b64(big.NewInt(int64(key.E)).Bytes())}}})
	})
	mux.HandleFunc("/authorize", func(w http.ResponseWriter, r *http.Request) {
		code := rand.Text()
		p.codes[code] = r.URL.Query()
		http.Redirect(w, r, r.URL.Query().Get("redirect_uri")+"?code="+code+"&state="+r.URL.Query().Get("state"), http.StatusFound)
	})
	mux.HandleFunc("/token", p.token)
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	return p
}

func (p *provider) token(w http.ResponseWriter, r *http.Request) {
	asked, ok := p.codes[r.FormValue("code")]
	delete(p.codes, r.FormValue("code"))
	sum := sha256.Sum256([]byte(r.FormValue("code_verifier")))
	if !ok || b64(sum[:]) != asked.Get("code_challenge") {
		http.Error(w, `{"error":"invalid_grant"}`, http.StatusBadRequest)
		return
	}
	claims := map[string]any{"iss": p.URL, "aud": "kehoach", "sub": "1", "iat": time.Now().Unix(), "exp": time.Now().Add(time.Minute).Unix(), "nonce": asked.Get("nonce")}
	for k, v := range p.claims {
		claims[k] = v
	}
	answer(w, map[string]any{"access_token": "a", "token_type": "Bearer", "id_token": p.sign(claims)})
}

func (p *provider) sign(claims map[string]any) string {
	body, _ := json.Marshal(claims)
	text := b64([]byte(`{"alg":"RS256","kid":"1"}`)) + "." + b64(body)
	sum := sha256.Sum256([]byte(text))
	sig, _ := rsa.SignPKCS1v15(rand.Reader, p.signing, crypto.SHA256, sum[:])
	return text + "." + b64(sig)
}

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

// site is a page behind the login: it shows the name of who came in.
func site(t *testing.T, p *provider, conf Config) (*httptest.Server, *error) {
	t.Helper()
	var l *Login
	var refused error
	mux := http.NewServeMux()
	mux.HandleFunc("/auth/login", func(w http.ResponseWriter, r *http.Request) { l.Start(w, r) })
	mux.HandleFunc("/auth/logout", func(w http.ResponseWriter, r *http.Request) { l.End(w, r) })
	mux.HandleFunc(CallbackPath, func(w http.ResponseWriter, r *http.Request) {
		if refused = l.Finish(w, r); refused != nil {
			http.Error(w, refused.Error(), http.StatusForbidden)
			return
		}
		http.Redirect(w, r, "/", http.StatusSeeOther)
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		user, ok := l.User(r)
		fmt.Fprint(w, user, ok)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	conf.Issuer, conf.ClientID, conf.Secret, conf.PublicURL = p.URL, "kehoach", "s", s.URL
	var err error
	if l, err = New(t.Context(), conf); err != nil {
		t.Fatal(err)
	}
	return s, &refused
}

func newBrowser(t *testing.T) *http.Client {
	t.Helper()
	jar, _ := cookiejar.New(nil)
	tr := &http.Transport{}
	t.Cleanup(tr.CloseIdleConnections)
	return &http.Client{Jar: jar, Transport: tr}
}

func get(t *testing.T, c *http.Client, url string) string {
	t.Helper()
	res, err := c.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b := new(strings.Builder)
	buf := make([]byte, 4096)
	for {
		n, err := res.Body.Read(buf)
		b.Write(buf[:n])
		if err != nil {
			return b.String()
		}
	}
}

func TestLogin(t *testing.T) {
	now := time.Now()
	s, refused := site(t, newProvider(t), Config{Keep: time.Hour, Now: func() time.Time { return now }})
	c := newBrowser(t)
	if got := get(t, c, s.URL+"/"); got != "false" {
		t.Errorf("before: %q", got)
	}
	if got := get(t, c, s.URL+"/auth/login"); got != "nva@x.gov.vntrue" {
		t.Fatalf("after: %q, %v", got, *refused)
	}
	if got := get(t, newBrowser(t), s.URL+"/"); got != "false" {
		t.Errorf("another browser: %q", got)
	}
	now = now.Add(2 * time.Hour)
	if got := get(t, c, s.URL+"/"); got != "false" {
		t.Errorf("after the session's end: %q", got)
	}
	now = now.Add(-2 * time.Hour)
	get(t, c, s.URL+"/auth/login")
	get(t, c, s.URL+"/auth/logout")
	if got := get(t, c, s.URL+"/"); got != "false" {
		t.Errorf("after logging out: %q", got)
	}
}

// TestRefusedLogins spoils one thing at a time.
func TestRefusedLogins(t *testing.T) {
	other, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*provider){
		"for another client":      func(p *provider) { p.claims["aud"] = "another" },
		"of another issuer":       func(p *provider) { p.claims["iss"] = "https://evil.example" },
		"out of date":             func(p *provider) { p.claims["exp"] = time.Now().Add(-time.Hour).Unix() },
		"of another login":        func(p *provider) { p.claims["nonce"] = "another" },
		"signed by another key":   func(p *provider) { p.signing = other },
		"with an unproven e-mail": func(p *provider) { p.claims["email_verified"] = false },
		"without a name":          func(p *provider) { p.claims["email"] = "" },
	} {
		p := newProvider(t)
		spoil(p)
		s, refused := site(t, p, Config{})
		c := newBrowser(t)
		get(t, c, s.URL+"/auth/login")
		if !errors.Is(*refused, ErrRefused) {
			t.Errorf("a token %s: %v", name, *refused)
		}
		if got := get(t, c, s.URL+"/"); got != "false" {
			t.Errorf("a token %s lets in %q", name, got)
		}
	}
}

// TestLoginOfAnother brings a victim's browser the end of an attacker's login.
func TestLoginOfAnother(t *testing.T) {
	s, refused := site(t, newProvider(t), Config{})
	attacker := newBrowser(t)
	attacker.CheckRedirect = func(r *http.Request, _ []*http.Request) error {
		if r.URL.Path == CallbackPath {
			return http.ErrUseLastResponse
		}
		return nil
	}
	res, err := attacker.Get(s.URL + "/auth/login")
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	victim := newBrowser(t)
	get(t, victim, res.Header.Get("Location"))
	if !errors.Is(*refused, ErrRefused) || get(t, victim, s.URL+"/") != "false" {
		t.Errorf("the victim is logged in: %v", *refused)
	}
}

func TestPublicAddress(t *testing.T) {
	p := newProvider(t)
	for _, u := range []string{"http://kehoach.example", "kehoach.example", ""} {
		if _, err := New(t.Context(), Config{Issuer: p.URL, ClientID: "kehoach", PublicURL: u}); err == nil {
			t.Errorf("%q is taken", u)
		}
	}
	l, err := New(t.Context(), Config{Issuer: p.URL, ClientID: "kehoach", PublicURL: "https://kehoach.example"})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	l.Start(w, httptest.NewRequest("GET", "/auth/login", nil))
	c := w.Result().Cookies()[0]
	if !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || !strings.HasPrefix(c.Name, "__Host-") || c.Path != "/" {
		t.Errorf("cookie %+v", c)
	}
}
