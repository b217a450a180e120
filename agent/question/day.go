package question

import (
	"regexp"
	"strings"

	"kehoach/plan"
)

var (
	dayMonth  = regexp.MustCompile(`^(\d{1,2})([/.\-])(\d{1,2})(?:[/.\-](\d{2}|\d{4}))?$`)
	dayRange  = regexp.MustCompile(`^(\d{1,2})-(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2}|\d{4}))?$`)
	isoMD     = regexp.MustCompile(`^(\d{1,2})-(\d{1,2})$`)
	ordinalEn = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?$`)
)

// dayAt reads "15/6", "ngày 15 tháng 6", "ngày 20 tháng này", "June 15th",
// "2025-06-15", and the days of one month in "1-15/6", "15 đến 20/6".
func dayAt(w *words, i int, c Context) (period, bool) {
	for _, read := range []func(*words, int, Context) (period, bool){writtenDay, spokenDay, daysOfMonth} {
		if p, ok := read(w, i, c); ok {
			return p, true
		}
	}
	return period{}, false
}

// writtenDay reads a day in digits.
func writtenDay(w *words, i int, c Context) (period, bool) {
	f := w.fold(i)
	if m := isoMD.FindStringSubmatch(w.fold(i + 1)); m != nil && isYear(f) && w.dash(i+1) {
		return dayPeriod(i, i+2, atoi(m[2]), atoi(m[1]), atoi(f), c)
	}
	if m := dayRange.FindStringSubmatch(f); m != nil {
		p, ok := dayPeriod(i, i+1, atoi(m[1]), atoi(m[3]), fullYear(m[4]), c)
		q, ok2 := dayPeriod(i, i+1, atoi(m[2]), atoi(m[3]), fullYear(m[4]), c)
		p.to, p.ranged = q.to, true
		return p, ok && ok2 && p.from <= p.to
	}
	m := dayMonth.FindStringSubmatch(f)
	if m == nil || m[4] == "" && (w.is(i-1, "thang", "thg", "quy") || figure(w, i, m)) {
		return period{}, false
	}
	year, j := fullYear(m[4]), i+1
	if year == 0 {
		year, j = yearAfter(w, j, c)
	}
	return dayPeriod(i, j, atoi(m[1]), atoi(m[3]), year, c)
}

// figure reports whether digits that could be a day and a month are something
// else: "15.6%", "mục 2.3", "24/7".
func figure(w *words, i int, m []string) bool {
	rest := strings.TrimLeft(w.raw[w.toks[i].End:], " ")
	if strings.HasPrefix(rest, "%") || w.is(i+1, "phan", "percent", "ty", "trieu", "diem", "nghin") {
		return true
	}
	timely := w.is(i-1, "ngay", "hom", "han", "truoc", "sau", "tu", "den", "toi", "het", "dip", "qua", "nop", "before", "by", "on", "after", "from", "since", "until", "due", "deadline", "hon", "nhat", "la", "vao", "va", "giua", "between", "and", "to")
	switch {
	case m[0] == "24/7":
		return !timely
	case m[2] == ".":
		return !timely && (atoi(m[1]) <= 12 || w.is(i-1, "muc", "so", "le", "dat", "diem", "tieu", "chi", "bang", "khoang", "hon", "tang", "giam"))
	}
	return false
}

// spokenDay reads "ngày 15 tháng 6 năm 2025", "15th of June", "June 15".
func spokenDay(w *words, i int, c Context) (period, bool) {
	j, named := i, w.is(i, "ngay", "hom", "mung", "mong")
	if named {
		j++
	}
	m := ordinalEn.FindStringSubmatch(w.fold(j))
	if m == nil {
		return monthFirst(w, i, c)
	}
	k := j + 1
	for w.is(k, "st", "nd", "rd", "th", "of", "cua", "day", "the") {
		k++
	}
	p, ok := monthAt(w, k, c)
	if !ok && named {
		p, ok = shiftedAt(w, k, c)
	}
	if !ok || p.unit != plan.Month || w.is(i-1, "quy") || len(p.also) > 0 || p.ranged || shortMonth.MatchString(w.fold(k)) && !named {
		return period{}, false
	}
	q, ok := dayPeriod(i, p.j, atoi(m[1]), p.from.Month(), p.from.Year(), c)
	q.yearSaid, q.relative = p.yearSaid, p.relative
	return q, ok
}

func monthFirst(w *words, i int, c Context) (period, bool) {
	month := englishMonth(w, i)
	m := ordinalEn.FindStringSubmatch(w.fold(i + 1))
	if month == 0 || m == nil || w.countedNoun(i+2) {
		return period{}, false
	}
	year, j := yearAfter(w, i+2, c)
	return dayPeriod(i, j, atoi(m[1]), month, year, c)
}

// daysOfMonth reads "15 đến 20/6", "1-15 June", "ngày 15 và 30 tháng 6": the
// month is said once, after the last.
func daysOfMonth(w *words, i int, c Context) (period, bool) {
	j := i
	if w.is(j, "ngay") {
		j++
	}
	if m := isoMD.FindStringSubmatch(w.fold(j)); m != nil {
		q, ok := monthAt(w, j+1, c)
		q.unit = plan.Day
		return q.daysFrom(i, atoi(m[1]), atoi(m[2])), ok && atoi(m[1]) < atoi(m[2]) && atoi(m[2]) <= plan.MonthEnd(q.from.Year(), q.from.Month()).Day()
	}
	d, both := atoi(w.fold(j)), false
	if !isNumber(w.fold(j)) || d < 1 || d > 31 {
		return period{}, false
	}
	j++
	switch {
	case w.is(j, "den", "toi", "to"):
		j++
	case w.is(j, "va", "and"):
		both = !w.is(i-1, "giua", "between")
		j++
	case !w.dash(j):
		return period{}, false
	}
	q, ok := spokenDay(w, j, c)
	if !ok && w.is(j, "ngay") {
		j++
	}
	if !ok {
		q, ok = writtenDay(w, j, c)
	}
	if !ok || q.ranged || d >= q.from.Day() || both && !w.is(i, "ngay") {
		return period{}, false
	}
	last := stretch{q.from, q.to}
	q = q.daysFrom(i, d, q.to.Day())
	if both {
		q.to, q.also, q.ranged = q.from, []stretch{last}, false
	}
	return q, true
}

// daysFrom returns the days first to last of the month of p.
func (p period) daysFrom(i, first, last int) period {
	y, m := p.from.Year(), p.from.Month()
	p.i, p.from, p.to, p.ranged = i, plan.MakeDate(y, m, first), plan.MakeDate(y, m, last), true
	return p
}

func dayPeriod(i, j, day, month, year int, c Context) (period, bool) {
	y := c.year(year)
	if month < 1 || month > 12 || day < 1 || y > 9990 || day > plan.MonthEnd(y, month).Day() {
		return period{}, false
	}
	d := plan.MakeDate(y, month, day)
	return period{from: d, to: d, unit: plan.Day, yearSaid: year > 0, i: i, j: j}, true
}
