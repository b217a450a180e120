package web

import (
	"net/http"
	"slices"
	"strconv"

	"kehoach/bots"
	"kehoach/bots/view"
	"kehoach/plan"
)

// plans lists the office's plans.
func (s *Server) plans(w http.ResponseWriter, r *http.Request, who Identity) error {
	infos, err := s.library.Plans(r.Context(), who.Tenant)
	if err != nil {
		return err
	}
	if infos == nil {
		infos = []bots.PlanInfo{}
	}
	writeJSON(w, http.StatusOK, map[string]any{"plans": infos})
	return nil
}

// onPath returns the plan that the path names.
func (s *Server) onPath(r *http.Request, who Identity) (*onShelf, error) {
	return s.shelf.view(r.Context(), who.Tenant, r.PathValue("plan"))
}

// head is a plan without its entries.
type head struct {
	ID          string         `json:"id"`
	Number      string         `json:"number"`
	Date        plan.Date      `json:"date"`
	Issuer      string         `json:"issuer"`
	Title       string         `json:"title"`
	Signer      string         `json:"signer"`
	SignerTitle string         `json:"signer_title"`
	File        string         `json:"file"`
	From        plan.Date      `json:"from"`
	To          plan.Date      `json:"to"`
	Counts      view.Counts    `json:"counts"`
	Groups      []plan.Group   `json:"groups"`
	Warnings    []plan.Warning `json:"warnings"`
	Leftovers   []plan.Piece   `json:"leftovers"`
}

func headOf(v *view.View) head {
	p := v.Plan
	from, to := v.Span()
	return head{
		ID: p.ID, Number: p.Number, Date: p.Date, Issuer: p.Issuer, Title: p.Title, Signer: p.Signer, SignerTitle: p.SignerTitle,
		File: p.File, From: from, To: to, Counts: v.Counts(),
		Groups: append([]plan.Group{}, p.Groups...), Warnings: v.Warnings(), Leftovers: append([]plan.Piece{}, p.Leftovers...),
	}
}

func (s *Server) planHead(w http.ResponseWriter, r *http.Request, who Identity) error {
	v, err := s.onPath(r, who)
	if err != nil {
		return err
	}
	writeJSON(w, http.StatusOK, headOf(v.View))
	return nil
}

// remove deletes a plan.
func (s *Server) remove(w http.ResponseWriter, r *http.Request, who Identity) error {
	if err := s.library.Remove(r.Context(), who.Tenant, r.PathValue("plan")); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

var kinds = []plan.Kind{"", plan.KindTask, plan.KindTarget, plan.KindDuty, plan.KindSection}

func (s *Server) entries(w http.ResponseWriter, r *http.Request, who Identity) error {
	v, err := s.onPath(r, who)
	if err != nil {
		return err
	}
	kind := plan.Kind(r.URL.Query().Get("kind"))
	if !slices.Contains(kinds, kind) {
		return bad("kind: cần task, target, duty hoặc section.", "kind: want task, target, duty or section.")
	}
	writeJSON(w, http.StatusOK, map[string]any{"entries": v.Rows(kind, r.URL.Query().Get("group"), language(r))})
	return nil
}

// entry is a record with, where ?around=N asks for it, the rows about it.
func (s *Server) entry(w http.ResponseWriter, r *http.Request, who Identity) error {
	v, err := s.onPath(r, who)
	if err != nil {
		return err
	}
	id := r.PathValue("kind") + "/" + r.PathValue("number")
	record, ok := v.Record(id, language(r))
	if !ok {
		return notFound
	}
	out := struct {
		*view.Record
		Around   *view.Table     `json:"around,omitempty"`
		Progress []view.Reported `json:"progress,omitempty"`
	}{Record: record}
	reports, err := s.reports(r, who, v)
	if err != nil {
		return err
	}
	out.Progress = v.Reports(id, reports)
	if text := r.URL.Query().Get("around"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n > 200 {
			return bad("around: cần số từ 0 đến 200.", "around: want a number from 0 to 200.")
		}
		out.Around, _ = v.Around(id, n)
	}
	writeJSON(w, http.StatusOK, out)
	return nil
}

// reports returns what was reported of a plan, where the library keeps that.
func (s *Server) reports(r *http.Request, who Identity, v *onShelf) ([]plan.Progress, error) {
	j, ok := s.library.(bots.Journal)
	if !ok {
		return nil, nil
	}
	return j.Reports(r.Context(), who.Tenant, v.Plan.ID)
}

func (s *Server) agencies(w http.ResponseWriter, r *http.Request, who Identity) error {
	v, err := s.onPath(r, who)
	if err != nil {
		return err
	}
	writeJSON(w, http.StatusOK, map[string]any{"agencies": v.Agencies()})
	return nil
}

func (s *Server) agency(w http.ResponseWriter, r *http.Request, who Identity) error {
	v, err := s.onPath(r, who)
	if err != nil {
		return err
	}
	a, owes, ok := v.Owes(r.PathValue("key"), language(r))
	if !ok {
		return notFound
	}
	reports, err := s.reports(r, who, v)
	if err != nil {
		return err
	}
	v.Report(owes, a.Key, reports)
	from, to := v.Span()
	writeJSON(w, http.StatusOK, map[string]any{"agency": a, "owes": owes, "from": from, "to": to})
	return nil
}

// maxSpan is how many days a calendar may have.
const maxSpan = 366 * 6

func (s *Server) calendar(w http.ResponseWriter, r *http.Request, who Identity) error {
	v, err := s.onPath(r, who)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	from, to := v.Span()
	if q.Get("from") != "" {
		if from, err = s.day(q.Get("from")); err != nil {
			return err
		}
	}
	if q.Get("to") != "" {
		if to, err = s.day(q.Get("to")); err != nil {
			return err
		}
	}
	if asked := q.Get("from") + q.Get("to"); from > to || asked != "" && from != "" && from.AddDays(maxSpan) < to {
		return bad("from, to: khoảng ngày không hợp lệ.", "from, to: not a span of days, or too long.")
	}
	days := []view.Day{}
	if from != "" {
		days = v.Calendar(from, to, q.Get("agency"), language(r))
	}
	writeJSON(w, http.StatusOK, map[string]any{"from": from, "to": to, "days": days})
	return nil
}

func (s *Server) tour(w http.ResponseWriter, r *http.Request, who Identity) error {
	v, err := s.onPath(r, who)
	if err != nil {
		return err
	}
	writeJSON(w, http.StatusOK, v.Tour(language(r)))
	return nil
}

func (s *Server) starters(w http.ResponseWriter, r *http.Request, who Identity) error {
	v, err := s.onPath(r, who)
	if err != nil {
		return err
	}
	out := make(map[view.Role][]string)
	for _, role := range view.Roles {
		if out[role], err = s.shelf.starters(r.Context(), v, who.Tenant, role, language(r), s.opts.Today()); err != nil {
			return err
		}
	}
	writeJSON(w, http.StatusOK, map[string]any{"starters": out})
	return nil
}
