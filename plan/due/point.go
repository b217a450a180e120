package due

import (
	"kehoach/plan"
	"time"
)

// stretch is which part of a month, quarter or year is meant.
type stretch uint8

const (
	whole      stretch = iota
	early              // đầu
	middle             // giữa
	late               // cuối
	week               // tuần thứ n
	firstHalf          // nửa đầu tháng
	secondHalf         // nửa cuối tháng
	months             // n tháng đầu (cuối) năm
)

// point is a day, month, quarter, half or year as said, with what is left out
// being 0.
type point struct {
	gran plan.Granularity
	year int
	// n is the month, quarter or half.
	n int
	// month and day are of a day; month is 0 for "ngày 25" alone.
	month, day int
	stretch    stretch
	// count is the number of the week (-1 the last), or of the months (below
	// 0 from the end of the year).
	count int
}

// bounds returns the first and last day of the point in that year; ok is false
// for a day that does not exist.
func (t point) bounds(year int) (from, to plan.Date, ok bool) {
	switch t.gran {
	case plan.Day:
		if t.month == 0 || t.day < 1 || t.day > monthDays(year, t.month) {
			return "", "", false
		}
		d := plan.MakeDate(year, t.month, t.day)
		return d, d, true
	case plan.Month:
		if t.stretch == months {
			if t.count < 0 {
				return plan.MakeDate(year, 13+t.count, 1), plan.MonthEnd(year, 12), true
			}
			return plan.MakeDate(year, 1, 1), plan.MonthEnd(year, t.count), true
		}
		first, last := t.days(monthDays(year, t.n))
		return plan.MakeDate(year, t.n, first), plan.MakeDate(year, t.n, last), true
	case plan.Quarter:
		first := 3*t.n - 2
		switch t.stretch {
		case early:
			return plan.MakeDate(year, first, 1), plan.MonthEnd(year, first), true
		case middle:
			return plan.MakeDate(year, first+1, 1), plan.MonthEnd(year, first+1), true
		case late:
			return plan.MakeDate(year, first+2, 1), plan.MonthEnd(year, first+2), true
		}
		return plan.MakeDate(year, first, 1), plan.MonthEnd(year, first+2), true
	case plan.Half:
		return plan.MakeDate(year, 6*t.n-5, 1), plan.MonthEnd(year, 6*t.n), true
	}
	switch t.stretch {
	case early:
		return plan.MakeDate(year, 1, 1), plan.MonthEnd(year, 3), true
	case middle:
		return plan.MakeDate(year, 4, 1), plan.MonthEnd(year, 9), true
	case late:
		return plan.MakeDate(year, 10, 1), plan.MonthEnd(year, 12), true
	}
	return plan.MakeDate(year, 1, 1), plan.MonthEnd(year, 12), true
}

// days returns the first and last day of the stretch in a month of n days.
func (t point) days(n int) (first, last int) {
	switch t.stretch {
	case early:
		return 1, 10
	case middle:
		return 11, 20
	case late:
		return 21, n
	case firstHalf:
		return 1, 15
	case secondHalf:
		return 16, n
	case week:
		if t.count < 0 {
			return n - 6, n
		}
		return 7*t.count - 6, min(7*t.count, n)
	}
	return 1, n
}

// fuzzy reports whether the bounds are a manner of speaking.
func (t point) fuzzy() bool {
	return t.stretch == early || t.stretch == middle || t.stretch == late || t.stretch == week
}

// dayOnly reports whether only the day of a month was said.
func (t point) dayOnly() bool { return t.gran == plan.Day && t.month == 0 }

// monthOf returns the month in which the point ends; 12 for a year.
func (t point) monthOf() int {
	switch t.gran {
	case plan.Day:
		return t.month
	case plan.Month:
		switch {
		case t.stretch != months:
			return t.n
		case t.count > 0:
			return t.count
		}
	case plan.Quarter:
		return 3 * t.n
	case plan.Half:
		return 6 * t.n
	}
	return 12
}

func monthDays(year, month int) int {
	return time.Date(year, time.Month(month+1), 0, 0, 0, 0, 0, time.UTC).Day()
}

// point reads one point of time at i.
func (p *parser) point(i int) (point, int) {
	if t, j := p.partOfYear(i); j > i {
		return t, j
	}
	if t, j := p.dayPoint(i); j > i {
		return t, j
	}
	if t, j := p.weekOfMonth(i); j > i {
		return t, j
	}
	s, j := p.stretchWord(i)
	if t, k := p.monthPoint(j); k > j {
		t.stretch = s
		return t, k
	}
	if t, k := p.quarterPoint(j); k > j {
		t.stretch = s
		return t, k
	}
	if t, k := p.yearPoint(j, s != whole); k > j {
		t.stretch = s
		return t, k
	}
	return point{}, i
}

// stretchWord reads "đầu", "giữa", "cuối" (with "của").
func (p *parser) stretchWord(i int) (stretch, int) {
	if p.is(i, "cac", "thang") && p.oneOf(i+2, "dau", "giua", "cuoi") {
		i += 2
	}
	s := whole
	switch {
	case p.is(i, "dau"), p.is(i, "thuong", "tuan"):
		s = early
	case p.is(i, "giua"), p.is(i, "trung", "tuan"):
		s = middle
	case p.is(i, "cuoi"), p.is(i, "ha", "tuan"):
		s = late
	default:
		return whole, i
	}
	if p.is(i+1, "tuan") {
		i++
	}
	return s, p.skip(i+1, "cua")
}
