package due

import "kehoach/plan"

// monthPoint reads "tháng 6/2025", "tháng 6 năm 2025", "T6", "6/2025".
func (p *parser) monthPoint(i int) (point, int) {
	j := i
	if p.is(i, "thang") || p.is(i, "thg") || p.is(i, "t") && p.tight(i+1) {
		if j = i + 1; p.is(j, "thang") { // a word written twice
			j++
		}
		n, k := p.monthNumber(j)
		if k == j || p.is(k, "/", "lan") {
			return point{}, i
		}
		y, k := p.year(k)
		return point{gran: plan.Month, n: n, year: y}, k
	}
	// Without the word only a full year makes it a month: 6/2025.
	n, ok := p.digits(i)
	if !ok || n < 1 || n > 12 || p.toks[i].digits > 2 || !(p.is(i+1, "/") || p.is(i+1, "-") && p.tight(i+1) || p.is(i+1, ".") && p.tight(i+1)) {
		return point{}, i
	}
	if y, ok := p.digits(i + 2); ok && p.toks[i+2].digits == 4 && goodYear(y) {
		return point{gran: plan.Month, n: n, year: y}, i + 3
	}
	return point{}, i
}

// monthNumber reads the number of a month in digits, roman digits or words.
func (p *parser) monthNumber(i int) (n, next int) {
	if n, ok := p.digits(i); ok {
		if n >= 1 && n <= 12 && p.toks[i].digits <= 2 {
			return n, i + 1
		}
		return 0, i
	}
	if i >= len(p.toks) || p.toks[i].kind != word {
		return 0, i
	}
	if n = romans[p.toks[i].fold]; n > 0 {
		return n, i + 1
	}
	if n, j := p.monthOfQuarter(i); j > i {
		return n, j
	}
	if n = monthNames[p.toks[i].lower]; n == 10 && p.toks[min(i+1, len(p.toks)-1)].lower == "một" {
		return 11, i + 2
	} else if n == 10 && p.is(i+1, "hai") {
		return 12, i + 2
	}
	if n > 0 {
		return n, i + 1
	}
	return 0, i
}

// monthOfQuarter reads the "cuối quý II" of "tháng cuối quý II", and "cuối
// năm".
func (p *parser) monthOfQuarter(i int) (n, next int) {
	k := 0
	switch {
	case p.is(i, "dau"):
		k = 1
	case p.is(i, "giua"):
		k = 2
	case p.is(i, "cuoi"):
		k = 3
	default:
		return 0, i
	}
	j := p.skip(p.skip(i+1, "tien", "cung"), "cua")
	if p.quarterWord(j) {
		if q, next := p.quarterNumber(j + 1); next > j+1 {
			return 3*q - 3 + k, next
		}
	}
	if _, next := p.yearPoint(j, true); next > j && k != 2 && p.is(j, "nam") {
		if y, _ := p.year(j); y == 0 {
			j++
		}
		return map[int]int{1: 1, 3: 12}[k], j
	}
	return 0, i
}

// quarterPoint reads "quý II/2025", "quý 2", "Q2".
func (p *parser) quarterPoint(i int) (point, int) {
	if !p.quarterWord(i) && !(p.is(i, "q") && p.tight(i+1)) {
		return point{}, i
	}
	k := i + 1
	if p.is(i, "q", ".") { // Q.II
		k++
	}
	n, j := p.quarterNumber(k)
	if j == k {
		return point{}, i
	}
	y, j := p.year(j)
	return point{gran: plan.Quarter, n: n, year: y}, j
}

func (p *parser) quarterNumber(i int) (n, next int) {
	if n, ok := p.digits(i); ok && n >= 1 && n <= 4 && p.toks[i].digits <= 2 {
		return n, i + 1
	}
	if i < len(p.toks) && p.toks[i].kind == word {
		if n = romans[p.toks[i].fold]; n >= 1 && n <= 4 {
			return n, i + 1
		}
	}
	return 0, i
}
