package eval

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// FieldAccuracy counts the words wanted of an answer that a wanted entry has
// in one of its fields, and of those the ones that the answer says of that very
// entry, not of another or of none.
func FieldAccuracy(p *plan.Plan, r *Result) Share {
	var s Share
	if r.Turn.mustAbstain() || r.Answer.Abstained && r.Right.Abstention {
		return s
	}
	wanted := slices.Concat(r.Turn.Want...)
	said := make(map[string]*strings.Builder)
	for _, st := range Statements(r.Answer.Answer) {
		for _, id := range st.Entries {
			if said[id] == nil {
				said[id] = new(strings.Builder)
			}
			said[id].WriteString(st.Context + "\n" + st.Text + "\n")
		}
	}
	for _, words := range r.Turn.Words {
		has, right := false, false
		for _, e := range p.Entries {
			if !slices.Contains(wanted, e.ID) || !hasWords(normalise(fieldWords(p, e)), words) {
				continue
			}
			has = true
			right = right || said[e.ID] != nil && hasWords(normalise(said[e.ID].String()), words)
		}
		s.add(has, has && right)
	}
	return s
}

// fieldWords is what an entry says, with its dates in figures.
func fieldWords(p *plan.Plan, e *plan.Entry) string {
	return entryText(e) + "\n" + strings.Join(datesOf(p, e), "\n")
}
