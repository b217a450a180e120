package bootstrap

import (
	"fmt"
	"slices"
	"strings"

	"kehoach/agent/work"
	"kehoach/eval"
	"kehoach/plan"
	"kehoach/plan/due"
)

// earliest returns the task of which the last day comes first, two that share
// it as alternatives, and how the day may be written. It is "" where that
// cannot be told from the fields: fewer than two ends, a time that comes again,
// years together, or a day that has passed when the question is asked.
func (b *maker) earliest(tasks []*plan.Entry) (string, []string) {
	var dated []*plan.Entry
	for _, e := range tasks {
		switch {
		case e.Due.Kind == plan.DueComposite, e.Due.Kind == plan.DueRecurring, e.Due.Fuzzy:
			return "", nil
		case e.Due.Date != "":
			dated = append(dated, e)
		}
	}
	if len(dated) < 2 {
		return "", nil
	}
	soonest := slices.MinFunc(dated, func(x, y *plan.Entry) int { return strings.Compare(string(x.Due.Date), string(y.Due.Date)) })
	if soonest.Due.Date < eval.FirstDay(b.plan) || soonest.Due.From != "" && soonest.Due.From.Year() < soonest.Due.Date.Year() {
		return "", nil
	}
	var same []*plan.Entry
	for _, e := range dated {
		if e.Due.Date == soonest.Due.Date {
			same = append(same, e)
		}
	}
	if len(same) > 2 {
		return "", nil
	}
	return strings.Join(ids(same), " / "), b.dayWords(soonest)
}

// dayWords are the ways in which the finish of an entry may stand in an answer.
func (b *maker) dayWords(e *plan.Entry) []string {
	var out []string
	if s := snippet(e.End.Text, 60); s != "" {
		out = append(out, s)
	}
	if s := snippet(e.Due.Text, 60); s != "" && !slices.Contains(out, s) {
		out = append(out, s)
	}
	if e.Due.Kind == plan.DueDate {
		out = append(out, e.Due.Date.VN())
	}
	return out
}

// exactly reports whether the end of an entry lies in a period and is said by
// the period's unit or more exactly; perhaps, whether it may be listed there.
func exactly(e *plan.Entry, p work.Period) (exact, perhaps bool) {
	d := e.Due
	if e.Kind != plan.KindTask && e.Kind != plan.KindDuty {
		return false, len(due.Occurrences(d, p.From, p.To)) > 0
	}
	switch d.Kind {
	case plan.DueDate, plan.DueRange:
		in := d.Date >= p.From && d.Date <= p.To
		long := d.From != "" && d.From < p.From
		return in && !d.Fuzzy && !long && fine(d.Granularity) <= fine(p.Unit), in || d.From != "" && d.From <= p.To && (d.Date == "" || d.Date >= p.From)
	}
	return false, d.Kind != plan.DueUnspecified || d.Text != ""
}

// fine orders units of time from the day up.
func fine(g plan.Granularity) int {
	return slices.Index([]plan.Granularity{"", plan.Day, plan.Month, plan.Quarter, plan.Half, plan.Year}, g)
}

// in parts the entries that are due in a period from those that may be listed.
func in(es []*plan.Entry, p work.Period) (want, may []string) {
	for _, e := range es {
		switch exact, perhaps := exactly(e, p); {
		case exact:
			want = append(want, e.ID)
		case perhaps:
			may = append(may, e.ID)
		}
	}
	return want, may
}

// spans are the months, quarters and years in which something is due, in
// order. A day before the plan's own is a slip of the plan, not a period that
// anybody asks for.
func (b *maker) spans() []work.Period {
	var out []work.Period
	for _, e := range b.plan.Entries {
		d := e.Due.Date
		if d == "" || d < b.plan.Date {
			continue
		}
		for _, p := range []work.Period{work.Month(d.Year(), d.Month()), work.Quarter(d.Year(), (d.Month()+2)/3), work.Year(d.Year())} {
			if want, _ := in([]*plan.Entry{e}, p); len(want) > 0 && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	slices.SortFunc(out, func(x, y work.Period) int {
		return strings.Compare(string(x.From)+string(x.To), string(y.From)+string(y.To))
	})
	return out
}

// periods asks what is due in each month, quarter and year.
func (b *maker) periods() []Question {
	var out []Question
	for _, p := range b.spans() {
		want, may := in(b.plan.Entries, p)
		out = append(out, Question{Kind: "period", Text: "Những nhiệm vụ nào đến hạn trong " + said(p) + "?", Want: want, May: may})
	}
	return out
}

// yearOf asks what an agency has to finish in each year.
func (b *maker) yearOf(y *body, rest []string) []Question {
	var out []Question
	for _, p := range b.spans() {
		if p.Unit != plan.Year {
			continue
		}
		if want, may := in(y.leads, p); len(want) > 0 && len(want) < len(y.leads) {
			out = append(out, Question{Kind: "agency-deadline", Text: fmt.Sprintf("%s chủ trì những nhiệm vụ nào phải hoàn thành trong %s?", y.name, said(p)),
				Want: want, May: without(slices.Concat(may, rest), want)})
		}
	}
	return out
}

// said is a period as people say it.
func said(p work.Period) string {
	year := p.From.Year()
	switch p.Unit {
	case plan.Month:
		return fmt.Sprintf("tháng %d/%d", p.From.Month(), year)
	case plan.Quarter:
		return fmt.Sprintf("quý %s/%d", []string{"I", "II", "III", "IV"}[p.From.Month()/3], year)
	}
	return fmt.Sprintf("năm %d", year)
}
