package agent

import (
	"slices"
	"strings"

	"kehoach/agent/work"
	"kehoach/plan"
	"kehoach/plan/due"
)

// reportDuty returns the duty by which a body reports in a period, the last day
// on which that is in time, and whom it names as the receiver. A duty that
// names the very report goes before one that only reports something, then one
// that names a receiver, then the more direct one.
func (b *book) reportDuty(who work.Body, p work.Period) (duty *plan.Entry, day plan.Date, to string) {
	best := -1
	for _, e := range b.ofKind(plan.KindDuty, plan.KindTask) {
		if !reporting(e) {
			continue
		}
		days := reportDays(e.Due, p)
		c := b.concernOf(e, who.Key)
		if len(days) == 0 || c.way != leads && c.way != leadsInGroup {
			continue
		}
		got, rank := b.receiver(e, who, false), 0
		if slices.ContainsFunc(e.Due.Parts, func(d plan.Due) bool { return slices.Contains(reportNames[p.Unit], d.Product) }) {
			rank += 4
		}
		if got != "" {
			rank += 2
		}
		if c.way == leads {
			rank++
		}
		if rank > best {
			duty, day, to, best = e, days[len(days)-1], got, rank
		}
	}
	return duty, day, to
}

// reportDays returns the days on which the report on a period is due: those of
// the part of a time that speaks of that kind of report, else all in the
// period that name a day.
func reportDays(d plan.Due, p work.Period) []plan.Date {
	for _, part := range d.Parts {
		if slices.Contains(reportNames[p.Unit], part.Product) {
			return due.Occurrences(part, p.From, p.To)
		}
	}
	if recurs(d, "FREQ=MONTHLY") && p.Unit != plan.Month {
		return nil
	}
	return due.Occurrences(d, p.From, p.To)
}

// reportNames are the names of the report on a period.
var reportNames = map[plan.Granularity][]string{
	plan.Month: {"báo cáo tháng"}, plan.Quarter: {"báo cáo quý"},
	plan.Half: {"báo cáo 6 tháng", "báo cáo 06 tháng"}, plan.Year: {"báo cáo năm"},
}

// above returns to whom the plan's issuer reports in a period, by what the
// duties to report of the one who draws the reports together say of it.
func (b *book) above(reporter work.Body, p work.Period) string {
	for _, e := range b.ofKind(plan.KindDuty) {
		if !reporting(e) || len(reportDays(e.Due, p)) == 0 || b.concernOf(e, reporter.Key).way != leads {
			continue
		}
		if to := b.receiver(e, reporter, true); to != "" {
			return to
		}
	}
	return ""
}

// overseer returns the body to whom the others report: the one that a duty to
// report names as receiver.
func (b *book) overseer(p work.Period) work.Body {
	for _, e := range b.ofKind(plan.KindDuty) {
		if !reporting(e) || len(reportDays(e.Due, p)) == 0 {
			continue
		}
		for _, a := range e.Agencies {
			if a.Role == plan.RoleLead && !a.Group && strings.Contains(shortUBND(e.Text), "tong hop") {
				return work.Body{Key: a.Key, Name: b.nameOf(a.Key, a.Name)}
			}
		}
	}
	return work.Body{}
}

// receiver returns whom a duty to report names as the one who receives: the
// first body after "gửi", "trình" or "báo cáo"; for the plan's issuer, the
// last, who stands above it ("để Ủy ban nhân dân tỉnh báo cáo Bộ Nội vụ",
// "báo cáo UBND tỉnh, Bộ Khoa học và Công nghệ").
func (b *book) receiver(e *plan.Entry, reporter work.Body, last bool) string {
	out, end := "", -1 // end of the last receiver, to which others may be joined
	issuer := shortUBND(b.plan.Issuer)
	for _, m := range b.dir.Find(e.Text) {
		if m.Group || m.Unbounded || m.Weak || m.Key == reporter.Key || m.End > len(e.Text) {
			continue
		}
		before := " " + strings.Join(folds(e.Text[:m.Start]), " ")
		joined := end >= 0 && m.Start >= end && slices.Contains([]string{",", "và", ", và"}, strings.TrimSpace(e.Text[end:m.Start]))
		if !joined && !slices.ContainsFunc([]string{" gui", " trinh", " bao cao", " ve", " cho"}, func(v string) bool { return strings.HasSuffix(before, v) }) {
			continue
		}
		end = m.End
		name := b.nameOf(m.Key, m.Name)
		if last && strings.HasPrefix(issuer, shortUBND(name)) {
			continue // the issuer does not report to itself
		}
		if out = name; !last {
			return out
		}
	}
	return out
}
