package agent

import (
	"context"
	"slices"
	"strings"

	"kehoach/agent/question"
	"kehoach/agent/tools"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
	"kehoach/plan/vi/restore"
	"kehoach/retrieval"
)

// shelf is a book as tools see it.
type shelf struct {
	b     *book
	embed retrieval.Embedder
}

var _ tools.Source = shelf{}

// Tools returns the tools over a tenant's plan; planID "" means the latest.
func (a *Agent) Tools(ctx context.Context, tenant, planID, lang string) (*tools.Box, error) {
	b, _, err := a.choose(ctx, Request{Tenant: tenant, Plan: planID}, "")
	if err != nil {
		return nil, err
	}
	return tools.New(shelf{b, a.embed}, lang), nil
}

func (s shelf) Plan() *plan.Plan             { return s.b.plan }
func (s shelf) Directory() *agency.Directory { return s.b.dir }

func (s shelf) Agency(name string) (key, official string, err error) {
	who, err := s.b.body(name)
	return who.Key, who.Name, err
}

// Entry returns an entry by its ID, whatever the case of its letters.
func (s shelf) Entry(id string) *plan.Entry {
	if e := s.b.byID[id]; e != nil {
		return e
	}
	for _, e := range s.b.plan.Entries {
		if strings.EqualFold(e.ID, id) {
			return e
		}
	}
	return nil
}

func (s shelf) Term(word string) string {
	t, ok := glossary()[strings.Join(folds(word), " ")]
	if !ok {
		return ""
	}
	return t.long + ": " + t.vi + " (" + t.en + ")"
}

// mostFound is how many entries words select.
const mostFound = 12

// Select filters by fields, and ranks what is left by words where there are
// some.
func (s shelf) Select(ctx context.Context, f tools.Filter) ([]tools.Hit, error) {
	var out []tools.Hit
	for _, e := range s.b.plan.Entries {
		if h, ok := s.fits(e, f); ok {
			out = append(out, h)
		}
	}
	if strings.TrimSpace(f.Text) == "" || len(out) == 0 {
		return out, nil
	}
	place := make(map[string]int)
	for i, h := range s.b.index.Search(s.query(ctx, f)) {
		place[h.Entry] = i + 1
	}
	out = slices.DeleteFunc(out, func(h tools.Hit) bool { return place[h.Entry.ID] == 0 })
	slices.SortFunc(out, func(x, y tools.Hit) int { return place[x.Entry.ID] - place[y.Entry.ID] })
	return out[:min(mostFound, len(out))], nil
}

// query is a search by words and, where there is an embedder that answers, by
// meaning.
func (s shelf) query(ctx context.Context, f tools.Filter) retrieval.Query {
	words := restore.Default().Restore(f.Text).Text
	q := retrieval.Query{Terms: retrieval.Terms(words, retrieval.TermOptions{Abbreviations: s.b.plan.Abbreviations}), K: 100}
	if f.Kind != "" {
		q.Kinds = []plan.Kind{f.Kind}
	}
	if s.embed == nil {
		return q
	}
	if v, err := s.embed.EmbedQuery(ctx, words); err == nil || v != nil {
		q.Vector, q.Embedder, q.Alpha = v, s.embed.Identity(), searchShare
	}
	return q
}

// fits reports whether fields select an entry.
func (s shelf) fits(e *plan.Entry, f tools.Filter) (tools.Hit, bool) {
	h := tools.Hit{Entry: e}
	if f.Kind != "" && e.Kind != f.Kind || f.Group != "" && !strings.EqualFold(e.Group, f.Group) {
		return h, false
	}
	if f.Agency != "" {
		c := s.b.concernOf(e, f.Agency)
		if f.Role != "" {
			c = s.b.sideOf(e, f.Agency, f.Role == plan.RoleCoordinating)
		}
		if c.way == notConcerned {
			return h, false
		}
		role, group := c.role()
		if h.Role = role; group != "" {
			h.Role, h.Via = group, c.via
		}
	}
	if f.From != "" || f.To != "" {
		m, _ := s.b.dueIn(e, &question.Window{Span: question.Within, From: f.From, To: f.To})
		if m == noMatch {
			return h, false
		}
		if f.From != "" && f.To != "" {
			h.Days = due.Set(e.Due, f.From, f.To) // not the days of work that the plan gives none
		}
	}
	return h, true
}
