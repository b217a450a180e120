package agent

import (
	"slices"
	"strings"

	"kehoach/agent/question"
	"kehoach/plan"
)

// elsewhere turns away questions about another province or another year.
func (t *turn) elsewhere() bool {
	own := strings.Join(folds(t.b.plan.Place+" "+t.b.plan.Issuer+" "+t.b.plan.Title), " ")
	for _, p := range places() {
		i := phraseAt(t.q.Tokens(), p.words)
		if i < 0 || t.inLongerWords(i, len(p.words)) || strings.Contains(own, p.key) || len(p.words) <= 2 && t.b.index.DF(p.key) > 0 {
			continue
		}
		written := make([]string, len(p.words))
		for k, tok := range p.words {
			written[k] = tok.Text
		}
		return t.abstain(OutOfScope,
			"Tôi chỉ có %s, không có kế hoạch của %s. Anh/chị xem kế hoạch của nơi đó, hoặc hỏi về kế hoạch này.",
			"I only have %s, not the plan of %s. Please see that place's own plan, or ask about this one.", t.planName(), strings.Join(written, " "))
	}
	return t.otherYear()
}

// inLongerWords reports whether the n tokens at i are no name of their own but
// ends of words that the plan has: "công nghệ an toàn" is not about Nghệ An.
func (t *turn) inLongerWords(i, n int) bool {
	toks := t.q.Tokens()
	word := func(a, b int) bool {
		return a >= 0 && b < len(toks) && t.b.index.DF(toks[a].Fold+" "+toks[b].Fold) > 0
	}
	return word(i-1, i) && word(i+n-1, i+n)
}

// otherYear turns away questions about a year that neither the plan is for
// nor its entries speak of.
func (t *turn) otherYear() bool {
	first, last := t.b.plan.Year, max(t.b.plan.LastYear, t.b.plan.Year)
	if first == 0 {
		return false
	}
	years := t.q.Years()
	if v := t.q.Window; v != nil && v.Unit == plan.Year && v.Span == question.Within && v.From.Year() == v.To.Year() && !slices.Contains(years, v.From.Year()) {
		years = append(years, v.From.Year()) // "năm ngoái"
	}
	for _, y := range years {
		said := slices.Contains(t.q.Years(), y) // rather than "năm ngoái"
		if y >= first && y <= last || t.b.plan.Date != "" && y == t.b.plan.Date.Year() && t.q.Has("signer", "issued", "issuer") {
			continue
		}
		if v := t.q.Window; (said || !t.q.Has("figure", "count", "due")) && t.speaksOfYear(y) && (v == nil || v.Unit == plan.Year) {
			t.q.Window = nil // the year is part of what is asked about
			continue
		}
		if t.dueInYear(y) || t.asksStart() || said && t.headingOf(y) {
			continue
		}
		if slices.ContainsFunc(t.q.Refs, func(r question.Ref) bool {
			return slices.ContainsFunc(t.refer(r), func(e *plan.Entry) bool { return strings.Contains(e.Words(), itoa(y)) })
		}) {
			t.q.Window = nil // "vì sao nhiệm vụ 68 ghi năm 2024"
			continue
		}
		if t.cellsOfYear(y) {
			return true
		}
		return t.abstain(OutOfScope,
			"%s là kế hoạch cho %s, không có nội dung của năm %d.",
			"%[1]s is for %[2]s and says nothing of the year %[3]d.", capital(t.planName()), t.span(), y)
	}
	return false
}

// cellsOfYear answers which rows have a time in a year that is not the plan's,
// where the question is about what the table says rather than about that year.
func (t *turn) cellsOfYear(y int) bool {
	q := t.q
	if !q.HasPhrase("cot", "o nao", "dong nao", "dong", "ghi", "danh may", "go nham", "column", "row", "rows", "typo", "dated") || len(q.Agencies) > 0 || len(q.Refs) > 0 {
		return false
	}
	var cs []concern
	for _, e := range t.b.ofKind(plan.KindTask) {
		start := strings.Contains(e.Start.Text, itoa(y)) && !(q.HasPhrase("hoan thanh", "cot hoan thanh", "finish") && !q.HasPhrase("cot thoi gian", "thuc hien"))
		if start || strings.Contains(e.End.Text, itoa(y)) {
			cs = append(cs, concern{e: e, way: notConcerned})
		}
	}
	if len(cs) == 0 {
		return false
	}
	t.r.intent = "list"
	t.r.line("Dòng của bảng ghi năm %d ở cột thời gian:", "Rows of the table whose time is in %d:", y)
	for _, c := range cs {
		t.full(c)
	}
	t.r.total = count(cs)
	return true
}

// speaksOfYear reports whether an entry that the question's words fit speaks of
// that year.
func (t *turn) speaksOfYear(y int) bool {
	if t.q.TopicWords < 2 {
		return false
	}
	for _, h := range t.look(t.q.Topic, 3) {
		if h.cover >= 0.5 && strings.Contains(strings.Join(h.e.Heading, " ")+" "+h.e.Words(), itoa(y)) {
			return true
		}
	}
	return false
}

// headingOf reports whether a heading is for that year: "3. Định hướng đến năm
// 2045".
func (t *turn) headingOf(y int) bool {
	return slices.ContainsFunc(t.b.plan.Entries, func(e *plan.Entry) bool {
		return slices.ContainsFunc(e.Heading, func(h string) bool { return strings.Contains(h, itoa(y)) })
	})
}

// dueInYear reports whether some entry is due on a day of that year, and not
// before the plan itself was made.
func (t *turn) dueInYear(y int) bool {
	v := &question.Window{From: plan.MakeDate(y, 1, 1), To: plan.MakeDate(y, 12, 31)}
	for _, e := range t.b.plan.Entries {
		if v.Contains(e.Due.Date) && (e.Due.Date >= t.b.plan.Date || y > t.b.plan.Year) {
			return true
		}
	}
	return false
}
