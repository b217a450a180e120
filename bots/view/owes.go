package view

import (
	"cmp"
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/due"
	"kehoach/plan/vi"
)

// Way is how an entry concerns an agency.
type Way string

// The ways, from the most to the least direct.
const (
	Leads        Way = "lead"
	HelpsNamed   Way = "coordinating"
	LeadsAsGroup Way = "member_lead"
	HelpsAsGroup Way = "member_coordinating"
)

var ways = []Way{Leads, HelpsNamed, LeadsAsGroup, HelpsAsGroup}

// Agency is a body or a group with how much concerns it.
type Agency struct {
	Key     string `json:"key"`
	Name    string `json:"name"`
	English string `json:"english,omitempty"`
	Group   bool   `json:"group,omitempty"`
	// Lead and Coordinating count the entries that name it so, Member those
	// that concern it only inside a group.
	Lead         int `json:"lead"`
	Coordinating int `json:"coordinating"`
	Member       int `json:"member"`
}

// Owed is an entry that concerns an agency.
type Owed struct {
	Row
	Way Way `json:"way"`
	// Via is the name in the entry by which it does.
	Via string `json:"via"`
	// From is the day on which the work begins, To the last of its time, each
	// where the plan gives one; Days are the days on which it falls due in the
	// plan's years.
	From plan.Date   `json:"from,omitempty"`
	To   plan.Date   `json:"to,omitempty"`
	Days []plan.Date `json:"days,omitempty"`
	// Progress is what was last reported of it; see [Report].
	Progress *plan.Progress `json:"progress,omitempty"`
}

// concern returns the most direct way in which an entry concerns an agency.
func (v *View) concern(e *plan.Entry, key string) (Way, string) {
	best, via := len(ways), ""
	for _, a := range e.Agencies {
		i := 0
		switch {
		case a.Key == key:
		case a.Group && v.dir.Contains(a.Key, key):
			i = 2
		default:
			continue
		}
		if a.Role == plan.RoleCoordinating {
			i++
		}
		if i < best {
			best, via = i, a.Name
		}
	}
	if best == len(ways) {
		return "", ""
	}
	return ways[best], via
}

// Agencies returns all bodies and groups that the plan gives a part, those
// with most of their own first; bodies come before groups.
func (v *View) Agencies() []Agency {
	var keys []string
	names := make(map[string]string)
	add := func(key, name string) {
		if _, ok := names[key]; key != "" && !ok {
			keys = append(keys, key)
			names[key] = name
		}
	}
	for _, e := range v.Plan.Entries {
		for _, a := range e.Agencies {
			add(a.Key, a.Name)
		}
	}
	for _, key := range slices.Clone(keys) {
		for _, m := range v.dir.Members(key) {
			add(m, "")
		}
	}
	out := []Agency{}
	for _, key := range keys {
		if a, ok := v.agency(key, names[key]); ok {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b Agency) int {
		if a.Group != b.Group {
			if a.Group {
				return 1
			}
			return -1
		}
		if d := (b.Lead*1000 + b.Coordinating) - (a.Lead*1000 + a.Coordinating); d != 0 {
			return d
		}
		return vi.Compare(a.Name, b.Name)
	})
	return out
}

// agency counts what concerns an agency; false where nothing does, or where
// the name stands for nobody ("các cơ quan liên quan").
func (v *View) agency(key, name string) (Agency, bool) {
	a := Agency{Key: key, Name: name, English: v.dir.English(key), Group: v.dir.IsGroup(key)}
	if own := v.dir.Name(key); own != "" {
		a.Name = own
	}
	if v.dir.Unbounded(key) || a.Name == "" {
		return a, false
	}
	for _, e := range v.Plan.Entries {
		switch way, _ := v.concern(e, key); way {
		case Leads:
			a.Lead++
		case HelpsNamed:
			a.Coordinating++
		case LeadsAsGroup, HelpsAsGroup:
			a.Member++
		}
	}
	return a, a.Lead+a.Coordinating+a.Member > 0
}

// Owes returns all that concerns an agency, the most direct first, in the
// plan's order within a way; false for an agency that nothing concerns.
func (v *View) Owes(key, lang string) (Agency, []Owed, bool) {
	a, ok := v.agency(key, v.nameIn(key))
	if !ok {
		return a, nil, false
	}
	var out []Owed
	from, to := v.Span()
	for _, way := range ways {
		for _, e := range v.Plan.Entries {
			w, via := v.concern(e, key)
			if w != way {
				continue
			}
			out = append(out, Owed{
				Row: v.row(e, lang), Way: way, Via: strings.TrimSpace(via),
				From: due.Begins(e, v.times), To: cmp.Or(e.Due.To, e.Due.Date), Days: due.Set(e.Due, from, to),
			})
		}
	}
	return a, out, true
}

// nameIn returns an agency's name as the plan first writes it.
func (v *View) nameIn(key string) string {
	for _, e := range v.Plan.Entries {
		for _, a := range e.Agencies {
			if a.Key == key {
				return a.Name
			}
		}
	}
	return ""
}

// Span returns the first and the last day of the years that the plan is for,
// or of the year of its date.
func (v *View) Span() (from, to plan.Date) {
	first := v.Plan.Year
	if first == 0 && v.Plan.Date != "" {
		first = v.Plan.Date.Year()
	}
	if first == 0 {
		return "", ""
	}
	last := max(first, v.Plan.LastYear)
	if v.Plan.Year == 0 { // the plan names no year: as far as its deadlines go
		const most = 3
		for _, e := range v.Plan.Entries {
			if d := e.Due.Date; d != "" && d.Year() <= first+most {
				last = max(last, d.Year())
			}
		}
	}
	return plan.MakeDate(first, 1, 1), plan.MakeDate(last, 12, 31)
}
