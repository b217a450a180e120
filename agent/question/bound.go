package question

import "kehoach/plan"

// bound makes a window of a period by the words around it: "trước", "sau",
// "từ … đến …". It returns the tokens [i, j) of all that it read.
func (w *words) bound(p period, c Context) (v *Window, i, j int) {
	s, i, end := w.sideOf(p.i)
	if p.tet && s == inside {
		s = w.aroundTet(p.i)
	}
	q, isRange := w.rangeEnd(p, c)
	if isRange && q.yearSaid && !p.yearSaid {
		if p = p.inYear(q.from.Year()); p.from > q.to {
			p = p.inYear(q.from.Year() - 1)
		}
	}
	if s == since && (p.ranged || !isRange && w.is(i, "giua", "between")) {
		s = inside
	}
	v = &Window{Span: Within, Unit: p.unit, YearSaid: p.yearSaid, Named: [2]plan.Date{p.from, p.to}}
	if s == inside || s == since || s == after && !q.joined {
		if isRange {
			v.join(p.point(), q, s)
			return v, i, q.j
		}
	}
	j = p.j
	if t, k := w.sideAfter(j); t != inside {
		s, j = t, k
	}
	if k := w.ending(j); k > j && s == before {
		j, end = k, true
	}
	v.cut(p, s, end)
	return v, i, j
}

// cut sets the window to one side of a period. end is true where the words
// speak of the period's end.
func (v *Window) cut(p period, s side, end bool) {
	if s != inside {
		p = p.point()
	}
	v.From, v.To = p.from, p.to
	switch s {
	case before:
		v.Span, v.From = Before, ""
		if !end && !p.ends { // what is due on the last day is done before it ends
			v.To = p.from.AddDays(-1)
		}
	case until:
		v.Span, v.From = Before, ""
	case after:
		v.Span, v.From, v.To = After, p.to.AddDays(1), ""
	case since:
		v.Span, v.To = After, ""
	case inside:
		v.stretches(append([]stretch{{p.from, p.to}}, p.also...))
		if p.coming {
			v.Span, v.Named = Coming, [2]plan.Date{}
		}
	}
}

// ending returns the token after "kết thúc" or "ends" at token j, else j.
func (w *words) ending(j int) int {
	switch {
	case w.is(j, "ket") && w.is(j+1, "thuc"):
		return j + 2
	case w.is(j, "ends", "closes"):
		return j + 1
	}
	return j
}
