package web

import (
	"context"
	"errors"
	"net/http"
	"time"

	"kehoach/bots"
)

// healthz says that the process runs.
func (s *Server) healthz(w http.ResponseWriter, _ *http.Request, _ Identity) error {
	writeJSON(w, http.StatusOK, map[string]string{"status": "ok", "version": s.opts.Version})
	return nil
}

// readyTimeout is how long the store may take to show that it is there.
const readyTimeout = 3 * time.Second

// readyz says that questions can be answered: the store answers, and the
// server is not stopping. What is wrong with other entrances is said beside it;
// the page answers all the same.
func (s *Server) readyz(w http.ResponseWriter, r *http.Request, _ Identity) error {
	if s.closing.Err() != nil {
		writeJSON(w, http.StatusServiceUnavailable, map[string]string{"status": "stopping"})
		return nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
	defer cancel()
	if _, err := s.library.Plans(ctx, s.opts.Tenant); err != nil {
		s.opts.Log.Error("not ready", "err", err)
		writeJSON(w, http.StatusServiceUnavailable, map[string]string{"status": "store unavailable"})
		return nil
	}
	ready := map[string]any{"status": "ready"}
	if faults := s.faults(language(r)); len(faults) > 0 {
		ready = map[string]any{"status": "degraded", "entrances": faults}
	}
	writeJSON(w, http.StatusOK, ready)
	return nil
}

// faults are what is wrong with other entrances, in words.
func (s *Server) faults(lang string) map[string]string {
	out := make(map[string]string)
	for name, state := range s.opts.Entrances {
		err := state()
		var p *bots.Problem
		switch {
		case errors.As(err, &p):
			out[name] = p.Words(lang)
		case err != nil:
			out[name] = "failed" // its words are for the log
		}
	}
	return out
}
