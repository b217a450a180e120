package question

import (
	"regexp"
	"strings"

	"kehoach/plan"
)

var shortQuarter = regexp.MustCompile(`^q([1-4])$`)

// quarterAt reads "quý 2", "quý II/2025", "q2", "second quarter", "quý 1,2".
func quarterAt(w *words, i int, c Context) (period, bool) {
	n, j := 0, i+2
	switch {
	case shortQuarter.MatchString(w.fold(i)):
		n, j = atoi(w.fold(i)[1:]), i+1
	case w.says(i, "quý", "quí", "quarter"):
		f := w.fold(i + 1)
		if numberList.MatchString(f) {
			return listed(f, func(n int) (period, bool) { return quarterPeriod(w, i, j, n, 0, c) })
		}
		if m := monthRange.FindStringSubmatch(f); m != nil {
			p, ok := quarterPeriod(w, i, j, atoi(m[1]), atoi(m[3]), c)
			q, ok2 := quarterPeriod(w, i, j, atoi(m[2]), atoi(m[3]), c)
			p.to, p.ranged = q.to, true
			return p, ok && ok2 && p.from < p.to
		}
		num, yr, _ := strings.Cut(f, "/")
		if n = quarterNumber(num); n == 0 || w.is(i+2, "lan") || w.is(i-1, "may", "moi") {
			return period{}, false
		}
		if yr != "" {
			return quarterPeriod(w, i, j, n, fullYear(yr), c)
		}
	case numerals[w.fold(i)] > 0 && w.is(i+1, "quarter"):
		n = numerals[w.fold(i)]
	}
	return quarterPeriod(w, i, j, n, 0, c)
}

// quarterNumber reads the number of a quarter, in digits, Roman or in words.
func quarterNumber(f string) int {
	if n := atoi(f); isNumber(f) {
		return n
	}
	if n := numerals[f]; f != "first" && f != "second" && f != "third" && f != "fourth" && f != "gieng" {
		return n
	}
	return 0
}

func quarterPeriod(w *words, i, j, n, said int, c Context) (period, bool) {
	if n < 1 || n > 4 || said != 0 && (said < 1990 || said > 2100) {
		return period{}, false
	}
	if said == 0 {
		said, j = yearAfter(w, j, c)
	}
	y := c.year(said)
	return period{from: plan.MakeDate(y, 3*n-2, 1), to: plan.MonthEnd(y, 3*n), unit: plan.Quarter, yearSaid: said > 0, i: i, j: j}, true
}

// halfAt reads "H1", "h2 2025"; partAt reads halves in words.
func halfAt(w *words, i int, c Context) (period, bool) {
	if !w.is(i, "h1", "h2", "1h", "2h") || w.is(i, "1h", "2h") && !isYear(w.fold(i+1)) {
		return period{}, false
	}
	said, j := yearAfter(w, i+1, c)
	y := c.year(said)
	p := period{from: plan.MakeDate(y, 1, 1), to: plan.MakeDate(y, 6, 30), unit: plan.Half, yearSaid: said > 0, i: i, j: j}
	if w.is(i, "h2", "2h") {
		p.from, p.to = plan.MakeDate(y, 7, 1), plan.MakeDate(y, 12, 31)
	}
	return p, true
}

// yearAt reads "năm 2025", "in 2025", and "từ 2027 đến 2029"; elsewhere a bare
// "2025" is no year.
func yearAt(w *words, i int, c Context) (period, bool) {
	switch {
	case w.is(i, "nam", "in", "year", "during") && isYear(w.fold(i+1)):
		return yearPeriod(i, i+2, atoi(w.fold(i+1))), true
	case isYear(w.fold(i)) && w.is(i-1, "den", "toi", "tan", "het", "truoc", "sau", "by", "until", "before", "after", "since") && !w.is(i-2, "so"):
		return yearPeriod(i, i+1, atoi(w.fold(i))), true
	case isYear(w.fold(i)) && (w.is(i-1, "tu", "from", "between") && w.is(i+1, "den", "toi", "to", "and") && isYear(w.fold(i+2)) ||
		w.is(i-1, "den", "toi", "to", "and") && isYear(w.fold(i-2))):
		return yearPeriod(i, i+1, atoi(w.fold(i))), true
	}
	return period{}, false
}

func yearPeriod(i, j, y int) period {
	return period{from: plan.MakeDate(y, 1, 1), to: plan.MakeDate(y, 12, 31), unit: plan.Year, yearSaid: true, i: i, j: j}
}
