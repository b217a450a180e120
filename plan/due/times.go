package due

import "kehoach/plan"

// timesAfter reads "2 lần", "một lần" behind a unit.
func (p *parser) timesAfter(r rule, i int) (rule, int) {
	j := p.skip(i, "la")
	if p.is(j, "it", "nhat") || p.reads(j, "toi", "thieu") {
		j += 2
	}
	if n, ok := p.count(j); ok && p.oneOf(j+1, "lan", "ky", "dot", "buoi", "cuoc", "phien", "tin", "bai", "so") {
		if n > 1 {
			r.times = n
		}
		return r, j + 2
	}
	return r, i
}

// timesPer reads "02 lần/năm", "01 cuộc kiểm tra/quý", "6 tháng/lần", "2 năm
// một lần".
func (p *parser) timesPer(i int) (rule, int) {
	j := i
	if p.is(j, "it", "nhat") || p.reads(j, "toi", "thieu") {
		j += 2
	}
	n, ok := p.count(j)
	if !ok || n < 1 {
		return rule{}, i
	}
	if r, k := p.every(n, j); k > j {
		return r, k
	}
	k := j + 1
	if p.is(k, "-") { // 1-2 lần/năm: at least the first number
		if _, ok := p.digits(k + 1); ok {
			k += 2
		}
	}
	for words := 0; words < 4 && k < len(p.toks) && p.toks[k].kind == word; words++ {
		k++
		if k == j+2 && !p.oneOf(j+1, "lan", "ky", "dot", "cuoc", "buoi", "phien", "so", "tin", "bai", "bao", "hoi", "lop", "chuyen") {
			return rule{}, i
		}
		perUnit := p.is(k, "/") || p.oneOf(k, "moi", "trong", "mot") && p.oneOf(k-1, "lan", "ky", "dot")
		if !perUnit {
			continue
		}
		next := k + 1
		if p.is(k, "trong") || p.is(k, "/") {
			next = p.skip(next, "mot", "moi", "1")
		}
		if p.is(k, "trong") && p.is(next, "nam") && func() bool { _, ok := p.digits(next + 1); return ok }() {
			return rule{}, i // "2 lần trong năm 2025" names its year
		}
		if u, end := p.unit(next); u != noUnit {
			r := rule{unit: u}
			if n > 1 {
				r.times = n
			}
			return r, end
		}
		return rule{}, i
	}
	return rule{}, i
}

// every reads "6 tháng/lần", "6 tháng một lần" from its number n at i.
func (p *parser) every(n, i int) (rule, int) {
	u := noUnit
	switch {
	case p.is(i+1, "nam"):
		u = perYear
	case p.is(i+1, "thang"):
		u = perMonth
	case p.oneOf(i+1, "quy") && p.quarterWord(i+1):
		u = perQuarter
	case p.is(i+1, "tuan"):
		u = perWeek
	case p.is(i+1, "ngay"):
		u = perDay
	}
	if u == noUnit {
		return rule{}, i
	}
	j := i + 2
	switch {
	case p.is(j, "/", "lan"):
		j += 2
	case p.is(j, "/"):
		if c, ok := p.count(j + 1); !ok || c != 1 || !p.is(j+2, "lan") {
			return rule{}, i
		}
		j += 3
	default:
		c, ok := p.count(j)
		if !ok || c < 1 || !p.is(j+1, "lan") {
			return rule{}, i
		}
		r, ok := everyRule(u, n)
		if c > 1 {
			r.times = c
		}
		if !ok {
			return rule{}, i
		}
		return r, j + 2
	}
	r, ok := everyRule(u, n)
	if !ok {
		return rule{}, i
	}
	return r, j
}

// everyRule is once in n units.
func everyRule(u unit, n int) (rule, bool) {
	switch {
	case u == perMonth && n == 3, u == perQuarter && n == 1:
		return rule{unit: perQuarter}, true
	case u == perMonth && n == 6, u == perQuarter && n == 2:
		return rule{unit: perHalf}, true
	case u == perMonth && n == 12:
		return rule{unit: perYear}, true
	case u == perQuarter:
		return rule{}, false
	case n == 1:
		return rule{unit: u}, true
	case u == perMonth && (n == 2 || n == 4):
		var months []int
		for m := n; m <= 12; m += n {
			months = append(months, m)
		}
		return rule{unit: perYear, months: months, gran: plan.Month}, true
	}
	return rule{unit: u, every: n}, true
}
