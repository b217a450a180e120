package question

import (
	"kehoach/plan"
)

// unitNames are the units of time; a week is counted in days.
var unitNames = map[string]plan.Granularity{
	"ngay": plan.Day, "day": plan.Day, "days": plan.Day, "tuan": plan.Day, "week": plan.Day, "weeks": plan.Day,
	"thang": plan.Month, "month": plan.Month, "months": plan.Month,
	"quy": plan.Quarter, "quarter": plan.Quarter, "quarters": plan.Quarter,
	"nam": plan.Year, "year": plan.Year, "years": plan.Year,
}

// todayAt reads "hôm nay", "ngày mai", "mốt", "today", and the "nay" of "từ
// nay", "đến nay".
func todayAt(w *words, i int, c Context) (period, bool) {
	on := func(n, words int) (period, bool) {
		d := c.Today.AddDays(n)
		return period{from: d, to: d, unit: plan.Day, yearSaid: true, relative: true, today: n == 0, i: i, j: i + words}, true
	}
	switch {
	case w.is(i, "hom", "bua") && w.is(i+1, "nay"):
		return on(0, 2)
	case w.is(i, "today"):
		return on(0, 1)
	case w.is(i, "hom") && w.is(i+1, "qua"):
		return on(-1, 2)
	case w.is(i, "yesterday"):
		return on(-1, 1)
	case w.is(i, "ngay", "hom") && w.says(i+1, "mai"):
		return on(1, 2)
	case w.is(i, "tomorrow"):
		return on(1, 1)
	case w.is(i, "ngay", "hom") && w.says(i+1, "mốt", "kia"):
		return on(2, 2)
	case w.lower(i) == "mai" && (i == 0 && w.is(1, "co", "la", "phai", "den", "toi", "han", "nop") || w.is(i-1, "sang", "chieu", "den", "toi", "truoc", "tu")) && !w.is(i+1, "mot"):
		return on(1, 1)
	}
	return nowAt(w, i, on)
}

// nowAt reads "nay", "giờ", "bây giờ" and "now" beside a word that makes a
// bound of them. "Từ trước đến nay" is no time.
func nowAt(w *words, i int, on func(n, words int) (period, bool)) (period, bool) {
	upTo := w.is(i-1, "den", "toi", "until", "till") && !w.is(i-2, "truoc", "xua", "do", "lau", "gio")
	from := w.says(i-1, "từ", "from", "between")
	switch {
	case !from && !upTo:
	case w.is(i, "nay", "now"):
		if from && w.is(i+1, "gio") {
			return on(0, 2)
		}
		return on(0, 1)
	case w.is(i, "bay") && w.is(i+1, "gio"):
		return on(0, 2)
	case w.is(i, "gio") && (from || w.is(i-2, "tinh")):
		return on(0, 1)
	}
	return period{}, false
}

// weekdayAt reads "thứ sáu tuần này", "chủ nhật tuần sau".
func weekdayAt(w *words, i int, c Context) (period, bool) {
	n, k := 0, i+2
	switch {
	case w.is(i, "chu") && w.is(i+1, "nhat"):
		n = 8
	case w.is(i, "thu"):
		n = countAt(w, i+1)
		if w.is(i+1, "tu") {
			n = 4
		}
	}
	if n < 2 || n > 8 || !w.is(k, "tuan") {
		return period{}, false
	}
	p, ok := shiftedAt(w, k, c)
	if !ok {
		return period{}, false
	}
	p.i, p.from = i, p.from.AddDays(n-2)
	p.to = p.from
	return p, true
}

// bareSpan reports whether token i is the week, month or quarter that it is
// now, with no word for that: "trong tháng có gì", "còn hạn nào trong quý".
func (w *words) bareSpan(i int) bool {
	if !w.is(i-1, "trong", "noi") || !w.is(i, "tuan", "thang", "quy") || w.is(i-2, "lan", "ky", "dot", "buoi") {
		return false
	}
	return i+1 == len(w.toks) || w.is(i+1, "co", "con", "phai", "cua", "thi", "so", "ubnd", "don") && !w.is(i+2, "lai", "quan", "nhat")
}

// shiftedAt reads "tháng này", "quý sau", "this month", "next week".
func shiftedAt(w *words, i int, c Context) (period, bool) {
	if w.bareSpan(i) {
		return around(c.Today, w.fold(i), 0, i, i+1), !w.is(i, "quy") || w.says(i, "quý", "quí") // "trong tháng có gì"
	}
	unit, shift, j := shifted(w, i)
	if unit == "" || isNumber(w.fold(i-1)) && !w.is(i-2, "ngay", "mung", "mong", "thang", "quy") {
		return period{}, false
	}
	k := i
	if unitNames[w.fold(k)] == "" {
		k++
	}
	return around(c.Today, w.fold(k), shift, i, j), true
}

// shifted reads a unit of time counted from the present one: its name, how many
// units off, and the token after it.
func shifted(w *words, i int) (unit plan.Granularity, shift, next int) {
	word := func(k int) plan.Granularity {
		if w.is(k, "ngay", "day", "days", "weeks", "months", "quarters", "years") || w.is(k, "quy") && !w.quarterWord(k) {
			return ""
		}
		return unitNames[w.fold(k)]
	}
	if u := word(i + 1); u != "" {
		switch {
		case w.is(i, "this", "current"):
			return u, 0, i + 2
		case w.is(i, "next", "coming", "following"):
			return u, 1, i + 2
		case w.is(i, "last", "previous", "past") && !w.is(i+2, "of", "in"):
			return u, -1, i + 2
		case w.is(i, "sang") && !startsDigit(w.fold(i+2)) && !w.is(i+2, "i", "ii", "iii", "iv") && w.is(i+1, "thang", "tuan", "quy", "nam"):
			return u, 1, i + 2
		}
	}
	u := word(i)
	if u == "" || w.is(i, "week", "month", "quarter", "year") || w.is(i-1, "hang", "moi") {
		return "", 0, 0
	}
	switch k := i + 1; {
	case w.is(k, "nay"):
		return u, 0, k + 1
	case w.is(k, "hien") && w.is(k+1, "tai", "nay"):
		return u, 0, k + 2
	case w.says(k, "kế", "tiếp") && w.is(k+1, "tiep", "theo"):
		return u, 1, k + 2
	case w.is(k, "toi"), w.says(k, "sau") && !w.is(k+1, "khi", "ngay") && !(w.is(k+1, "nam") && isYear(w.fold(k+2))):
		if w.is(k+1, "nua") {
			return u, 2, k + 2
		}
		return u, 1, k + 1
	case w.is(k, "vua") && w.is(k+1, "roi", "qua"):
		return u, -1, k + 2
	case w.is(k, "ngoai", "vua"), w.is(k, "truoc") && !startsDigit(w.fold(k+1)) && !w.is(k+1, "ngay", "khi", "thang", "het", "tet", "quy"):
		return u, -1, k + 1
	}
	return "", 0, 0
}

// around returns the week (Monday first), month, quarter or year that lies
// shift units from that of d, for tokens [i, j).
func around(d plan.Date, unit string, shift, i, j int) period {
	p := period{unit: unitNames[unit], yearSaid: true, relative: true, i: i, j: j}
	switch p.unit {
	case plan.Day:
		back := (int(d.Time().Weekday()) + 6) % 7
		p.from = d.AddDays(7*shift - back)
		p.to = p.from.AddDays(6)
	case plan.Month:
		p.from = plan.MakeDate(d.Year(), d.Month()+shift, 1)
		p.to = plan.MonthEnd(d.Year(), d.Month()+shift)
	case plan.Quarter:
		m := 3*((d.Month()-1)/3+shift) + 1
		p.from = plan.MakeDate(d.Year(), m, 1)
		p.to = plan.MonthEnd(d.Year(), m+2)
	default:
		p = yearPeriod(i, j, d.Year()+shift)
		p.relative, p.yearSaid = true, false
	}
	return p
}
