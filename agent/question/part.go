package question

import "kehoach/plan"

// place is where in a greater period a part lies.
type place int

const (
	nowhere place = iota
	atStart
	midway
	atEnd
	entire // "hết quý 2": all of it, up to its end
)

// partAt reads a part of a greater period: "cuối quý 2", "tháng đầu năm",
// "6 tháng cuối năm", "nửa đầu tháng 6", "tuần đầu tháng 3", "mid-June".
func partAt(w *words, i int, c Context) (period, bool) {
	for _, read := range []func(*words, int, Context) (period, bool){unitsOf, halfOf, roughPart} {
		if p, ok := read(w, i, c); ok {
			return p, true
		}
	}
	return period{}, false
}

// halfOf reads "nửa đầu tháng 6", "nửa cuối năm", "second half of 2025".
func halfOf(w *words, i int, c Context) (period, bool) {
	k, at, ofYear := i, nowhere, false
	switch {
	case w.says(i, "nửa"):
		k++
		if ofYear = w.says(k, "năm"); ofYear { // "nửa năm đầu"
			k++
		}
		if at, k = placeWord(w, k, "đầu", "cuối", "sau", "còn"); at == nowhere {
			return period{}, false
		}
	case w.is(i, "first", "second", "last") && w.is(i+1, "half"):
		if at, k = atStart, i+2; !w.is(i, "first") {
			at = atEnd
		}
	default:
		return period{}, false
	}
	base, ok := baseAt(w, k, c, true)
	if !ok {
		if k < len(w.toks) && !ofYear && !w.is(k, "co", "con", "phai", "thi", "la", "deadline", "deadlines") {
			return period{}, false // "nửa đầu danh sách"
		}
		base = wholeYear(k, k, c)
	}
	p := base
	y, m := base.from.Year(), base.from.Month()
	var cut plan.Date // the last day of the first half
	switch base.unit {
	case plan.Month:
		cut, p.unit = plan.MakeDate(y, m, 15), plan.Day
	case plan.Quarter:
		cut, p.unit = plan.MakeDate(y, m+1, 15), plan.Day
	case plan.Year:
		cut, p.unit = plan.MakeDate(y, 6, 30), plan.Half
	default:
		return period{}, false
	}
	if p.i = i; at == atStart {
		p.to = cut
	} else {
		p.from = cut.AddDays(1)
	}
	return p, true
}

// roughPart reads "đầu tháng 6", "giữa năm", "cuối quý này", "hết năm",
// "mid-June", "the end of Q2".
func roughPart(w *words, i int, c Context) (period, bool) {
	at, k := nowhere, i
	switch {
	case w.says(i, "hết") && !w.is(i+1, "ngay"):
		at, k = entire, i+1
	case w.is(i, "year", "quarter", "month") && w.is(i+1, "end") && w.is(i-1, "by", "before", "at", "until", "till", "after"):
		base, ok := baseAt(w, i, c, true)
		base.i, base.j = i, i+2
		return base.partAround(atEnd), ok && base.j == i+2
	case w.is(i, "end") && w.is(i+1, "year", "date") && w.is(i-1, "no", "an", "any", "without", "given"):
		return period{}, false // "with no end year"
	case w.is(i, "cuoi") && w.is(i+1, "cung"), w.is(i, "dau") && w.is(i+1, "tien"):
		return period{}, false // "hạn cuối cùng trong năm": of the deadlines, not of the year
	case w.is(i-1, "o", "nua", "thang", "tuan", "quy", "bat", "ban", "lan", "buoc", "dung"):
		return period{}, false // "tháng cuối quý" of each quarter; "o dau" is "ở đâu"; "bắt đầu"
	default:
		at, k = placeWord(w, i, "đầu", "giữa", "cuối", "early", "mid", "middle", "late", "end", "start", "beginning", "close")
	}
	if at == nowhere {
		return period{}, false
	}
	base, ok := baseAt(w, k, c, true)
	if !ok || at == midway && w.countedNoun(base.j) && !base.yearSaid {
		return period{}, false
	}
	base.i = i
	if at == entire {
		base.ends = true
		return base, base.unit != plan.Day || base.relative
	}
	p := base.partAround(at)
	return p, p.rough
}

// partAround returns the start, the middle or the end of a period: thirds of a
// month, single months of a quarter, the first or the last quarter of a year or
// its June and July.
func (p period) partAround(at place) period {
	y, m := p.from.Year(), p.from.Month()
	day := func(d int) plan.Date { return plan.MakeDate(y, m, d) }
	monthsFrom := func(a, b int) stretch { return stretch{plan.MakeDate(y, m+a, 1), plan.MonthEnd(y, m+b)} }
	var parts [3]stretch
	mid := stretch{}
	unit := plan.Day
	switch {
	case p.unit == plan.Month:
		parts = [3]stretch{{day(1), day(10)}, {day(11), day(20)}, {day(21), p.to}}
		mid = stretch{day(15), day(15)}
	case p.unit == plan.Quarter:
		parts, unit = [3]stretch{monthsFrom(0, 0), monthsFrom(1, 1), monthsFrom(2, 2)}, plan.Month
		mid = stretch{plan.MakeDate(y, m+1, 15), plan.MakeDate(y, m+1, 15)}
	case p.unit == plan.Half:
		parts, unit = [3]stretch{monthsFrom(0, 1), monthsFrom(2, 3), monthsFrom(4, 5)}, plan.Month
		mid = stretch{plan.MakeDate(y, m+3, 1), plan.MonthEnd(y, m+2)}
	case p.unit == plan.Year:
		parts, unit = [3]stretch{monthsFrom(0, 2), monthsFrom(5, 6), monthsFrom(9, 11)}, plan.Quarter
		mid = stretch{plan.MakeDate(y, 7, 1), plan.MakeDate(y, 6, 30)}
	case p.to == p.from.AddDays(6):
		parts = [3]stretch{{p.from, p.from.AddDays(1)}, {p.from.AddDays(2), p.from.AddDays(3)}, {p.from.AddDays(5), p.to}}
		mid = stretch{p.from.AddDays(2), p.from.AddDays(2)}
	default:
		return p
	}
	s := parts[at-atStart]
	p.from, p.to, p.unit, p.rough, p.ends = s.from, s.to, unit, true, at == atEnd
	if at == midway {
		p.mid = mid
	}
	return p
}
