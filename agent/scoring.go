package agent

import (
	"regexp"
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// scoring answers who follows and scores which part of an index, and to whom
// the score goes: the duties that speak of it.
func (t *turn) scoring() bool {
	q := t.q
	marks := t.scoringMarks()
	if len(marks) == 0 || len(q.Refs) > 0 || len(t.given) > 0 || q.Has("figure") && !q.HasPhrase("hang thang", "monthly") {
		return false
	}
	var all []*plan.Entry
	for _, e := range t.b.ofKind(plan.KindDuty, plan.KindTask) {
		if e.Kind == plan.KindTask && (!hasKind(e.Due, plan.DueRecurring) || !q.Has("recurring") || q.HasPhrase("gui ai", "gui cho ai", "chuyen cho ai")) {
			continue
		}
		text := vi.Fold(ownText(e))
		if slices.ContainsFunc(marks, func(m string) bool { return strings.Contains(text, m) }) {
			all = append(all, e)
		}
	}
	es := t.ofComponent(all)
	if len(es) == 0 {
		es = t.ofAgencies(all)
	}
	if len(es) == 0 {
		return t.scoresNothing(all)
	}
	t.r.intent = "scoring"
	if len(q.Agencies) > 0 && len(es) == 1 && q.HasPhrase("co phai", "dung khong", "dung la", "phai khong", "khong", "is it") {
		t.part(es)
	}
	for _, e := range es {
		t.full(concern{e: e, way: notConcerned})
	}
	t.r.total = len(es)
	return true
}

// scoresNothing answers, where it is asked whether a body scores or follows a
// part of an index, that it does not, and who does.
func (t *turn) scoresNothing(others []*plan.Entry) bool {
	bodies := asBodies(t.q.Agencies)
	if len(bodies) != 1 || len(others) == 0 || !t.q.HasPhrase("khong", "ko", "co phai", "does", "is it") {
		return false
	}
	t.r.intent = "scoring"
	t.r.line("Không: kế hoạch không giao việc này cho **%s**; giao cho các cơ quan sau:", "No: the plan does not give this to **%s**, but to these:", t.agencyName(bodies[0].Key, bodies[0].Name))
	for _, e := range others {
		t.full(concern{e: e, way: notConcerned})
	}
	t.r.total = len(others)
	return true
}

// scoringMarks returns what the duties must say, by what the question asks.
func (t *turn) scoringMarks() []string {
	q := t.q
	switch {
	case q.HasPhrase("chi so thanh phan", "cs tp", "cs thanh phan", "component", "components"),
		q.HasPhrase("chi so", "index") && q.HasPhrase("theo doi", "cham diem", "tracks", "follows", "scores") && (t.componentSaid() != "" || len(asBodies(t.q.Agencies)) == 1 && q.HasPhrase("theo doi chi so", "theo doi cac chi so") || len(asBodies(q.Agencies)) == 1 && t.subject() != "" && len(folds(t.subject())) <= 3):
		return []string{"chi so thanh phan"}
	case q.HasPhrase("cham diem", "tu cham diem", "gui diem", "diem chi so", "cham chi so", "scores", "score", "scoring", "self score", "monthly scores") && q.HasPhrase("hang thang", "moi thang", "thang nao cung", "monthly", "hang thang", "may lau", "bao lau", "gui ai", "gui cho ai", "gui so nao", "gui diem", "chuyen cho ai", "every month"):
		return []string{"cham diem"}
	}
	return nil
}

// component matches what duties call the parts of an index by, between
// quotation marks.
var component = regexp.MustCompile(`[“"]([^“”"]+)[”"]`)

// componentSaid returns the name of a part of an index, folded, that duties
// name and the question says; the longest where there are several.
func (t *turn) componentSaid() string {
	said := " " + strings.Join(t.saidWords(), " ") + " "
	best := ""
	for _, e := range t.b.ofKind(plan.KindDuty) {
		if !strings.Contains(vi.Fold(e.Text), "chi so thanh phan") {
			continue
		}
		for _, m := range component.FindAllStringSubmatch(e.Text, -1) {
			name := strings.Join(folds(m[1]), " ")
			short := strings.TrimPrefix(name, "cai cach ") // "về thể chế"
			if strings.Contains(said, " "+name+" ") && len(name) > len(best) || best == "" && strings.Contains(said, " "+short+" ") {
				best = name
			}
		}
	}
	return best
}

// ofComponent returns the duty about the part of the index that the question
// names: the one in whose text most of the question's words stand.
func (t *turn) ofComponent(all []*plan.Entry) []*plan.Entry {
	if name := t.componentSaid(); name != "" {
		var named []*plan.Entry
		for _, e := range all {
			for _, m := range component.FindAllStringSubmatch(e.Text, -1) {
				if strings.Join(folds(m[1]), " ") == name {
					named = append(named, e)
				}
			}
		}
		if len(named) > 0 {
			return named
		}
	}
	words := slices.DeleteFunc(t.plainWords(t.q.Topic), func(w string) bool {
		return slices.Contains([]string{"chi", "so", "thanh", "phan", "cham", "diem", "hang", "thang", "cai", "cach", "hanh", "chinh", "gui", "theo", "doi", "cs", "tp", "cchc", "moi", "phai", "roi", "ve", "bao", "cao", "tong", "hop", "ket", "qua"}, w) ||
			w == "tu" && t.q.HasPhrase("tu cham")
	})
	if len(words) == 0 {
		return nil
	}
	var best *plan.Entry
	most, next := 0.0, 0.0
	for _, e := range all {
		switch s := overlap(folds(e.Text), words, t.b); {
		case s > most:
			best, most, next = e, s, most
		case s > next:
			next = s
		}
	}
	if most < surely && !(t.q.Lang == "en" && most >= perhapsEnglish && most > 1.2*next) {
		return nil
	}
	return []*plan.Entry{best}
}

// ofAgencies keeps the duties of the agencies named; with none named, all.
func (t *turn) ofAgencies(all []*plan.Entry) []*plan.Entry {
	ms := t.asked()
	if len(ms) == 0 {
		return all
	}
	var out []*plan.Entry
	for _, e := range all {
		for _, m := range ms {
			if t.b.concernOf(e, m.Key).way == leads {
				out = append(out, e)
			}
		}
	}
	return out
}

// ownPlanMade matches the making of a unit's own reform plan, folded.
var ownPlanMade = regexp.MustCompile(`\b(?:xay|dung|lap|lam|ban hanh|xong|hoan thanh) (?:xong )?(?:ban |cai )?(?:ke hoach|kh) (?:cchc|cai cach|rieng|cu the|cua (?:minh|don vi|co quan|tung|so|huyen))`)

// planMade matches a duty to make a plan, folded.
var planMade = regexp.MustCompile(`\b(?:xay dung|lap|ban hanh) (?:va ban hanh )?(?:cac )?ke hoach\b`)

// ownPlan answers by when the units' own plans must be made and reported: the
// duty that has a day and speaks of a plan.
func (t *turn) ownPlan() bool {
	q := t.q
	if len(q.Refs) > 0 || !ownPlanMade.MatchString(vi.Fold(q.Text)) && !q.HasPhrase("ke hoach cu the", "ke hoach rieng", "ke hoach trien khai", "ke hoach cua don vi", "ke hoach cua co quan", "ke hoach cua huyen", "ke hoach cua so",
		"nop ke hoach", "gui ke hoach", "han nop kh", "ke hoach cchc cua", "kh cchc cua", "ke hoach cai cach hanh chinh cua don vi", "ke hoach cai cach hanh chinh cua huyen", "plan rieng", "own plan", "own reform plan", "own specific plan") ||
		!q.HasPhrase("nop", "gui", "trinh", "bao cao", "han", "kip", "chuyen", "truoc ngay", "khi nao", "bao gio", "deadline", "send", "submit", "report", "by when", "when") {
		return false
	}
	var es, making []*plan.Entry
	for _, e := range t.b.ofKind(plan.KindDuty) {
		text := vi.Fold(e.Text)
		if hasKind(e.Due, plan.DueDate) && strings.Contains(text, "ke hoach") {
			es = append(es, e)
		}
		if byDay(e.Due) && planMade.MatchString(text) {
			making = append(making, e)
		}
	}
	if len(making) > 0 {
		es = making // rather than what only is "thực hiện Kế hoạch"
	}
	if len(es) == 0 {
		return false
	}
	t.r.intent = "report"
	for _, e := range es {
		t.reportLine(e)
	}
	t.r.total = len(es)
	return true
}
