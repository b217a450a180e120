package draft

import (
	"slices"
	"strings"

	"kehoach/agent/work"
	"kehoach/plan"
	"kehoach/plan/vi"
)

// special finds the entries that some kinds of paper speak of.
func (v *View) special() {
	for _, i := range v.in.Whole.Items {
		text := vi.Fold(i.Entry.Words())
		it := v.item(i)
		duty := i.Entry.Kind == plan.KindDuty
		if duty && strings.Contains(text, "chiu trach nhiem") && (strings.Contains(text, "cham") || strings.Contains(text, "tre han")) {
			v.Sanctions = append(v.Sanctions, it)
		}
		if strings.Contains(text, "to chuc kiem tra") || strings.Contains(text, "ke hoach kiem tra") {
			v.Checks = append(v.Checks, it)
		}
		if duty && strings.Contains(text, "chi so thanh phan") {
			v.addScores(i.Entry)
		}
		if i.Entry.ID == v.in.Request.Entry {
			v.Matter = it
		}
		if it.Comes && !v.mine(i.Entry) {
			switch {
			case duty && strings.Contains(text, "bao cao"):
				v.Reports = append(v.Reports, it)
				v.address(i.Entry)
			case i.Progress != nil && i.Progress.Done == 100:
				v.Finished = append(v.Finished, it)
			case i.Phase == work.Due && !duty:
				v.addLeads(i.Entry, it)
				v.address(i.Entry)
			}
		}
	}
}

// mine reports whether the one who issues the paper is the only lead.
func (v *View) mine(e *plan.Entry) bool {
	return !slices.ContainsFunc(e.Agencies, func(a plan.AgencyRef) bool {
		return a.Role == plan.RoleLead && a.Key != v.in.Agency.Key
	})
}

// address adds the leads of an entry to those whom a letter is sent to.
func (v *View) address(e *plan.Entry) {
	for _, a := range e.Agencies {
		name := escape(capital(v.in.Name(a.Key, a.Name)))
		if a.Role == plan.RoleLead && a.Key != v.in.Agency.Key && !slices.Contains(v.Addressed, name) {
			v.Addressed = append(v.Addressed, name)
		}
	}
}

func (v *View) addLeads(e *plan.Entry, it *Item) {
	for _, a := range e.Agencies {
		if a.Role != plan.RoleLead || a.Key == v.in.Agency.Key {
			continue
		}
		name := escape(capital(v.in.Name(a.Key, a.Name)))
		i := slices.IndexFunc(v.Leads, func(l *Lead) bool { return l.Name == name })
		if i < 0 {
			i = len(v.Leads)
			v.Leads = append(v.Leads, &Lead{Name: name})
		}
		v.Leads[i].Items = append(v.Leads[i].Items, it)
	}
}

// addScores reads which parts of an index a duty gives to whom.
func (v *View) addScores(e *plan.Entry) {
	for i, q := range quoted(e.Text) {
		if i > 0 && strings.Contains(q, "Chỉ số") {
			continue
		}
		v.Scores = append(v.Scores, &Score{Part: escape(q), Owner: escape(capital(e.Agency)), Cite: cite(e)})
	}
}

// quoted returns what stands between quotation marks.
func quoted(s string) []string {
	s = strings.NewReplacer("“", "\"", "”", "\"").Replace(s)
	var out []string
	for i, part := range strings.Split(s, "\"") {
		if i%2 == 1 {
			out = append(out, strings.TrimSpace(part))
		}
	}
	return out
}
