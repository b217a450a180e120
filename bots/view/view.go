// Package view shows a plan to people: what an agency owes, what falls due
// when, a tour for newcomers, the questions to start with. All of it is read
// off the plan's fields by pure functions; nothing is searched or guessed, and
// each thing shown names the entry that it comes from.
package view

import (
	"strings"

	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
)

// View is a plan made ready to be shown. It is safe for concurrent use, and
// the plan must not be changed any more.
type View struct {
	Plan *plan.Plan
	dir  *agency.Directory
	byID map[string]*plan.Entry
	cols []Column
	// times is what the plan says about time as a whole.
	times due.Context
}

// New makes a plan ready; dir is who is who, nil for the built-in directory.
func New(p *plan.Plan, dir *agency.Directory) *View {
	if dir == nil {
		dir = agency.Default()
	}
	v := &View{
		Plan: p, byID: make(map[string]*plan.Entry, len(p.Entries)),
		times: due.Context{Issued: p.Date, Year: p.Year, LastYear: p.LastYear},
	}
	var names []string
	for _, e := range p.Entries {
		v.byID[e.ID] = e
		for _, a := range e.Agencies {
			names = append(names, a.Name)
		}
	}
	v.dir = dir.In(p.Issuer, p.Date).Learn(names)
	v.cols = columns(p)
	return v
}

// Entry returns the entry with this ID, or nil.
func (v *View) Entry(id string) *plan.Entry { return v.byID[id] }

// Row is an entry as lists show it.
type Row struct {
	ID     string    `json:"id"`
	Kind   plan.Kind `json:"kind"`
	Number string    `json:"number"`
	Group  string    `json:"group,omitempty"`
	// Gist is what the entry is about, on one line.
	Gist    string `json:"gist"`
	Product string `json:"product,omitempty"`
	Lead    string `json:"lead,omitempty"`
	// Due is the words of its time, Meaning what they mean, Date the last day
	// in time or "".
	Due     string       `json:"due,omitempty"`
	DueKind plan.DueKind `json:"due_kind,omitempty"`
	Meaning string       `json:"meaning,omitempty"`
	Date    plan.Date    `json:"date,omitempty"`
	// Warnings counts what looks wrong in it.
	Warnings int `json:"warnings,omitempty"`
}

func (v *View) row(e *plan.Entry, lang string) Row {
	r := Row{
		ID: e.ID, Kind: e.Kind, Number: e.Number, Group: e.Group, Gist: gist(e),
		Product: oneLine(e.Product.Text), Lead: oneLine(e.Lead.Text), Warnings: len(e.Warnings),
	}
	if e.Kind == plan.KindDuty {
		r.Lead = oneLine(e.Agency)
	}
	if !e.Due.IsZero() {
		r.Due, r.DueKind, r.Date = oneLine(e.Due.Text), e.Due.Kind, e.Due.Date
		r.Meaning = due.Meaning(e.Due, lang)
	}
	return r
}

// Rows returns the entries of a kind and of a group of the appendix, "" for
// all.
func (v *View) Rows(kind plan.Kind, group, lang string) []Row {
	out := []Row{}
	for _, e := range v.Plan.Entries {
		if (kind == "" || e.Kind == kind) && (group == "" || e.Group == group) {
			out = append(out, v.row(e, lang))
		}
	}
	return out
}

func gist(e *plan.Entry) string {
	text := e.Text
	if e.Kind == plan.KindTask && e.Task.Text != "" {
		text = e.Task.Text
	}
	return oneLine(text)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
