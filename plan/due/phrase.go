package due

import "kehoach/plan"

// phrase reads one time phrase at i.
func (p *parser) phrase(i int) (part, int) {
	if p.toks[i].kind == mark || p.inNumber(i) {
		return part{}, i
	}
	if j := p.continuous(i); j > i {
		return part{kind: plan.DueContinuous}, j
	}
	if j := p.schoolTerm(i); j > i {
		return part{kind: plan.DueUnspecified, ref: p.slice(i, j)}, j
	}
	if from, j := p.session(i); j > i {
		return part{kind: plan.DueUnspecified, ref: p.slice(from, j)}, j
	}
	if r, j := p.recurrence(i); j > i {
		return part{kind: plan.DueRecurring, rule: r}, j
	}
	b, j := p.bound(i)
	if r, k := p.weekday(j); k > j {
		if b.side == before && b.clock == "" {
			r.weekday = dayBefore[r.weekday]
		}
		return part{kind: plan.DueRecurring, rule: r, b: b, excluded: b.side == before && b.clock == ""}, k
	}
	if r, fuzzy, k := p.dayInPeriod(j); k > j {
		excluded := b.side == before && b.clock == ""
		if excluded {
			r.exclude()
		}
		return part{kind: plan.DueRecurring, rule: r, b: b, fuzzy: fuzzy, excluded: excluded}, k
	}
	if s, k := p.span(j); k > j {
		return part{kind: plan.DueRange, span: s, b: b}, k
	}
	if t, k := p.wholeYear(b, j); k > j {
		return part{kind: plan.DueRange, span: span{a: t, b: t}, b: b}, k
	}
	if ev, k := p.event(b, j); k > j {
		return part{kind: plan.DueEvent, event: ev, b: b}, k
	}
	if ev, k := p.demandPhrase(i); k > i {
		return part{kind: plan.DueEvent, event: ev}, k
	}
	if ref, k := p.reference(i); k > i {
		return part{kind: plan.DueUnspecified, ref: ref}, k
	}
	return part{}, i
}

// note reads a parenthesis right behind a time that holds no time itself:
// "(trình UBND tỉnh)", "(đợt 1)". It belongs to that time.
func (p *parser) note(parts []part, i int) int {
	if len(parts) == 0 || parts[len(parts)-1].j != i || !p.is(i, "(") {
		return i
	}
	for j := i + 1; j < len(p.toks); j++ {
		if p.is(j, ")") {
			return j + 1
		}
		if p.is(j, "(") {
			return i
		}
		if p.toks[j].kind == number || openers[p.toks[j].fold] {
			if _, next := p.phrase(j); next > j {
				return i
			}
		}
	}
	return i
}

// inNumber reports whether token i goes on a number that could not be read:
// the 6 of "35/6/2025" is no month.
func (p *parser) inNumber(i int) bool {
	return i > 1 && p.toks[i].kind == number && p.oneOf(i-1, "/", "-", ".", ",") && p.tight(i) && p.tight(i-1) &&
		(p.toks[i-2].kind == number || romans[p.toks[i-2].fold] > 0)
}

// wholeYear reads "trong năm", "cả năm", "đến hết năm": the plan's year.
func (p *parser) wholeYear(b bound, i int) (point, int) {
	j := p.skip(i, "ca", "suot")
	if !b.said && j == i || b.side == before || b.side == after || b.side == from {
		return point{}, i
	}
	if t, k := p.yearPoint(j, true); k > j {
		return t, k
	}
	return point{}, i
}

// continuous reads "thường xuyên", "liên tục", "quanh năm".
func (p *parser) continuous(i int) int {
	if p.prose {
		return i
	}
	switch {
	case p.is(i, "thuong", "xuyen"):
		j := i + 2
		if k := p.skip(j, ",", "va"); p.is(k, "lien", "tuc") {
			return k + 2
		}
		return j
	case p.is(i, "lien", "tuc"):
		j := i + 2
		if k := p.skip(j, ",", "va"); p.is(k, "thuong", "xuyen") {
			return k + 2
		}
		return j
	case p.is(i, "quanh", "nam"):
		return i + 2
	}
	return i
}

// schoolTerm reads "năm học 2025-2026": the school's calendar decides.
func (p *parser) schoolTerm(i int) int {
	j := p.skip(i, "trong", "dau", "cuoi", "het")
	if p.prose || !p.schoolYear(j) {
		return i
	}
	j += 2
	if _, ok := p.digits(j); ok {
		j++
		if _, ok := p.digits(j + 1); ok && p.oneOf(j, "-", "/") {
			j += 2
		}
	}
	return j
}
