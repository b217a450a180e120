package due

import (
	"slices"
	"strings"

	"kehoach/plan"
)

// years gives each dated part that leaves out its year the year of a neighbour
// in its clause, the next one first: "tháng 01 và tháng 12/2025".
func (p *parser) years(parts []part) {
	for i := len(parts) - 2; i >= 0; i-- {
		a, b := &parts[i], &parts[i+1]
		if a.dated() && b.dated() && a.span.yearless() && b.span.a.year > 0 && p.gap(a, b) <= soft && a.span.a.gran != plan.Year {
			y := b.span.a.year
			if a.span.b.monthOf() > b.span.a.monthOf() && b.span.a.gran != plan.Year {
				y--
			}
			a.span.setYear(y)
		}
	}
	for i := 1; i < len(parts); i++ {
		a, b := &parts[i-1], &parts[i]
		if a.dated() && b.dated() && b.span.yearless() && a.span.year() > 0 && a.clause == b.clause && a.span.a.gran != plan.Year {
			y := a.span.year()
			if b.span.b.monthOf() < a.span.b.monthOf() {
				y++
			}
			b.span.setYear(y)
		}
	}
}

// due turns a part into the model.
func (p *parser) due(pt *part) plan.Due {
	switch pt.kind {
	case plan.DueRange:
		d := p.dated(pt.span, pt.b)
		d.Ref = pt.ref
		return d
	case plan.DueRecurring:
		d := plan.Due{
			Kind: plan.DueRecurring, RRule: pt.rule.rrule(), Times: pt.rule.times, Ref: pt.ref, Granularity: pt.rule.granularity(),
			Before: pt.excluded, Fuzzy: pt.fuzzy || pt.b.fuzzy, Clock: pt.b.clock,
		}
		if pt.rule.unknown {
			d.Granularity = ""
		}
		p.limit(pt, &d)
		return d
	case plan.DueContinuous:
		d := plan.Due{Kind: plan.DueContinuous, Ref: pt.ref}
		if p.limit(pt, &d); !pt.bounded && p.c.Year > 0 {
			d.From = plan.MakeDate(p.c.Year, 1, 1)
			d.To = plan.MonthEnd(max(p.c.Year, p.c.LastYear), 12)
		}
		return d
	case plan.DueEvent:
		return plan.Due{Kind: plan.DueEvent, Event: pt.event, Clock: pt.b.clock}
	}
	return plan.Due{Kind: plan.DueUnspecified, Ref: pt.ref}
}

// limit sets the bounds of a continuous or recurring due.
func (p *parser) limit(pt *part, d *plan.Due) {
	if pt.bounded {
		bounds := p.dated(pt.limits, pt.limit)
		d.From, d.To, d.Anomalies = bounds.From, bounds.To, bounds.Anomalies
	}
}

// dated makes the due of a span and its bound.
func (p *parser) dated(s span, b bound) plan.Due {
	first, last, ok := s.bounds(p.c.yearFor(s))
	if !ok {
		return plan.Due{Kind: plan.DueUnspecified, Anomalies: []string{plan.WarnTime}}
	}
	gran := s.b.gran
	d := plan.Due{
		Kind: plan.DueRange, From: first, To: last, Granularity: gran,
		Fuzzy: b.fuzzy || s.a.fuzzy() || s.b.fuzzy(), Clock: b.clock,
	}
	if gran == plan.Day && (!s.ranged || b.side == upTo || b.side == before) {
		d.Kind, d.From = plan.DueDate, ""
	}
	switch b.side {
	case before:
		// "trước cuối tháng 6" still ends with the month; "trước 17 giờ ngày
		// 15" with the day.
		d.From = ""
		if b.clock == "" && !s.a.fuzzy() {
			d.To, d.Before = first.AddDays(-1), true
		}
	case upTo:
		d.From = ""
	case from:
		if !s.ranged {
			d.Kind, d.From, d.To = plan.DueRange, first, ""
		}
	case after:
		d.Kind, d.From, d.To = plan.DueRange, last.AddDays(1), ""
	}
	if s.open {
		d.Kind, d.From, d.To = plan.DueRange, first, ""
	}
	d.Date = d.To
	p.checkDate(&d)
	return d
}

// checkDate marks a due that lies before the plan itself: before its date, or
// for a whole quarter or more, in a year before the plan's.
func (p *parser) checkDate(d *plan.Due) {
	if d.To == "" {
		return
	}
	early := p.c.Issued != "" && d.To < p.c.Issued
	if p.c.Year > 0 && d.To.Year() < p.c.Year {
		fine := d.Granularity == plan.Day || d.Granularity == plan.Month
		early = early || p.c.Issued == "" || !fine
	}
	if early {
		d.Anomalies = append(d.Anomalies, plan.WarnBeforePlanDate)
	}
}

// name returns what the words before a time say that it is for: "Ban hành Kế
// hoạch", "báo cáo quý" of "báo cáo quý, gửi chậm nhất …". Words like "hoàn
// thành" alone are no name.
func (p *parser) name(w, i int) string {
	for w < i && (p.toks[w].kind == mark || p.is(w, "va")) && !p.oneOf(w, "“", "\"") {
		w++
	}
	for i > w {
		if p.oneOf(i-1, "gui", "trinh", "nop", "xong") && p.is(i-2, ",") {
			i -= 2
		} else if p.oneOf(i-1, "xong", "va", "vao") || p.toks[i-1].kind == mark && !p.oneOf(i-1, ")", "”", "\"", "%") {
			i--
		} else {
			break
		}
	}
	if p.oneOf(w, "tu", "trong") || p.is(w, "ke", "tu") { // "từ nay (đến …)"
		return ""
	}
	for k := w; k < i; {
		if p.is(k, "gui") || p.is(k, "trinh") || p.is(k, "nop") {
			k++
			continue
		}
		j := p.filler(k)
		if j == k {
			return strings.TrimSpace(p.slice(w, i))
		}
		k = j
	}
	return ""
}

// periodic makes the yearless dates of periodic reports yearly rules, where the
// plan is not for one year: "báo cáo năm, gửi chậm nhất ngày 15/12".
func (p *parser) periodic(parts []part) {
	if p.c.single() {
		return
	}
	for i := range parts {
		pt := &parts[i]
		if !pt.dated() || !pt.span.yearless() || pt.span.ranged || pt.span.a.gran != plan.Day {
			continue
		}
		first := pt.w
		if p.prose && pt.b.limits() { // "định kỳ báo cáo kết quả thực hiện trước ngày 20/11"
			first = min(first, pt.start)
		}
		if !p.regular(first, pt.i) {
			continue
		}
		if r, ok := ofPoint(pt.span.a, pt.b); ok {
			pt.kind, pt.rule, pt.excluded = plan.DueRecurring, r, pt.b.side == before && pt.b.clock == ""
		}
	}
}

// regular reports whether some words speak of a regular report.
func (p *parser) regular(i, j int) bool {
	for ; i < j; i++ {
		if p.is(i, "bao", "cao", "nam") || p.is(i, "dinh", "ky") || p.oneOf(i, "hang") && p.unitAt(i+1) ||
			p.quarterWord(i) || p.is(i, "thang") && p.toks[max(i-1, 0)].num == 6 {
			return true
		}
	}
	return false
}

// product returns what a part is for.
func (p *parser) product(pt *part, end int) string {
	if pt.product != "" {
		return pt.product
	}
	if name := p.name(pt.w, pt.i); name != "" || pt.kind == plan.DueContinuous {
		return name
	}
	return p.nameAfter(pt.j, end)
}

// slippedWord reports whether the words before a time are one word that looks
// like a slip of a time word: "Thắng 6/2025".
func (p *parser) slippedWord(i, j int) bool {
	return i+1 == j && (p.toks[i].slip || p.nearWord(i) != "")
}

// nameAfter returns what stands behind a time in a parenthesis or after a
// colon: "Quý I: xây dựng kế hoạch", "Quý II (trình UBND tỉnh)".
func (p *parser) nameAfter(j, end int) string {
	switch {
	case end > len(p.toks):
	case p.is(j, "(", "du", "kien"):
	case p.is(j, "(") && end > j+2 && p.is(end-1, ")"):
		return strings.TrimSpace(p.slice(j+1, end-1))
	case p.is(j, ":"):
		return strings.TrimSpace(p.slice(j+1, p.trimText(j+1, end)))
	}
	return ""
}

// negated reports whether the words before a time deny it ("không", "chưa").
func (p *parser) negated(pt *part) bool {
	return slices.ContainsFunc(p.toks[pt.w:pt.i], func(t token) bool {
		return t.lower == "không" || t.lower == "chưa" || t.lower == "khong" || t.lower == "chua"
	})
}
