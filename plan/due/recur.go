package due

// recurrence reads a recurring time that starts with its unit: "hằng tháng",
// "định kỳ hàng quý", "mỗi năm 2 lần", "02 lần/năm", "6 tháng/lần", "các quý
// trong năm".
func (p *parser) recurrence(i int) (rule, int) {
	if r, j := p.timesPer(i); j > i {
		return r, j
	}
	if r, j := p.weekday(i); j > i {
		return r, j
	}
	j := i
	if p.is(i, "theo", "dinh", "ky") {
		j++
	}
	regular := p.is(j, "dinh", "ky") || p.is(j, "dinh", "ki")
	if regular {
		j = p.skip(j+2, "vao", "theo")
		if p.oneOf(j-1, "theo") && !p.unitAt(j) {
			j-- // "định kỳ theo quy định"
		}
	}
	prefix := j
	each := p.oneOf(j, "hang", "moi", "tung")
	j = p.skip(j, "hang", "moi", "tung")
	if !each && !regular && p.is(j, "theo") && (p.unitAt(j+1) || p.is(j+1, "tung") && p.unitAt(j+2)) {
		each, j = true, p.skip(j+1, "tung")
	}
	if !each && !regular && p.oneOf(j, "cac") && p.unitAt(j+1) && (p.is(j+2, "trong", "nam") || p.is(j+2, "trong", "tuan")) {
		u, k := p.unit(j + 1)
		return rule{unit: u}, k + 2
	}
	if !each && !regular && !p.unitList(i) {
		return rule{}, i
	}
	u, k := p.unit(j)
	if u == noUnit {
		if regular {
			return rule{unknown: true}, prefix
		}
		return rule{}, i
	}
	return p.timesAfter(rule{unit: u}, k)
}

// unitList reports whether the rest of the clause is a list of units and no
// more: "quý, 6 tháng và năm".
func (p *parser) unitList(i int) bool {
	n := 0
	for i < len(p.toks) && !p.prose {
		u, j := p.unit(i)
		if u == noUnit || u == perDay || !p.unitAt(i) {
			return false
		}
		n++
		for i = j; i < len(p.toks) && p.oneOf(i, ",", "va", "/", "-", "."); i++ {
		}
		if i == j && i < len(p.toks) {
			return false
		}
	}
	return n > 1
}

// unitAt reports whether a unit of time stands at i and not a point of time
// ("tháng 6") or a longer word.
func (p *parser) unitAt(i int) bool {
	u, j := p.unit(i)
	if u == noUnit {
		return false
	}
	if u == perMonth || u == perQuarter {
		_, k := p.monthNumber(j)
		return k == j
	}
	return true
}

// weekdays are BYDAY by the Vietnamese name of the day.
var weekdays = map[string]string{
	"hai": "MO", "ba": "TU", "tư": "WE", "tu": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA",
}

// dayBefore is for "trước thứ Sáu hằng tuần".
var dayBefore = map[string]string{
	"MO": "SU", "TU": "MO", "WE": "TU", "TH": "WE", "FR": "TH", "SA": "FR", "SU": "SA",
}

// weekday reads "thứ Sáu hằng tuần".
func (p *parser) weekday(i int) (rule, int) {
	j := p.skip(i, "ngay", "chieu", "sang")
	day, k := "", j
	switch {
	case p.is(j, "chu", "nhat"):
		day, k = "SU", j+2
	case p.is(j, "thu"):
		if n, ok := p.digits(j + 1); ok && n >= 2 && n <= 7 {
			day = []string{"MO", "TU", "WE", "TH", "FR", "SA"}[n-2]
		} else if j+1 < len(p.toks) {
			day = weekdays[p.toks[j+1].lower]
		}
		k = j + 2
	}
	if day == "" {
		return rule{}, i
	}
	k = p.skip(k, ",", "cua")
	if p.oneOf(k, "hang", "moi") && p.is(k+1, "tuan") {
		return rule{unit: perWeek, weekday: day}, k + 2
	}
	return rule{}, i
}

// nextUnit reads a further unit of a list: the "6 tháng" and "năm" of "hàng
// quý, 6 tháng và năm 2025". A year behind "năm" stays for the span after it.
func (p *parser) nextUnit(i int) (rule, int) {
	start := i
	if n, ok := p.count(i); ok && n == 1 && p.is(i+1, "nam") {
		i++
	}
	u, j := p.unit(i)
	if u == noUnit || p.oneOf(j, "dau", "cuoi", "tiep", "sau", "truoc", "qua", "gan") || u != perYear && !p.unitAt(i) {
		return rule{}, start
	}
	if u == perYear {
		if y, k := p.year(i); y > 0 { // the year of the whole list
			return rule{unit: u}, k
		}
	}
	if u == perDay {
		if _, ok := p.digits(j); ok {
			return rule{}, start
		}
	}
	return rule{unit: u}, j
}
