package question

import (
	"slices"

	"kehoach/plan"
)

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
	// parts are the stretches of a window with holes: "tháng 3, 6, 9".
	parts []stretch
}

// Holed reports whether the window has holes: "tháng 3, 6, 9".
func (v *Window) Holed() bool { return len(v.parts) > 0 }

// Shifted returns the window so many years later.
func (v *Window) Shifted(years int) *Window {
	shift := func(d plan.Date) plan.Date {
		if d == "" {
			return ""
		}
		if d == plan.MonthEnd(d.Year(), d.Month()) {
			return plan.MonthEnd(d.Year()+years, d.Month())
		}
		return plan.MakeDate(d.Year()+years, d.Month(), d.Day())
	}
	out := *v
	out.From, out.To = shift(v.From), shift(v.To)
	out.Named = [2]plan.Date{shift(v.Named[0]), shift(v.Named[1])}
	out.parts = make([]stretch, len(v.parts))
	for i, s := range v.parts {
		out.parts[i] = stretch{shift(s.from), shift(s.to)}
	}
	return &out
}

// yearOf takes the year of another window for one that names none: "tháng 3 thì
// sao?" after "tháng 4/2026".
func (v *Window) yearOf(prev *Window) *Window {
	if v == nil || prev == nil || v.YearSaid || !prev.YearSaid || v.From == "" || prev.From == "" || v.Unit != plan.Month && v.Unit != plan.Quarter {
		return v
	}
	out := v.Shifted(prev.From.Year() - v.From.Year())
	out.YearSaid = true
	return out
}

// Contains reports whether the day lies in the window.
func (v *Window) Contains(d plan.Date) bool {
	if d == "" || v.From != "" && d < v.From || v.To != "" && d > v.To {
		return false
	}
	return len(v.parts) == 0 || slices.ContainsFunc(v.parts, func(s stretch) bool { return s.from <= d && d <= s.to })
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

// span is a window with the tokens [i, j) that name it.
type span struct {
	*Window
	period period
	i, j   int
}

// findWindow reads the span of time that the question names, if any, and
// marks its words as used.
func findWindow(w *words, c Context) *Window {
	all := w.spans(c)
	if len(all) == 0 {
		return nil
	}
	best := all[0]
	for _, s := range all[1:] {
		if s.weight(c) > best.weight(c) {
			best = s
		}
	}
	for _, s := range all {
		// "Giữa năm, tháng 6": the finer one is meant.
		if s.Span == Within && s.From != "" && s.From >= best.From && (best.To == "" || s.To <= best.To) && s.Unit != plan.Year &&
			s.weight(c) >= 2 && best.From != "" && !(s.From == best.From && s.To == best.To) && !best.Holed() {
			best = s
		}
	}
	for _, s := range all {
		// "Trong năm 2026, quý 2 …": the year is said apart.
		if y := s.From; best.Unit != plan.Year && !best.YearSaid && s.Unit == plan.Year && s.YearSaid && s.Span == Within && y.Year() != best.From.Year() && best.From != "" {
			c.PlanYear, c.LastYear = y.Year(), y.Year()
			if p, ok := periodAt(w, best.period.i, c); ok {
				best.Window, best.i, best.j = w.bound(p, c)
			}
			break
		}
	}
	v := best.Window
	v.Text = w.text(best.i, best.j)
	w.use(best.i, best.j)
	if w.is(best.i-1, "trong", "noi", "vao", "in", "within", "during", "hon", "ngay", "cua", "the") {
		w.use(best.i-1, best.i)
	}
	for _, s := range all {
		// "Tháng này …, còn tháng sau?" is both.
		if s.i >= best.j && v.Span == Within && s.Span == Within && best.period.relative && s.period.relative && s.From == v.To.AddDays(1) {
			v.To, v.Text = s.To, v.Text+", "+w.text(s.i, s.j)
			w.use(s.i, s.j)
		}
	}
	return v
}

// spans returns the windows of all periods that the question names.
func (w *words) spans(c Context) []span {
	var all []span
	for i := 0; i < len(w.toks); i++ {
		p, ok := readPeriod(w, i, c)
		if !ok || w.used[i] {
			continue
		}
		if noTime(w, i) {
			i = max(i, p.j-1)
			continue
		}
		v, from, to := w.bound(p, c)
		to = w.second(v, p, to, c)
		if v.From != "" && v.To != "" && v.From > v.To {
			continue
		}
		all = append(all, span{v, p, from, to})
		i = max(i, to-1)
	}
	return all
}

// weight ranks windows: what is finer than a year before a year, and before
// today's date, which may only say when it is asked.
func (s span) weight(c Context) int {
	switch {
	case s.Unit == plan.Year:
		return 0
	case s.Span == Within && s.From == c.Today && s.To == c.Today:
		return 1
	}
	return 2
}
