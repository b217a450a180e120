package tools

import (
	"context"
	"fmt"

	"kehoach/plan"
)

// selection are the arguments that select entries.
type selection struct {
	Agency string `json:"agency"`
	Role   string `json:"role"`
	Group  string `json:"group"`
	Kind   string `json:"kind"`
	From   string `json:"from"`
	To     string `json:"to"`
	Text   string `json:"text"`
	Limit  int    `json:"limit"`
}

func selecting(limited bool) map[string]any {
	p := map[string]any{
		"agency": text("An agency by any of its names: \"Sở Y tế\", \"STP\"."),
		"role":   text("The agency's part.", "lead", "coordinating"),
		"group":  text("The Roman numeral of a group of tasks: \"I\"."),
		"kind":   text("What sort of entry.", "task", "target", "duty", "section"),
		"from":   text("First day of the time in which it is due, YYYY-MM-DD."),
		"to":     text("Last day of it, YYYY-MM-DD."),
		"text":   text("Words that say what it is about, in Vietnamese; best first."),
	}
	if limited {
		p["limit"] = map[string]any{"type": "integer", "minimum": 1, "maximum": most, "description": "How many to return; 20 if left out."}
	}
	return object(nil, p)
}

const (
	most  = 60   // entries of a list
	usual = 20   // where no limit is given
	whole = 4000 // characters of a cell of one entry
)

// room is how many characters a cell may have in a list of n entries.
func room(n int) int {
	switch {
	case n <= 10:
		return 600
	case n <= 25:
		return 250
	}
	return 120
}

// filter checks a selection.
func (b *Box) filter(s selection) (Filter, error) {
	f := Filter{Group: s.Group, Kind: plan.Kind(s.Kind), Role: plan.Role(s.Role), Text: s.Text}
	switch f.Kind {
	case "", plan.KindTask, plan.KindTarget, plan.KindDuty, plan.KindSection:
	default:
		return f, fmt.Errorf("kind %.40q: want task, target, duty or section", s.Kind)
	}
	switch f.Role {
	case "", plan.RoleLead, plan.RoleCoordinating:
	default:
		return f, fmt.Errorf("role %.40q: want lead or coordinating", s.Role)
	}
	if s.Limit < 0 || s.Limit > most {
		return f, fmt.Errorf("limit %d: want 1 to %d", s.Limit, most)
	}
	if f.Role != "" && s.Agency == "" {
		return f, fmt.Errorf("role wants an agency")
	}
	for _, d := range []struct {
		text string
		to   *plan.Date
	}{{s.From, &f.From}, {s.To, &f.To}} {
		if d.text == "" {
			continue
		}
		day, err := plan.ParseDate(d.text)
		if err != nil {
			return f, err
		}
		*d.to = day
	}
	if s.Agency != "" {
		var err error
		if f.Agency, _, err = b.src.Agency(s.Agency); err != nil {
			return f, err
		}
	}
	return f, nil
}

// selected returns what a tool's selection selects.
func (b *Box) selected(ctx context.Context, s selection) (Filter, []Hit, error) {
	f, err := b.filter(s)
	if err != nil {
		return f, nil, err
	}
	hits, err := b.src.Select(ctx, f)
	return f, hits, err
}

// list is what a tool returns of several entries.
type list struct {
	Note    string `json:"note"`
	Total   int    `json:"total"`
	Shown   int    `json:"shown"`
	Entries []row  `json:"entries"`
}

func (b *Box) list(f Filter, hits []Hit, limit int) list {
	b.listed(f, hits)
	if limit == 0 {
		limit = usual
	}
	l := list{Note: note, Total: len(hits), Entries: []row{}}
	for _, h := range hits[:min(limit, len(hits))] {
		l.Entries = append(l.Entries, b.row(h, room(len(hits))))
	}
	l.Shown = len(l.Entries)
	return l
}

var findEntries = Tool{
	Name:   "find_entries",
	Text:   "Find entries of the plan: tasks, targets, duties of agencies, other sections. Give only what the question says. The list is whole unless shown is less than total.",
	Schema: selecting(true),
	run: handler(func(ctx context.Context, b *Box, s selection) (any, error) {
		f, hits, err := b.selected(ctx, s)
		if err != nil {
			return nil, err
		}
		return b.list(f, hits, s.Limit), nil
	}),
}

var countEntries = Tool{
	Name:   "count_entries",
	Text:   "Count entries of the plan. To say the number, cite all of the entries that it counts and name what selected them.",
	Schema: selecting(false),
	run: handler(func(ctx context.Context, b *Box, s selection) (any, error) {
		f, hits, err := b.selected(ctx, s)
		if err != nil {
			return nil, err
		}
		b.listed(f, hits)
		cites := []string{}
		for _, h := range hits {
			cites = append(cites, b.cite(h.Entry))
		}
		return map[string]any{"note": note, "total": len(hits), "cite": cites}, nil
	}),
}

type dueArgs struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Agency string `json:"agency"`
}

var deadlines = Tool{
	Name: "deadlines",
	Text: "What falls due from one day to another, all of it, with the days; of one agency if it is given.",
	Schema: object([]string{"from", "to"}, map[string]any{
		"from": text("First day, YYYY-MM-DD."), "to": text("Last day, YYYY-MM-DD."), "agency": text("An agency by any of its names."),
	}),
	run: handler(func(ctx context.Context, b *Box, a dueArgs) (any, error) {
		if a.From == "" || a.To == "" {
			return nil, fmt.Errorf("want from and to")
		}
		f, hits, err := b.selected(ctx, selection{From: a.From, To: a.To, Agency: a.Agency})
		if err != nil {
			return nil, err
		}
		return b.list(f, hits, most), nil
	}),
}
