package login

import (
	"crypto/rand"
	"crypto/sha256"
	"net/http"
	"sync"
	"time"
)

// sessions keeps who is logged in, by the hash of the number in the cookie: a
// copy of the memory lets nobody in. They end with the process.
type sessions struct {
	keep time.Duration
	now  func() time.Time

	mu     sync.Mutex
	byHash map[[sha256.Size]byte]session
}

type session struct {
	user string
	ends time.Time
}

func newSessions(keep time.Duration, now func() time.Time) *sessions {
	return &sessions{keep: keep, now: now, byHash: make(map[[sha256.Size]byte]session)}
}

// begin returns the number of a new session.
func (s *sessions) begin(user string) string {
	number := rand.Text()
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	for h, old := range s.byHash {
		if now.After(old.ends) {
			delete(s.byHash, h)
		}
	}
	s.byHash[sha256.Sum256([]byte(number))] = session{user, now.Add(s.keep)}
	return number
}

func (s *sessions) user(number string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := s.byHash[sha256.Sum256([]byte(number))]
	if number == "" || !ok || s.now().After(found.ends) {
		return "", false
	}
	return found.user, true
}

func (s *sessions) end(number string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.byHash, sha256.Sum256([]byte(number)))
}

// name is a cookie's name; the prefix binds it to this host and to https.
func (l *Login) name(kind string) string {
	if l.secure {
		return "__Host-kehoach-" + kind
	}
	return "kehoach-" + kind
}

func (l *Login) setCookie(w http.ResponseWriter, kind, v string, keep time.Duration) {
	age := int(keep.Seconds())
	if keep < 0 {
		age = -1
	}
	http.SetCookie(w, &http.Cookie{
		Name: l.name(kind), Value: v, Path: "/", MaxAge: age, HttpOnly: true, Secure: l.secure, SameSite: http.SameSiteLaxMode,
	})
}

func (l *Login) cookie(r *http.Request, kind string) string {
	c, err := r.Cookie(l.name(kind))
	if err != nil {
		return ""
	}
	return c.Value
}
