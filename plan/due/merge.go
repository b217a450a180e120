package due

import (
	"slices"

	"kehoach/plan"
)

// gap is what stands between two parts.
type gap uint8

const (
	none   gap = iota // nothing, or filler
	soft              // a comma, "và", "hoặc"
	paren             // an opening parenthesis or a colon
	closed            // a closing parenthesis
	apart             // other words, or another clause
)

func (p *parser) gap(a, b *part) gap {
	if a.clause != b.clause {
		return apart
	}
	g := none
	for i := a.j; i < b.i; {
		switch {
		case p.oneOf(i, ",", "va", "hoac", "/", "-", "+", "&"):
			g, i = max(g, soft), i+1
		case p.oneOf(i, "(", ":"):
			g, i = max(g, paren), i+1
		case p.oneOf(i, ")"):
			g, i = max(g, closed), i+1
		default:
			j := p.filler(i)
			if j == i {
				return apart
			}
			i = j
		}
	}
	return g
}

// merge joins parts that say one thing together: "hằng năm" and "trước ngày
// 15/12", "thường xuyên" and "năm 2025", "ngày 15" and "ngày 30/6".
func (p *parser) merge(parts []part) []part {
	parts = p.mergeDays(parts)
	p.shareBounds(parts)
	for i := 0; i < len(parts); i++ {
		if pt := &parts[i]; pt.kind == plan.DueRecurring && pt.rule.generic() {
			parts, i = p.mergeRule(parts, i)
		}
	}
	for i := 0; i < len(parts); i++ {
		if k := parts[i].kind; k == plan.DueContinuous || k == plan.DueRecurring {
			parts, i = p.mergeLimits(parts, i)
		}
	}
	return p.mergeLabels(p.mergeRefs(parts))
}

// mergeDays gives "ngày 15" the month of the "30/6" that follows it.
func (p *parser) mergeDays(parts []part) []part {
	for i := len(parts) - 2; i >= 0; i-- {
		a, b := &parts[i], &parts[i+1]
		if a.dated() && a.span.a.dayOnly() && !a.span.ranged && b.dated() && b.span.a.gran == plan.Day &&
			b.span.a.month > 0 && p.gap(a, b) <= soft {
			a.span.a.month, a.span.a.year = b.span.a.month, b.span.a.year
			a.span.b = a.span.a
		}
	}
	return parts
}

// shareBounds gives the bound of the first in a list to the others: "trước
// 15/6 và 15/12".
func (p *parser) shareBounds(parts []part) {
	for i := 1; i < len(parts); i++ {
		a, b := &parts[i-1], &parts[i]
		if a.dated() && b.dated() && (a.b.side == before || a.b.side == upTo) && !b.b.said && a.b.clock == "" &&
			a.span.a.gran == b.span.a.gran && p.gap(a, b) == soft {
			b.b = a.b
		}
	}
}

// mergeRefs gives a time the "theo quy định" that follows it.
func (p *parser) mergeRefs(parts []part) []part {
	for i := len(parts) - 2; i >= 0; i-- {
		a, b := &parts[i], &parts[i+1]
		if a.kind != plan.DueEvent && a.kind != plan.DueUnspecified && b.ref != "" && p.gap(a, b) <= paren {
			a.ref, a.j = b.ref, b.j
			parts = slices.Delete(parts, i+1, i+2)
		}
	}
	return parts
}

// mergeRule makes the yearless times beside a generic recurrence into its
// days. It returns the index of the part to go on from.
func (p *parser) mergeRule(parts []part, i int) ([]part, int) {
	r := parts[i].rule
	first, last := i, i+1 // the times to merge are parts[first:last] but i
	if r.unit == perYear || r.unit == perMonth {
		for first > 0 && p.gap(&parts[first-1], &parts[first]) <= soft && r.takes(&parts[first-1]) {
			first--
		}
	}
	for first == i && last < len(parts) && r.takes(&parts[last]) {
		g := p.gap(&parts[last-1], &parts[last])
		if g > paren || (r.unit == perQuarter || r.unit == perHalf) && last == i+1 && g == soft {
			break
		}
		last++
	}
	if i+1 < len(parts) && r.unit == perQuarter && parts[i+1].dated() && parts[i+1].span.a.dayOnly() &&
		p.gap(&parts[i], &parts[i+1]) <= paren {
		// The day of which month of the quarter is not said.
		parts[i].rule.unknown, parts[i].j = true, parts[i+1].j
		return slices.Delete(parts, i+1, i+2), i
	}
	if last == i+1 && first == i {
		// "hằng quý, trước ngày 15 của tháng cuối quý" says it twice.
		if i+1 < len(parts) && r.unit == perQuarter && parts[i+1].kind == plan.DueRecurring && len(parts[i+1].rule.months) == 4 &&
			p.gap(&parts[i], &parts[i+1]) <= paren {
			parts[i+1].i, parts[i+1].w = parts[i].i, parts[i].w
			return slices.Delete(parts, i, i+1), i
		}
		return parts, i
	}
	var made []part
	for k := first; k < last; k++ {
		if k == i {
			continue
		}
		pt := parts[k]
		if r.unit == perMonth {
			pt.rule = rule{unit: perMonth, days: []int{pt.span.a.day}}
			if pt.b.side == before && pt.b.clock == "" {
				pt.rule.exclude()
			}
		} else {
			var ok bool
			if pt.rule, ok = ofPoint(pt.span.b, pt.b); !ok {
				parts[i].rule.unknown = true // the 30th of February
				return parts, i
			}
		}
		pt.excluded = pt.b.side == before && pt.b.clock == ""
		pt.fuzzy = pt.span.b.fuzzy()
		pt.kind = plan.DueRecurring
		made = append(made, pt)
	}
	made[0].i, made[0].w = parts[first].i, parts[first].w
	made[len(made)-1].j = parts[last-1].j
	made = sameDay(made)
	return slices.Replace(parts, first, last, made...), first + len(made) - 1
}

// takes reports whether a part can be a day in the rule's period.
func (r rule) takes(pt *part) bool {
	if !pt.dated() || pt.span.open || !pt.span.yearless() {
		return false
	}
	t := pt.span.b
	switch r.unit {
	case perMonth:
		return t.dayOnly()
	case perYear:
		return !t.dayOnly() && !(t.gran == plan.Year && t.stretch == whole)
	case perQuarter:
		return t.gran == plan.Day
	case perHalf:
		return t.gran == plan.Day && !t.dayOnly()
	}
	return false
}

// sameDay joins rules on one day of several months.
func sameDay(parts []part) []part {
	out := parts[:1]
	for _, pt := range parts[1:] {
		last := &out[len(out)-1]
		if slices.Equal(last.rule.days, pt.rule.days) && last.rule.unit == pt.rule.unit && last.rule.gran == pt.rule.gran &&
			last.b.side == pt.b.side && len(pt.rule.months) == 1 && !slices.Contains(last.rule.months, pt.rule.months[0]) {
			last.rule.months = append(slices.Clip(last.rule.months), pt.rule.months[0])
			last.j = pt.j
			continue
		}
		out = append(out, pt)
	}
	for i := range out {
		slices.Sort(out[i].rule.months)
	}
	return out
}

// mergeLimits takes the years or the start beside a continuous or recurring
// time as its bounds: "thường xuyên trong năm 2025", "hằng tháng, từ tháng
// 3/2025".
func (p *parser) mergeLimits(parts []part, i int) ([]part, int) {
	for _, k := range []int{i + 1, i - 1} {
		if k < 0 || k >= len(parts) {
			continue
		}
		pt := parts[k]
		lo, hi := min(i, k), max(i, k)
		g := p.gap(&parts[lo], &parts[hi])
		if !pt.dated() || g > paren || pt.limited() && (g > none || pt.b.strong) || pt.b.side == after {
			continue
		}
		wide := pt.span.a.gran == plan.Year && pt.span.a.stretch == whole
		if !wide && !pt.span.ranged && pt.b.side != from && pt.b.side != upTo || pt.span.a.dayOnly() {
			continue
		}
		parts[i].bounded, parts[i].limits, parts[i].limit = true, pt.span, pt.b
		parts[i].w, parts[i].i = parts[lo].w, parts[lo].i
		parts[i].j = parts[hi].j
		return slices.Delete(parts, k, k+1), lo
	}
	return parts, i
}

// mergeLabels drops the times that only name what the deadline behind them is
// for: "Báo cáo quý I/2025 trước ngày 15/3", "Quý II: chậm nhất ngày 10/6".
func (p *parser) mergeLabels(parts []part) []part {
	for i := len(parts) - 2; i >= 0; i-- {
		a, b := &parts[i], &parts[i+1]
		label := a.dated() && !a.b.said || a.kind == plan.DueRecurring && a.rule.generic()
		if a.clause != b.clause || !label || !b.limited() && !(b.kind == plan.DueRecurring && b.b.side != in) {
			continue
		}
		colon := false
		for k := a.j; k < b.i; k++ {
			colon = colon || p.is(k, ":")
		}
		named := p.name(a.w, a.i) != ""
		switch {
		case colon, named && p.gap(a, b) != soft:
			b.w = a.w
			if b.dated() && b.span.yearless() && a.dated() {
				b.span.setYear(a.span.year())
			}
		case a.dated() && b.dated() && a.span.a.gran != plan.Day && p.gap(a, b) <= paren:
			if b.span.yearless() {
				b.span.setYear(a.span.year())
			}
			b.w, b.product = b.i, p.name(a.w, a.i)
		default:
			continue
		}
		parts = slices.Delete(parts, i, i+1)
	}
	return parts
}

func (s *span) setYear(y int) {
	if s.a.year == 0 {
		s.a.year = y
	}
	if s.b.year == 0 {
		s.b.year = y
	}
}
