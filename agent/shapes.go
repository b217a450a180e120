package agent

import (
	"cmp"
	"slices"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
)

// who names the agency a list is for, "" for none.
func (t *turn) who(m *agency.Mention) string {
	if m == nil {
		return ""
	}
	return t.agencyName(m.Key, m.Name)
}

// listed writes a plain list with its count.
func (t *turn) listed(m *agency.Mention, cs []concern, group string) bool {
	r := t.r
	r.intent = "list"
	if len(cs) == 0 {
		return t.subject() == "" && t.none(m)
	}
	t.heading(m, cs, group)
	n := 150
	if len(cs) > 25 {
		n = 90
	}
	for _, c := range cs {
		if len(cs) <= 3 {
			t.full(c)
			continue
		}
		t.item(c, n)
	}
	r.total += count(cs)
	t.tally(cs)
	if m != nil {
		t.restOf(*m, cs)
		t.note(m.Key)
	}
	return true
}

// heading says what a list holds: "Sở Nội vụ chủ trì 17/75 nhiệm vụ".
func (t *turn) heading(m *agency.Mention, cs []concern, group string) {
	r, q := t.r, t.q
	tasks, _ := entriesOf(cs)
	all := plan.TaskCount(t.b.ofKind(plan.KindTask))
	head := sprintf(r.t("%d/%d nhiệm vụ", "%d of %d tasks"), plan.TaskCount(tasks), all)
	if len(tasks) == 0 {
		head = r.plural(len(cs), "mục", "item")
	}
	if group != "" {
		if g, ok := t.b.plan.Group(group); ok {
			head += r.t(" thuộc nhóm ", " in group ") + g.Numeral + ". " + g.Name
		}
	}
	switch {
	case m == nil:
		r.line("%s%s:", "%s%s:", head, t.quality())
	case inGroupsOnly(cs):
		r.line("**%s** không được nêu đích danh ở %s; là thành viên của nhóm được giao trong %s%s:", "**%s** is not named for %s; it is in a group that is, in %s%s:",
			t.who(m), r.t(map[bool]string{true: "cột phối hợp", false: "cột chủ trì"}[q.Has("coord") && !q.Has("lead")], map[bool]string{true: "coordination", false: "the lead"}[q.Has("coord") && !q.Has("lead")]), head, t.quality())
	case q.Has("coord") && !q.Has("lead"):
		r.line("**%s** phối hợp thực hiện %s%s:", "**%s** coordinates in %s%s:", t.who(m), head, t.quality())
	case q.Has("lead"):
		r.line("**%s** chủ trì %s%s:", "**%s** leads %s%s:", t.who(m), head, t.quality())
	default:
		r.line("**%s** — %s%s:", "**%s** — %s%s:", t.who(m), head, t.quality())
	}
}

// inGroupsOnly reports whether none of the entries names the agency itself.
func inGroupsOnly(cs []concern) bool {
	return len(cs) > 0 && !slices.ContainsFunc(cs, func(c concern) bool { return c.way != leadsInGroup && c.way != helpsInGroup })
}

// quality says by which kind of time a list was narrowed.
func (t *turn) quality() string {
	q, r := t.q, t.r
	switch {
	case q.Has("no_due"):
		return r.t(" không có ngày hoàn thành cụ thể", " with no fixed finish")
	case q.Has("on_event"):
		return r.t(" làm khi có sự kiện hoặc yêu cầu", " that depend on an event or a request")
	case q.Has("recurring") && !q.Has("report"):
		return r.t(" lặp lại định kỳ", " that recur")
	case q.Has("continuous"):
		return r.t(" làm thường xuyên", " carried out continuously")
	}
	return ""
}

// restOf says how much else concerns the agency, without citing it.
func (t *turn) restOf(m agency.Mention, shown []concern) {
	group, helping, named := 0, 0, 0
	for _, c := range t.b.concerns(m.Key) {
		if slices.ContainsFunc(shown, func(s concern) bool { return s.e == c.e }) {
			continue
		}
		switch {
		case c.way == leads:
			named++
		case c.way == leadsInGroup:
			group++
		case c.way == helps || c.way == helpsInGroup:
			helping++
		}
	}
	if group+helping+named == 0 {
		return
	}
	t.r.line("Ngoài danh sách này: %d việc giao đích danh khác, %d việc giao qua nhóm, %d việc phối hợp. Hỏi “%s chịu trách nhiệm gì” để xem đủ.",
		"Beyond this list: %d other items by name, %d through a group, %d as coordinator. Ask \"what is %s responsible for\" for all.",
		named, group, helping, t.who(&m))
}

// none says that nothing fits, which is an answer.
func (t *turn) none(m *agency.Mention) bool {
	if m != nil {
		t.r.line("Kế hoạch không có mục nào như vậy cho **%s**.", "The plan has no such item for **%s**.", t.who(m))
		return true
	}
	t.r.line("Kế hoạch không có mục nào như vậy.", "The plan has no such item.")
	return true
}

// dated is an entry with the days on which it is due.
type dated struct {
	c    concern
	days []plan.Date
}

// inWindow writes what falls due in a window: what has a day, month or
// quarter of its own first, then what is due some time in the year; what
// comes every month is only counted.
func (t *turn) inWindow(m *agency.Mention, cs []concern) bool {
	v, r := t.window(), t.r
	r.intent = "window"
	var exact, year []dated
	often := 0
	for _, c := range cs {
		if c.way == spokenOf {
			continue
		}
		switch fit, days := t.b.dueIn(c.e, v); fit {
		case exactly:
			exact = append(exact, dated{c, days})
		case wholeYear:
			if !t.q.HasPhrase("cot", "column") {
				year = append(year, dated{c, days})
			}
		case monthly:
			often++
		}
	}
	byDay := func(a, b dated) int { return cmp.Compare(a.days[0], b.days[0]) }
	slices.SortStableFunc(exact, byDay)
	if t.q.Has("count") {
		return t.countWindow(m, exact, year)
	}
	t.windowHead(m, len(exact)+len(year))
	for _, d := range exact {
		t.datedItem(d)
	}
	if len(year) > 0 {
		r.gap()
		r.line("Việc ghi chung cho cả năm (ngày cuối là 31/12), %d mục:", "Given only as a whole year (the last day is 31/12), %d items:", len(year))
		for _, d := range year {
			t.datedItem(d)
		}
	}
	all := concernsFrom(append(exact, year...))
	r.total += count(all)
	if len(all) > 0 {
		t.tally(all)
	}
	if often > 0 {
		r.line("Không kể %d việc lặp lại hằng tháng, không ghi ngày cụ thể.", "Not counting %d items that come every month with no day given.", often)
	}
	if v.Span == question.Overdue && len(all) > 0 {
		r.line("Kế hoạch chỉ cho biết hạn, không cho biết việc đã xong hay chưa.", "The plan only gives the time due; it does not say whether the work is done.")
	}
	if m != nil {
		t.note(m.Key)
	}
	return true
}

// inTime returns the entries that are due in the question's window.
func (t *turn) inTime(cs []concern) []concern {
	return keep(cs, func(c concern) bool {
		fit, _ := t.b.dueIn(c.e, t.window())
		return fit == exactly || fit == wholeYear
	})
}

func concernsFrom(ds []dated) []concern {
	out := make([]concern, len(ds))
	for i, d := range ds {
		out[i] = d.c
	}
	return out
}

func (t *turn) windowHead(m *agency.Mention, n int) {
	r := t.r
	for_ := ""
	if m != nil {
		for_ = r.t(" của **", " for **") + t.who(m) + "**"
	}
	if n == 0 {
		r.line("Không có việc nào%s có hạn %s trong %s.", "Nothing%s is due %s in %s.", for_, t.windowName(), t.planName())
		return
	}
	r.line("Việc%s có hạn %s, theo %s:", "Due%s %s, in %s:", for_, t.windowName(), t.planName())
}

// windowName says a window by its days.
func (t *turn) windowName() string {
	v, r := t.window(), t.r
	switch {
	case v.Span == question.Overdue:
		return sprintf(r.t("trước hôm nay (%s)", "before today (%s)"), r.today.VN())
	case v.From == "":
		return sprintf(r.t("đến hết %s (“%s”)", "up to %s (\"%s\")"), v.To.VN(), v.Text)
	case v.To == "":
		return sprintf(r.t("từ %s (“%s”)", "from %s (\"%s\")"), v.From.VN(), v.Text)
	case v.Holed():
		return sprintf(r.t("trong “%s”", "in \"%s\""), v.Text)
	case v.From == v.To:
		return sprintf(r.t("ngày %s", "on %s"), v.From.VN())
	}
	return sprintf(r.t("từ %s đến %s (“%s”)", "from %s to %s (\"%s\")"), v.From.VN(), v.To.VN(), v.Text)
}

// datedItem writes an entry of a list by time, its days first.
func (t *turn) datedItem(d dated) {
	r := t.r
	e := d.c.e
	var days string
	for i, day := range d.days {
		if i > 0 {
			days += ", "
		}
		days += day.VN()
		if note := due.DayNote(day, r.lang); note != "" && e.Due.Kind != plan.DueRange {
			days += " (" + note + ")"
		}
	}
	lead := ""
	if e.Kind == plan.KindTask && e.Lead.Text != "" {
		lead = r.t(" — chủ trì: ", " — lead: ") + cut(oneLine(e.Lead.Text), 70)
	} else if e.Kind == plan.KindDuty && e.Agency != "" {
		lead = " — " + cut(oneLine(e.Agency), 90)
	}
	r.line("- %s: **%s** %s%s (%s)%s", "- %s: **%s** %s%s (%s)%s", days, r.citeFor(d.c, plan.FieldTask, plan.FieldLead, plan.FieldEnd), gist(e, 130), lead, t.wordsOf(e), t.byGroup(d.c))
	for _, w := range e.Warnings {
		if w.Code == plan.WarnBeforePlanDate {
			r.line("  - ⚠ %s", "  - ⚠ note on the source (in Vietnamese): %s", w.Message)
		}
	}
}

// wordsOf quotes an entry's time; its meaning is added where the words could
// mislead ("trước ngày 15").
func (t *turn) wordsOf(e *plan.Entry) string {
	if e.Due.Before || e.Due.Kind == plan.DueComposite && e.Kind == plan.KindTask {
		return t.r.when(e)
	}
	return "“" + cut(oneLine(e.Due.Text), 130) + "”"
}

// byGroup says that an entry concerns the agency through a group or as a
// helper only.
func (t *turn) byGroup(c concern) string {
	r := t.r
	switch c.way {
	case leadsInGroup:
		return r.t(" — giao qua nhóm “", " — through the group \"") + cut(oneLine(c.via), 60) + r.t("”", "\"")
	case helps:
		return r.t(" — phối hợp", " — coordinating")
	case helpsInGroup:
		return r.t(" — phối hợp qua nhóm “", " — coordinating through the group \"") + cut(oneLine(c.via), 60) + r.t("”", "\"")
	}
	return ""
}

// extreme writes the earliest, the next or the latest of the entries.
func (t *turn) extreme(m *agency.Mention, cs []concern) bool {
	r, q := t.r, t.q
	r.intent = "extreme"
	from, to := t.b.plan.Date, plan.MakeDate(max(t.b.plan.LastYear, t.b.plan.Year, r.today.Year()), 12, 31)
	if q.Has("next") {
		from = r.today
	}
	if v := t.window(); v != nil {
		if v.From != "" {
			from = v.From
		}
		if v.To != "" {
			to = v.To
		}
	}
	last := q.Has("latest") && !q.Has("earliest", "next")
	var best []dated
	for _, c := range cs {
		if c.way == spokenOf || fineness(c.e.Due) == monthly || fineness(c.e.Due) == wholeYear && !last {
			continue
		}
		days := due.Occurrences(c.e.Due, from, to)
		if len(days) == 0 {
			continue
		}
		day := days[0]
		if last {
			day = days[len(days)-1]
		}
		d := dated{c, []plan.Date{day}}
		switch {
		case len(best) == 0 || !last && day < best[0].days[0] || last && day > best[0].days[0]:
			best = []dated{d}
		case day == best[0].days[0]:
			best = append(best, d)
		}
	}
	if len(best) == 0 {
		r.line("Theo %s không còn hạn nào có ngày cụ thể%s.", "In %s no dated deadline is left%s.", t.planName(), sprintf(r.t(" kể từ %s", " from %s on"), from.VN()))
		return true
	}
	name := r.t("Hạn sớm nhất", "The earliest deadline")
	if q.Has("next") {
		name = sprintf(r.t("Hạn kế tiếp kể từ %s", "The next deadline from %s on"), r.today.VN())
	} else if last {
		name = r.t("Hạn muộn nhất", "The latest deadline")
	}
	of := ""
	if m != nil {
		of = r.t(" của **", " of **") + t.who(m) + "**"
	}
	r.line("%s%s là **%s**:", "%s%s is **%s**:", name, of, best[0].days[0].VN())
	for _, d := range best {
		t.datedItem(d)
	}
	r.total += count(concernsFrom(best))
	return true
}
