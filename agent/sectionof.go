package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// sectionNoise are the words around the name of a part of the plan that is
// asked for by its heading.
var sectionNoise = map[string]bool{
	"la": true, "gi": true, "nao": true, "cua": true, "ke": true, "hoach": true, "nay": true, "kh": true, "ban": true, "cho": true, "biet": true, "em": true, "toi": true, "minh": true, "hoi": true,
	"gom": true, "nhung": true, "cac": true, "co": true, "neu": true, "ghi": true, "the": true, "nhu": true, "phan": true, "noi": true, "ra": true, "sao": true, "a": true, "va": true, "xem": true, "ve": true, "viec": true, "trong": true, "theo": true, "duoc": true, "dat": true, "de": true, "van": true, "doc": true,
}

// sectionOf answers with a part of the body that the question names by the
// whole of its heading and little else but the plan's subject: "mục đích của kế
// hoạch là gì", "yêu cầu của phong trào".
func (t *turn) sectionOf() bool {
	q := t.q
	if len(q.Refs) > 0 || q.Window != nil || len(asBodies(q.Agencies)) > 0 || len(t.given) > 0 || q.Has("count", "lead", "coord", "product", "due", "compare", "legal", "signer") {
		return false
	}
	said := slices.DeleteFunc(folds(q.Text), func(w string) bool { return sectionNoise[w] })
	var best string
	var longest int
	for _, e := range t.b.plan.Entries {
		if e.Kind == plan.KindTask {
			continue
		}
		for _, h := range e.Heading {
			name := slices.DeleteFunc(slices.Clone(t.b.headings()[h]), func(w string) bool { return sectionNoise[w] || t.b.title[w] && len(t.b.headings()[h]) > 3 })
			if len(name) <= longest || len(name) < 2 || len(said) < len(name) || !slices.Equal(said[:len(name)], name) {
				continue
			}
			if t.ofThePlan(said[len(name):]) {
				best, longest = h, len(name)
			}
		}
	}
	if best == "" {
		return t.labelled(said)
	}
	in := t.b.ofKind(plan.KindTarget)
	return t.under(best, slices.ContainsFunc(in, func(e *plan.Entry) bool { return slices.Contains(e.Heading, best) }))
}

// labelled answers with the entry whose text begins with the part's name:
// "Phạm vi: …".
func (t *turn) labelled(said []string) bool {
	for _, e := range t.b.plan.Entries {
		label := slices.DeleteFunc(labelOf(e), func(w string) bool { return sectionNoise[w] })
		if len(label) > 1 && len(said) >= len(label) && slices.Equal(said[:len(label)], label) && t.ofThePlan(said[len(label):]) {
			t.r.intent = "heading"
			t.full(concern{e: e, way: notConcerned})
			return true
		}
	}
	return false
}

// ofThePlan reports whether words say no more than which plan is meant: all
// but one are of its title.
func (t *turn) ofThePlan(words []string) bool {
	strange := 0
	for _, w := range words {
		if !t.b.title[w] && !strings.Contains(t.b.plan.Number, w) {
			strange++
		}
	}
	return strange == 0 || strange == 1 && len(words) > 2
}
