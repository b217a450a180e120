package agent

import (
	"cmp"
	"slices"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
)

// counted answers "how many", saying what was counted and how.
func (t *turn) counted(m *agency.Mention, cs []concern, group string) bool {
	r, q := t.r, t.q
	r.intent = "count"
	if m == nil && group == "" && t.quality() == "" && t.subject() == "" && !t.asksCells() && len(t.given) == 0 {
		return t.totals()
	}
	if q.HasPhrase("muc tieu", "chi tieu", "target", "targets") && m == nil && group == "" {
		cs = concernsOf(t.b.ofKind(plan.KindTarget))
	}
	tasks, rest := entriesOf(cs)
	if len(cs) == 0 {
		r.line("**0**: kế hoạch không có mục nào như vậy.", "**0**: the plan has no such item.")
		return true
	}
	t.heading(m, cs, group)
	for _, c := range cs {
		t.item(c, 70)
	}
	r.total += plan.TaskCount(tasks) + len(rest)
	t.tally(cs)
	if m != nil {
		t.restOf(*m, cs)
	}
	return true
}

// totals counts the plan as a whole: tasks by group, targets, duties. It
// rests on the whole table, so it cites no entry.
func (t *turn) totals() bool {
	r, p := t.r, t.b.plan
	tasks := t.b.ofKind(plan.KindTask)
	n := plan.TaskCount(tasks)
	q := t.q
	switch {
	case q.HasPhrase("nhom", "linh vuc", "phan", "mang", "noi dung", "tru cot", "groups", "group", "areas", "parts"):
		if len(p.Groups) == 0 {
			return t.partsOfWork()
		}
		r.line("%s chia nhiệm vụ thành **%d nhóm**:", "%s puts its tasks into **%d groups**:", capital(t.planName()), len(p.Groups))
		r.total = len(p.Groups)
	case q.HasPhrase("muc tieu", "chi tieu", "target", "targets"):
		r.total = len(t.targetsOf())
		r.line("%s có **%d mục tiêu**.", "%s has **%d targets**.", capital(t.planName()), r.total)
		return true
	case q.HasPhrase("trach nhiem", "duties", "responsibilities"):
		r.total = len(t.b.ofKind(plan.KindDuty))
		r.line("%s có **%d trách nhiệm** giao ở phần tổ chức thực hiện.", "%s lays down **%d duties**.", capital(t.planName()), r.total)
		return true
	case q.HasPhrase("co quan", "don vi", "so", "agencies", "departments") && q.HasPhrase("chu tri", "lead", "giao"):
		return t.leaders()
	default:
		rows := ""
		if len(tasks) > n {
			rows = sprintf(r.t(" (%d dòng, vì có nhiệm vụ gồm hai dòng)", " (%d rows: some have two)"), len(tasks))
		}
		r.line("%s có **%d nhiệm vụ**%s:", "%s has **%d tasks**%s:", capital(t.planName()), n, rows)
		r.total = n
	}
	for _, g := range p.Groups {
		in := t.inGroup(g.Numeral)
		if len(in) == 0 {
			continue
		}
		r.line("- %s. %s: %d (%s đến %s)", "- %s. %s: %d (%s to %s)", g.Numeral, g.Name, plan.TaskCount(in), plan.BaseNumber(in[0].Number), plan.BaseNumber(in[len(in)-1].Number))
	}
	return true
}

// led is an agency with the tasks that it leads by name.
type led struct {
	key, name string
	tasks     []*plan.Entry
}

// leadersOf returns who leads how many of the tasks by name, most first.
func leadersOf(tasks []*plan.Entry) []led {
	var out []led
	for _, e := range tasks {
		for _, a := range e.Agencies {
			if a.Role != plan.RoleLead {
				continue
			}
			i := slices.IndexFunc(out, func(l led) bool { return l.key == a.Key })
			if i < 0 {
				i = len(out)
				out = append(out, led{key: a.Key, name: a.Name})
			}
			if n := len(out[i].tasks); n == 0 || out[i].tasks[n-1] != e {
				out[i].tasks = append(out[i].tasks, e)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b led) int { return cmp.Compare(plan.TaskCount(b.tasks), plan.TaskCount(a.tasks)) })
	return out
}

// leaders lists who leads how many tasks.
func (t *turn) leaders() bool {
	t.r.intent = "count"
	ls := leadersOf(t.b.ofKind(plan.KindTask))
	t.r.total = len(ls)
	t.r.line("**%d** cơ quan, nhóm cơ quan được giao chủ trì nhiệm vụ (đếm theo cột chủ trì):", "**%d** agencies or groups lead tasks (counted by the lead column):", len(ls))
	for _, l := range ls {
		t.r.line("- %s: %d", "- %s: %d", t.agencyName(l.key, l.name), plan.TaskCount(l.tasks))
	}
	return true
}

// countWindow counts what falls due in a window and lists it.
func (t *turn) countWindow(m *agency.Mention, exact, year []dated) {
	all := concernsFrom(append(slices.Clone(exact), year...))
	n := count(all)
	t.r.total += n
	but := ""
	if len(t.notes.said) > 0 {
		but = t.r.t(" mà chưa báo hoàn thành", " and not reported as done")
	}
	t.r.line("**%d** việc có hạn %s%s%s:", "**%d** items are due %s%s%s:", n, t.windowName(), ofAgency(t, m), but)
	for _, d := range append(exact, year...) {
		t.datedItem(d)
	}
}

func ofAgency(t *turn, m *agency.Mention) string {
	if m == nil {
		return ""
	}
	return t.r.t(" của **", " for **") + t.who(m) + "**"
}

// compare answers which of two agencies or groups has more, or which agency
// has most.
func (t *turn) compare() bool {
	q, r := t.q, t.r
	if len(q.Agencies) < 2 && len(q.Hints) > 0 && q.Has("compare") {
		q.Agencies, q.Hints = append(q.Agencies, q.Hints...), nil
	}
	ms := distinct(q.Agencies)
	switch {
	case (q.Has("most") || q.HasPhrase("nhieu", "don", "most") && q.HasPhrase("nhat", "most")) && len(ms) == 0 && q.HasPhrase("thang nao", "which month", "what month") && t.busiestMonth():
		return true
	case q.Has("most") && len(ms) == 0 && (t.subject() == "" || t.group() != "" && !q.HasPhrase("nhom nao", "linh vuc nao", "mang nao", "phan nao")):
		return t.most()
	case q.Has("compare") && len(q.Days) >= 2 && len(ms) == 0:
		return t.compareDays()
	case q.Has("compare") && len(ms) >= 2:
	default:
		return t.compareGroups()
	}
	r.intent = "compare"
	type side struct {
		name string
		n    int
	}
	var sides []side
	for _, m := range ms {
		direct := keep(t.b.concerns(m.Key), func(c concern) bool { return c.way == leads && isTask(c) })
		tasks, _ := entriesOf(direct)
		s := side{t.agencyName(m.Key, m.Name), plan.TaskCount(tasks)}
		var nums []string
		for _, c := range direct {
			nums = append(nums, r.citeFor(c, plan.FieldLead))
		}
		sides = append(sides, s)
		r.line("- **%s**: chủ trì (nêu đích danh) **%d** nhiệm vụ: %s", "- **%s**: leads **%d** tasks by name: %s", s.name, s.n, strings.Join(nums, ", "))
		r.total += s.n
	}
	slices.SortStableFunc(sides, func(a, b side) int { return cmp.Compare(b.n, a.n) })
	if a, b := sides[0], sides[1]; a.n == b.n {
		r.line("Hai bên bằng nhau (đếm theo cột chủ trì, nêu đích danh).", "They lead equally many (counted by the lead column, by name).")
	} else {
		r.line("**%s** nhiều hơn **%s** %d nhiệm vụ (đếm theo cột chủ trì, nêu đích danh).", "**%s** leads more than **%s** by %d tasks (counted by the lead column, by name).", a.name, b.name, a.n-b.n)
	}
	return true
}

// most answers which agency leads most or fewest tasks.
func (t *turn) most() bool {
	q, r := t.q, t.r
	tasks := t.b.ofKind(plan.KindTask)
	if group := t.group(); group != "" {
		tasks = t.inGroup(group)
		g, _ := t.b.plan.Group(group)
		r.line("Nhóm %s. %s có **%d** nhiệm vụ.", "Group %s. %s has **%d** tasks.", g.Numeral, g.Name, plan.TaskCount(tasks))
	} else if q.HasPhrase("nhom", "linh vuc", "mang", "group", "area") {
		return t.mostGroup()
	}
	ls := leadersOf(tasks)
	if q.HasPhrase("so nao", "which department", "what department") {
		ls = slices.DeleteFunc(ls, func(l led) bool { return !strings.HasPrefix(l.key, "so-") || t.b.dir.IsGroup(l.key) })
	}
	if len(ls) == 0 {
		return false
	}
	r.intent = "compare"
	top := ls[0]
	few := q.Has("fewest")
	if few {
		top = ls[len(ls)-1]
	}
	var nums []string
	for _, e := range top.tasks {
		nums = append(nums, r.citeFor(concern{e: e, way: leads, via: top.name}, plan.FieldLead))
	}
	r.total = plan.TaskCount(top.tasks)
	r.line("**%s** chủ trì %s: **%d** nhiệm vụ (%s).", "**%s** leads the %s: **%d** tasks (%s).", t.agencyName(top.key, top.name),
		r.t(map[bool]string{false: "nhiều nhất", true: "ít nhất"}[few], map[bool]string{false: "most", true: "fewest"}[few]), r.total, strings.Join(nums, ", "))
	r.line("Đếm theo cột chủ trì:", "Counted by the lead column:")
	for i, l := range ls {
		if i == 8 {
			break
		}
		r.line("- %s: %d", "- %s: %d", t.agencyName(l.key, l.name), plan.TaskCount(l.tasks))
	}
	return true
}

// mostGroup answers which group has most tasks.
func (t *turn) mostGroup() bool {
	gs := slices.Clone(t.b.plan.Groups)
	if len(gs) == 0 {
		return false
	}
	t.r.intent = "compare"
	n := func(g plan.Group) int { return plan.TaskCount(t.inGroup(g.Numeral)) }
	slices.SortStableFunc(gs, func(a, b plan.Group) int { return cmp.Compare(n(b), n(a)) })
	g := gs[0]
	if t.q.Has("fewest") {
		g = gs[len(gs)-1]
	}
	t.r.line("Nhóm **%s. %s**: **%d** nhiệm vụ. Các nhóm:", "Group **%s. %s**: **%d** tasks. All groups:", g.Numeral, g.Name, n(g))
	for _, g := range gs {
		t.r.line("- %s. %s: %d", "- %s. %s: %d", g.Numeral, g.Name, n(g))
	}
	t.r.total = n(g)
	return true
}

// compareGroups compares two groups that are named by their numerals.
func (t *turn) compareGroups() bool {
	if !t.q.Has("compare") || len(t.q.Refs) < 2 || !t.groupOnly() {
		return false
	}
	t.r.intent = "compare"
	for _, ref := range t.q.Refs {
		g, _ := t.b.plan.Group(ref.Number)
		n := plan.TaskCount(t.inGroup(g.Numeral))
		t.r.total += n
		t.r.line("- **%s. %s**: %d nhiệm vụ", "- **%s. %s**: %d tasks", g.Numeral, g.Name, n)
	}
	return true
}

// compareDays says what is due on each of several days.
func (t *turn) compareDays() bool {
	t.r.intent = "compare"
	for _, day := range t.q.Days {
		v := &question.Window{Span: question.Within, From: day, To: day, Unit: plan.Day}
		t.r.line("**%s**:", "**%s**:", day.VN())
		for _, c := range concernsOf(t.b.ofKind(plan.KindTask, plan.KindDuty)) {
			if fit, days := t.b.dueIn(c.e, v); fit == exactly {
				t.datedItem(dated{c, days})
				t.r.total++
			}
		}
	}
	return t.r.total > 0
}

// partsOfWork counts the parts into which a plan without groups of tasks puts
// its work.
func (t *turn) partsOfWork() bool {
	names := t.workParts()
	if len(names) == 0 {
		return t.abstain(NotInPlan, "%s không chia nhiệm vụ thành nhóm.", "%s does not put its tasks into groups.", capital(t.planName()))
	}
	t.r.line("%s chia nhiệm vụ, giải pháp thành **%d phần**:", "%s puts its tasks and solutions into **%d parts**:", capital(t.planName()), len(names))
	for _, n := range names {
		t.r.line("- %s", "- %s", oneLine(n))
	}
	t.r.total = len(names)
	return true
}

// workParts returns the headings right below the chapters about tasks and
// solutions.
func (t *turn) workParts() []string {
	var names []string
	for _, e := range t.b.plan.Entries {
		if len(e.Heading) < 2 {
			continue
		}
		chapter := " " + strings.Join(t.b.headings()[e.Heading[0]], " ") + " "
		if (strings.Contains(chapter, " nhiem vu ") || strings.Contains(chapter, " giai phap ") || strings.Contains(chapter, " noi dung ")) && !slices.Contains(names, e.Heading[1]) {
			names = append(names, e.Heading[1])
		}
	}
	return names
}

// targetsOf returns the targets that a question counts: those under headings
// that have the word which it adds ("mục tiêu cụ thể", "chỉ tiêu chủ yếu"), and
// for the year that it names, where there are such.
func (t *turn) targetsOf() []*plan.Entry {
	out := t.b.ofKind(plan.KindTarget)
	narrow := func(fits func(heading string) bool) {
		if in := slices.DeleteFunc(slices.Clone(out), func(e *plan.Entry) bool { return !fits(strings.Join(folds(strings.Join(e.Heading, " ")), " ")) }); len(in) > 0 {
			out = in
		}
	}
	for _, word := range []string{"cu the", "chu yeu", "chung", "tong quat"} {
		if t.q.HasPhrase("muc tieu "+word, "chi tieu "+word) {
			narrow(func(h string) bool { return strings.Contains(h, word) })
		}
	}
	if years := t.q.Years(); len(years) == 1 {
		narrow(func(h string) bool { return strings.Contains(h, itoa(years[0])) })
	}
	return out
}
