package due

import "kehoach/plan"

// span is a point, or all from a to b.
type span struct {
	a, b   point
	ranged bool
	// open is true for "và các năm tiếp theo", "trở đi".
	open bool
}

// year is the year that was said, for neighbours that leave it out.
func (s span) year() int {
	if s.ranged && s.b.year > 0 {
		return s.b.year
	}
	return s.a.year
}

// span reads "quý II/2025", "tháng 3 - 6/2025", "từ 01/3 đến 30/6" (after
// "từ"), "2026-2030 và những năm tiếp theo".
func (p *parser) span(i int) (span, int) {
	if p.is(i, "giai", "doan") || p.is(i, "thoi", "ky") {
		if s, j := p.span(i + 2); j > i+2 && s.a.gran == plan.Year {
			return s, j
		}
		return span{}, i
	}
	if s, j := p.dayRange(i); j > i {
		return p.openEnd(s, j)
	}
	a, j := p.point(i)
	if j == i {
		return span{}, i
	}
	s := span{a: a, b: a}
	if k := p.to(j); k > j {
		b, next := p.point(k)
		if next == k {
			b, next = p.bareNext(a, k)
		}
		if next > k {
			if p.is(j, "-") && b.gran == plan.Year && a.gran != plan.Year && a.year == 0 && b.stretch == whole {
				s.a.year, s.b.year = b.year, b.year // Quý I - 2025
				return p.openEnd(s, next)
			}
			s.b, s.ranged = b, true
			s.fill()
			return p.openEnd(s, next)
		}
	}
	return p.openEnd(s, j)
}

// to reads what stands between the ends of a range.
func (p *parser) to(i int) int {
	switch {
	case p.is(i, "-"):
		for i++; p.is(i, "-"); i++ {
		}
		return i
	case p.oneOf(i, "den", "toi"):
		return p.skip(i+1, "het")
	case p.is(i, ",", "den"):
		return p.skip(i+2, "het")
	}
	return i
}

// bareNext reads the end of a range that leaves out the unit: "tháng 3-6",
// "quý I đến III".
func (p *parser) bareNext(a point, i int) (point, int) {
	if a.stretch != whole || a.year != 0 {
		return point{}, i
	}
	n, j := 0, i
	switch a.gran {
	case plan.Month:
		n, j = p.monthNumber(i)
	case plan.Quarter:
		n, j = p.quarterNumber(i)
	}
	if j == i || p.oneOf(j, "thang", "ngay", "lan", "%") || j+1 < len(p.toks) && p.is(j, "/") && !p.yearAfter(j) {
		return point{}, i
	}
	y, j := p.year(j)
	return point{gran: a.gran, n: n, year: y}, j
}

func (p *parser) yearAfter(i int) bool {
	y, j := p.year(i)
	return j > i && y > 0
}

// dayRange reads "15-20/6/2025" and "01 đến 15/6/2025".
func (p *parser) dayRange(i int) (span, int) {
	j := p.skip(i, "ngay")
	d, ok := p.digits(j)
	if !ok || d < 1 || d > 31 || p.toks[j].digits > 2 {
		return span{}, i
	}
	k := p.to(j + 1)
	if k == j+1 {
		return span{}, i
	}
	b, next := p.dayPoint(k)
	if next == k || b.month == 0 || b.day < d {
		return span{}, i
	}
	a := b
	a.day = d
	return span{a: a, b: b, ranged: true}, next
}

// openEnd reads "và các năm tiếp theo", "trở đi", "đến khi hoàn thành".
func (p *parser) openEnd(s span, i int) (span, int) {
	j := p.skip(p.skip(i, ",", "("), "va")
	k := p.skip(p.skip(j, "trong"), "cac", "nhung")
	if k > i && p.is(k, "nam") && (p.oneOf(k-1, "cac", "nhung", "va") || p.is(i, "(")) && (p.is(k+1, "tiep", "theo") || p.is(k+1, "ke", "tiep") || p.is(k+1, "sau")) {
		s.open = true
		if k++; !p.is(k, "sau") {
			k++
		}
		k++
		if p.is(i, "(") && p.is(k, ")") {
			k++
		}
		return s, p.skip(k, "do")
	}
	if p.is(i, "tro", "di") {
		s.open = true
		return s, i + 2
	}
	if k := p.skip(i, "cho"); !p.prose && p.is(k, "den", "khi") {
		s.open = true
		return s, p.triggerEnd(k + 2)
	}
	return s, i
}

// fill carries to the other end what one end leaves out.
func (s *span) fill() {
	if s.a.dayOnly() {
		switch {
		case s.b.gran == plan.Day:
			s.a.month, s.a.year = s.b.month, s.b.year
		case s.b.gran == plan.Month:
			s.a.month, s.a.year = s.b.n, s.b.year
		}
	}
	switch {
	case s.a.year == 0 && s.b.year > 0:
		s.a.year = s.b.year
		if s.a.monthOf() > s.b.monthOf() {
			s.a.year--
		}
	case s.a.year > 0 && s.b.year == 0:
		s.b.year = s.a.year
		if s.b.monthOf() < s.a.monthOf() {
			s.b.year++
		}
	}
}

// bounds returns the first and last day, given the year for what leaves it
// out. ok is false for days that do not exist or a range that runs backwards.
func (s span) bounds(year int) (from, to plan.Date, ok bool) {
	ya, yb := s.a.year, s.b.year
	if ya == 0 {
		ya = year
	}
	if yb == 0 {
		yb = year
	}
	if ya <= 0 || yb <= 0 {
		return "", "", false
	}
	from, aTo, okA := s.a.bounds(ya)
	_, to, okB := s.b.bounds(yb)
	if s.ranged && s.a.year == 0 && s.b.year == 0 && okA && okB && to < from {
		// "tháng 11 đến tháng 2" without a year runs over New Year.
		_, to, okB = s.b.bounds(yb + 1)
	}
	if !s.ranged {
		to = aTo
	}
	return from, to, okA && okB && from <= to
}

// yearless reports whether the span needs a year from elsewhere.
func (s span) yearless() bool { return s.a.year == 0 || s.b.year == 0 }
