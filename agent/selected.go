package agent

import (
	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
	"slices"
	"strings"
)

// narrowing are the cues that select entries by a field of theirs.
var narrowing = []question.Tag{"continuous", "recurring", "no_due", "on_event", "overdue", "earliest", "next", "latest", "reported"}

// selected answers what fields select: by agency, by time, by group. Such an
// answer is complete.
func (t *turn) selected() bool {
	q := t.q
	t.promote()
	if q.HasPhrase(calendarWords...) && q.TopicWords <= 1 {
		t.setTopic("")
		t.wholeYear("")
	}
	if t.asksWhoOf() {
		return false
	}
	if t.asksShareOf() || t.asksFigure() || t.quotesTask() {
		return false
	}
	ms := t.asked()
	if len(ms) == 0 && len(t.receivers()) > 0 && t.receivedBy() {
		return true
	}
	if all := asBodies(distinct(q.Agencies)); len(all) > len(asBodies(ms)) {
		if s, ok := t.sidesOf(all); ok && t.telling() == "" && !q.Has("both_ways") && t.between(s) {
			return true
		}
	}
	if s, ok := t.sidesOf(asBodies(ms)); ok && (t.subject() == "" || t.helpsBetween(asBodies(ms))) && t.between(s) {
		return true
	}
	if q.Has("alone") && len(ms) > 1 {
		ms = ms[:1] // the others are those with whom it is not
	}
	if bodies := asBodies(ms); len(bodies) > 1 && t.jointly(bodies) && t.together(bodies) {
		return true
	}
	group, byCell := t.group(), t.asksCells()
	if t.areaLead(group) {
		return true
	}
	topic := t.topicBeside(byCell)
	if t.asksWhoDoes(topic, group) {
		return false // who does this, whatever time is named beside it
	}
	raw := topic
	topic = t.tellingTopic(topic)
	structured := len(q.Agencies) > 0 || t.window() != nil || group != "" || byCell || len(t.given) > 0
	if !structured && !(q.Has(narrowing...) && topic == "") && !(q.Has("count", "list") && topic == "") {
		return false
	}
	if group != "" {
		g, _ := t.b.plan.Group(group)
		topic = t.setTopic(without(topic, g.Name+" lĩnh vực nhóm mảng phần khối"))
	}
	if topic != "" && group == "" && len(t.given) == 0 && t.topicFirst(structured) {
		return false
	}
	if topic != "" && len(q.Agencies) > 0 && t.verify(topic) {
		return true
	}
	t.wholeYear(topic)
	t.stillToCome()
	if slices.Contains([]string{"next", "nearest", "upcoming"}, strings.ToLower(raw)) {
		raw = ""
	}
	t.ownOnly = raw != "" && topic == "" && q.Has("when", "due") && !q.Has("duty", "list", "both_ways") && q.Window == nil
	if len(ms) == 0 {
		all := t.b.plan.Entries
		if t.saysTarget() && !q.Has("count") && group == "" && t.window() == nil && !q.HasPhrase("nhiem vu", "nv", "viec", "tasks") && !q.Has(narrowing...) {
			if targets := t.b.ofKind(plan.KindTarget); len(targets) > 0 {
				return t.listed(nil, concernsOf(targets), "")
			}
		}
		return t.selectFrom(nil, concernsOf(all), group)
	}
	if len(ms) > 1 && !q.Has("joint") && (q.Has("coord") || len(ms) > 3 || q.HasPhrase("deu", "ca hai", "dong thoi", "both", "co ca", "cung co", "cung duoc")) && t.together(ms) {
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

// concerned ends the key of those of a group whom the plan only calls the ones
// concerned.
const concerned = "-lien-quan"

// window returns the question's window, nil where it is no narrowing: the
// plan's own year as a whole.
func (t *turn) window() *question.Window {
	v := t.q.Window
	if t.q.Has("just_year") {
		return nil
	}
	upToNow := v != nil && v.Span == question.Before && v.To == t.r.today // "tính đến nay"
	if t.q.Has("overdue") && v != nil && v.Span == question.Before && v.Unit == plan.Day && t.q.HasPhrase("tinh den", "tinh toi", "as of") {
		return &question.Window{Span: question.Overdue, To: v.To.AddDays(-1), Unit: plan.Day}
	}
	if t.q.Has("overdue") && (v == nil || upToNow || v.Span == question.Within && (v.Unit == plan.Year || v.Unit == plan.Day)) {
		return &question.Window{Span: question.Overdue, To: t.r.today.AddDays(-1), Unit: plan.Day}
	}
	if v != nil && v.Span == question.Before && v.Named[1] != "" && t.q.HasPhrase("keo dai den", "keo dai toi", "keo dai den tan", "keo dai toi tan", "last until", "lasts until", "run until", "runs until", "run to", "runs to", "stretch to") {
		return &question.Window{Span: question.Within, From: v.Named[0], To: v.Named[1], Unit: v.Unit, Text: v.Text, YearSaid: v.YearSaid, Named: v.Named}
	}
	if v != nil && v.Unit == plan.Year && v.Span == question.Within && v.From.Year() == t.b.plan.Year && (!t.q.Has("due") || len(t.q.Agencies) == 0 && t.q.TopicWords >= 4 && t.q.HasPhrase("khi nao", "bao gio", "luc nao", "thang may", "thang nao", "ngay nao", "when")) {
		return nil
	}
	return v
}

// selectFrom narrows the entries by what else the question says and writes
// them in the shape it asks for.
func (t *turn) selectFrom(m *agency.Mention, cs []concern, group string) bool {
	if m != nil && m.Group && len(cs) == 0 {
		cs = t.b.concerns(m.Key + concerned) // "các sở, ngành liên quan" of those asked about
	}
	if m != nil && len(cs) == 0 {
		return t.notNamed(*m)
	}
	if m != nil && t.onlyByName() && !slices.ContainsFunc(cs, func(c concern) bool { return c.way == leads || c.way == helps || c.way == spokenOf }) {
		return t.nothingByName(*m, cs)
	}
	overall := m != nil && t.q.Has("both_ways")
	switch {
	case overall && t.q.Has("direct"):
		cs = t.byName(m, cs)
		if tasks := keep(cs, isTask); len(tasks) > 0 && t.q.HasPhrase("nhiem vu nao", "nv nao", "nhung nhiem vu", "which tasks") {
			cs = tasks
		}
	case !overall:
		cs = t.byRole(m, cs)
	}
	if len(t.given) > 0 {
		cs = keep(cs, func(c concern) bool {
			return slices.Contains(t.given, c.e) && (c.way != leadsInGroup && c.way != helpsInGroup || m == nil)
		})
	}
	cs, byCell := t.cells(t.inPart(cs))
	if own := ownTasks(cs); m != nil && len(own) > 0 && t.productWanted() != "" && !t.q.Has("coord", "group_way") && !overall {
		cs = own // what it makes itself
	}
	if own := ownTasks(cs); m != nil && len(own) > 0 && t.q.Has("product") && !t.q.Has("coord", "list", "count", "group_way", "earliest", "latest", "next", "due", "when") && t.q.Window == nil && !overall && len(t.given) == 0 {
		cs = own // what it hands in
	}
	if group != "" {
		in := t.inGroup(group)
		cs = slices.DeleteFunc(cs, func(c concern) bool { return !slices.Contains(in, c.e) })
	}
	if !overall {
		cs = t.bySubject(cs)
	}
	if m != nil {
		cs = t.paperReports(cs)
	}
	cs = t.byTimeKind(cs)
	cs = t.byFineness(cs)
	if t.reportsAside() == noReports {
		cs = withoutReports(cs)
	}
	q := t.q
	if own := ownTasks(cs); m != nil && len(own) > 0 && !overall && q.Has("continuous", "no_due", "on_event") {
		cs = own
	}
	if own := keep(cs, func(c concern) bool { return c.way == leads }); m != nil && t.ownOnly && len(own) > 0 && !q.Has("next", "earliest", "latest") {
		cs = own
	}
	if len(cs) == 0 && t.subject() != "" && t.window() == nil {
		return false // let the words find it
	}
	switch {
	case q.Has("earliest", "latest") && !byCell || q.Has("next") && (t.window() == nil || t.window().To == "" && q.HasPhrase("gan nhat", "nearest", "closest")):
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

// ownTasks keeps the tasks that the agency leads by name.
func ownTasks(cs []concern) []concern {
	return keep(cs, func(c concern) bool { return c.way == leads && isTask(c) })
}

// bySubject keeps the entries that the question's words are about: those on
// reports where the next one is asked for, else those that the words fit.
// Words that leave nothing in the time asked about are talk.
func (t *turn) bySubject(cs []concern) []concern {
	q := t.q
	if q.Has("report") && q.Has("next", "earliest") && t.reportsAside() == notAside {
		to := t.receivers()
		if reports := keep(cs, func(c concern) bool { return reporting(c.e) && byDay(c.e.Due) && t.receives(c.e, to) }); len(reports) > 0 {
			return reports
		}
	}
	fit := t.byTopic(cs)
	if q.Has("next", "earliest", "latest") && !t.anyDay(fit) || t.window() != nil && len(t.inTime(fit)) == 0 {
		return cs
	}
	return fit
}
