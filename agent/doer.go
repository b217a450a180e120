package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/agency"
)

// nameDoer takes the words of a question for a doer that only this plan knows,
// by a long name of its own, where they are part of that name and begin as it
// does: "chủ đầu tư hạ tầng KCN" for "Các chủ đầu tư xây dựng và kinh doanh hạ
// tầng khu công nghiệp".
func (t *turn) nameDoer() {
	q := t.q
	if !q.Has("duty", "lead", "coord", "due", "when", "list", "report", "to_whom") && !q.HasPhrase("thi sao", "phai", "duoc giao", "nhu nao") {
		return
	}
	said := folds(q.Topic)
	if len(said) < 2 {
		return
	}
	var best agency.Mention
	least := 0
	for _, d := range t.b.doers() {
		if len(d.name) <= len(said) || !partOfName(said, d.name) || least > 0 && len(d.name) >= least {
			continue
		}
		best, least = agency.Mention{Name: d.Name, Key: d.Key, Group: d.Group, Exact: true}, len(d.name)
	}
	if least > 0 {
		q.Agencies = []agency.Mention{best}
		t.setTopic("")
	}
}

// doer is a body that an entry names, with the folded words of its name.
type doer struct {
	plan.AgencyRef
	name []string
}

// doersOf returns the bodies that entries name, each name once.
func doersOf(p *plan.Plan) []doer {
	var out []doer
	seen := make(map[string]bool)
	for _, e := range p.Entries {
		for _, a := range e.Agencies {
			if !seen[a.Name] {
				seen[a.Name] = true
				out = append(out, doer{a, withoutPlural(folds(a.Name))})
			}
		}
	}
	return out
}

// partOfName reports whether words are those of a name, in its order, from its
// first two on. Initials stand for the words that they are of.
func partOfName(said, name []string) bool {
	if len(name) < 2 || len(said) < 2 || said[0] != name[0] || said[1] != name[1] && initialsIn(name[1:], said[1]) != 0 {
		return false
	}
	at := 0
	for _, w := range said {
		i := slices.Index(name[at:], w)
		n := 1
		if i < 0 {
			i, n = initialsIn(name[at:], w), len(w)
		}
		if i < 0 {
			return false
		}
		at += i + n
	}
	return true
}

// initialsIn returns where the words begin whose initials w is, else -1.
func initialsIn(name []string, w string) int {
	for i := 0; len(w) > 1 && i+len(w) <= len(name); i++ {
		initials := ""
		for _, n := range name[i : i+len(w)] {
			initials += n[:1]
		}
		if initials == w {
			return i
		}
	}
	return -1
}

// withoutPlural takes "các" and the like off the start of a name.
func withoutPlural(name []string) []string {
	for len(name) > 0 && strings.Contains(" cac nhung moi tung ", " "+name[0]+" ") {
		name = name[1:]
	}
	return name
}
