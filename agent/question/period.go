package question

import (
	"strconv"

	"kehoach/plan"
)

// period is a named stretch of time: a day, a month, a part of a quarter.
type period struct {
	from, to plan.Date
	unit     plan.Granularity
	// yearSaid is true where the words fix the year, which those that count from
	// today do as well.
	yearSaid bool
	// i and j are its tokens [i, j).
	i, j int
	// also are the stretches after the first in a list: "tháng 3, 6, 9".
	also []stretch
	// mid is what "giữa tháng 6" stands for beside "từ" or "trước", where it is a
	// point and no stretch.
	mid stretch
	// rough is true of "đầu năm", "cuối tháng 6", whose days are a convention, ends
	// where the words name an end, as "cuối" and "hết" do.
	rough, ends bool
	// today is true of today itself, relative of what counts from it.
	today, relative bool
	// coming is true of a stretch that starts today, ranged of one that has a "từ
	// … đến …" within.
	coming, ranged bool
	// joined is true of the last of a list.
	joined bool
	// tet is true of the lunar new year, which moves with the year.
	tet bool
}

// stretch is from a day to a day.
type stretch struct{ from, to plan.Date }

// periodAt reads a period that starts at token i.
func periodAt(w *words, i int, c Context) (period, bool) {
	if i < 0 || i >= len(w.toks) || w.used[i] || noTime(w, i) {
		return period{}, false
	}
	return readPeriod(w, i, c)
}

// readPeriod reads the words alone, whatever stands before them.
func readPeriod(w *words, i int, c Context) (period, bool) {
	for _, read := range []func(*words, int, Context) (period, bool){
		partAt, restAt, countedAt, dayAt, todayAt, weekdayAt, feastAt, monthAt, quarterAt, halfAt, shiftedAt, yearAt,
	} {
		if p, ok := read(w, i, c); ok {
			return p, !w.is(p.j, "am") || !w.is(p.j+1, "lich")
		}
	}
	return period{}, false
}

// inYear moves the period to another year.
func (p period) inYear(year int) period {
	n := year - p.from.Year()
	if n == 0 {
		return p
	}
	if p.tet {
		if s, ok := tetOf(year); ok {
			p.from, p.to = s.from, s.to
		}
		return p
	}
	move := func(d plan.Date) plan.Date {
		if d == "" {
			return ""
		}
		if last := plan.MonthEnd(d.Year(), d.Month()); d == last && (p.unit != plan.Day || d.Day() == 29) {
			return plan.MonthEnd(d.Year()+n, d.Month())
		}
		return plan.MakeDate(d.Year()+n, d.Month(), d.Day())
	}
	p.from, p.to = move(p.from), move(p.to)
	p.mid = stretch{move(p.mid.from), move(p.mid.to)}
	moved := make([]stretch, len(p.also))
	for k, s := range p.also {
		moved[k] = stretch{move(s.from), move(s.to)}
	}
	p.also = moved
	return p
}

// point returns the period as a bound takes it: "giữa tháng 6" is the 15th.
func (p period) point() period {
	if p.mid.from != "" {
		p.from, p.to = p.mid.from, p.mid.to
	}
	return p
}

// yearAfter reads "năm 2025", "2025", "năm sau", "of next year" at token j and
// returns the year, 0 for none, and the token after it.
func yearAfter(w *words, j int, c Context) (year, next int) {
	k := j
	for w.is(k, "cua", "trong", "of", "in", "the") {
		k++
	}
	if w.is(k, "nam") && isYear(w.fold(k+1)) {
		return atoi(w.fold(k + 1)), k + 2
	}
	if isYear(w.fold(k)) {
		return atoi(w.fold(k)), k + 1
	}
	if unit, n, e := shifted(w, k); unit == plan.Year {
		return c.Today.Year() + n, e
	}
	return 0, j
}

func isYear(s string) bool { return len(s) == 4 && isNumber(s) && s >= "1990" && s <= "2100" }

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// fullYear makes 2025 of 25.
func fullYear(s string) int {
	y := atoi(s)
	if y > 0 && y < 100 {
		y += 2000
	}
	return y
}
