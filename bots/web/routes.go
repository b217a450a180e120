package web

import (
	"net/http"
	"strings"

	"kehoach/bots/web/login"
)

// route is one thing that the server does: the pattern of [http.ServeMux], the
// least role that it wants, and the handler.
type route struct {
	pattern string
	role    Role
	handle  func(*Server, http.ResponseWriter, *http.Request, Identity) error
}

// routes is all of them; openapi.json describes those under /api/ and /v1/,
// and a test holds the two together.
var routes = []route{
	{"POST /api/ask", Reader, (*Server).ask},
	{"DELETE /api/conversations/{id}", Reader, (*Server).forget},
	{"GET /api/me", Reader, (*Server).me},
	{"POST /api/feedback", Reader, (*Server).feedback},
	{"GET /api/plans", Reader, (*Server).plans},
	{"POST /api/plans", Editor, (*Server).upload},
	{"DELETE /api/plans/{plan}", Admin, (*Server).remove},
	{"GET /api/plans/{plan}", Reader, (*Server).planHead},
	{"GET /api/plans/{plan}/entries", Reader, (*Server).entries},
	{"GET /api/plans/{plan}/entries/{kind}/{number}", Reader, (*Server).entry},
	{"GET /api/plans/{plan}/agencies", Reader, (*Server).agencies},
	{"GET /api/plans/{plan}/agencies/{key}", Reader, (*Server).agency},
	{"GET /api/plans/{plan}/calendar", Reader, (*Server).calendar},
	{"GET /api/plans/{plan}/export", Reader, (*Server).export},
	{"GET /api/plans/{plan}/draft", Reader, (*Server).draft},
	{"GET /api/plans/{plan}/tour", Reader, (*Server).tour},
	{"GET /api/plans/{plan}/starters", Reader, (*Server).starters},
	{"GET /v1/models", Reader, (*Server).models},
	{"POST /v1/chat/completions", Reader, (*Server).completions},
	{"GET /api/openapi.json", Anyone, (*Server).openAPI},
	{"GET /auth/login", Anyone, (*Server).signIn},
	{"GET " + login.CallbackPath, Anyone, (*Server).signedIn},
	{"POST /auth/logout", Reader, (*Server).signOut},
	{"GET /healthz", Anyone, (*Server).healthz},
	{"GET /readyz", Anyone, (*Server).readyz},
	{"GET /metrics", Admin, (*Server).serveMetrics},
	{"GET /assets/{path...}", Anyone, (*Server).asset},
	{"GET /{$}", Anyone, (*Server).page},
}

// build puts the handlers together, with what stands before all of them.
func (s *Server) build() http.Handler {
	mux := http.NewServeMux()
	for _, rt := range routes {
		mux.Handle(rt.pattern, s.guarded(rt))
	}
	for pattern, h := range s.opts.Guarded {
		mux.Handle(pattern, s.guarded(route{pattern, Reader, func(s *Server, w http.ResponseWriter, r *http.Request, who Identity) error {
			h(s, who).ServeHTTP(w, r)
			return nil
		}}))
	}
	for pattern, h := range s.opts.Mounts {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			note(w, pattern)
			h.ServeHTTP(w, r)
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, notFound) })
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, crossSite) }))
	return s.recorded(secured(s.survived(cross.Handler(mux))))
}

// guarded lets in those with the role that a route wants, and says its errors.
func (s *Server) guarded(rt route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		note(w, rt.pattern)
		var who Identity
		if rt.role > Anyone {
			var err error
			if who, err = s.opts.Access.who(r, s.opts.Tenant); err != nil {
				s.fail(w, r, err)
				return
			}
			if who.Role < rt.role {
				s.fail(w, r, notAllowed)
				return
			}
		}
		if err := rt.handle(s, w, r, who); err != nil {
			s.fail(w, r, err)
		}
	})
}

// policy forbids the page all but its own files.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

// secured sets the headers that keep browsers from doing what the page does
// not need.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		next.ServeHTTP(w, r)
	})
}

// wantsStream reports whether the client asks for Server-Sent Events.
func wantsStream(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "text/event-stream")
}
