package view

import (
	"cmp"
	"slices"

	"kehoach/plan"
)

// Report gives what an agency owes the last report on it: the agency's own
// where it leads, also in a group; where it helps, that of the only body that
// leads. What several report of one entry is not added up.
func (v *View) Report(owes []Owed, key string, reports []plan.Progress) {
	latest := plan.Latest(reports)
	for i := range owes {
		by := key
		if w := owes[i].Way; w == HelpsNamed || w == HelpsAsGroup {
			by = v.soleLead(owes[i].ID)
		}
		if p, ok := latest[[2]string{owes[i].ID, by}]; ok {
			owes[i].Progress = &p
		}
	}
}

// Reported is a report with the official name of the body that made it.
type Reported struct {
	plan.Progress
	Name string `json:"name"`
}

// Reports returns what was reported of an entry, the last first.
func (v *View) Reports(id string, reports []plan.Progress) []Reported {
	var out []Reported
	for _, p := range slices.Backward(reports) {
		if p.Entry == id {
			out = append(out, Reported{p, cmp.Or(v.dir.Name(p.Agency), v.nameIn(p.Agency), p.Agency)})
		}
	}
	return out
}

// soleLead returns the key of the only body that leads an entry, "" where
// several do, or a group.
func (v *View) soleLead(id string) string {
	key := ""
	for _, a := range v.byID[id].Agencies {
		if a.Role != plan.RoleLead {
			continue
		}
		if key != "" || a.Group {
			return ""
		}
		key = a.Key
	}
	return key
}
