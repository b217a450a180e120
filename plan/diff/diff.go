// Package diff compares two plans: the plan of a year with that of the year
// before, or a plan with its amendment. Entries are matched by what they say,
// for a successor numbers them anew; numbers only settle ties.
package diff

import (
	"cmp"
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// Result is what differs between two plans.
type Result struct {
	// Added are entries of the new plan that the old one lacks, Dropped the
	// other way round.
	Added   []*plan.Entry `json:"added"`
	Dropped []*plan.Entry `json:"dropped"`
	Changed []Change      `json:"changed"`
	// Same is how many entries say the same in both.
	Same int `json:"same"`
}

// Change is an entry that stands in both plans and differs.
type Change struct {
	Old    *plan.Entry `json:"old"`
	New    *plan.Entry `json:"new"`
	Fields []Field     `json:"fields"`
}

// Field is what differs in an entry.
type Field struct {
	// Name is "text", "product", "lead", "coordinating", "start", "end" or
	// "figures".
	Name string `json:"name"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

// Has reports whether a change touches a field.
func (c Change) Has(name string) bool {
	return slices.ContainsFunc(c.Fields, func(f Field) bool { return f.Name == name })
}

// least is how much two entries must say the same to be one.
const least = 0.6

// Plans compares two plans, kind by kind.
func Plans(before, after *plan.Plan) Result {
	r := Result{Added: []*plan.Entry{}, Dropped: []*plan.Entry{}, Changed: []Change{}}
	for _, k := range []plan.Kind{plan.KindTask, plan.KindTarget, plan.KindDuty} {
		r.compare(before.OfKind(k), after.OfKind(k))
	}
	return r
}

// pair is an entry of each plan and how alike they are.
type pair struct {
	i, j  int
	score float64
}

func (r *Result) compare(before, after []*plan.Entry) {
	match := pairs(before, after)
	taken := make(map[int]bool)
	for i, e := range before {
		j, ok := match[i]
		if !ok {
			r.Dropped = append(r.Dropped, e)
			continue
		}
		taken[j] = true
		if fields := fields(e, after[j]); len(fields) > 0 {
			r.Changed = append(r.Changed, Change{e, after[j], fields})
		} else {
			r.Same++
		}
	}
	for j, e := range after {
		if !taken[j] {
			r.Added = append(r.Added, e)
		}
	}
}

// pairs matches entries, the likest first, each at most once.
func pairs(before, after []*plan.Entry) map[int]int {
	a, b := words(before), words(after)
	var all []pair
	for i := range before {
		for j := range after {
			s := alike(a[i], b[j])
			if s < least {
				continue
			}
			if before[i].Number == after[j].Number {
				s += 0.05
			}
			if before[i].Product.Text == after[j].Product.Text {
				s += 0.02
			}
			all = append(all, pair{i, j, s})
		}
	}
	slices.SortStableFunc(all, func(x, y pair) int { return cmp.Compare(y.score, x.score) })
	left, right := make(map[int]int), make(map[int]bool)
	for _, p := range all {
		if _, done := left[p.i]; !done && !right[p.j] {
			left[p.i], right[p.j] = p.j, true
		}
	}
	return left
}

// words returns the folded pairs of words of each entry, without years, which
// a successor changes everywhere.
func words(es []*plan.Entry) []map[string]bool {
	out := make([]map[string]bool, len(es))
	for i, e := range es {
		out[i] = make(map[string]bool)
		last := ""
		for _, t := range vi.Tokens(cmp.Or(e.Task.Text, e.Text)) {
			if len(t.Fold) == 4 && strings.HasPrefix(t.Fold, "20") {
				continue
			}
			out[i][last+" "+t.Fold] = true
			last = t.Fold
		}
	}
	return out
}

// alike is the share of pairs of words that two entries have in common.
func alike(a, b map[string]bool) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return 2 * float64(n) / float64(len(a)+len(b))
}

// fields names what differs between two entries that are one; spelling and
// spaces do not count.
func fields(a, b *plan.Entry) []Field {
	var out []Field
	add := func(name, x, y string) {
		if same(x, y) {
			return
		}
		out = append(out, Field{name, flat(x), flat(y)})
	}
	add("text", cmp.Or(a.Task.Text, a.Text), cmp.Or(b.Task.Text, b.Text))
	add("product", a.Product.Text, b.Product.Text)
	if !slices.Equal(bodies(a, plan.RoleLead), bodies(b, plan.RoleLead)) {
		add("lead", cmp.Or(a.Lead.Text, a.Agency), cmp.Or(b.Lead.Text, b.Agency))
	}
	if !slices.Equal(bodies(a, plan.RoleCoordinating), bodies(b, plan.RoleCoordinating)) {
		add("coordinating", a.Coordinating.Text, b.Coordinating.Text)
	}
	add("start", a.Start.Text, b.Start.Text)
	if a.Due.Date != b.Due.Date || a.Due.RRule != b.Due.RRule || a.Due.Kind != b.Due.Kind {
		add("end", cmp.Or(a.End.Text, a.Due.Text), cmp.Or(b.End.Text, b.Due.Text))
	}
	add("figures", strings.Join(a.Figures, "; "), strings.Join(b.Figures, "; "))
	return out
}

func bodies(e *plan.Entry, r plan.Role) []string {
	var out []string
	for _, a := range e.Agencies {
		if a.Role == r {
			out = append(out, a.Key)
		}
	}
	slices.Sort(out)
	return out
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// same reports whether two cells say the same but for spelling.
func same(a, b string) bool {
	clean := func(s string) string { return strings.Trim(vi.Fold(flat(s)), " .;,-") }
	return clean(a) == clean(b)
}
