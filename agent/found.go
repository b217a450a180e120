package agent

import (
	"slices"
	"strings"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// The shares of words at which a finding counts.
const (
	// surely: the entry is what is asked about.
	surely = 0.6
	// perhaps: below it the plan is said not to hold what is asked.
	perhaps = 0.4
	// perhapsEnglish is perhaps for English, of which the glossary knows fewer
	// words.
	perhapsEnglish = 0.27
	// faintly is the cosine from which an entry is worth a look.
	faintly = 0.28
	// perhapsPlain is perhaps for what is typed without diacritics and asks for
	// a field: of its words more are noise.
	perhapsPlain = 0.3
)

func (t *turn) least() float64 {
	asks := t.q.Has("lead", "figure", "when", "due", "product", "coord", "where", "group", "start")
	switch {
	case t.q.Lang == "en":
		return perhapsEnglish
	case asks && vi.Unaccented(t.q.Text):
		return perhapsPlain
	}
	return perhaps
}

// kindsAsked returns the kinds of entry that can answer what is asked: a
// figure is in a target, a product in a task.
func (t *turn) kindsAsked() []plan.Kind {
	q := t.q
	switch {
	case t.countsProducts():
		return []plan.Kind{plan.KindTarget}
	case q.Has("figure") && q.HasPhrase("bao nhieu ngay", "may ngay", "bao nhieu gio", "how many days"):
		return []plan.Kind{plan.KindTask, plan.KindDuty}
	case t.saysTarget() && !q.Has("objective", "list", "count", "lead", "product", "coord", "start", "group") && len(asBodies(q.Agencies)) == 0 && len(q.Refs) == 0:
		return []plan.Kind{plan.KindTarget}
	case q.Has("figure") && !q.Has("product", "start", "group", "lead") && len(asBodies(q.Agencies)) == 0 && !(q.Has("when") && q.HasPhrase("bao gio", "khi nao", "thang nao", "ngay nao", "bao nhieu ngay", "may ngay", "when", "how many days")):
		return []plan.Kind{plan.KindTarget}
	case q.Has("product", "coord", "start", "group"), q.Has("where") && q.HasPhrase("nhiem vu nao", "nv nao", "which task", "nhiem vu may", "nhiem vu so may"):
		return []plan.Kind{plan.KindTask}
	case q.Has("report") && q.HasPhrase("kem theo bao cao", "kem bao cao", "kem voi bao cao", "kem voi loai bao cao", "bao cao nao", "loai bao cao nao", "kem bc", "bc nao", "which report"):
		return []plan.Kind{plan.KindDuty}
	case q.Has("lead"):
		return []plan.Kind{plan.KindTask, plan.KindDuty}
	case q.Has("due", "when"):
		return []plan.Kind{plan.KindTask, plan.KindDuty}
	case q.Has("figure"):
		return []plan.Kind{plan.KindTarget}
	}
	return nil
}

// saysTarget reports whether the question speaks of targets: "chỉ tiêu", not
// "chi tiêu".
func (t *turn) saysTarget() bool {
	return t.q.HasPhrase("muc tieu") || t.q.HasPhrase("chi tieu") && !strings.Contains(t.q.Content, "chi tiêu")
}

// countsProducts reports whether the question is how many products of some kind
// there must be, which a target says, rather than what a task's product is.
func (t *turn) countsProducts() bool {
	q := t.q
	if !q.Has("product") || q.TopicWords < 2 || !q.HasPhrase("bao nhieu san pham", "may san pham") && !(q.HasPhrase("how many") && q.HasPhrase("products")) {
		return false
	}
	hits := t.look(q.Text, 1, plan.KindTarget)
	return len(hits) > 0 && hits[0].cover >= min(perhaps, t.least())
}

// found answers by the question's words: the entry that they fit best, or
// several where a list is asked for.
func (t *turn) found() bool {
	t.r.intent = "search"
	words := t.q.Topic
	if words != "" && t.q.TopicWords <= 2 && t.q.HasPhrase("ke hoach nay", "ban ke hoach nay", "this plan", "viec thuc hien ke hoach") {
		words += " " + t.r.t("việc thực hiện kế hoạch này", "the implementation of this plan")
	}
	if len(t.q.Agencies) == 1 && words != "" && t.q.TopicWords <= 3 && t.q.Has("lead") && t.asksWho() {
		words = t.q.Agencies[0].Name + ", " + words // what is done to it, not what it does
	}
	if words == "" && t.q.Words() >= 5 && !t.q.Has("refers") {
		words = t.q.Content
	}
	if words == "" {
		return false
	}
	hits := t.best(words)
	if len(hits) == 0 || !t.meant(words, hits[0]) {
		return t.headingFor() || t.notHeld(words)
	}
	if one := t.carriedOut(hits); one != nil {
		hits = one
	}
	if t.saysTarget() && t.q.Has("figure") && hits[0].e.Kind != plan.KindTarget && len(hits[0].e.Figures) == 0 && (hits[0].cover < surely || len(t.b.ofKind(plan.KindTarget)) == 0) {
		return t.notHeld(words) // a target that is not set
	}
	if t.asksPercent() && !strings.Contains(hits[0].e.Words(), "%") && !strings.Contains(vi.Fold(hits[0].e.Words()), "phan tram") {
		return t.notHeld(words)
	}
	if t.asksDay() && !hasTime(hits[0].e) {
		if hits = t.timed(words, hits[0].cover); hits == nil {
			return t.notHeld(words)
		}
	}
	if t.q.Has("when", "due", "start") && len(hits) > 1 {
		if told := slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return !hasTime(h.e) }); len(told) > 0 {
			hits = told
		}
	}
	if t.q.TopicWords == 1 && t.vague(hits) {
		return t.askBack(hits)
	}
	cs := make([]concern, len(hits))
	for i, h := range hits {
		cs[i] = concern{e: h.e, way: notConcerned}
	}
	if t.q.Has("where") && !t.q.Has("lead", "product", "coord") {
		es := make([]*plan.Entry, len(cs))
		for i, c := range cs {
			es[i] = c.e
		}
		return t.where(es)
	}
	t.project(cs, t.fields())
	if t.q.Has("list", "count") && len(cs) > 1 {
		t.r.total = count(cs)
		t.tally(cs)
	}
	if hits[0].cover < surely {
		t.r.line("(Tôi hiểu câu hỏi là về mục trên; nếu không đúng, anh/chị nói rõ thêm giúp.)",
			"(I take the question to be about the item above; if not, please say more.)")
	}
	return true
}

// best returns what the answer should rest on: the entry that fits best of
// the kinds asked for, with those that fit as well.
func (t *turn) best(words string) []hit {
	kinds := t.kindsAsked()
	hits := t.look(words, 20, kinds...)
	if len(kinds) == 1 && kinds[0] == plan.KindTarget {
		hits = t.withFigures(hits, words)
	}
	if len(kinds) > 0 {
		all := t.look(words, 20)
		least := surely
		if t.q.Has("figure") {
			least = perhaps // a figure is best said by a target
		}
		margin := 0.2
		if len(t.b.ofKind(plan.KindTask)) == 0 {
			margin = 0.05 // a plan in prose says it anywhere
		}
		if len(all) > 0 && (len(hits) == 0 || hits[0].cover < least && all[0].cover > hits[0].cover+margin) {
			hits = all
		}
	}
	if t.q.Has("figure") && t.asksShare() {
		hits = t.byShare(hits, words)
	}
	if t.asksPercent() && len(hits) > 0 && !strings.Contains(hits[0].e.Words(), "%") {
		if i := slices.IndexFunc(hits, func(h hit) bool { return strings.Contains(h.e.Words(), "%") }); i > 0 && hits[i].cover >= 0.8*hits[0].cover {
			hits = append([]hit{hits[i]}, hits...) // a percentage is asked for
		}
	}
	hits = t.tasksFirst(hits)
	if t.q.Has("figure") {
		hits = t.figureOf(hits)
	}
	if in := slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return !slices.Contains(t.given, h.e) }); len(in) > 0 {
		hits = in // of those talked of
	}
	if len(hits) == 0 {
		return nil
	}
	if said := t.quoting(hits); len(said) > 0 {
		return said
	}
	if es := t.wordedLike(words, kinds...); es != nil {
		return slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return !slices.Contains(es, h.e) })
	}
	if t.q.Has("figure") && len(hits) > 1 && !hasDigit(hits[1].e.Text) && hasDigit(hits[0].e.Text) {
		hits = slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return !hasDigit(h.e.Text) })
	}
	many := t.q.Has("list", "count") && !t.q.Has("product") && !t.q.HasPhrase("is there a", "is there any task") || t.q.HasPhrase("nhung cho nao", "nhung muc nao", "nhung phan nao", "whatever", "everything", "anything that")
	return slices.DeleteFunc(slices.Clone(hits), func(h hit) bool {
		if h.e == hits[0].e {
			return false
		}
		if many {
			return h.cover < 0.8*hits[0].cover || h.score < 0.5*hits[0].score
		}
		return h.score < 0.998*hits[0].score || h.cover < hits[0].cover
	})
}

// figured is by how much what sets figures and is no target must fit better than the
// targets do to be what a figure is asked of.
const figured = 0.1

// withFigures puts a section or a duty that sets figures ("rừng ngập mặn đến năm 2030 đạt
// 1.700 ha" among the solutions) before targets that fit clearly less.
func (t *turn) withFigures(targets []hit, words string) []hit {
	most := 0.0
	for _, h := range targets {
		most = max(most, h.cover)
	}
	for _, h := range t.look(words, 20, plan.KindSection, plan.KindDuty) {
		if len(h.e.Figures) > 0 && h.cover > most+figured {
			return append([]hit{h}, targets...)
		}
	}
	return targets
}

// tasksFirst puts a task before what is none but fits little better where the
// question asks for a task, or for a cell that the other has not.
func (t *turn) tasksFirst(hits []hit) []hit {
	if len(hits) == 0 || hits[0].e.Kind == plan.KindTask {
		return hits
	}
	lacks := hits[0].e.Kind == plan.KindTarget && !t.q.Has("figure") && t.q.HasPhrase("viec", "task", "lam", "thuc hien", "trien khai") || hits[0].e.Kind == plan.KindDuty && (t.q.Has("product", "coord", "start") || t.q.Has("when", "due") && hits[0].e.Due.Kind == "")
	if !lacks && !t.q.HasPhrase("nhiem vu nao", "nv nao", "nhiem vu gi", "nhiem vu", "nv", "which task", "what task") || t.saysTarget() {
		return hits
	}
	i := slices.IndexFunc(hits, func(h hit) bool { return h.e.Kind == plan.KindTask })
	if i < 0 || hits[i].cover < 0.8*hits[0].cover || hits[i].score < 0.5*hits[0].score {
		return hits
	}
	out := slices.Clone(hits)
	first := out[i]
	copy(out[1:i+1], out[:i])
	out[0] = first
	return out
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// quoting returns the entries, with the best first, that have the very words
// which the question puts between quotation marks, if few do.
func (t *turn) quoting(hits []hit) []hit {
	words := folds(t.inQuotes())
	if len(words) < 2 {
		return nil
	}
	var out []hit
	for i, e := range t.b.plan.Entries {
		if t.b.said(i, strings.Join(words, " ")) != "" {
			h := hit{e: e, score: 1, cover: 1}
			if i := slices.IndexFunc(hits, func(x hit) bool { return x.e == e }); i == 0 {
				return []hit{hits[0]}
			}
			out = append(out, h)
		}
	}
	most := 2
	if t.q.Has("where") || t.q.HasPhrase("nhung muc nao", "muc nao", "nhung cho nao") {
		most = 8 // all the places
	}
	if len(out) > most {
		return nil
	}
	return out
}

// vague reports whether a single word fits too many entries to tell which is
// meant.
func (t *turn) vague(hits []hit) bool {
	return t.b.index.DF(strings.Join(folds(t.q.Topic), " ")) > 6 && len(hits) > 0 && !t.q.Has("list", "count", "figure")
}

// askBack asks which of several entries is meant.
func (t *turn) askBack(hits []hit) bool {
	t.abstain(Ambiguous, "Câu hỏi chưa đủ rõ: kế hoạch có nhiều mục nói đến “%s”. Anh/chị hỏi về mục nào?",
		"The question could mean several things: many items of the plan speak of \"%s\". Which do you mean?", t.q.Topic)
	for i, h := range hits {
		if i == 4 {
			break
		}
		t.r.line("- %s: %s", "- %s: %s", t.r.label(h.e), gist(h.e, 100))
	}
	return true
}

// notHeld says that the plan does not hold what is asked, with the nearest
// that it does say.
func (t *turn) notHeld(words string) bool {
	t.abstain(NotInPlan, "Tôi không tìm thấy nội dung này trong %s.", "I do not find this in %s.", t.planName())
	cosine := t.similar(words)
	near := slices.DeleteFunc(t.look(words, 3), func(h hit) bool { return h.cover < 0.2 && cosine[h.e.ID] < faintly })
	if len(near) > 0 {
		t.r.line("Gần nhất có thể là:", "The nearest may be:")
		for _, h := range near {
			t.r.line("- %s: %s", "- %s: %s", t.r.label(h.e), gist(h.e, 110))
		}
	}
	return true
}

// unknown ends a turn that no step answered.
func (t *turn) unknown() {
	t.r.intent = "unclear"
	t.abstain(Ambiguous, "Tôi chưa rõ anh/chị hỏi về điều gì trong %s. Anh/chị nêu tên cơ quan, số nhiệm vụ, thời gian hoặc nội dung cần tìm.",
		"I am not sure what you ask about %s. Please name an agency, a task number, a time or a subject.", t.planName())
}
