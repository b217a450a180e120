package question

import "kehoach/plan"

// countedAt reads so many days, weeks, months or quarters from today on: "30
// ngày tới", "2 tuần nữa", "next 30 days", "30 ngày kể từ hôm nay"; or up to
// today: "30 ngày qua", "last 30 days".
func countedAt(w *words, i int, c Context) (period, bool) {
	k, ahead, back := i, w.is(i, "next", "coming", "following"), w.is(i, "last", "past", "previous")
	within := w.is(i, "within")
	if ahead || back || within {
		k++
	}
	n, k := countRun(w, k)
	half := w.says(k, "nửa") && w.is(k+1, "thang")
	if half {
		n = 15
	}
	unit := w.fold(k + 1)
	if n <= 0 || n > 3660 || unitNames[unit] == "" || unitNames[unit] == plan.Year || w.is(k-1, "thang", "thu") {
		return period{}, false
	}
	if unit == "quy" && !w.says(k+1, "quý") {
		return period{}, false
	}
	k += 2
	switch {
	case ahead, back:
	case within:
		if w.is(k, "of", "from", "after", "once", "upon", "working", "business") && !w.is(k+1, "now", "today") {
			return period{}, false
		}
		ahead = true
	default:
		if ahead, back, k = direction(w, k); !ahead && !back {
			return period{}, false
		}
	}
	if half {
		unit = "ngay"
	}
	p := period{from: c.Today, to: c.Today, unit: plan.Day, yearSaid: true, relative: true, coming: ahead, i: i, j: k}
	switch {
	case back:
		p.from = later(c.Today, unit, -n)
	case unitNames[unit] == plan.Quarter:
		p.from = around(c.Today, unit, 1, i, k).from
		p.to = around(c.Today, unit, n, i, k).to
		p.coming, p.unit = false, plan.Quarter
	default:
		p.to = later(c.Today, unit, n)
	}
	return p, true
}

// countRun reads a number in digits or in words, "ba mươi lăm" too, and returns
// it with the index of its last token.
func countRun(w *words, k int) (n, last int) {
	n = countAt(w, k)
	switch {
	case n >= 2 && n <= 9 && w.says(k+1, "mươi"):
		n *= 10
		k++
	case n != 10 || isNumber(w.fold(k)):
		return n, k
	}
	switch m := countAt(w, k+1); {
	case m > 0 && m < 10:
		return n + m, k + 1
	case w.says(k+1, "lăm"):
		return n + 5, k + 1
	case w.says(k+1, "mốt"):
		return n + 1, k + 1
	}
	return n, k
}

// direction reads the words after a count of units that say that they begin or
// end today.
func direction(w *words, k int) (ahead, back bool, next int) {
	switch {
	case w.is(k, "toi", "nua", "sap"), w.says(k, "kế", "tiếp") && w.is(k+1, "tiep", "theo"),
		w.lower(k) == "sau" && !w.is(k+1, "khi", "ngay", "nam"):
		for w.is(k, "toi", "nua", "sap", "tiep", "theo", "ke", "sau", "day") {
			k++
		}
		return true, false, k
	case w.is(k, "vua") && w.is(k+1, "qua", "roi"):
		return false, true, k + 2
	case w.says(k, "qua") && !w.says(k+1, "hạn"), w.is(k, "ago"):
		return false, true, k + 1
	case w.is(k, "gan") && w.is(k+1, "day"):
		return false, true, k + 2
	case w.is(k, "from") && w.is(k+1, "now", "today"):
		return true, false, k + 2
	}
	j := k
	if w.says(j, "kể", "tính") {
		j++
	}
	if w.says(j, "từ") && (w.is(j+1, "nay", "gio") || w.is(j+1, "hom", "bay") && w.is(j+2, "nay", "gio")) {
		for j++; w.is(j, "hom", "bay", "nay", "gio"); j++ {
		}
		return true, false, j
	}
	return false, false, k
}

// later returns the day some units after d; a month after 31 January is the
// last of February.
func later(d plan.Date, unit string, n int) plan.Date {
	switch {
	case unitNames[unit] == plan.Month:
		return min(plan.MakeDate(d.Year(), d.Month()+n, d.Day()), plan.MonthEnd(d.Year(), d.Month()+n))
	case unit == "tuan" || unit == "week" || unit == "weeks":
		return d.AddDays(7 * n)
	}
	return d.AddDays(n)
}

// restAt reads what is left of a period from today on: "phần còn lại của năm",
// "các tháng còn lại của năm", "the rest of the year".
func restAt(w *words, i int, c Context) (period, bool) {
	k := i
	switch {
	case w.is(i, "rest", "remainder"):
		k++
	case w.says(i, "phần", "những", "các", "mấy", "thời"):
		k++
		for w.is(k, "thang", "ngay", "tuan", "quy", "gian") {
			k++
		}
		fallthrough
	default:
		if !w.says(k, "còn") || !w.is(k+1, "lai") {
			return period{}, false
		}
		k += 2
	}
	near := c
	near.PlanYear = 0
	p, ok := baseAt(w, k, near, true)
	if !ok || p.unit == plan.Day && !p.relative {
		return period{}, false
	}
	p.i = i
	if c.Today > p.from && c.Today <= p.to {
		p.from, p.unit, p.coming = c.Today, plan.Day, true
	}
	return p, true
}
