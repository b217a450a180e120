package due

import "kehoach/plan"

// part is one time that a text speaks of.
type part struct {
	kind plan.DueKind
	b    bound
	// One of these is set, by kind: a span for dates and ranges, a rule for
	// recurring times, an event, a ref for what another document decides.
	span  span
	rule  rule
	event *plan.Event
	ref   string
	// limits bound a recurring or continuous time; valid if bounded.
	limits   span
	limit    bound
	bounded  bool
	fuzzy    bool
	excluded bool // the rule's days were moved back by "trước"
	// The phrase is toks[i:j], the words before it in its clause toks[w:i].
	w, i, j int
	// clause counts clauses, start is where this one's tokens begin and end.
	clause, start, end int
	product            string
}

// dated reports whether the part is a span.
func (pt *part) dated() bool { return pt.kind == plan.DueRange }

// limited reports whether words say that it must be done by then.
func (pt *part) limited() bool {
	return pt.b.side == before || pt.b.side == upTo || pt.event != nil && pt.event.Offset != nil
}

// scan reads all parts of the text, clause by clause. unread are the clauses
// that speak of time but hold no part; words counts the words that belong to
// no part.
func (p *parser) scan() (parts []part, unread [][2]int, words int) {
	all := p.toks
	defer func() { p.toks = all }()
	clause := 0
	for i := 0; i < len(all); clause++ {
		start, end := p.clause(i)
		p.toks = all[:end]
		found, left := p.scanClause(start, clause)
		if len(found) == 0 && !p.prose && left > 0 && p.slipped(start, end) {
			p.forgive(start, end)
			if found, left = p.scanClause(start, clause); len(found) > 0 {
				p.typo = true
			}
		}
		alone := end == start+1 && p.toks[start].kind == number // "tháng 6;7;8"
		if len(found) == 0 && left > 0 && (alone || p.speaksOfTime(start, end)) {
			unread = append(unread, [2]int{start, end})
		}
		for k := range found {
			found[k].end = end
		}
		parts, words = append(parts, found...), words+left
		p.toks = all
		i = max(end, start)
		for i < len(all) && (p.is(i, ";") || p.is(i, ".")) {
			i++
		}
	}
	return parts, unread, words
}

// scanClause reads the parts of one clause, which starts at token start and
// ends where p.toks does, and counts the words left over.
func (p *parser) scanClause(start, clause int) (parts []part, words int) {
	w := start // where the words before the next part begin
	for i := start; i < len(p.toks); {
		if next := p.note(parts, i); next > i {
			words += p.wordsIn(i, next)
			i, w = next, next
			continue
		}
		if next := p.filler(i); next > i {
			i = next
			continue
		}
		if p.toks[i].kind == word && !openers[p.toks[i].fold] {
			words, i = words+1, i+1
			continue
		}
		pt, j := p.listed(parts, i)
		if j == i {
			pt, j = p.phrase(i)
		}
		if j == i && len(parts) > 0 {
			pt, j = p.continued(parts, i)
		}
		if j > i && !p.cited(w, i, &pt) {
			pt.w, pt.i, pt.j, pt.clause, pt.start = w, i, j, clause, start
			parts = append(parts, pt)
			i, w = j, j
			continue
		}
		if j > i {
			i = j
			continue
		}
		if p.toks[i].kind != mark {
			words++
		}
		i++
	}
	return parts, words
}

// clause returns the bounds of the clause that starts at i: it ends at ";", at
// a full stop, and where a new line starts a list item or a new phrase.
func (p *parser) clause(i int) (start, end int) {
	for i < len(p.toks) && p.oneOf(i, "-", "+", "•", ";", ".") {
		i++
	}
	for end = i; end < len(p.toks); end++ {
		if p.is(end, ";") || p.is(end, ".") && p.fullStop(end) {
			return i, end
		}
		if end > i && p.toks[end].line && p.startsLine(end) {
			return i, end
		}
	}
	return i, end
}

// fullStop reports whether the "." at i ends a sentence: not one in a number,
// a date or an abbreviation.
func (p *parser) fullStop(i int) bool {
	if i+1 == len(p.toks) {
		return true
	}
	if !p.toks[i+1].space || p.oneOf(i-1, "tp", "tx", "th", "ts", "ths", "q", "p") {
		return false
	}
	return true
}

// startsLine reports whether the first token of a line starts something new: a
// list item, or a capital after a line that was not left in mid-phrase.
func (p *parser) startsLine(i int) bool {
	if p.oneOf(i, "-", "+", "•") {
		return p.toks[i].kind == mark
	}
	if p.toks[i].kind != word || p.oneOf(i-1, ",", ":", "(", "-", "den", "tu", "truoc", "sau", "va", "hoac") ||
		p.quarterWord(i-1) && romans[p.toks[i].fold] > 0 {
		return false
	}
	c := p.text[p.toks[i].start]
	return 'A' <= c && c <= 'Z' || c >= 0x80 && p.toks[i].lower != p.text[p.toks[i].start:p.toks[i].end]
}

// listed reads the "năm 2025" of "định kỳ quý, 6 tháng, năm 2025", which after
// two units is the third and not a time of its own.
func (p *parser) listed(parts []part, i int) (part, int) {
	n := len(parts)
	if n < 2 || !p.is(i, "nam") || !p.joined(parts[n-1].j, i) || !p.joined(parts[n-2].j, parts[n-1].i) {
		return part{}, i
	}
	for _, pt := range parts[n-2:] {
		if pt.kind != plan.DueRecurring || !pt.rule.generic() {
			return part{}, i
		}
	}
	return p.continued(parts, i)
}

// session reads "(tại) kỳ họp cuối năm 2025 của HĐND": who calls the session
// sets its day, and the year in its name is no deadline.
func (p *parser) session(i int) (from, next int) {
	from = p.skip(i, "tai", "trong", "vao")
	if p.prose || !p.oneOf(from, "ky", "phien") || !p.oneOf(from+1, "hop") {
		return i, i
	}
	return from, p.triggerEnd(from)
}

// continued reads a further member of a list: the 6 and 9 of "tháng 3, 6, 9",
// the "năm" of "hàng quý, 6 tháng và năm".
func (p *parser) continued(parts []part, i int) (part, int) {
	last := &parts[len(parts)-1]
	if !p.joined(last.j, i) || last.j == i {
		return part{}, i
	}
	for k := len(parts) - 1; k >= 0; k-- {
		if pt := parts[k]; pt.kind == plan.DueRecurring && pt.rule.generic() {
			if r, j := p.nextUnit(i); j > i {
				pt.rule = r
				return pt, j
			}
			break
		}
	}
	pt := *last
	switch {
	case last.dated() && !last.span.ranged && last.span.a.stretch == whole:
		t, j := p.bareNext(point{gran: last.span.a.gran}, i)
		pt.span = span{a: t, b: t}
		return pt, j
	}
	return part{}, i
}

// joined reports whether only list separators stand between two tokens.
func (p *parser) joined(i, j int) bool {
	for ; i < j; i++ {
		if !p.oneOf(i, ",", "va", "hoac", "/", "+", "&", ")") {
			return false
		}
	}
	return true
}

// cited reports whether a bare day is the date of a document that is cited
// before it ("Quyết định số 06/QĐ-TTg ngày 18/02/2022"), and no time.
func (p *parser) cited(w, i int, pt *part) bool {
	if !pt.dated() || pt.b.said || pt.span.a.gran != plan.Day {
		return false
	}
	for k := max(w, i-8); k+2 < i; k++ {
		if p.toks[k].kind == number && p.oneOf(k+1, "/", "-") && p.toks[k+2].kind == word && p.tight(k+1) && p.tight(k+2) {
			return true
		}
	}
	return false
}

// filler reads words that say nothing themselves: separators, "thời gian thực
// hiện", "hoàn thành".
func (p *parser) filler(i int) int {
	if p.toks[i].kind == mark {
		return i + 1
	}
	switch {
	case p.is(i, "thoi", "gian"), p.is(i, "thoi", "han"), p.is(i, "thoi", "diem"), p.is(i, "thuc", "hien"),
		p.is(i, "hoan", "thanh"), p.is(i, "ket", "thuc"), p.is(i, "trien", "khai"):
		return i + 2
	case p.oneOf(i, "va", "hoac", "xong", "vao", "la", "dong"):
		if p.is(i, "dong") {
			if p.is(i+1, "thoi") {
				return i + 2
			}
			return i
		}
		if p.is(i, "vao") {
			return i
		}
		return i + 1
	}
	return i
}

// slipped reports whether a clause is short, as times are, and has a word that
// could be a slip.
func (p *parser) slipped(i, j int) bool {
	const short = 12
	if j-i > short {
		return false
	}
	for ; i < j; i++ {
		if p.toks[i].slip && slips[p.toks[i].fold] || p.nearWord(i) != "" {
			return true
		}
	}
	return false
}

// speaksOfTime reports whether a clause has a unit of time in it.
func (p *parser) speaksOfTime(i, j int) bool {
	for ; i < j; i++ {
		if p.oneOf(i, "thang", "quy", "ngay", "tuan") && (p.toks[i].lower != p.toks[i].fold || p.toks[i].fold == "thang") {
			return true
		}
	}
	return false
}
