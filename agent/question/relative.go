package question

import (
	"time"

	"kehoach/plan"
)

// relativeWindow reads spans that count from today: "tháng này", "tuần tới",
// "trong 30 ngày tới", "hôm nay", "cuối năm", "next quarter".
// years says whether spans of years are wanted, or the others.
func relativeWindow(w *words, c Context, years bool) *Window {
	for i := range w.toks {
		if w.used[i] {
			continue
		}
		v, j := relativeAt(w, i, c)
		if v == nil || (v.Unit == plan.Year) != years {
			continue
		}
		if w.is(i-1, "trong", "in", "within", "vao", "the") {
			i--
		}
		v.Text = w.text(i, j)
		w.use(i, j)
		return v
	}
	return nil
}

func relativeAt(w *words, i int, c Context) (*Window, int) {
	if v, j := countedAt(w, i, c); v != nil {
		return v, j
	}
	if v, j := fromNowAt(w, i, c); v != nil {
		return v, j
	}
	t := c.Today
	day := func(d plan.Date, n int) (*Window, int) {
		if w.is(i-1, "tu", "from") { // "kể từ hôm nay"
			return &Window{Span: After, From: d, Unit: plan.Day, YearSaid: true}, i + n
		}
		return &Window{Span: Within, From: d, To: d, Unit: plan.Day, YearSaid: true}, i + n
	}
	switch {
	case w.is(i, "hom") && w.is(i+1, "nay"), w.is(i, "bua") && w.is(i+1, "nay"):
		return day(t, 2)
	case w.is(i, "today"):
		return day(t, 1)
	case w.is(i, "hom") && w.is(i+1, "qua"):
		return day(t.AddDays(-1), 2)
	case w.is(i, "yesterday"):
		return day(t.AddDays(-1), 1)
	case w.is(i, "ngay") && w.is(i+1, "mai"):
		return day(t.AddDays(1), 2)
	case w.is(i, "tomorrow"):
		return day(t.AddDays(1), 1)
	}
	unit, shift, j := shiftedUnit(w, i)
	if unit == "" {
		return nil, 0
	}
	from, to := unitAround(t, unit, shift)
	g := map[string]plan.Granularity{"week": plan.Day, "month": plan.Month, "quarter": plan.Quarter, "year": plan.Year}[unit]
	return &Window{Span: Within, From: from, To: to, Unit: g, YearSaid: unit != "year"}, j
}

// fromNowAt reads "từ nay đến cuối năm", "từ giờ tới hết tháng 6", "from now
// until the end of the year".
func fromNowAt(w *words, i int, c Context) (*Window, int) {
	if !w.is(i, "tu", "from") || !w.is(i+1, "nay", "gio", "bay", "now") {
		return nil, 0
	}
	k := i + 2
	for w.is(k, "gio", "den", "toi", "until", "till", "to", "het", "cuoi", "the", "end", "of") {
		k++
	}
	if w.is(k, "nam", "year") && !isYear(w.fold(k+1)) {
		return &Window{Span: Coming, From: c.Today, To: plan.MakeDate(c.Today.Year(), 12, 31), Unit: plan.Day, YearSaid: true}, k + 1
	}
	if p, ok := periodAt(w, k, c); ok {
		return &Window{Span: Coming, From: c.Today, To: p.to, Unit: plan.Day, YearSaid: true}, p.j
	}
	return nil, 0
}

// countedAt reads "30 ngày tới", "2 tuần nữa", "next 30 days".
func countedAt(w *words, i int, c Context) (*Window, int) {
	n, k := atoi(w.fold(i)), i+1
	next := false
	if w.is(i, "next", "coming") || w.is(i, "within") {
		next = true
		n, k = atoi(w.fold(i+1)), i+2
	}
	if v := numerals[w.fold(i)]; v > 0 && n == 0 && w.is(i+1, "tuan", "thang", "ngay", "week", "weeks", "month", "months") && !w.is(i-1, "thang", "thu") {
		n = v
	}
	if n <= 0 || n > 3660 {
		return nil, 0
	}
	var to plan.Date
	switch {
	case w.is(k, "ngay", "day", "days", "hom"):
		to = c.Today.AddDays(n)
	case w.is(k, "tuan", "week", "weeks"):
		to = c.Today.AddDays(7 * n)
	case w.is(k, "thang", "month", "months"):
		to = plan.DateOf(c.Today.Time().AddDate(0, n, 0))
	default:
		return nil, 0
	}
	k++
	if !next && !w.is(k, "toi", "nua", "sap", "tiep", "ke", "sau") {
		return nil, 0
	}
	if !next && w.is(k, "sau") && w.accented && w.lower(k) != "sau" {
		return nil, 0
	}
	for w.is(k, "toi", "nua", "sap", "tiep", "theo", "ke") {
		k++
	}
	return &Window{Span: Coming, From: c.Today, To: to, Unit: plan.Day, YearSaid: true}, k
}

// shiftedUnit reads "tháng này", "quý sau", "this month", "next week".
func shiftedUnit(w *words, i int) (unit string, shift, next int) {
	vn := map[string]string{"tuan": "week", "thang": "month", "quy": "quarter", "nam": "year"}
	if u := vn[w.fold(i)]; u != "" {
		switch {
		case w.is(i+1, "nay"):
			return u, 0, i + 2
		case w.is(i+1, "toi"), w.is(i+1, "sau") && (!w.accented || w.lower(i+1) == "sau"):
			if w.is(i-1, "6", "hang") || isNumber(w.fold(i-1)) {
				return "", 0, 0
			}
			return u, 1, i + 2
		case w.is(i+1, "truoc", "ngoai", "vua") && !isNumber(w.fold(i+2)) && u != "year":
			return u, -1, i + 2
		}
		return "", 0, 0
	}
	en := map[string]string{"week": "week", "month": "month", "quarter": "quarter", "year": "year"}
	if u := en[w.fold(i+1)]; u != "" {
		switch w.fold(i) {
		case "this", "current":
			return u, 0, i + 2
		case "next", "coming":
			return u, 1, i + 2
		case "last", "previous":
			return u, -1, i + 2
		}
	}
	return "", 0, 0
}

// unitAround returns the week (Monday first), month, quarter or year that lies
// shift units from that of d.
func unitAround(d plan.Date, unit string, shift int) (from, to plan.Date) {
	t := d.Time()
	switch unit {
	case "week":
		back := (int(t.Weekday()) + 6) % 7
		from = d.AddDays(7*shift - back)
		return from, from.AddDays(6)
	case "month":
		from = plan.MakeDate(d.Year(), d.Month()+shift, 1)
		return from, plan.DateOf(from.Time().AddDate(0, 1, -1))
	case "quarter":
		q := (d.Month()-1)/3 + shift
		from = plan.MakeDate(d.Year(), 3*q+1, 1)
		return from, plan.DateOf(from.Time().AddDate(0, 3, -1))
	}
	y := d.Year() + shift
	return plan.MakeDate(y, int(time.January), 1), plan.MakeDate(y, int(time.December), 31)
}
