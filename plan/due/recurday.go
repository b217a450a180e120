package due

import "kehoach/plan"

// dayInPeriod reads a day that is named by its period: "ngày 25 hằng tháng",
// "ngày 15 của tháng cuối quý", "ngày cuối cùng của tháng", "tuần đầu hằng
// tháng", "tháng cuối quý".
func (p *parser) dayInPeriod(i int) (rule, bool, int) {
	if r, j := p.lastDay(i); j > i {
		return r, false, j
	}
	if r, j := p.partOfEach(i); j > i {
		return r, true, j
	}
	if n, j := p.weekNumber(i); j > i {
		k := p.skip(j, "cua")
		if p.oneOf(k, "hang", "moi", "tung") && p.is(k+1, "thang") {
			d := min(7*n, 31)
			if n < 0 {
				d = -1
			}
			return rule{unit: perMonth, days: []int{d}}, true, k + 2
		}
		return rule{}, false, i
	}
	days, j := p.dayList(i)
	if j == i {
		if r, k := p.monthInPeriod(i); k > i {
			r.gran = plan.Month
			return r, false, k
		}
		return rule{}, false, i
	}
	k := p.skip(j, "cua", "vao")
	if months, next := p.monthList(k); next > k {
		return rule{unit: perYear, months: months, days: days}, false, next
	}
	if p.oneOf(k, "hang", "moi", "tung") && p.quarterWord(k+1) {
		return rule{unknown: true}, false, k + 2 // of which month is not said
	}
	if r, next := p.monthInPeriod(k); next > k {
		r.days = days
		return r, false, next
	}
	if !p.is(k, "thang") {
		k = p.skip(k, "hang", "moi", "tung")
		if !p.is(k, "thang") || k == j {
			return rule{}, false, i
		}
		return rule{unit: perMonth, days: days}, false, k + 1
	}
	k++
	switch {
	case p.is(k, "tiep", "theo"), p.is(k, "ke", "tiep"), p.is(k, "lien", "ke"), p.is(k, "lien", "sau"):
		return rule{unit: perMonth, days: days}, false, k + 2
	case p.is(k, "sau"):
		return rule{unit: perMonth, days: days}, false, k + 1
	case p.is(j, "cua"):
		if _, next := p.monthNumber(k); next == k {
			return rule{unit: perMonth, days: days}, false, k
		}
	}
	return rule{}, false, i
}

// monthList reads "các tháng 3, 6, 9 và 12".
func (p *parser) monthList(i int) (months []int, next int) {
	if !p.is(i, "cac", "thang") {
		return nil, i
	}
	for j := i + 2; ; {
		m, k := p.monthNumber(j)
		if k == j {
			break
		}
		months, next = append(months, m), k
		if j = p.skip(k, ",", "va"); j == k {
			break
		}
		j = p.skip(j, "thang")
	}
	if months == nil {
		return nil, i
	}
	return months, next
}

// dayList reads "ngày 15", "ngày 01 và ngày 15", "ngày 10, 20".
func (p *parser) dayList(i int) (days []int, next int) {
	j := i
	for p.is(j, "ngay") || j > i {
		k := p.skip(j, "ngay")
		d, ok := p.digits(k)
		if !ok || d < 1 || d > 31 || p.toks[k].digits > 2 || p.is(k+1, "/") {
			break
		}
		days, next = append(days, d), k+1
		if j = p.skip(next, ",", "va"); j == next {
			break
		}
	}
	if days == nil {
		return nil, i
	}
	return days, next
}

// lastDay reads "ngày cuối cùng của tháng", "ngày cuối quý", "cuối mỗi tháng"
// and "cuối quý" without a number, the last of these being fuzzy in name only:
// its last day is the period's.
func (p *parser) lastDay(i int) (rule, int) {
	j := i
	if p.is(j, "ngay") || p.is(j, "ngay", "lam") {
		j++
		if p.is(j, "lam", "viec") {
			return rule{}, i // the last working day is not the last day
		}
	}
	named := j > i
	if !p.is(j, "cuoi") {
		return rule{}, i
	}
	j = p.skip(p.skip(j+1, "cung"), "cua")
	k := p.skip(j, "hang", "moi", "tung", "cac")
	u, next := p.unit(k)
	if u != perMonth && u != perQuarter && u != perYear || u != perYear && !p.unitAt(k) {
		return rule{}, i
	}
	if u == perYear && k == j {
		return rule{}, i // "cuối năm" is a time of the plan's year
	}
	if u == perMonth && k == j && !named {
		return rule{}, i // "cuối tháng" alone could be any month
	}
	r := rule{unit: u}
	if named {
		r.days = []int{-1}
	}
	return r, next
}

// partOfEach reads "đầu mỗi quý", "giữa hằng tháng": a month of each quarter, a
// third of each month, as in doc.go.
func (p *parser) partOfEach(i int) (rule, int) {
	first := 1
	switch {
	case p.is(i, "dau"):
	case p.is(i, "giua"):
		first = 2
	default:
		return rule{}, i
	}
	j := p.skip(i+1, "cua")
	k := p.skip(j, "hang", "moi", "tung", "cac")
	if k == j {
		return rule{}, i
	}
	switch u, next := p.unit(k); u {
	case perMonth:
		return rule{unit: perMonth, days: []int{10 * first}}, next
	case perQuarter:
		return rule{unit: perYear, months: quarterly(first), gran: plan.Month}, next
	}
	return rule{}, i
}

// quarterly returns the first, second or third month of each quarter.
func quarterly(n int) []int { return []int{n, n + 3, n + 6, n + 9} }

// monthInPeriod reads "tháng cuối quý", "tháng đầu của quý sau", "tháng cuối
// kỳ".
func (p *parser) monthInPeriod(i int) (rule, int) {
	if !p.is(i, "thang") {
		return rule{}, i
	}
	first := 0
	j := i + 1
	switch {
	case p.is(j, "cuoi"):
		first, j = 3, p.skip(j+1, "cung")
	case p.is(j, "dau"):
		first, j = 1, p.skip(j+1, "tien")
	case p.oneOf(j, "giua") || p.is(j, "thu", "hai"):
		first, j = 2, j+1
		j = p.skip(j, "hai")
	default:
		return rule{}, i
	}
	j = p.skip(p.skip(j, "cua", "trong"), "moi", "hang", "tung", "cac")
	if p.is(j, "ky") {
		j = p.skip(j+1, "bao")
		return rule{unknown: true}, p.skip(j, "cao")
	}
	if !p.quarterWord(j) {
		return rule{}, i
	}
	if _, k := p.quarterNumber(j + 1); k > j+1 {
		return rule{}, i // "tháng cuối quý II" is one month
	}
	j = p.skip(j+1, "bao", "sau", "ke", "lien", "tiep")
	j = p.skip(j, "cao", "theo", "tiep", "sau")
	return rule{unit: perYear, months: quarterly(first)}, j
}

// exclude moves the days one back, for "trước ngày 25 hằng tháng".
func (r *rule) exclude() {
	for i, d := range r.days {
		switch {
		case d > 1:
			r.days[i] = d - 1
		case d == 1:
			r.days[i] = -1
			for k, m := range r.months {
				r.months[k] = (m+10)%12 + 1
			}
		case d == -1:
			r.days[i] = -2
		}
	}
}

// ofPoint makes the yearly rule of a day, month, quarter or half year.
func ofPoint(t point, b bound) (rule, bool) {
	r := rule{unit: perYear, gran: t.gran}
	switch {
	case t.gran == plan.Day && t.month > 0:
		if t.day > monthDays(2024, t.month) {
			return rule{}, false
		}
		r.months, r.days = []int{t.month}, []int{t.day}
		if b.side == before && b.clock == "" {
			r.exclude()
		}
		return r, true
	case t.gran == plan.Day || t.gran == plan.Year && t.stretch == whole:
		return rule{}, false
	}
	from, to, ok := t.bounds(2025)
	if !ok {
		return rule{}, false
	}
	last := to
	if b.side == before && !t.fuzzy() {
		last = from.AddDays(-1)
	}
	r.months = []int{last.Month()}
	if t.stretch == early || t.stretch == middle || t.stretch == week && t.count > 0 || t.stretch == firstHalf {
		if t.gran == plan.Month {
			r.days = []int{last.Day()}
		}
	}
	return r, true
}
