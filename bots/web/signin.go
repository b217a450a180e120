package web

import (
	"errors"
	"io"
	"net/http"

	"kehoach/bots/web/login"
)

// loginPath is where the page sends those who have to log in.
const loginPath = "/auth/login"

func (s *Server) signIn(w http.ResponseWriter, r *http.Request, _ Identity) error {
	l := s.opts.Access.Login
	if l == nil {
		return notFound
	}
	l.Start(w, r)
	return nil
}

// signedIn ends the way through the login server.
func (s *Server) signedIn(w http.ResponseWriter, r *http.Request, _ Identity) error {
	l := s.opts.Access.Login
	if l == nil {
		return notFound
	}
	if err := l.Finish(w, r); err != nil {
		if !errors.Is(err, login.ErrRefused) {
			return err
		}
		s.opts.Log.Warn("login refused", "err", err)
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(http.StatusForbidden)
		words := "Đăng nhập không thành công. Hãy mở lại trang và thử một lần nữa; nếu vẫn không được, xin báo người quản trị.\n"
		if language(r) == "en" {
			words = "You could not be logged in. Open the page and try again; if it fails again, tell the administrator.\n"
		}
		_, _ = io.WriteString(w, words) // the browser has gone
		return nil
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}

func (s *Server) signOut(w http.ResponseWriter, r *http.Request, _ Identity) error {
	if s.opts.Access.Login == nil {
		return notFound
	}
	s.opts.Access.Login.End(w, r)
	w.WriteHeader(http.StatusNoContent)
	return nil
}
