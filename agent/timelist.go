package agent

import (
	"cmp"
	"slices"

	"kehoach/agent/question"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
)

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
	exact, year, often := t.fitting(cs)
	if len(exact)+len(year) == 0 || t.q.HasPhrase("dung chu", "nguyen van", "dung tung chu", "ghi dung", "exact words") {
		if said := t.saidDay(cs); len(said) > 0 {
			exact, year = said, nil
		}
	}
	var done []dated
	if v.Span == question.Overdue {
		done, t.notes.said = t.late(m, &exact, &year)
	}
	if t.q.Has("count") {
		t.countWindow(m, exact, year)
		t.sayDone(done, t.notes.said)
		return true
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
	t.sayDone(done, t.notes.said)
	switch {
	case v.Span != question.Overdue || len(all) == 0:
	case len(t.notes.said) > 0:
		r.line("Tiến độ là do các cơ quan báo; việc không kèm tiến độ là chưa có báo cáo, không có nghĩa là chưa làm.", "Progress is as the agencies reported it; where there is none, none was reported, which does not mean that nothing is done.")
	default:
		r.line("Kế hoạch chỉ cho biết hạn, không cho biết việc đã xong hay chưa.", "The plan only gives the time due; it does not say whether the work is done.")
	}
	if m != nil {
		t.note(m.Key)
	}
	return true
}

// fitting parts the entries that are due in the question's window: those with
// a day, month or quarter of their own, by their days, those of the whole
// year, and how many come every month.
func (t *turn) fitting(cs []concern) (exact, year []dated, often int) {
	for _, c := range cs {
		if c.way == spokenOf {
			continue
		}
		switch fit, days := t.b.dueIn(c.e, t.window()); fit {
		case exactly:
			exact = append(exact, dated{c, days})
		case wholeYear:
			if !t.q.HasPhrase("cot", "column") && !t.withoutYears() {
				year = append(year, dated{c, days})
			}
		case monthly:
			often++
		}
	}
	slices.SortStableFunc(exact, func(a, b dated) int { return cmp.Compare(a.days[0], b.days[0]) })
	return exact, year, often
}

// withoutYears reports whether work that the plan gives only a year for is not
// wanted: "mục nào chỉ ghi Năm 2025 thì khỏi liệt kê", "có ngày hoặc tháng cụ
// thể".
func (t *turn) withoutYears() bool {
	q := t.q
	year := "nam " + itoa(t.b.plan.Year)
	leaves := q.HasPhrase("tru", "ngoai tru", "tru ra", "khoi ke", "khong ke", "khoi liet ke", "khoi", "bo qua", "loai", "loai ra", "khong tinh", "dung ke", "except", "excluding", "not counting", "leave out")
	if leaves && q.HasPhrase(year, "ca nam", "chung chung", "whole year", "year only", "the year", "only the year") && q.Window.Unit != plan.Year {
		return true
	}
	return q.HasPhrase("ngay hoac thang", "ngay, thang", "thang cu the", "ngay thang cu the", "ngay cu the", "ngay hay thang", "specific month", "specific date", "named month", "exact date", "dich danh thang")
}

// saidDay returns the entries whose time names the very day that the question
// does, as the bound that it is there: "mốc 10/12 là của việc nào".
func (t *turn) saidDay(cs []concern) []dated {
	v := t.window()
	if v.Unit != plan.Day || v.Named[0] == "" || v.Named[0] != v.Named[1] {
		return nil
	}
	var out []dated
	for _, c := range cs {
		for _, p := range append([]plan.Due{c.e.Due}, c.e.Due.Parts...) {
			if p.Before && p.Date.AddDays(1) == v.Named[0] {
				out = append(out, dated{c, []plan.Date{p.Date}})
				break
			}
		}
	}
	return out
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
	if n == 0 && len(t.notes.said) > 0 {
		r.line("Không còn việc nào%s có hạn %s mà chưa báo hoàn thành.", "Nothing%s that was due %s is left unreported as done.", for_, t.windowName())
		return
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
		if day := v.To.AddDays(1); day != r.today {
			return sprintf(r.t("trước ngày %s", "before %s"), day.VN())
		}
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
	if len(d.days) == 1 {
		days += t.daysLeft(e)
	}
	lead := ""
	if e.Kind == plan.KindTask && e.Lead.Text != "" {
		lead = r.t(" — chủ trì: ", " — lead: ") + cut(oneLine(e.Lead.Text), 70)
	} else if e.Kind == plan.KindDuty && e.Agency != "" {
		lead = " — " + cut(oneLine(e.Agency), 90)
	}
	r.line("- %s: **%s** %s%s (%s)%s%s", "- %s: **%s** %s%s (%s)%s%s", days, r.citeFor(d.c, plan.FieldTask, plan.FieldLead, plan.FieldEnd), gist(e, 130), lead, t.wordsOf(e), t.byGroup(d.c), t.soFar(e))
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
