package draft

import (
	"slices"
	"strings"

	"kehoach/agent/work"
	"kehoach/plan"
	"kehoach/plan/vi"
)

// Target is a target as a template sees it; all words are escaped.
type Target struct {
	ID, Number, Text, Figures, Unit, Cite string
	// Owner is who leads the tasks that serve the target.
	Owner string
	Field string
}

// fillTargets chooses the targets that the paper reports on: all for
// everyone's work; for an agency those that a task of its own serves, and
// those of its fields that no task serves.
func (v *View) fillTargets(list *work.List) {
	p := v.in.Plan
	var mine []*plan.Entry
	for _, i := range list.Items {
		if i.Role != plan.RoleCoordinating && i.Entry.Kind == plan.KindTask {
			mine = append(mine, i.Entry)
		}
	}
	tasks := p.OfKind(plan.KindTask)
	for _, e := range p.OfKind(plan.KindTarget) {
		serving := v.serves(e, tasks)
		group := v.targetGroup(e)
		own := len(serving) == 0 && slices.ContainsFunc(mine, func(t *plan.Entry) bool { return group != "" && t.Group == group })
		for _, t := range serving {
			own = own || slices.Contains(mine, t)
		}
		if !own && !v.Whole {
			continue
		}
		t := &Target{ID: e.ID, Number: e.Number, Text: escape(strings.TrimRight(line(e.Text), ".; ")), Cite: cite(e), Figures: escape(strings.Join(e.Figures, "; "))}
		t.Owner = v.in.Agency.Name
		if v.Whole {
			t.Owner = owners(serving)
		}
		t.Unit = unitOf(e.Figures)
		if g, ok := p.Group(group); ok {
			t.Field = escape(v.caser.recase(g.Name))
		} else if n := len(e.Heading); n > 0 {
			t.Field = escape(v.caser.recase(withoutNumber(e.Heading[n-1])))
		}
		v.Targets = append(v.Targets, t)
		for _, f := range append(v.Fields, v.Direction) {
			if f != nil && f.Numeral == group {
				f.Targets = append(f.Targets, t)
			}
		}
	}
}

// mostOwners is how many bodies a slot names; more would hide what it asks for.
const mostOwners = 3

// owners names who leads the tasks that serve a target.
func owners(tasks []*plan.Entry) string {
	var out []string
	seen := make(map[string]bool)
	for _, t := range tasks {
		for _, s := range strings.Split(line(t.Lead.Text), ";") {
			if s = strings.TrimSpace(s); s != "" && !seen[vi.Fold(s)] {
				seen[vi.Fold(s)] = true
				out = append(out, s)
			}
		}
	}
	if len(out) > mostOwners {
		out = append(out[:mostOwners-1], "các cơ quan chủ trì khác")
	}
	return strings.Join(out, "; ")
}

func unitOf(figures []string) string {
	for _, f := range figures {
		if strings.Contains(f, "%") {
			return "%"
		}
	}
	if len(figures) > 0 {
		return strings.TrimLeft(strings.Join(strings.Fields(figures[0]), " "), "0123456789.,-/ ")
	}
	return ""
}

// serves returns the tasks whose objective, or own words, are those of a
// target.
func (v *View) serves(target *plan.Entry, tasks []*plan.Entry) []*plan.Entry {
	words := v.wordsOf(target.Text)
	var out []*plan.Entry
	for _, t := range tasks {
		if share(words, v.wordsOf(t.Objective.Text)) >= 0.75 || share(words, v.wordsOf(t.Task.Text)) >= 0.75 {
			out = append(out, t)
		}
	}
	return out
}

// share is how far two sets of words are the same: the common ones among those
// of the smaller set, 0 where one is too small to tell.
func share(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 6 || len(b) > 4*len(a) {
		return 0
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

func (v *View) wordsOf(s string) map[string]bool {
	out, ok := v.words[s]
	if ok {
		return out
	}
	out = make(map[string]bool)
	v.words[s] = out
	for _, t := range vi.Tokens(s) {
		out[t.Fold] = true
	}
	return out
}

// targetGroup returns the numeral of the group that a target's heading names.
func (v *View) targetGroup(e *plan.Entry) string {
	best, most := "", 0.0
	for _, h := range e.Heading {
		a := v.wordsOf(withoutNumber(h))
		for _, g := range v.in.Plan.Groups {
			b := v.wordsOf(g.Name)
			n := 0
			for w := range a {
				if b[w] {
					n++
				}
			}
			if s := 2 * float64(n) / float64(len(a)+len(b)); s >= 0.6 && s > most {
				best, most = g.Numeral, s
			}
		}
	}
	return best
}

func withoutNumber(h string) string {
	first, rest, ok := strings.Cut(strings.TrimSpace(h), " ")
	if ok && strings.ContainsAny(first, ".)") {
		return rest
	}
	return h
}
