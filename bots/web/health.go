package web

import (
	"context"
	"net/http"
	"time"
)

// healthz says that the process runs.
func (s *Server) healthz(w http.ResponseWriter, _ *http.Request, _ Identity) error {
	writeJSON(w, http.StatusOK, map[string]string{"status": "ok", "version": s.opts.Version})
	return nil
}

// readyTimeout is how long the store may take to show that it is there.
const readyTimeout = 3 * time.Second

// readyz says that questions can be answered: the store answers, and the
// server is not stopping.
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
	writeJSON(w, http.StatusOK, map[string]string{"status": "ready"})
	return nil
}
