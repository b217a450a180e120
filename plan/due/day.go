package due

import "kehoach/plan"

// dayPoint reads a day: "15/6", "15-6-2025", "15.6.2025", "2025-06-15", "ngày
// 15 tháng 6 năm 2025", "15 tháng 6", and after "ngày" also "15" alone.
func (p *parser) dayPoint(i int) (point, int) {
	j := i
	named := p.is(i, "ngay") || p.is(i, "hom")
	if named {
		if j = i + 1; p.is(j, "ngay") { // a word written twice
			j++
		}
	}
	d, ok := p.digits(j)
	if !ok {
		return point{}, i
	}
	if p.toks[j].digits == 4 {
		return p.isoDay(i, j)
	}
	if p.toks[j].digits > 2 || d < 1 || d > 31 {
		return point{}, i
	}
	if t, k := p.slashed(j, d, named); k > j {
		return t, k
	}
	if k := p.skip(j+1, ",", "cua"); p.is(k, "thang") {
		k++
		m, next := p.monthNumber(k)
		if next > k && !p.is(next, "/", "lan") {
			y, next := p.year(next)
			return point{gran: plan.Day, day: d, month: m, year: y}, next
		}
	}
	// "ngày 15" alone waits for what it is the 15th of.
	if named && p.is(i, "ngay") && !p.oneOf(j+1, "lam", "%", ".") || named && p.is(j+1, ".") && !p.tight(j+2) {
		return point{gran: plan.Day, day: d}, j + 1
	}
	return point{}, i
}

// slashed reads the rest of 15/6/2025, with any of the marks / - . between.
func (p *parser) slashed(i, d int, named bool) (point, int) {
	sep := p.foldAt(i + 1)
	m, ok := p.digits(i + 2)
	if !ok || m < 1 || m > 12 || p.toks[i+2].digits > 2 {
		return point{}, i
	}
	if sep != "/" && (sep != "-" && sep != "." || !p.tight(i+1) || !p.tight(i+2)) {
		return point{}, i
	}
	t := point{gran: plan.Day, day: d, month: m}
	if p.is(i+3, sep) && (sep == "/" || p.tight(i+3)) {
		if y, ok := p.digits(i + 4); ok && (sep == "/" || p.tight(i+4)) {
			switch {
			case p.toks[i+4].digits == 4 && goodYear(y):
				t.year = y
				return t, i + 5
			case p.toks[i+4].digits == 2:
				t.year = 2000 + y
				return t, i + 5
			}
			return point{}, i
		}
	}
	if sep != "/" && (!named && !p.oneOf(i-1, "truoc", "den", "het", "nhat", "tu", "han") || p.oneOf(i+3, "ngay", "thang", "nam", "lan")) {
		return point{}, i
	}
	if p.is(p.skip(i+3, ",", "cua"), "nam") {
		y, k := p.year(i + 3)
		t.year = y
		return t, k
	}
	if p.is(i+3, "%") {
		return point{}, i
	}
	return t, i + 3
}

func (p *parser) isoDay(i, j int) (point, int) {
	y := p.toks[j].num
	m, okM := p.digits(j + 2)
	d, okD := p.digits(j + 4)
	if !okM || !okD || !goodYear(y) || m < 1 || m > 12 || d < 1 || d > 31 ||
		!p.is(j+1, "-") || !p.is(j+3, "-") || !p.tight(j+1) || !p.tight(j+2) || !p.tight(j+3) || !p.tight(j+4) {
		return point{}, i
	}
	return point{gran: plan.Day, day: d, month: m, year: y}, j + 5
}
