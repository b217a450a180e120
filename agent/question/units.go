package question

import (
	"regexp"

	"kehoach/plan"
)

var gluedMonths = regexp.MustCompile(`^(\d{1,2})(?:t|thang)$`)

// counts are numbers in words, before "tháng đầu năm", "months of the year".
var counts = map[string]int{
	"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}

// countAt reads a number, in digits or in a word, at token i.
func countAt(w *words, i int) int {
	f := w.fold(i)
	if isNumber(f) && len(f) <= 4 {
		return atoi(f)
	}
	for word, n := range counts {
		if w.says(i, word) {
			return n
		}
	}
	return 0
}

// unitsOf reads some whole units at the start or the end of a period: "tháng
// đầu tiên của năm", "3 tháng cuối năm", "tuần thứ 2 của tháng 3", "last three
// months of the year". "Những tháng cuối năm" is as "cuối năm".
func unitsOf(w *words, i int, c Context) (period, bool) {
	at, k := placeWord(w, i, "first", "last", "final", "opening", "closing")
	n, many := 1, false
	switch m := gluedMonths.FindStringSubmatch(w.fold(k)); {
	case m != nil && at == nowhere:
		n = atoi(m[1])
	case w.says(k, "những", "các", "mấy") && at == nowhere:
		many = true
		k++
	case countAt(w, k) > 0 && unitNames[w.fold(k+1)] != "":
		n = countAt(w, k)
		k++
	}
	unit := unitNames[w.fold(k)]
	if gluedMonths.MatchString(w.fold(k)) {
		unit = plan.Month
	}
	if unit == "" || unit == plan.Year || unit == plan.Quarter && !w.quarterWord(k) {
		return period{}, false
	}
	week := w.is(k, "tuan", "week", "weeks")
	k++
	nth := 0
	if at == nowhere {
		if w.is(k, "mo", "khoi") && w.is(k+1, "dau") {
			k++ // "tháng mở đầu năm 2025"
		}
		if at, k = placeWord(w, k, "đầu", "cuối", "còn"); at == nowhere && w.says(k, "thứ") {
			at, nth = atStart, countAt(w, k+1)
			if k += 2; nth == 0 {
				return period{}, false
			}
		}
	}
	each := unit == plan.Month && w.is(i-1, "cua") && isNumber(w.fold(i-2)) && !isNumber(w.fold(k+1))
	if at == nowhere || many && w.is(k-1, "lai") || each {
		return period{}, false
	}
	base, ok := baseAt(w, k, c, false)
	if !ok && unit == plan.Month && (n == 3 || n == 6 || n == 9) && !many && !w.is(k, "tien", "cung") {
		base, ok = wholeYear(k, k, c), true
	}
	if !ok {
		return period{}, false
	}
	base.i = i
	if many {
		return base.partAround(at), base.unit != plan.Day
	}
	if nth > 0 {
		return base.units(unit, week, nth-1, 1, atStart)
	}
	return base.units(unit, week, 0, n, at)
}

// units returns n units of a period, after some others.
func (p period) units(unit plan.Granularity, week bool, after, n int, at place) (period, bool) {
	days, months := 0, map[plan.Granularity]int{plan.Month: 1, plan.Quarter: 3}[unit]
	if months == 0 {
		days = 1
		if week {
			days = 7
		}
	}
	if n < 1 || n > 60 || after > 60 {
		return period{}, false
	}
	whole := p
	switch {
	case days > 0 && at == atStart:
		p.from = p.from.AddDays(days * after)
		p.to = p.from.AddDays(days*n - 1)
	case days > 0:
		p.from = p.to.AddDays(1 - days*n)
	case at == atStart:
		p.from = plan.MakeDate(p.from.Year(), p.from.Month()+months*after, 1)
		p.to = plan.MonthEnd(p.from.Year(), p.from.Month()+months*n-1)
	default:
		p.from = plan.MakeDate(p.to.Year(), p.to.Month()-months*n+1, 1)
	}
	p.unit, p.ends = unit, false
	if n > 1 && unit == plan.Month && whole.unit == plan.Year {
		p.unit = plan.Quarter
		if n == 6 {
			p.unit = plan.Half
		}
	}
	return p, p.from >= whole.from && p.to <= whole.to && (p.from > whole.from || p.to < whole.to)
}
