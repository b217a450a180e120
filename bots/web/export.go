package web

import (
	"context"
	"net/http"
	"slices"

	"kehoach/agent/work"
	"kehoach/bots"
	"kehoach/plan"
)

// Export is a file that a list of work can be taken away as.
type Export struct {
	// Format is its name in the address, Ending that of the file: "ics".
	Format, Ending, ContentType string
	// Title is what people call it: "Lịch nhắc hạn".
	Title string
	Make  func(context.Context, ExportOf) ([]byte, error)
}

// ExportOf says what an export is to hold: what concerns an agency, by its
// name, or with "" all of the plan; in a period, or with its zero value in all
// the plan's time.
type ExportOf struct {
	Tenant, Plan, Agency, Lang string
	Period                     work.Period
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
		return noSuchFile
	}
	e := s.opts.Exports[i]
	of := ExportOf{Tenant: who.Tenant, Plan: v.Plan.ID, Lang: language(r), Today: s.opts.Today()}
	plain, whose := v.Plan.ID, v.Plan.Number
	if key := q.Get("agency"); key != "" {
		a, _, ok := v.Owes(key, "vi")
		if !ok {
			return notFound
		}
		plain += "-" + key
		of.Agency, whose = a.Name, a.Name
	}
	if of.Period, err = periodOf(q.Get("period")); err != nil {
		return err
	}
	data, err := e.Make(r.Context(), of)
	if err != nil {
		return err
	}
	sendFile(w, &bots.File{Name: bots.FileName(e.Ending, e.Title, whose, of.Period.Label()), Plain: plain + "." + e.Ending, ContentType: e.ContentType, Data: data})
	return nil
}

// periodOf reads a period, "" for all time.
func periodOf(text string) (work.Period, error) {
	if text == "" {
		return work.Period{}, nil
	}
	p, err := work.ParsePeriod(text)
	if err != nil {
		return p, bad("period: cần 2025, 2025-H1, 2025-Q2 hoặc 2025-06.", "period: want 2025, 2025-H1, 2025-Q2 or 2025-06.")
	}
	return p, nil
}

// formats are the names of the exports.
func (s *Server) formats() []string {
	out := []string{}
	for _, e := range s.opts.Exports {
		out = append(out, e.Format)
	}
	return out
}
