package question

import (
	"regexp"
	"strconv"
	"strings"

	"kehoach/plan"
)

var (
	dayMonth = regexp.MustCompile(`^(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{2}|\d{4}))?$`)
	monthYr  = regexp.MustCompile(`^(\d{1,2})[/.\-](\d{4})$`)
	shortT   = regexp.MustCompile(`^t(\d{1,2})(?:[/.\-](\d{4}))?$`)
	shortQ   = regexp.MustCompile(`^q([1-4])(?:[/.\-](\d{4}))?$`)
	isoDay   = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)
)

// numerals are numbers in words, for months and quarters.
var numerals = map[string]int{
	"gieng": 1, "mot": 1, "i": 1, "hai": 2, "ii": 2, "ba": 3, "iii": 3, "tu": 4, "bon": 4, "iv": 4,
	"nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "chap": 12,
	"first": 1, "second": 2, "third": 3, "fourth": 4,
}

var months = map[string]int{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
	"may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
	"sep": 9, "sept": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}

// periodAt reads a period that starts at token i.
func periodAt(w *words, i int, c Context) (period, bool) {
	for _, read := range []func(*words, int, Context) (period, bool){
		dayAt, monthAt, quarterAt, halfAt, yearAt, partAt,
	} {
		if p, ok := read(w, i, c); ok {
			return p, true
		}
	}
	return period{}, false
}

func dayAt(w *words, i int, c Context) (period, bool) {
	f := w.fold(i)
	if m := isoDay.FindStringSubmatch(f); m != nil {
		return dayPeriod(i, i+1, atoi(m[3]), atoi(m[2]), atoi(m[1]), c)
	}
	if m := dayMonth.FindStringSubmatch(f); m != nil && !(w.is(i-1, "thang", "thg") && len(m[3]) == 0) {
		year := atoi(m[3])
		j := i + 1
		if year == 0 {
			year, j = yearAfter(w, j)
		}
		if p, ok := dayPeriod(i, j, atoi(m[1]), atoi(m[2]), year, c); ok {
			return p, true
		}
	}
	// "ngày 15 tháng 6 (năm 2025)", "15 tháng 6", "15 June", "June 15".
	j := i
	if w.is(j, "ngay", "hom", "mung", "mong") {
		j++
	}
	if d := atoi(w.fold(j)); isNumber(w.fold(j)) && d >= 1 && d <= 31 {
		if w.is(j+1, "thang", "thg") && monthNumber(w, j+2) > 0 && !w.is(j+2, "dau", "cuoi") {
			if w.is(i-1, "quy") || halfWords(w, j+2) {
				return period{}, false
			}
			year, k := yearAfter(w, j+3)
			return dayPeriod(i, k, d, monthNumber(w, j+2), year, c)
		}
		k := j + 1
		if w.is(k, "st", "nd", "rd", "th", "of") {
			k++
		}
		if m := months[w.fold(k)]; m > 0 {
			year, e := yearAfter(w, k+1)
			return dayPeriod(i, e, d, m, year, c)
		}
	}
	if m := months[w.fold(i)]; m > 0 {
		d := atoi(strings.TrimRight(w.fold(i+1), "stndrh"))
		if d >= 1 && d <= 31 {
			year, e := yearAfter(w, i+2)
			return dayPeriod(i, e, d, m, year, c)
		}
	}
	return period{}, false
}

// monthAt reads "tháng 6", "thang 6/2025", "t6", "June".
func monthAt(w *words, i int, c Context) (period, bool) {
	f := w.fold(i)
	if m := shortT.FindStringSubmatch(f); m != nil {
		p, ok := monthPeriod(w, i, i+1, atoi(m[1]), c)
		return p.inYear(atoi(m[2])), ok
	}
	if m := monthYr.FindStringSubmatch(f); m != nil && !w.is(i-1, "so") {
		p, ok := monthPeriod(w, i, i+1, atoi(m[1]), c)
		return p.inYear(atoi(m[2])), ok
	}
	if m := months[f]; m > 0 && (len(f) > 3 || w.is(i-1, "in", "by", "before", "of", "during")) && (f != "may" || w.is(i-1, "in", "by", "before", "of", "during", "after", "from", "to")) {
		return monthPeriod(w, i, i+1, m, c)
	}
	if w.is(i, "nua") && w.is(i+1, "dau", "cuoi", "sau") && w.is(i+2, "thang") {
		p, ok := monthAt(w, i+2, c)
		mid := plan.MakeDate(p.from.Year(), p.from.Month(), 15)
		if w.is(i+1, "dau") {
			p.to = mid
		} else {
			p.from = mid.AddDays(1)
		}
		p.i, p.unit = i, plan.Day
		return p, ok
	}
	if !w.is(i, "thang", "thg", "month") {
		return period{}, false
	}
	if m := monthYr.FindStringSubmatch(w.fold(i + 1)); m != nil {
		p, ok := monthPeriod(w, i, i+2, atoi(m[1]), c)
		return p.inYear(atoi(m[2])), ok
	}
	if m := regexpMonths.FindStringSubmatch(w.fold(i + 1)); m != nil { // "tháng 4-6"
		p, ok := monthPeriod(w, i, i+2, atoi(m[1]), c)
		q, ok2 := monthPeriod(w, i, i+2, atoi(m[2]), c)
		p.to = q.to
		return p, ok && ok2 && q.to > p.from
	}
	n := monthNumber(w, i+1)
	if w.is(i+2, "lan") || w.is(i-1, "may") { // "mấy tháng 1 lần"
		n = 0
	}
	if n == 0 {
		return period{}, false
	}
	j := i + 2
	if n == 10 && w.is(j, "mot", "hai") { // tháng mười một, mười hai
		n += numerals[w.fold(j)]
		j++
	}
	return monthPeriod(w, i, j, n, c)
}

var regexpMonths = regexp.MustCompile(`^(\d{1,2})[-–](\d{1,2})$`)

// quarterAt reads "quý 2", "quý II/2025", "q2", "second quarter".
func quarterAt(w *words, i int, c Context) (period, bool) {
	n, j, said := 0, i, 0
	switch {
	case shortQ.MatchString(w.fold(i)):
		m := shortQ.FindStringSubmatch(w.fold(i))
		n, said, j = atoi(m[1]), atoi(m[2]), i+1
	case w.is(i, "quy", "quarter"):
		num, yr, _ := strings.Cut(w.fold(i+1), "/")
		n = atoi(num)
		if n == 0 {
			n = numerals[num]
		}
		said, j = atoi(yr), i+2
		if w.lower(i) != "quý" && w.accented && w.is(i, "quy") {
			n = 0 // quy định, quỹ
		}
	case numerals[w.fold(i)] > 0 && w.is(i+1, "quarter"):
		n, j = numerals[w.fold(i)], i+2
	}
	if n < 1 || n > 4 {
		return period{}, false
	}
	year := said
	if year == 0 {
		year, j = yearAfter(w, j)
	}
	y := c.year(year)
	return period{from: plan.MakeDate(y, 3*n-2, 1), to: plan.MonthEnd(y, 3*n), unit: plan.Quarter, yearSaid: year > 0, i: i, j: j}, true
}

// halfAt reads "6 tháng đầu năm", "nửa cuối năm", "first half".
func halfAt(w *words, i int, c Context) (period, bool) {
	if n := map[string]int{"3": 3, "03": 3, "ba": 3, "9": 9, "09": 9, "chin": 9}[w.fold(i)]; n > 0 && w.is(i+1, "thang") && w.is(i+2, "dau") && w.is(i+3, "nam") {
		year, j := yearAfter(w, i+4)
		y := c.year(year)
		return period{from: plan.MakeDate(y, 1, 1), to: plan.MonthEnd(y, n), unit: plan.Quarter, yearSaid: year > 0, i: i, j: j}, true
	}
	j, second := i, false
	switch {
	case w.is(i, "6", "06", "sau") && w.is(i+1, "thang") && halfWords(w, i+2):
		j = i + 2
	case w.is(i, "6t", "6thang") && halfWords(w, i+1):
		j = i + 1
	case w.is(i, "nua") && (halfWords(w, i+1) || w.is(i+1, "nam") && halfWords(w, i+2)):
		j = i + 1
		if w.is(j, "nam") {
			j++
		}
	case w.is(i, "first", "second") && w.is(i+1, "half"):
		second = w.is(i, "second")
		return half(w, i, i+2, second, c), true
	default:
		return period{}, false
	}
	second = w.is(j, "cuoi", "sau", "con")
	j++
	if w.is(j, "nam") {
		j++
	}
	return half(w, i, j, second, c), true
}

func halfWords(w *words, i int) bool { return w.is(i, "dau", "cuoi", "sau") }

func half(w *words, i, j int, second bool, c Context) period {
	for w.is(j, "of", "the", "year", "nam") && !isNumber(w.fold(j)) {
		j++
	}
	year, j := yearAfter(w, j)
	y := c.year(year)
	p := period{from: plan.MakeDate(y, 1, 1), to: plan.MakeDate(y, 6, 30), unit: plan.Half, yearSaid: year > 0, i: i, j: j}
	if second {
		p.from, p.to = plan.MakeDate(y, 7, 1), plan.MakeDate(y, 12, 31)
	}
	return p
}

// yearAt reads "năm 2025", "năm nay", "cuối năm"; a bare "2025" is a year only
// after such a word.
func yearAt(w *words, i int, c Context) (period, bool) {
	if w.is(i, "nam", "in", "year") {
		if y := atoi(w.fold(i + 1)); y >= 1990 && y <= 2100 {
			return period{from: plan.MakeDate(y, 1, 1), to: plan.MakeDate(y, 12, 31), unit: plan.Year, yearSaid: true, i: i, j: i + 2}, true
		}
	}
	return period{}, false
}

// monthNumber reads a month's number at token i: digits or a word.
func monthNumber(w *words, i int) int {
	f := w.fold(i)
	if n := atoi(f); isNumber(f) && n >= 1 && n <= 12 {
		return n
	}
	if f == "nam" && isYear(w.fold(i+1)) { // "tháng … năm 2025"
		return 0
	}
	if f == "sau" && (w.lower(i) == "sau" || !w.is(i-1, "thang")) { // "tháng sau" is the next one
		return 0
	}
	if f == "nam" && w.lower(i) == "nam" || f == "tu" && w.lower(i) == "từ" || f == "i" {
		return 0
	}
	return numerals[f]
}

// yearAfter reads "năm 2025", "/2025", "2025" at token j and returns the year,
// 0 for none, and the token after it.
func yearAfter(w *words, j int) (year, next int) {
	k := j
	if w.is(k, "nam", "of", "in") {
		k++
	}
	if isYear(w.fold(k)) {
		return atoi(w.fold(k)), k + 1
	}
	return 0, j
}

func isYear(s string) bool { return len(s) == 4 && isNumber(s) && s >= "1990" && s <= "2100" }

func monthPeriod(w *words, i, j, month int, c Context) (period, bool) {
	if month < 1 || month > 12 {
		return period{}, false
	}
	year, j := yearAfter(w, j)
	y := c.year(year)
	return period{from: plan.MakeDate(y, month, 1), to: plan.MonthEnd(y, month), unit: plan.Month, yearSaid: year > 0, i: i, j: j}, true
}

func dayPeriod(i, j, day, month, year int, c Context) (period, bool) {
	if year > 0 && year < 100 {
		year += 2000
	}
	y := c.year(year)
	if month < 1 || month > 12 || day < 1 || day > plan.MonthEnd(y, month).Day() {
		return period{}, false
	}
	d := plan.MakeDate(y, month, day)
	return period{from: d, to: d, unit: plan.Day, yearSaid: year > 0, i: i, j: j}, true
}

// inYear moves the period to a year that the words name; 0 leaves it.
func (p period) inYear(year int) period {
	if year == 0 {
		return p
	}
	p.from = plan.MakeDate(year, p.from.Month(), 1)
	p.to = plan.MonthEnd(year, p.to.Month())
	p.yearSaid = true
	return p
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// partAt reads "đầu năm", "giữa năm", "cuối năm" for the first quarter, June
// and July, and the last quarter.
func partAt(w *words, i int, c Context) (period, bool) {
	if !w.is(i+1, "nam") || w.is(i-1, "thang", "nua", "6") || isYear(w.fold(i+2)) && !w.is(i, "dau", "giua", "cuoi") {
		return period{}, false
	}
	year, j := yearAfter(w, i+2)
	y := c.year(year)
	p := period{unit: plan.Quarter, yearSaid: year > 0, part: true, i: i, j: j}
	switch w.fold(i) {
	case "dau":
		p.from, p.to = plan.MakeDate(y, 1, 1), plan.MakeDate(y, 3, 31)
	case "giua":
		p.from, p.to = plan.MakeDate(y, 6, 1), plan.MakeDate(y, 7, 31)
	case "cuoi", "het":
		p.from, p.to = plan.MakeDate(y, 10, 1), plan.MakeDate(y, 12, 31)
	default:
		return period{}, false
	}
	return p, true
}
