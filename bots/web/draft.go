package web

import (
	"net/http"

	"kehoach/agent/work"
)

// DraftOf says which paper is wanted: a kind, of an agency by its key or name
// ("" is the plan's issuer), for a period.
type DraftOf struct {
	Tenant, Plan, Kind, Agency string
	Period                     work.Period
}

// draft sends a paper, drafted from the plan, as a file.
func (s *Server) draft(w http.ResponseWriter, r *http.Request, who Identity) error {
	if s.opts.Draft == nil {
		return notFound
	}
	v, err := s.onPath(r, who)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	of := DraftOf{Tenant: who.Tenant, Plan: v.Plan.ID, Kind: q.Get("kind"), Agency: q.Get("agency")}
	if of.Period, err = periodOf(q.Get("period")); err != nil {
		return err
	}
	f, err := s.opts.Draft(r.Context(), of)
	if err != nil {
		return err
	}
	sendFile(w, f)
	return nil
}
