package web

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"kehoach/bots"
	"kehoach/bots/otlp"
	"kehoach/plan"
)

// Options are the settings of a [Server]; the zero value is all defaults.
type Options struct {
	// Tenant is the office served, "" for "default".
	Tenant string
	// Access says who may come in; nil lets in everybody on this machine.
	Access *Access
	// Today is the day in the office's time zone, nil for that of Việt Nam.
	Today func() plan.Date
	// MaxUpload is the size of the largest document in bytes, 0 for 32 MB.
	MaxUpload int64
	// Exports are the files that lists of work can be taken away as.
	Exports []Export
	// Draft writes a paper; nil offers none.
	Draft func(context.Context, DraftOf) (*bots.File, error)
	// Feedback keeps what people think of an answer; nil takes none.
	Feedback func(Feedback) error
	// Audit is told of each answer; nil for none.
	Audit func(Answered)
	// Counts are further counters for the metrics, by name and labels; nil for
	// none.
	Counts func() map[string]float64
	// Mounts are handlers of other entrances by pattern, which tell people apart
	// by themselves: a chat app that signs what it sends.
	Mounts map[string]http.Handler
	// Guarded are handlers by pattern for those who may read: the person is
	// known and the role was checked.
	Guarded map[string]func(s *Server, who Identity) http.Handler
	// Entrances say by name what keeps another entrance from answering, and what
	// to do about it, nil for nothing; /readyz shows it.
	Entrances map[string]func() error
	// Tracer is told of requests, but for those of files and of health; nil for
	// none.
	Tracer *otlp.Tracer
	// Log is where requests are logged, nil for nowhere.
	Log *slog.Logger
	// Version is shown by /healthz and the page.
	Version string
}

// Server is the web entrance.
type Server struct {
	desk    *bots.Desk
	library bots.Library
	opts    Options
	shelf   *shelf
	metrics *metrics
	uploads chan struct{}
	handler http.Handler
	// closing ends streams that have no end of their own.
	closing  context.Context
	startEnd context.CancelFunc
}

// New returns a server.
func New(desk *bots.Desk, library bots.Library, opts *Options) *Server {
	s := &Server{desk: desk, library: library, uploads: make(chan struct{}, 2)}
	if opts != nil {
		s.opts = *opts
	}
	o := &s.opts
	o.Tenant = cmp.Or(o.Tenant, "default")
	o.MaxUpload = cmp.Or(o.MaxUpload, 32<<20)
	o.Version = cmp.Or(o.Version, "dev")
	if o.Access == nil {
		o.Access = &Access{}
	}
	if o.Today == nil {
		o.Today = today
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s.metrics = newMetrics()
	s.shelf = newShelf(library, desk)
	s.closing, s.startEnd = context.WithCancel(context.Background())
	s.handler = s.build()
	return s
}

// today is the day in Việt Nam, which is at UTC+7 all year.
func today() plan.Date { return plan.DateOf(time.Now().In(time.FixedZone("ICT", 7*3600))) }

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// The time limits of connections. There is none on writing: a stream lasts as
// long as its answer, and each write to it has its own.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = 5 * time.Minute // an upload over a slow line
	idleTimeout   = 2 * time.Minute
	writeTimeout  = 30 * time.Second
)

// Serve answers on l until ctx ends, then waits up to grace for the answers
// that are being given.
func (s *Server) Serve(ctx context.Context, l net.Listener, grace time.Duration) error {
	srv := &http.Server{
		Handler: s, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(s.opts.Log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	s.startEnd()
	s.opts.Log.Info("stopping", "grace", grace)
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	err := srv.Shutdown(end)
	if errors.Is(err, context.DeadlineExceeded) {
		err = srv.Close()
	}
	<-failed
	return err
}
