package question

import (
	"regexp"
	"strings"

	"kehoach/plan"
)

var (
	monthYear  = regexp.MustCompile(`^(\d{1,2})[/.\-](\d{4})$`)
	shortYear  = regexp.MustCompile(`^(\d{1,2})[/.\-]([2-9]\d)$`)
	shortMonth = regexp.MustCompile(`^t(\d{1,2})$`)
	monthRange = regexp.MustCompile(`^(\d{1,2})-(\d{1,2})(?:/(\d{4}))?$`)
	numberList = regexp.MustCompile(`^\d{1,2}(?:,\d{1,2})+$`)
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

// monthAt reads "tháng 6", "thang 6/2025", "t6", "06-2025", "2025-06", "June",
// and "tháng 4-6", "tháng 3,6,9".
func monthAt(w *words, i int, c Context) (period, bool) {
	f := w.fold(i)
	if m := shortMonth.FindStringSubmatch(f); m != nil {
		return monthPeriod(w, i, i+1, atoi(m[1]), 0, c)
	}
	if m := monthYear.FindStringSubmatch(f); m != nil && !w.is(i-1, "so") {
		return monthPeriod(w, i, i+1, atoi(m[1]), atoi(m[2]), c)
	}
	if n := atoi(f); isNumber(f) && len(f) <= 2 && isYear(w.fold(i+1)) && w.dash(i+1) {
		return monthPeriod(w, i, i+2, n, atoi(w.fold(i+1)), c)
	}
	if n := atoi(w.fold(i + 1)); isYear(f) && isNumber(w.fold(i+1)) && len(w.fold(i+1)) == 2 && w.dash(i+1) {
		return monthPeriod(w, i, i+2, n, atoi(f), c)
	}
	if n := englishMonth(w, i); n > 0 {
		return monthPeriod(w, i, i+1, n, 0, c)
	}
	if w.is(i, "thang", "thg", "month") {
		return afterMonthWord(w, i, c)
	}
	return period{}, false
}

// afterMonthWord reads what follows "tháng" at token i.
func afterMonthWord(w *words, i int, c Context) (period, bool) {
	f := w.fold(i + 1)
	for _, form := range []*regexp.Regexp{monthYear, shortYear} {
		if m := form.FindStringSubmatch(f); m != nil {
			return monthPeriod(w, i, i+2, atoi(m[1]), fullYear(m[2]), c)
		}
	}
	if m := monthRange.FindStringSubmatch(f); m != nil {
		p, ok := monthPeriod(w, i, i+2, atoi(m[1]), atoi(m[3]), c)
		q, ok2 := monthPeriod(w, i, i+2, atoi(m[2]), atoi(m[3]), c)
		p.to, p.ranged = q.to, true
		return p, ok && ok2 && p.from < p.to
	}
	if numberList.MatchString(f) {
		return listed(f, func(n int) (period, bool) { return monthPeriod(w, i, i+2, n, 0, c) })
	}
	n := monthNumber(w, i+1)
	if n == 0 || w.is(i+2, "lan") || w.is(i-1, "may", "moi") { // "mấy tháng 1 lần"
		return period{}, false
	}
	j := i + 2
	if n == 10 && w.is(j, "mot", "hai") { // tháng mười một, mười hai
		n += numerals[w.fold(j)]
		j++
	}
	return monthPeriod(w, i, j, n, 0, c)
}

// listed reads numbers joined by commas as stretches.
func listed(list string, read func(int) (period, bool)) (period, bool) {
	var p period
	for k, s := range strings.Split(list, ",") {
		q, ok := read(atoi(s))
		if !ok || k > 0 && q.from <= p.to {
			return period{}, false
		}
		if k == 0 {
			p = q
			continue
		}
		p.also = append(p.also, stretch{q.from, q.to})
	}
	return p, true
}

// englishMonth returns the month that the token names, 0 for none: "may",
// "march" and short names can be other words.
func englishMonth(w *words, i int) int {
	n, f := months[w.fold(i)], w.fold(i)
	if n == 0 {
		return 0
	}
	cued := isYear(w.fold(i+1)) || ordinalEn.MatchString(w.fold(i+1)) || ordinalEn.MatchString(w.fold(i-1)) ||
		w.is(i-1, "in", "by", "before", "of", "during", "after", "from", "until", "till", "since", "between", "through", "mid", "early", "late", "this", "next", "last", "end", "for", "and", "to") ||
		w.is(i+1, "and", "to", "or", "deadline", "deadlines", "through")
	switch {
	case f == "march":
		if w.is(i+1, "toward", "towards", "forward", "ahead", "on") {
			return 0
		}
	case f == "may":
		if !cued || w.is(i-1, "and", "to") && w.is(i+1, "be", "i", "we", "it", "have", "not") {
			return 0
		}
	case len(f) == 3 && !cued:
		return 0
	}
	return n
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
	if f == "sau" && w.is(i+1, "nam") && (isYear(w.fold(i+2)) || w.is(i+2, "nay")) && w.says(i, "sáu") {
		return 6 // "thang sau nam 2025"
	}
	if f == "sau" && (w.lower(i) == "sau" || !w.is(i-1, "thang")) { // "tháng sau" is the next one
		return 0
	}
	if f == "nam" && w.lower(i) == "nam" || f == "tu" && w.lower(i) == "từ" || f == "tu" && w.accented && w.lower(i) != "tư" || f == "i" {
		return 0
	}
	if n := numerals[f]; n > 0 && !w.is(i, "first", "second", "third", "fourth", "ii", "iii", "iv") {
		return n
	}
	return 0
}

// monthPeriod is the month of tokens [i, j); said is its year if the words in
// them say it, else it may follow.
func monthPeriod(w *words, i, j, month, said int, c Context) (period, bool) {
	if month < 1 || month > 12 || said != 0 && (said < 1990 || said > 2100) {
		return period{}, false
	}
	if said == 0 {
		said, j = yearAfter(w, j, c)
	}
	y := c.year(said)
	return period{from: plan.MakeDate(y, month, 1), to: plan.MonthEnd(y, month), unit: plan.Month, yearSaid: said > 0, i: i, j: j}, true
}
