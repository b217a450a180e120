package due

import "kehoach/plan"

// IsTime reports whether a text, such as a line of a table that lost its
// borders, is a time cell: it reads as times, with at most a few words beside
// them that say what each is for ("Báo cáo trước ngày 10/12/2025").
func IsTime(text string) bool {
	p := newParser(text, Context{Year: 2025})
	found, unread, words := p.scan()
	parts := p.merge(found)
	if len(parts) == 0 || len(unread) > 0 {
		return false
	}
	const few = 14 // "UBND tỉnh/Thường trực HĐND tỉnh ban hành Quyết định công bố trước ngày …"
	for i := range parts {
		pt := &parts[i]
		n := p.wordsIn(pt.w, pt.i)
		if n > few || n > 0 && !p.bindsWords(pt) {
			return false
		}
		words -= n
		if i+1 < len(parts) && parts[i+1].clause == pt.clause {
			continue
		}
		// Words behind belong to it in a parenthesis or after a colon.
		n = p.wordsIn(pt.j, pt.end)
		if p.is(pt.j, "(") && n <= 8 || p.is(pt.j, ":") && n <= few {
			words -= n
		}
	}
	return words <= 0
}

// bindsWords reports whether a time is of a sort that has words before it: a
// limit, and not just "đến năm 2030" or "sau khi …", which end any sentence.
func (p *parser) bindsWords(pt *part) bool {
	switch pt.kind {
	case plan.DueEvent:
		return pt.event.Offset != nil || pt.b.side == before
	case plan.DueRange:
		return pt.b.said && (pt.span.a.gran != plan.Year || pt.b.strong || pt.b.side == before)
	case plan.DueRecurring:
		return pt.b.said || !pt.rule.generic()
	}
	return false
}

// wordsIn counts the words and numbers among some tokens, without filler.
func (p *parser) wordsIn(i, j int) int {
	n := 0
	for i < j {
		if next := p.filler(i); next > i {
			i = next
			continue
		}
		n, i = n+1, i+1
	}
	return n
}
