package tools

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"kehoach/plan"
	"kehoach/plan/due"
)

// row is an entry as a model sees it.
type row struct {
	Cite         string   `json:"cite"`
	ID           string   `json:"id"`
	Kind         string   `json:"kind"`
	Number       string   `json:"number"`
	Group        string   `json:"group,omitempty"`
	Heading      []string `json:"heading,omitempty"`
	Text         string   `json:"text,omitempty"`
	Objective    string   `json:"objective,omitempty"`
	Product      string   `json:"product,omitempty"`
	Lead         string   `json:"lead,omitempty"`
	Coordinating string   `json:"coordinating,omitempty"`
	Start        string   `json:"start,omitempty"`
	End          string   `json:"end,omitempty"`
	Agency       string   `json:"agency,omitempty"`
	// Due is what the time means, LastDay the last day that is in time.
	Due     string   `json:"due,omitempty"`
	LastDay string   `json:"last_day,omitempty"`
	Days    []string `json:"days,omitempty"`
	Role    string   `json:"role,omitempty"`
	Via     string   `json:"via,omitempty"`
	// Odd is what looks wrong in the source.
	Odd []string `json:"odd,omitempty"`
}

// row shows an entry with cells of at most n characters.
func (b *Box) row(h Hit, n int) row {
	e := h.Entry
	r := row{
		Cite: b.cite(e), ID: e.ID, Kind: string(e.Kind), Number: e.Number, Group: e.Group, Heading: e.Heading, Text: cut(e.Text, n),
		Objective: cut(e.Objective.Text, n), Product: cut(e.Product.Text, n), Lead: cut(e.Lead.Text, n), Coordinating: cut(e.Coordinating.Text, n),
		Start: cut(e.Start.Text, n), End: cut(e.End.Text, n), Agency: cut(e.Agency, n), LastDay: e.Due.Date.VN(), Role: string(h.Role), Via: h.Via,
	}
	if !e.Due.IsZero() {
		r.Due = due.Meaning(e.Due, b.lang)
	}
	for _, d := range h.Days {
		r.Days = append(r.Days, d.VN())
	}
	for _, w := range e.Warnings {
		r.Odd = append(r.Odd, w.Message)
	}
	return r
}

// cite is the citation that an answer must have for an entry.
func (b *Box) cite(e *plan.Entry) string { return "[" + e.ID + "]" }

// cut shortens a text to n characters at a word's end.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	short := string([]rune(s)[:n])
	if i := strings.LastIndexAny(short, " \n"); i > 0 {
		short = short[:i]
	}
	return short + "…"
}

type entryArgs struct {
	ID string `json:"id"`
}

var getEntry = Tool{
	Name:   "get_entry",
	Text:   "One entry of the plan with all its cells, whole.",
	Schema: object([]string{"id"}, map[string]any{"id": text("The entry's id: \"task/59\", \"target/II.2.13\", \"duty/V.1.4\".")}),
	run: handler(func(_ context.Context, b *Box, a entryArgs) (any, error) {
		e := b.src.Entry(strings.Trim(strings.TrimSpace(a.ID), "[]"))
		if e == nil {
			return nil, fmt.Errorf("the plan has no entry %.60q", a.ID)
		}
		b.returned(e)
		return map[string]any{"note": note, "entry": b.row(Hit{Entry: e}, whole)}, nil
	}),
}

type profileArgs struct {
	Agency string `json:"agency"`
}

var agencyProfile = Tool{
	Name:   "agency_profile",
	Text:   "What the plan gives to one agency: the entries that it leads and those in which it helps, by itself or inside a group.",
	Schema: object([]string{"agency"}, map[string]any{"agency": text("An agency by any of its names.")}),
	run: handler(func(ctx context.Context, b *Box, a profileArgs) (any, error) {
		if strings.TrimSpace(a.Agency) == "" {
			return nil, errors.New("want an agency")
		}
		key, name, err := b.src.Agency(a.Agency)
		if err != nil {
			return nil, err
		}
		out := map[string]any{"note": note, "name": name}
		for _, role := range []plan.Role{plan.RoleLead, plan.RoleCoordinating} {
			f := Filter{Agency: key, Role: role}
			hits, err := b.src.Select(ctx, f)
			if err != nil {
				return nil, err
			}
			b.listed(f, hits)
			short := []map[string]string{}
			for _, h := range hits {
				short = append(short, map[string]string{"cite": b.cite(h.Entry), "text": cut(h.Entry.Text, 120), "due": h.Entry.Due.Text, "via": h.Via})
			}
			out[string(role)] = short
		}
		return out, nil
	}),
}

type termArgs struct {
	Term string `json:"term"`
}

var glossary = Tool{
	Name:   "glossary",
	Text:   "What an abbreviation or a word of administration means. It helps to understand the question; an answer cannot cite it.",
	Schema: object([]string{"term"}, map[string]any{"term": text("The word: \"TTHC\".")}),
	run: handler(func(_ context.Context, b *Box, a termArgs) (any, error) {
		meaning := b.src.Term(a.Term)
		if meaning == "" {
			return nil, fmt.Errorf("%.60q is not in the glossary", a.Term)
		}
		return map[string]string{"term": a.Term, "meaning": meaning}, nil
	}),
}
