package question

import "kehoach/plan"

// Span is what sort of window a question names.
type Span string

const (
	// Within: from a day to a day.
	Within Span = "within"
	// Before: up to a day; From is open.
	Before Span = "before"
	// After: from a day on; To is open.
	After Span = "after"
	// Coming: from today for some days.
	Coming Span = "coming"
	// Overdue: everything due before today.
	Overdue Span = "overdue"
)

// Window is a span of time that a question names. From and To are inclusive,
// "" where open.
type Window struct {
	Span     Span
	From, To plan.Date
	// Unit is how exact the words are.
	Unit plan.Granularity
	// Text is the question's own words.
	Text string
	// Named is the period that the words name, before "trước" or "sau" turned it
	// into a bound.
	Named [2]plan.Date
	// YearSaid is true where the words name the year.
	YearSaid bool
}

// Contains reports whether the day lies in the window.
func (v *Window) Contains(d plan.Date) bool {
	return d != "" && (v.From == "" || d >= v.From) && (v.To == "" || d <= v.To)
}

// period is a named stretch of time: a day, a month, a quarter, a half-year.
type period struct {
	from, to plan.Date
	unit     plan.Granularity
	yearSaid bool
	part     bool // of a year, roughly: "đầu năm"
	i, j     int
}

// findDays returns all single days that the question names.
func findDays(w *words, c Context) []plan.Date {
	var out []plan.Date
	for i := 0; i < len(w.toks); i++ {
		if p, ok := dayAt(w, i, c); ok {
			out = append(out, p.from)
			i = p.j - 1
		}
	}
	return out
}

// findWindow reads the span of time that the question names, if any, and
// marks its words as used.
func findWindow(w *words, c Context) *Window {
	if v := relativeWindow(w, c, false); v != nil {
		// "tháng này …, còn tháng sau?" is both.
		if next := relativeWindow(w, c, false); next != nil && v.Span == Within && next.From == v.To.AddDays(1) {
			v.To, v.Text = next.To, v.Text+", "+next.Text
		}
		return v
	}
	for i := range w.toks {
		p, ok := periodAt(w, i, c)
		if !ok {
			continue
		}
		return w.bound(p, c)
	}
	return relativeWindow(w, c, true)
}

// rangeEnd reads "đến …", "- …", "và …" after a period.
func (w *words) rangeEnd(p period, c Context) (period, bool) {
	j := p.j
	if !w.is(j, "den", "toi", "to", "until", "va", "and", "through", "hoac", "hay", "or", "voi") {
		return period{}, false
	}
	conj := w.is(j, "va", "and", "hoac", "hay", "or", "voi")
	j++
	early, end := false, false
	for w.is(j, "ngay", "truoc", "trc", "before", "khi", "het", "cuoi", "ket", "thuc", "the", "end", "of") {
		early = early || w.is(j, "truoc", "trc", "before")
		end = end || w.is(j, "het", "cuoi", "thuc", "end")
		j++
	}
	q, ok := periodAt(w, j, c)
	if !ok && p.unit == plan.Month && isNumber(w.fold(j)) {
		q, ok = monthPeriod(w, j, j+1, atoi(w.fold(j)), c)
	}
	if ok && early && !end {
		q.to = q.from.AddDays(-1)
	}
	if !ok || q.to < p.from || conj && q.unit != p.unit {
		return period{}, false
	}
	return q, true
}
