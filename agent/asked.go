package agent

import (
	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
	"slices"
	"strings"
)

// verify answers whether, or which of, the agencies named do the work that the
// words describe: "Sở Tài chính có phải đầu mối giải ngân không?".
func (t *turn) verify(topic string) bool {
	between := len(t.q.Agencies) > 1 && t.orBetween() || len(t.q.Agencies) > 1 && t.q.HasPhrase("ai chinh", "ai", "ben nao", "so nao", "who leads", "who", "which")
	if t.q.HasPhrase("co phai lam gi", "co phai lam nhung gi", "co phai nop gi", "co phai bao cao gi") {
		return false // what, not whether
	}
	if !between && !t.q.HasPhrase("co phai", "phai khong", "dung khong", "dung ko", "phai ko", "is it", "does", "do we") {
		return false
	}
	hits := t.look(topic, 1, plan.KindTask, plan.KindDuty)
	if len(hits) == 0 || hits[0].cover < surely && !t.meant(topic, hits[0]) {
		return false
	}
	t.r.intent = "verify"
	t.part([]*plan.Entry{hits[0].e})
	t.project(concernsOf([]*plan.Entry{hits[0].e}), []plan.FieldName{plan.FieldLead, plan.FieldCoordinating})
	return true
}

// orBetween reports whether "hay" or "or" stands between the first two
// agencies.
func (t *turn) orBetween() bool {
	a, b := t.q.Agencies[0], t.q.Agencies[1]
	return b.Start > a.End && slices.ContainsFunc(folds(t.q.Text[a.End:b.Start]), func(w string) bool { return w == "hay" || w == "or" || w == "hoac" })
}

// asksWhoOf takes agencies that the question only speaks of for a part of its
// subject: "ai vận hành Trung tâm Phục vụ hành chính công?" asks who, not what
// the centre does.
func (t *turn) asksWhoOf() bool {
	q := t.q
	if len(q.Agencies) == 0 || !t.asksWho() {
		return false
	}
	if !slices.ContainsFunc(q.Agencies, func(m agency.Mention) bool { return m.Group || !t.addressed(m) }) && !q.Has("report") && q.TopicWords >= 2 {
		q.Topic, q.TopicWords, q.Agencies = q.Text, q.Words(), nil
		return true // "sở nào trình Chủ tịch UBND tỉnh tặng bằng khen"
	}
	if toks := q.Tokens(); toks[0].Fold == "ngoai" && len(q.Agencies) == 1 && q.Agencies[0].Start <= toks[0].End+5 && q.TopicWords >= 3 {
		q.Topic, q.TopicWords, q.Agencies = q.Text, q.Words(), nil
		return true // "ngoài Sở Y tế còn ai tham gia …"
	}
	if q.TopicWords >= 3 && !slices.ContainsFunc(q.Agencies, func(m agency.Mention) bool { return !m.Group || !t.belongsTo(m) }) && t.topical() {
		q.Topic, q.TopicWords, q.Agencies = q.Text, q.Words(), nil
		return true // "chỉ số của các sở ai đánh giá"
	}
	for _, m := range q.Agencies {
		for _, c := range t.b.concerns(m.Key) {
			if c.way == leads || c.way == helps || m.Group && c.way < spokenOf {
				return false
			}
		}
	}
	q.Topic, q.TopicWords = q.Text, q.Words()
	return true
}

// spokenOf reports whether the plan speaks of a body at all; of a group it
// always does.
func (t *turn) spokenOf(m agency.Mention) bool {
	return m.Group || len(t.b.concerns(m.Key)) > 0
}

// asksShareOf does the same where a figure is asked for and a target fits:
// "người hưởng lương ở đơn vị sự nghiệp phải giảm bao nhiêu phần trăm". Where
// it is no percentage the agency must be one that the plan gives no task.
func (t *turn) asksShareOf() bool {
	q := t.q
	if len(q.Agencies) == 0 || !q.Has("figure") || q.Has("lead", "coord", "due", "list") || len(folds(q.Content)) < 3 {
		return false
	}
	if !t.asksShare() && slices.ContainsFunc(q.Agencies, t.hasTasks) || !slices.ContainsFunc(q.Agencies, t.spokenOf) {
		return false
	}
	hits := t.withFigures(t.look(q.Text, 1, plan.KindTarget), q.Text)
	if len(hits) == 0 || hits[0].cover < perhaps {
		return false
	}
	q.Topic, q.TopicWords, q.Agencies = q.Text, q.Words(), nil
	return true
}

// belongsTo reports whether an agency stands behind "của": what is asked about
// is its.
func (t *turn) belongsTo(m agency.Mention) bool {
	if m.End == 0 {
		return false
	}
	before := folds(t.q.Text[:m.Start])
	return len(before) > 0 && slices.Contains([]string{"cua", "va", "of", "for"}, before[len(before)-1])
}

// hasTasks reports whether an agency, by name, leads or coordinates anything.
func (t *turn) hasTasks(m agency.Mention) bool {
	return slices.ContainsFunc(t.b.concerns(m.Key), func(c concern) bool { return c.way == leads || c.way == helps })
}

// asksFigure reports whether the question asks for a target's figure that a
// year only dates: "đến năm 2030 tỷ lệ người dân có chữ ký số là bao nhiêu".
func (t *turn) asksFigure() bool {
	q := t.q
	if !q.Has("figure") && !t.countsProducts() && !t.figureOfYear() || q.Window == nil || q.Window.Unit != plan.Year && q.Window.Span != question.Before || len(asBodies(q.Agencies)) > 0 || len(q.Refs) > 0 ||
		q.TopicWords < 2 || q.Has("lead", "coord", "due", "list", "duty", "report", "product", "overdue", "earliest", "latest", "next") {
		return false
	}
	hits := t.withFigures(t.look(q.Topic, 1, plan.KindTarget), q.Topic)
	return t.saysTarget() && q.Window.Unit == plan.Year || len(hits) > 0 && hits[0].cover >= min(perhaps, t.least())
}

// figureOfYear reports whether the question names a year of a plan of several
// and what a target sets for it, and no more: "sản lượng mía năm 2030".
func (t *turn) figureOfYear() bool {
	q := t.q
	if len(q.Years()) != 1 || t.b.plan.LastYear <= t.b.plan.Year || q.TopicWords < 2 || q.Has("when", "due", "start", "list", "duty") {
		return false
	}
	hits := t.withFigures(t.look(q.Topic, 1, plan.KindTarget), q.Topic)
	return len(hits) > 0 && (t.saysTarget() && hits[0].cover >= perhaps || hits[0].cover >= surely && hasDigit(hits[0].e.Text))
}

// asksWho reports whether the question asks for the agency itself.
func (t *turn) asksWho() bool {
	return t.q.HasPhrase("ai", "co quan nao", "don vi nao", "so nao", "nganh nao", "ben nao", "cap nao", "phong nao", "ong nao", "vi nao", "co quan gi", "don vi gi",
		"who", "whose", "which department", "which agency", "which body", "which office", "which unit", "what agency", "what department")
}

// asked returns the agencies asked about: without repeats, without a group
// that is only named as the way in which one of the others is concerned
// ("Sở Y tế …, kể cả việc giao chung cho các sở, ban, ngành"), and without
// "các cơ quan" where the question is about a time.
func (t *turn) asked() []agency.Mention {
	ms := distinct(t.q.Agencies)
	return slices.DeleteFunc(slices.Clone(ms), func(g agency.Mention) bool {
		if len(ms) > 1 && t.sentTo(g) || len(ms) == 1 && t.sentTo(g) && t.q.HasPhrase("co quan", "don vi", "so nao", "agencies") {
			return true
		}
		if t.ofProduct(g) || len(ms) > 1 && t.gives(g) {
			return true
		}
		if g.Unbounded && (len(ms) > 1 || t.window() != nil || len(narrowed(t.q)) > 0) {
			return true
		}
		return g.Group && (t.q.Has("both_ways") || !t.q.Has("alone", "joint")) && slices.ContainsFunc(ms, func(m agency.Mention) bool { return t.b.dir.Contains(g.Key, m.Key) })
	})
}

// gives reports whether a body is named as the one who lays work on others:
// "UBND tỉnh giao gì cho các sở".
func (t *turn) gives(m agency.Mention) bool {
	if m.End == 0 {
		return false
	}
	after := " " + strings.Join(folds(t.q.Text[m.End:]), " ") + " "
	return strings.HasPrefix(after, " giao ") || strings.HasPrefix(after, " phan cong ") || strings.HasPrefix(after, " yeu cau ") || strings.HasPrefix(after, " assigns ")
}

// before2025 returns the agency of the plan's own time where the one asked
// about came from a merger after it and the plan does not name it.
func (t *turn) before2025(m agency.Mention) *agency.Mention {
	named := func(key string) bool {
		return slices.ContainsFunc(t.b.concerns(key), func(c concern) bool { return c.way == leads || c.way == helps })
	}
	inGroup := slices.ContainsFunc(t.b.concerns(m.Key), func(c concern) bool { return c.way == leadsInGroup || c.way == helpsInGroup })
	if named(m.Key) || inGroup {
		return nil // it was there already, as one of a group
	}
	for _, key := range t.b.dir.Predecessors(m.Key) {
		if named(key) {
			t.r.line("Kế hoạch chưa có **%s**; trước khi sắp xếp năm 2025, việc này ghi cho **%s**.", "The plan does not know **%s** yet; before the mergers of 2025 it names **%s**.",
				t.agencyName(m.Key, m.Name), t.agencyName(key, key))
			return &agency.Mention{Name: t.b.dir.Name(key), Key: key, Exact: true}
		}
	}
	return nil
}

// sentTo reports whether an agency is named as the one to whom something is
// sent.
func (t *turn) sentTo(m agency.Mention) bool {
	if m.End == 0 {
		return false
	}
	before := " " + strings.Join(folds(t.q.Text[:m.Start]), " ") + " "
	for _, w := range []string{" gui ", " gui cho ", " gui ve ", " nop ", " nop cho ", " trinh ", " bao cao ", " tham muu cho ", " tham muu ", " giup ", " tham muu giup ", " sent to ", " submit to ", " report to "} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// distinct drops agencies named twice.
func distinct(ms []agency.Mention) []agency.Mention {
	var out []agency.Mention
	for _, m := range ms {
		if !slices.ContainsFunc(out, func(o agency.Mention) bool { return o.Key == m.Key }) {
			out = append(out, m)
		}
	}
	return out
}

// withWhom reports whether the question asks who the partners are.
func (t *turn) withWhom() bool {
	return t.q.Has("with_whom")
}
