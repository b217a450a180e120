package agent

import (
	"slices"
	"time"

	"kehoach/agent/question"
	"kehoach/plan"
)

// weekend answers which deadlines with a day of their own fall on a Saturday or
// Sunday of the plan's years, for a body or for all.
func (t *turn) weekend() bool {
	q := t.q
	if !q.HasPhrase("roi vao cuoi tuan", "roi vao thu bay", "roi vao chu nhat", "roi vao ngay nghi", "roi vao thu 7", "trung cuoi tuan", "trung ngay nghi", "vao dung cuoi tuan", "fall on a weekend", "falls on a weekend", "fall on weekends", "on a saturday", "on a sunday") || len(q.Refs) > 0 {
		return false
	}
	all := concernsOf(t.b.plan.Entries)
	bodies := asBodies(q.Agencies)
	if len(bodies) > 0 {
		all = t.b.concerns(bodies[0].Key)
	}
	v := &question.Window{Span: question.Within, From: plan.MakeDate(t.b.plan.Year, 1, 1), To: plan.MakeDate(max(t.b.plan.LastYear, t.b.plan.Year), 12, 31)}
	var on []dated
	for _, c := range all {
		if !byDay(c.e.Due) {
			continue
		}
		_, days := t.b.dueIn(c.e, v)
		days = slices.DeleteFunc(days, func(d plan.Date) bool {
			w := d.Time().Weekday()
			return w != time.Saturday && w != time.Sunday
		})
		if len(days) > 0 {
			on = append(on, dated{c, days})
		}
	}
	t.r.intent = "window"
	if len(on) == 0 {
		t.r.line("Không có hạn nào ghi ngày cụ thể rơi vào Thứ Bảy, Chủ nhật.", "No deadline with a day of its own falls on a Saturday or Sunday.")
		return true
	}
	t.r.line("Hạn rơi vào Thứ Bảy, Chủ nhật:", "Deadlines on a Saturday or Sunday:")
	for _, d := range on {
		t.datedItem(d)
	}
	t.r.total = len(on)
	return true
}
