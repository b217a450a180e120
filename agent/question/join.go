package question

import "kehoach/plan"

// rangeEnd reads what goes on from a period: "đến …", "- …", and further ones
// of a list, "và …", ", …".
func (w *words) rangeEnd(p period, c Context) (period, bool) {
	switch j := p.j; {
	case w.is(j, "den", "toi", "to", "until", "till", "through"), w.is(j, "va", "and") && w.says(p.i-1, "giữa", "between"):
		return w.upTo(p, j+1, c)
	case w.gap(j) == ",", w.is(j, listing...):
		return w.list(p, c)
	case w.dash(j):
		return w.upTo(p, j, c)
	}
	q, ok := periodAt(w, p.j, c) // "cuối quý I đầu quý II"
	return q, ok && w.gap(p.j) == "" && q.unit == p.unit && q.unit != plan.Day && q.from == p.to.AddDays(1)
}

// listing are words between the periods of a list.
var listing = []string{"va", "and", "hoac", "hay", "or", "voi"}

// upTo reads the end of a range at token j. An end that names no year is the
// first such after the start: "từ tháng 11 đến tháng 2".
func (w *words) upTo(p period, j int, c Context) (period, bool) {
	early, end := false, false
	for w.says(j, "ngày", "trước", "trc", "before", "khi", "kết", "thúc", "hết", "the") && !(w.is(j, "het") && unitNames[w.fold(j+1)] != "") {
		early = early || w.is(j, "truoc", "trc", "before")
		end = end || w.is(j, "thuc", "het")
		j++
	}
	if p.relative {
		c.PlanYear = 0 // count from today here as well
	}
	q, ok := w.next(p, j, c)
	if !ok {
		return period{}, false
	}
	q = q.point()
	if early && !end && !q.ends {
		q.to = q.from.AddDays(-1)
	}
	start := p.point().from
	if !q.yearSaid {
		if q = q.inYear(start.Year()); q.to < start {
			q = q.inYear(start.Year() + 1)
		}
	}
	return q, q.to >= start || q.yearSaid && !p.yearSaid
}

// next reads a period at token j, which may be the bare number of another month
// or quarter.
func (w *words) next(p period, j int, c Context) (period, bool) {
	if q, ok := periodAt(w, j, c); ok {
		return q, true
	}
	if w.countedNoun(j + 1) {
		return period{}, false
	}
	switch p.unit {
	case plan.Month:
		if isNumber(w.fold(j)) {
			return monthPeriod(w, j, j+1, atoi(w.fold(j)), 0, c)
		}
	case plan.Quarter:
		if n := quarterNumber(w.fold(j)); n > 0 && (isNumber(w.fold(j)) || roman(w.fold(j)) > 0) {
			return quarterPeriod(w, j, j+1, n, 0, c)
		}
	}
	return period{}, false
}

// list reads the further periods of a list: "tháng 3, 6 và 9". They are of one
// unit and in order; the last stands for all, with their days in also. A year
// said with one is that of those without.
func (w *words) list(p period, c Context) (period, bool) {
	last, at := p, []period(nil)
	for {
		j := last.j
		if w.is(j, listing...) {
			j++
		} else if w.gap(j) != "," {
			break
		}
		q, ok := w.next(p, j, c)
		if ok && last.yearSaid && !q.yearSaid {
			q = q.inYear(last.from.Year())
			q.yearSaid = true
		}
		if !ok || q.unit != p.unit || q.from <= last.to || q.relative != p.relative || q.coming || q.ranged {
			break
		}
		at = append(at, q)
		last = q
	}
	if len(at) == 0 {
		return period{}, false
	}
	last.also, last.joined = nil, true
	for _, q := range at {
		if last.yearSaid && !q.yearSaid {
			q = q.inYear(last.from.Year())
		}
		last.also = append(last.also, stretch{q.from, q.to})
	}
	return last, true
}

// join makes the window one from p, or from the day after it, to q, or one of p
// and all of the list q.
func (v *Window) join(p, q period, s side) {
	if q.joined {
		v.stretches(append([]stretch{{p.from, p.to}}, q.also...))
		return
	}
	v.From, v.To = p.from, q.to
	if s == after {
		v.From = p.to.AddDays(1)
	}
	if q.unit != plan.Year {
		v.Unit = q.unit
	}
	if p.today {
		v.Span, v.Unit, v.Named = Coming, plan.Day, [2]plan.Date{}
	}
}

// stretches sets the window to stretches in order. Those that touch are one;
// where a hole is left the window keeps them apart.
func (v *Window) stretches(ss []stretch) {
	var out []stretch
	for _, s := range ss {
		if n := len(out); n > 0 && s.from <= out[n-1].to.AddDays(1) {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	v.From, v.To, v.parts = out[0].from, out[len(out)-1].to, nil
	if len(out) > 1 {
		v.parts = out
	}
}

// second reads a further bound right after the window, "sau tháng 6 nhưng trước
// tháng 10", and closes the window's open end with it. It returns the token
// after what it read.
func (w *words) second(v *Window, p period, j int, c Context) int {
	if v.Span != Before && v.Span != After {
		return j
	}
	k := j
	for k < j+4 && w.is(k, "va", "nhung", "ma", "dong", "thoi", "lai", "cung", "phai", "xong", "hoan", "thanh", "and", "but", "yet", "also") {
		k++
	}
	for m := k + 1; m < k+8; m++ {
		q, ok := periodAt(w, m, c)
		if !ok {
			continue
		}
		if q.yearSaid && !p.yearSaid {
			pv := c
			pv.PlanYear, pv.LastYear = q.from.Year(), q.from.Year()
			if again, ok := periodAt(w, p.i, pv); ok {
				first, _, _ := w.bound(again, pv)
				v.From, v.To, v.Named = first.From, first.To, first.Named
			}
		}
		other, i, end := w.bound(q, c)
		from, to := max(v.From, other.From), v.To
		if to == "" || other.To != "" && other.To < to {
			to = other.To
		}
		if i != k || other.Span == v.Span || other.Span != Before && other.Span != After || from == "" || to == "" || from > to {
			return j
		}
		v.Span, v.From, v.To = Within, from, to
		return end
	}
	return j
}
