package agent

import (
	"slices"
	"strconv"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/retrieval"
)

// narrowing are the cues that select entries by a field of theirs.
var narrowing = []question.Tag{"continuous", "recurring", "no_due", "on_event", "overdue", "earliest", "next", "latest", "reported"}

// selected answers what fields select: by agency, by time, by group. Such an
// answer is complete.
func (t *turn) selected() bool {
	q := t.q
	t.promote()
	if t.asksWhoOf() {
		return false
	}
	group := t.group()
	topic := t.subject()
	byCell := t.asksCells()
	if byCell {
		topic = ""
		q.Topic, q.TopicWords = "", 0
	}
	if topic != "" && len(q.Agencies) == 0 && t.window() == nil && group == "" && q.Has("lead") && q.Has(narrowing...) && len(folds(topic)) >= 2 {
		return false // who does this, not which work is of that kind
	}
	if len(q.Agencies) == 0 && group == "" && t.asksWho() && q.TopicWords >= 3 && !q.Has("count", "overdue", "earliest", "next") {
		if hits := t.look(topic, 1); len(hits) > 0 && hits[0].cover >= t.least() {
			return false // who does this, whatever time is named beside it
		}
	}
	raw := topic
	bare := len(q.Agencies) > 0 && !q.Has(shaped...) && q.Window == nil
	if topic != "" && (len(q.Agencies) > 0 || t.window() != nil || q.Has(narrowing...) || q.Has("count") && q.HasPhrase("nhiem vu", "linh vuc", "nhom", "tasks", "groups")) && !(bare && t.textFits()) {
		topic = t.telling()
		q.Topic, q.TopicWords = topic, len(folds(topic))
	}
	structured := len(q.Agencies) > 0 || t.window() != nil || group != "" || byCell || len(t.given) > 0
	if !structured && !(q.Has(narrowing...) && topic == "") && !(q.Has("count", "list") && topic == "") {
		return false
	}
	if group != "" {
		g, _ := t.b.plan.Group(group)
		topic = without(topic, g.Name)
		q.Topic, q.TopicWords = topic, len(folds(topic))
	}
	if topic != "" && group == "" && len(t.given) == 0 && t.topicFirst(structured) {
		return false
	}
	if topic != "" && len(q.Agencies) > 0 && t.verify(topic) {
		return true
	}
	t.ownOnly = raw != "" && topic == "" && q.Has("when", "due") && !q.Has("duty", "list", "both_ways") && q.Window == nil
	ms := t.asked()
	if len(ms) == 0 {
		return t.selectFrom(nil, concernsOf(t.b.plan.Entries), group)
	}
	if len(ms) > 1 && (q.Has("coord") || len(ms) > 3 || q.HasPhrase("deu", "ca hai", "dong thoi", "both", "co ca", "cung co", "cung duoc")) && t.together(ms) {
		return true
	}
	done := false
	for _, m := range ms {
		if m.Unbounded {
			continue
		}
		if old := t.before2025(m); old != nil {
			m = *old
		}
		if done {
			t.r.gap()
		}
		m := m
		done = t.selectFrom(&m, t.b.concerns(m.Key), group) || done
	}
	if !done && !slices.ContainsFunc(ms, func(m agency.Mention) bool { return !m.Unbounded }) {
		return t.nobody(ms[0])
	}
	return done
}

// verify answers whether, or which of, the agencies named do the work that the
// words describe: "Sở Tài chính có phải đầu mối giải ngân không?".
func (t *turn) verify(topic string) bool {
	between := len(t.q.Agencies) > 1 && t.q.HasPhrase("ai chinh", "ai", "ben nao", "so nao", "who leads", "who", "which")
	if !between && !t.q.HasPhrase("co phai", "phai khong", "dung khong", "dung ko", "phai ko", "is it", "does", "do we") {
		return false
	}
	hits := t.look(topic, 1, plan.KindTask, plan.KindDuty)
	if len(hits) == 0 || hits[0].cover < surely {
		return false
	}
	t.r.intent = "verify"
	t.part([]*plan.Entry{hits[0].e})
	t.project(concernsOf([]*plan.Entry{hits[0].e}), []plan.FieldName{plan.FieldLead, plan.FieldCoordinating})
	return true
}

// asksWhoOf takes agencies that the question only speaks of for a part of its
// subject: "ai vận hành Trung tâm Phục vụ hành chính công?" asks who, not what
// the centre does.
func (t *turn) asksWhoOf() bool {
	q := t.q
	if len(q.Agencies) == 0 || !t.asksWho() {
		return false
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

// asksWho reports whether the question asks for the agency itself.
func (t *turn) asksWho() bool {
	return t.q.HasPhrase("ai", "co quan nao", "don vi nao", "so nao", "nganh nao", "ben nao", "cap nao", "who", "which department", "which agency")
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
		if g.Unbounded && (len(ms) > 1 || t.window() != nil || len(narrowed(t.q)) > 0) {
			return true
		}
		return g.Group && slices.ContainsFunc(ms, func(m agency.Mention) bool { return t.b.dir.Contains(g.Key, m.Key) })
	})
}

// before2025 returns the agency of the plan's own time where the one asked
// about came from a merger after it and the plan does not name it.
func (t *turn) before2025(m agency.Mention) *agency.Mention {
	named := func(key string) bool {
		return slices.ContainsFunc(t.b.concerns(key), func(c concern) bool { return c.way == leads || c.way == helps })
	}
	if named(m.Key) {
		return nil
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
	for _, w := range []string{" gui ", " gui cho ", " gui ve ", " nop ", " nop cho ", " trinh ", " bao cao ", " sent to ", " submit to ", " report to "} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// promote takes a weakly named agency for certain where nothing else is
// asked: "y tế phải làm gì".
func (t *turn) promote() {
	q := t.q
	if len(q.Agencies) > 0 || len(q.Hints) == 0 || len(q.Refs) > 0 || t.asksWho() && q.TopicWords >= 3 {
		return
	}
	rest := t.telling()
	for _, h := range q.Hints {
		rest = without(rest, h.Name)
	}
	if rest == "" && (q.Has("duty", "list", "count", "due", "when", "coord", "lead") || t.window() != nil || q.Has(narrowing...)) {
		q.Agencies, q.Hints = q.Hints, nil
		q.Topic, q.TopicWords = "", 0
	}
}

// window returns the question's window, nil where it is no narrowing: the
// plan's own year as a whole.
func (t *turn) window() *question.Window {
	v := t.q.Window
	if t.q.Has("overdue") && (v == nil || v.Span == question.Within && (v.Unit == plan.Year || v.Unit == plan.Day)) {
		return &question.Window{Span: question.Overdue, To: t.r.today.AddDays(-1), Unit: plan.Day}
	}
	if v != nil && v.Unit == plan.Year && v.Span == question.Within && v.From.Year() == t.b.plan.Year && !t.q.Has("due") {
		return nil
	}
	return v
}

// group returns the numeral of the group of tasks that the question names by
// its number or its name.
func (t *turn) group() string {
	for _, r := range t.q.Refs {
		num := r.Number
		if n, err := strconv.Atoi(num); err == nil && r.What == "group" && n >= 1 && n <= len(t.b.plan.Groups) {
			num = t.b.plan.Groups[n-1].Numeral // "nhóm 4" is IV
		}
		if _, ok := t.b.plan.Group(num); ok && r.What == "group" {
			return num
		}
	}
	if t.q.HasPhrase("muc tieu", "chi tieu", "targets") && !t.q.HasPhrase("nhiem vu", "nv") {
		return "" // the targets under a heading of the body
	}
	named := t.q.HasPhrase("nhom", "linh vuc", "mang", "group", "area", "field", "sector") ||
		t.q.HasPhrase("phan") && !t.q.HasPhrase("thanh phan", "mot phan", "phan tram")
	if !named && !t.q.HasPhrase("ve", "on", "about") {
		return ""
	}
	words := t.plainWords(t.q.Content)
	subject := slices.DeleteFunc(t.plainWords(t.q.Topic), func(w string) bool {
		return slices.Contains([]string{"nhom", "linh", "vuc", "mang", "phan", "group", "area", "field", "tthc", "cqdt"}, w)
	})
	best, most := "", 0.0
	for _, g := range t.b.plan.Groups {
		s := overlap(words, folds(g.Name), t.b)
		if len(subject) > 1 && overlap(folds(g.Name), subject, t.b) >= 0.75 {
			s = max(s, 0.6)
		} else if !named {
			continue
		}
		if s > most && s >= 0.6 {
			best, most = g.Numeral, s
		}
	}
	return best
}

// plainWords returns a text's words, folded, with abbreviations written out
// and English put into Vietnamese.
func (t *turn) plainWords(text string) []string {
	var out []string
	for _, term := range retrieval.Terms(text, retrieval.TermOptions{Abbreviations: t.b.plan.Abbreviations, Lang: t.q.Lang}) {
		if retrieval.IsPlain(term.Text) && term.Weight >= 0.3 {
			out = append(out, term.Text)
		}
	}
	return out
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

// selectFrom narrows the entries by what else the question says and writes
// them in the shape it asks for.
func (t *turn) selectFrom(m *agency.Mention, cs []concern, group string) bool {
	if m != nil && len(cs) == 0 {
		return t.notNamed(*m)
	}
	overall := m != nil && t.q.Has("both_ways")
	if !overall {
		cs = t.byRole(m, cs)
	}
	if len(t.given) > 0 {
		cs = keep(cs, func(c concern) bool {
			return slices.Contains(t.given, c.e) && (c.way != leadsInGroup && c.way != helpsInGroup || m == nil)
		})
	}
	cs, byCell := t.cells(cs)
	if group != "" {
		in := t.inGroup(group)
		cs = slices.DeleteFunc(cs, func(c concern) bool { return !slices.Contains(in, c.e) })
	}
	if fit := t.byTopic(cs); !overall && !(t.window() != nil && len(t.inTime(fit)) == 0) {
		cs = fit // words that leave nothing in the time asked about are talk
	}
	cs = t.byTimeKind(cs)
	q := t.q
	if own := keep(cs, func(c concern) bool { return c.way == leads && isTask(c) }); m != nil && len(own) > 0 && !overall && q.Has("continuous", "no_due", "on_event") {
		cs = own
	}
	if own := keep(cs, func(c concern) bool { return c.way == leads }); m != nil && t.ownOnly && len(own) > 0 {
		cs = own
	}
	if len(cs) == 0 && t.subject() != "" && t.window() == nil {
		return false // let the words find it
	}
	switch {
	case q.Has("earliest", "latest") && !byCell || q.Has("next") && t.window() == nil:
		return t.extreme(m, cs)
	case t.window() != nil && !t.asksStart() && !t.asksSpan() && t.quoted() == "":
		return t.inWindow(m, cs)
	case q.Has("count"):
		return t.counted(m, cs, group)
	}
	if m != nil && (overall || q.Has("lead") == q.Has("coord") && !t.withWhom()) && group == "" && !byCell && len(t.given) == 0 {
		t.r.intent = "agency"
		t.duties(*m, cs)
		return true
	}
	return t.listed(m, cs, group)
}

// byRole keeps the entries in which the agency has the part asked about.
func (t *turn) byRole(m *agency.Mention, cs []concern) []concern {
	q := t.q
	if m == nil {
		// A time also falls due for duties of the body, unless the appendix or
		// its tasks are meant.
		dated := t.window() != nil || q.Has("earliest", "latest", "next", "recurring", "overdue", "reported")
		onlyTasks := q.HasPhrase("phu luc", "appendix") || q.Has("count") && q.HasPhrase("nhiem vu", "nv", "tasks")
		return keep(cs, func(c concern) bool { return isTask(c) || dated && !onlyTasks && c.e.Kind == plan.KindDuty })
	}
	lead, coord := q.Has("lead"), q.Has("coord")
	if q.Has("group_way") && lead != coord {
		var out []concern
		for _, c := range cs {
			if s := t.b.sideOf(c.e, m.Key, coord); (s.way == leadsInGroup || s.way == helpsInGroup) && isTask(s) {
				out = append(out, s)
			}
		}
		return out
	}
	if lead && coord && t.withWhom() {
		coord = false // "chủ trì gì, phối hợp với ai" asks who helps with what it leads
	}
	switch {
	case lead != coord:
		var side []concern
		for _, c := range cs {
			if s := t.b.sideOf(c.e, m.Key, coord); s.way < notConcerned {
				side = append(side, s)
			}
		}
		direct := keep(side, func(c concern) bool { return (c.way == leads || c.way == helps) && isTask(c) })
		if len(direct) > 0 && !q.Has("group_way") {
			return direct
		}
		if own := keep(side, func(c concern) bool { return c.way == leads || c.way == helps }); len(own) > 0 && !q.Has("group_way") && !q.HasPhrase("nhiem vu", "nv", "task", "tasks", "phu luc") {
			return own
		}
		if tasks := keep(side, isTask); len(tasks) > 0 {
			return tasks
		}
		return side
	case q.Has("direct"):
		if direct := keep(cs, func(c concern) bool { return c.way == leads || c.way == helps }); len(direct) > 0 {
			return direct
		}
	case q.Has("count") && q.HasPhrase("nhiem vu", "nv", "task", "tasks", "dau viec", "viec"):
		if direct := keep(cs, func(c concern) bool { return c.way == leads && isTask(c) }); len(direct) > 0 {
			return direct
		}
	}
	return cs
}

func narrowed(q *question.Question) []question.Tag {
	var out []question.Tag
	for _, tag := range narrowing {
		if q.Has(tag) {
			out = append(out, tag)
		}
	}
	return out
}

func keep(cs []concern, ok func(concern) bool) []concern {
	var out []concern
	for _, c := range cs {
		if ok(c) {
			out = append(out, c)
		}
	}
	return out
}

// byTimeKind keeps the entries whose time is of the kind asked about.
func (t *turn) byTimeKind(cs []concern) []concern {
	q := t.q
	switch {
	case q.Has("reported"):
		return keep(cs, func(c concern) bool { return byDay(c.e.Due) })
	case q.Has("no_due") && !q.Has("continuous"):
		return keep(cs, func(c concern) bool {
			return isTask(c) && c.e.Due.Date == "" && c.e.Due.Kind != plan.DueRecurring
		})
	case q.Has("on_event"):
		return keep(cs, func(c concern) bool { return hasKind(c.e.Due, plan.DueEvent) })
	case q.Has("recurring") && !q.Has("report"):
		freq := ""
		if q.HasPhrase("hang thang", "moi thang", "monthly", "every month") {
			freq = "FREQ=MONTHLY"
		}
		return keep(cs, func(c concern) bool { return recurs(c.e.Due, freq) })
	case q.Has("continuous"):
		return keep(cs, func(c concern) bool { return hasKind(c.e.Due, plan.DueContinuous) })
	}
	return cs
}

// byDay reports whether a time, or a part of it, names a day.
func byDay(d plan.Due) bool {
	return d.Kind == plan.DueDate || strings.Contains(d.RRule, "BYMONTHDAY") || slices.ContainsFunc(d.Parts, byDay)
}

// hasKind reports whether a time, or a part of it, is of a kind.
func hasKind(d plan.Due, k plan.DueKind) bool {
	return d.Kind == k || slices.ContainsFunc(d.Parts, func(p plan.Due) bool { return hasKind(p, k) })
}

// withWhom reports whether the question asks who the partners are.
func (t *turn) withWhom() bool {
	return t.q.HasPhrase("voi ai", "cung ai", "cung voi ai", "ai phoi hop", "who supports", "with whom", "voi co quan nao", "voi don vi nao")
}

// recurs reports whether a time, or a part of it, recurs with a frequency; ""
// is any.
func recurs(d plan.Due, freq string) bool {
	return d.Kind == plan.DueRecurring && strings.HasPrefix(d.RRule, freq) ||
		slices.ContainsFunc(d.Parts, func(p plan.Due) bool { return recurs(p, freq) })
}
