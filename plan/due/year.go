package due

import "kehoach/plan"

// The years that a plan can speak of. Other numbers of four digits are
// something else.
const firstYear, lastYear = 1990, 2100

func goodYear(y int) bool { return y >= firstYear && y <= lastYear }

// year reads the year behind a month, quarter or day: "/2025", "năm 2025",
// "2025", "/25", "năm nay"; 0 if there is none.
func (p *parser) year(i int) (y, next int) {
	j := i
	if p.is(j, ",") && p.is(j+1, "nam") {
		j++
	}
	if p.oneOf(j, "cua", "trong") && p.is(j+1, "nam") {
		j++
	}
	if p.is(j, "nam") {
		if y, ok := p.digits(j + 1); ok && goodYear(y) && !p.schoolYear(j) {
			return y, j + 2
		}
		if p.oneOf(j+1, "nay") && p.c.single() {
			return p.c.Year, j + 2
		}
		if k := p.nextYear(j); k > j {
			if p.c.single() {
				return p.c.Year + 1, k
			}
			return unknownYear, k
		}
		return 0, i
	}
	switch {
	case p.is(j, "/"):
		y, ok := p.digits(j + 1)
		if ok && p.toks[j+1].digits == 2 && !p.is(j+2, "/") {
			return 2000 + y, j + 2
		}
		if ok && goodYear(y) {
			return y, j + 2
		}
	case (p.is(j, "-") || p.is(j, ".")) && p.tight(j) && p.tight(j+1):
		if y, ok := p.digits(j + 1); ok && goodYear(y) {
			return y, j + 2
		}
	case p.bareYear(j):
		return p.toks[j].num, j + 1
	}
	return 0, i
}

// unknownYear is the year of "năm sau" in a plan that is not for one year: said,
// so not the plan's, but not known.
const unknownYear = -1

// nextYear reads "năm sau", "năm kế tiếp", "năm sau liền kề".
func (p *parser) nextYear(i int) int {
	j := i + 1
	switch {
	case p.is(j, "sau"):
		j++
		if p.is(j, "lien", "ke") {
			j += 2
		}
		return j
	case p.is(j, "ke", "tiep"), p.is(j, "tiep", "theo"), p.is(j, "lien", "ke"):
		return j + 2
	}
	return i
}

// bareYear reports whether token i is a year by itself, not the start of a
// date in ISO form or a number with a unit.
func (p *parser) bareYear(i int) bool {
	y, ok := p.digits(i)
	return ok && p.toks[i].digits == 4 && goodYear(y) && !p.is(i+1, "%") && !p.is(i+1, "/")
}

// yearPoint reads "năm 2025", "2025", "năm nay", and where loose also "năm"
// (cuối năm), which is the plan's.
func (p *parser) yearPoint(i int, loose bool) (point, int) {
	j := i
	if p.oneOf(i, "cac", "nhung") && p.is(i+1, "nam") {
		j++
	}
	if !p.is(j, "nam") {
		if p.bareYear(i) {
			return point{gran: plan.Year, year: p.toks[i].num}, i + 1
		}
		return point{}, i
	}
	j++
	if p.schoolYear(j - 1) {
		return point{}, i
	}
	if y, ok := p.digits(j); ok {
		if p.toks[j].digits == 4 && goodYear(y) {
			return point{gran: plan.Year, year: y}, j + 1
		}
		return point{}, i
	}
	if p.oneOf(j, "nay") || p.is(j, "ke", "hoach") {
		if p.is(j, "ke") {
			j++
		}
		return point{gran: plan.Year}, j + 1
	}
	if loose && !p.oneOf(j, "sau", "truoc", "toi", "hoc", "tiep", "lien", "ke") {
		return point{gran: plan.Year}, j
	}
	return point{}, i
}

// schoolYear reports whether token i starts "năm học".
func (p *parser) schoolYear(i int) bool { return p.is(i, "nam", "hoc") }

// partOfYear reads "6 tháng đầu năm 2025", "nửa cuối năm", "9 tháng đầu năm".
func (p *parser) partOfYear(i int) (point, int) {
	n, j := 6, i+1
	if p.is(i, "nua") {
		if p.is(j, "nam") { // nửa năm cuối, nửa năm đầu 2025
			j++
			if !p.oneOf(j, "dau", "cuoi") {
				return point{}, i
			}
			t := half(6, p.is(j, "dau"))
			t.year, j = p.year(j + 1)
			return t, j
		}
	} else {
		c, ok := p.count(i)
		if !ok || c < 1 || c > 11 || !p.is(j, "thang") {
			return point{}, i
		}
		n, j = c, j+1
	}
	if !p.oneOf(j, "dau", "cuoi") {
		return point{}, i
	}
	first := p.is(j, "dau")
	j = p.skip(j+1, "cua")
	if p.is(i, "nua") && p.is(j, "thang") { // nửa đầu tháng 6
		return p.halfMonth(i, j, first)
	}
	if !p.is(j, "nam") {
		return point{}, i
	}
	t := half(n, first)
	if y, k := p.year(j); y > 0 {
		t.year = y
		return t, k
	}
	if p.oneOf(j+1, "nay") {
		j++
	}
	return t, j + 1
}

func half(n int, first bool) point {
	t := point{gran: plan.Half, n: 1}
	switch {
	case n == 3:
		t = point{gran: plan.Quarter, n: 1}
	case n != 6:
		t = point{gran: plan.Month, stretch: months, count: n}
	}
	if first {
		return t
	}
	switch t.gran {
	case plan.Half:
		t.n = 2
	case plan.Quarter:
		t.n = 4
	default:
		t.count = -n
	}
	return t
}

func (p *parser) halfMonth(i, j int, first bool) (point, int) {
	t, k := p.monthPoint(j)
	if k == j {
		return point{}, i
	}
	// Days 1 to 15, or 16 on, are said as a bound of days.
	t.stretch = firstHalf
	if !first {
		t.stretch = secondHalf
	}
	return t, k
}

// weekOfMonth reads "tuần 2 tháng 3", "tuần cuối tháng 6/2025".
func (p *parser) weekOfMonth(i int) (point, int) {
	n, j := p.weekNumber(i)
	if j == i {
		return point{}, i
	}
	if p.oneOf(j, "cua", "trong", ",", "/", "-") {
		j++
	}
	t, k := p.monthPoint(j)
	if k == j {
		return point{}, i
	}
	t.stretch, t.count = week, n
	return t, k
}

// weekNumber reads "tuần 2", "tuần thứ hai", "tuần đầu (tiên)", "tuần cuối";
// -1 for the last.
func (p *parser) weekNumber(i int) (n, next int) {
	if !p.is(i, "tuan") {
		return 0, i
	}
	j := p.skip(i+1, "thu")
	switch {
	case p.is(j, "dau"), p.is(j, "nhat") && j > i+1:
		return 1, p.skip(j+1, "tien")
	case p.is(j, "cuoi"):
		return -1, p.skip(j+1, "cung")
	}
	if n, ok := p.count(j); ok && n >= 1 && n <= 5 {
		return n, j + 1
	}
	if n := romans[p.foldAt(j)]; n >= 1 && n <= 5 {
		return n, j + 1
	}
	return 0, i
}

func (p *parser) foldAt(i int) string {
	if i < 0 || i >= len(p.toks) {
		return ""
	}
	return p.toks[i].fold
}
