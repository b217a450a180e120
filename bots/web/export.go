package web

import (
	"context"
	"mime"
	"net/http"
	"slices"

	"kehoach/bots"
	"kehoach/plan"
)

// Export is a file that a list of work can be taken away as.
type Export struct {
	// Format is its name in the address and its ending: "ics", "xlsx".
	Format, ContentType string
	Make                func(context.Context, ExportOf) ([]byte, error)
}

// ExportOf says what an export is to hold: what concerns an agency, by its
// name, or with "" all of the plan.
type ExportOf struct {
	Tenant, Plan, Agency, Lang string
	Today                      plan.Date
}

// export sends a list of work as a file.
func (s *Server) export(w http.ResponseWriter, r *http.Request, who Identity) error {
	v, err := s.onPath(r, who)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	i := slices.IndexFunc(s.opts.Exports, func(e Export) bool { return e.Format == q.Get("format") })
	if i < 0 {
		return &bots.Problem{Code: bots.NotFound, VI: "Không xuất được dạng này.", EN: "There is no such format."}
	}
	name := v.Plan.ID
	of := ExportOf{Tenant: who.Tenant, Plan: v.Plan.ID, Lang: language(r), Today: s.opts.Today()}
	if key := q.Get("agency"); key != "" {
		a, _, ok := v.Owes(key, "vi")
		if !ok {
			return notFound
		}
		name += "-" + key
		of.Agency = a.Name
	}
	e := s.opts.Exports[i]
	data, err := e.Make(r.Context(), of)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", e.ContentType)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name + "." + e.Format}))
	h.Set("Cache-Control", "no-store")
	_, _ = w.Write(data) // the browser has gone
	return nil
}

// formats are the names of the exports.
func (s *Server) formats() []string {
	out := []string{}
	for _, e := range s.opts.Exports {
		out = append(out, e.Format)
	}
	return out
}
