package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// replacing are the words by which a plan says which document it takes the
// place of, folded.
var replacing = []string{"thay the ke hoach", "thay the quyet dinh", "thay the chuong trinh", "thay cho ke hoach", "bai bo ke hoach", "het hieu luc"}

// replaced answers which plan this one takes the place of.
func (t *turn) replaced() bool {
	q := t.q
	if !q.HasPhrase("thay the", "thay cho", "bai bo", "replace", "replaces", "supersede", "supersedes") || len(q.Agencies) > 0 || len(q.Refs) > 0 ||
		!q.HasPhrase("ke hoach nao", "ke hoach cu", "van ban nao", "ke hoach truoc", "quyet dinh nao", "which plan", "earlier plan", "previous plan", "what plan", "which document") {
		return false
	}
	t.r.intent = "facts"
	var cs []concern
	for i, e := range t.b.plan.Entries {
		if said := t.b.folded()[i]; e.Kind != plan.KindTask && slices.ContainsFunc(replacing, func(w string) bool { return strings.Contains(said, w) }) {
			cs = append(cs, concern{e: e, way: notConcerned})
		}
	}
	if len(cs) == 0 {
		return t.abstain(NotInPlan, "%s không ghi mình thay thế văn bản nào.", "%s does not say that it replaces any document.", capital(t.planName()))
	}
	for _, c := range cs {
		t.full(c)
	}
	return true
}
