package agent

import (
	"kehoach/agent/question"
	"kehoach/plan"
)

// busiestMonth answers in which month of the plan's year most falls due, of
// what has a day or a month of its own.
func (t *turn) busiestMonth() bool {
	year, r := t.b.plan.Year, t.r
	if year == 0 {
		return false
	}
	var in [13][]dated
	most := 0
	for m := 1; m <= 12; m++ {
		first := plan.MakeDate(year, m, 1)
		last := plan.MakeDate(year, 12, 31)
		if m < 12 {
			last = plan.MakeDate(year, m+1, 1).AddDays(-1)
		}
		v := &question.Window{Span: question.Within, From: first, To: last, Unit: plan.Month}
		for _, e := range t.b.ofKind(plan.KindTask, plan.KindDuty) {
			if fit, days := t.b.dueIn(e, v); fit == exactly {
				in[m] = append(in[m], dated{concern{e: e, way: notConcerned}, days})
			}
		}
		if len(in[m]) > len(in[most]) {
			most = m
		}
	}
	if most == 0 {
		return false
	}
	r.intent = "count"
	r.line("**Tháng %d/%d** có nhiều việc đến hạn nhất: **%d** việc ghi ngày hoặc tháng.", "Most falls due in **month %d of %d**: **%d** items with a day or a month of their own.", most, year, len(in[most]))
	for _, d := range in[most] {
		t.datedItem(d)
	}
	r.total = len(in[most])
	r.line("Các tháng khác:", "The other months:")
	for m := 1; m <= 12; m++ {
		if m != most && len(in[m]) > 0 {
			r.line("- tháng %d: %d", "- month %d: %d", m, len(in[m]))
		}
	}
	r.line("Không kể việc ghi chung cho cả năm và việc làm thường xuyên.", "Not counting what is due some time in the year or carried out continuously.")
	return true
}
