package agent

import (
	"strings"

	"kehoach/plan/agency"
)

// besides answers which tasks of a group others lead than the body named:
// "ngoài Sở Nội vụ ai còn chủ trì ở nhóm VII", "nhóm I việc nào Sở Tư pháp
// không chủ trì".
func (t *turn) besides() bool {
	q := t.q
	bodies := asBodies(q.Agencies)
	group := t.group()
	if group == "" || len(bodies) != 1 || bodies[0].End == 0 || t.window() != nil || !t.setAside(bodies[0]) {
		return false
	}
	others := q.HasPhrase("ai con", "con ai", "ai nua", "ai khac", "so nao", "co quan nao", "don vi nao", "who else", "which other")
	var cs []concern
	for _, e := range t.inGroup(group) {
		led := t.b.sideOf(e, bodies[0].Key, false).way == leads
		if !led || others && ledTogether(concern{e: e}) {
			cs = append(cs, concern{e: e, way: notConcerned})
		}
	}
	if len(cs) == 0 {
		t.r.intent = "list"
		t.r.line("Không có: mọi nhiệm vụ của nhóm này đều do **%s** chủ trì.", "None: **%s** leads all tasks of this group.", t.agencyName(bodies[0].Key, bodies[0].Name))
		return true
	}
	return t.listed(nil, cs, group)
}

// setAside reports whether the question is about others than a body: "ngoài
// Sở Nội vụ", "không phải của Sở Nội vụ", "Sở Tư pháp không chủ trì".
func (t *turn) setAside(m agency.Mention) bool {
	before := " " + strings.Join(folds(t.q.Text[:m.Start]), " ") + " "
	after := " " + strings.Join(folds(t.q.Text[m.End:]), " ") + " "
	for _, w := range []string{" ngoai ", " khong phai ", " khong phai cua ", " khong phai do ", " khong do ", " khong thuoc ", " tru ", " khac ", " besides ", " other than ", " except "} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return strings.HasPrefix(after, " khong chu tri ") || strings.HasPrefix(after, " khong phai chu tri ") || strings.HasPrefix(after, " ko chu tri ") || strings.HasPrefix(after, " does not lead ")
}
