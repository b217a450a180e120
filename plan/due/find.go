package due

import (
	"slices"

	"kehoach/plan"
)

// Find returns the deadlines that a sentence of a duty or a task names, in
// order; Text is the words of the time, Product what they are for where the
// sentence says so in a few words. It leaves alone the dates of documents
// cited, programme periods ("giai đoạn 2021-2025, định hướng đến năm 2030"),
// and "hằng năm" as part of a name ("dự toán hằng năm").
//
// Where a sentence gives both a rhythm and its dates ("định kỳ hàng quý …
// (báo cáo quý, gửi chậm nhất ngày 15 …)"), only the dates are returned.
func Find(text string, c Context) []plan.Due {
	p := newParser(text, c)
	p.prose = true
	found, _, _ := p.scan()
	parts := p.merge(found)
	p.periodic(parts)
	p.years(parts)
	parts = slices.DeleteFunc(parts, func(pt part) bool { return !p.isDeadline(&pt) })
	sentences := p.sentences(parts)
	var dues []plan.Due
	for i := range parts {
		pt := &parts[i]
		if pt.kind == plan.DueRecurring && pt.rule.generic() && !pt.b.said && p.detailed(parts, sentences, i) {
			continue
		}
		d := p.due(pt)
		if d.Kind == plan.DueUnspecified || p.past(pt, &d) {
			continue
		}
		d.Text = p.slice(p.balance(pt.i, pt.j))
		d.Product = p.noun(pt)
		dues = append(dues, d)
	}
	return dues
}

// isDeadline reports whether a part found in running text is a deadline.
func (p *parser) isDeadline(pt *part) bool {
	if p.counted(pt.i) {
		return false
	}
	switch pt.kind {
	case plan.DueRange:
		return p.isDeadlineSpan(pt)
	case plan.DueEvent:
		return pt.event.Trigger != "" && (pt.event.Offset != nil || pt.event.Side == "immediate")
	case plan.DueRecurring:
		switch r := pt.rule; {
		case r.unknown:
			return false
		case !r.generic() || r.times > 0 || pt.b.said:
			return len(r.days) > 0 || r.weekday != "" || pt.b.said || r.times > 0
		case p.is(pt.i, "dinh") || pt.i == pt.start || p.toks[pt.i].kind == word && !p.oneOf(pt.i, "hang", "moi", "tung", "theo", "cac", "cuoi"):
			return true // "định kỳ …", the start of a clause, the tail of a list
		default:
			return r.unit != perYear && r.unit != perDay || p.reports(pt)
		}
	}
	return false
}

// reports reports whether a rhythm is that of a report: "hằng năm báo cáo …",
// "báo cáo UBND tỉnh kết quả thực hiện hằng năm." The "báo cáo hằng năm" itself
// is only the name of one.
func (p *parser) reports(pt *part) bool {
	if p.is(pt.j, "bao", "cao") || p.is(pt.j, "tong", "hop") && p.is(pt.j+2, "bao", "cao") {
		return true
	}
	ends := pt.j >= len(p.toks) || p.is(pt.j, ".") || p.is(pt.j, ";") || p.oneOf(pt.j, "ve", "gui", "cho")
	if !ends || p.is(pt.i-2, "bao", "cao") {
		return false
	}
	for k := max(pt.start, pt.i-20); k < pt.i; k++ {
		if p.is(k, "bao", "cao") && p.oneOf(k+2, "ubnd", "uy", "so", "bo", "ket", "tinh", "ve", "nhanh", "chinh", "thu", "hdnd") {
			return true
		}
	}
	return false
}

// counted reports whether a time only bounds the figures of a report: "số liệu
// báo cáo tính từ ngày 15/12 năm trước đến ngày 14/12".
func (p *parser) counted(i int) bool {
	const longest = 18 // tokens of such a clause
	for k := i - 1; k >= max(0, i-longest) && !(p.is(k, ".") && p.fullStop(k)); k-- {
		if p.is(k, "tinh", "tu") && p.toks[k].lower == "tính" {
			return true
		}
	}
	return false
}

func (p *parser) isDeadlineSpan(pt *part) bool {
	s := pt.span
	if s.open || s.a.dayOnly() || s.ranged && !pt.limited() || pt.b.side == from || pt.b.side == after {
		return false
	}
	if pt.i > 0 && (p.toks[pt.i-1].lower == "tính" || p.oneOf(pt.i-1, "huong", "nhin")) {
		return false // tính đến ngày, định hướng đến, tầm nhìn đến
	}
	cue := pt.b.cue || p.cue(pt.i, 4)
	if s.a.gran == plan.Year {
		switch {
		case p.programme(pt.i):
			return false
		case pt.b.side == upTo && s.a.stretch == whole:
			return cue || pt.i == pt.start || p.reads(pt.i-2, "phan", "dau")
		}
		return cue || pt.b.strong || s.a.stretch != whole && pt.b.limits()
	}
	return cue || pt.b.limits() || s.a.gran != plan.Day && pt.b.said
}

// limits reports whether the bound is one of before or up to a time.
func (b bound) limits() bool { return b.side == before || b.side == upTo }

// cue reports whether the few tokens before i speak of finishing.
func (p *parser) cue(i, n int) bool {
	for k := max(0, i-n); k < i; k++ {
		if p.is(k, "hoan", "thanh") || p.oneOf(k, "xong") || p.is(k, "thoi", "han") {
			return true
		}
	}
	return false
}

// programme reports whether "giai đoạn 2021-2025" stands just before.
func (p *parser) programme(i int) bool {
	for k := max(0, i-8); k < i; k++ {
		if p.is(k, "giai", "doan") || p.is(k, "dinh", "huong") || p.is(k, "tam", "nhin") {
			return true
		}
	}
	return false
}

// past reports whether a date before the plan's own is only spoken of ("văn
// bản ban hành trước ngày …"): one with no word of finishing or sending.
func (p *parser) past(pt *part, d *plan.Due) bool {
	if !slices.Contains(d.Anomalies, plan.WarnBeforePlanDate) || pt.b.strong || pt.b.cue {
		return false
	}
	for k := max(pt.start, pt.i-12); k < pt.i; k++ {
		if p.is(k, "hoan", "thanh") || p.is(k, "bao", "cao") || p.oneOf(k, "gui", "trinh", "nop", "xong") {
			return false
		}
	}
	return true
}

// sentences numbers the sentences that the parts stand in.
func (p *parser) sentences(parts []part) []int {
	ids := make([]int, len(parts))
	for i := 1; i < len(parts); i++ {
		ids[i] = ids[i-1]
		for k := parts[i-1].j; k < parts[i].i; k++ {
			if p.is(k, ".") && p.fullStop(k) || p.toks[k].line && p.startsLine(k) {
				ids[i]++
			}
		}
	}
	return ids
}

// detailed reports whether the sentence of a generic rhythm also gives days.
func (p *parser) detailed(parts []part, sentences []int, i int) bool {
	for k := range parts {
		if k != i && sentences[k] == sentences[i] && (parts[k].limited() || parts[k].kind == plan.DueRecurring && !parts[k].rule.generic()) {
			return true
		}
	}
	return false
}

// productNouns start the name of something that has to be handed in.
var productNouns = [][]string{
	{"bao", "cao"}, {"ke", "hoach"}, {"de", "an"}, {"quyet", "dinh"}, {"to", "trinh"}, {"danh", "muc"},
	{"ban", "hanh"}, {"du", "thao"}, {"ho", "so"}, {"so", "lieu"}, {"chuong", "trinh"}, {"van", "ban"},
}

// noun returns the product that the words before a deadline name, if they do
// in a few words: "báo cáo quý" of "(báo cáo quý, gửi chậm nhất …".
func (p *parser) noun(pt *part) string {
	w := pt.w
	for k := pt.w; k < pt.i; k++ {
		if p.oneOf(k, "(", ":", ";") {
			w = k + 1
		}
	}
	end := pt.i
	for end > w {
		comma := end - 1
		for comma > w && !p.is(comma, ",") {
			comma--
		}
		from := p.skip(comma, ",")
		name := p.name(from, end)
		if name == "" || p.verbOnly(from, end) {
			if end = comma; comma == w {
				break
			}
			continue
		}
		if end-from > 8 {
			return ""
		}
		for _, noun := range productNouns {
			if p.reads(from, noun...) {
				return name
			}
		}
		return ""
	}
	return ""
}

// verbOnly reports whether the words say only that something is sent:
// "gửi Sở Nội vụ".
func (p *parser) verbOnly(i, j int) bool {
	return p.oneOf(i, "gui", "trinh", "nop") && j-i <= 6
}
