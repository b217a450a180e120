package due

import (
	"slices"
	"strings"

	"kehoach/plan/vi"
)

// parser reads phrases off the tokens of one text. Its methods take a token's
// index and return what they read and the index after it; an index that did
// not move, or false, means that nothing was read.
type parser struct {
	text string // in NFC
	toks []token
	c    Context
	// prose is true for running text, where a bare date or a "hằng năm" is
	// more often about something else than a deadline.
	prose bool
	// typo is set when a slip had to be read as the word it was meant to be.
	typo bool
}

func newParser(text string, c Context) *parser {
	text = vi.NFC(text)
	return &parser{text: text, toks: tokenize(text), c: c}
}

// forgive makes the slips among some tokens into the words they are slips of.
func (p *parser) forgive(i, j int) {
	for ; i < j; i++ {
		if w := p.nearWord(i); w != "" {
			p.toks[i].fold = w
		}
		if slips[p.toks[i].fold] {
			p.toks[i].slip = false
		}
	}
}

// nearWord returns the long time word that token i is one letter away from,
// or "". Syllables of the language are taken at their word.
func (p *parser) nearWord(i int) string {
	t := &p.toks[i]
	if t.kind != word || len(t.fold) < 4 || timeWords[t.fold] || vi.IsSyllable(t.fold) {
		return ""
	}
	for _, w := range longTimeWords {
		if vi.Near(t.fold, w) {
			return w
		}
	}
	return ""
}

// is reports whether the tokens from i on are these words or marks.
func (p *parser) is(i int, words ...string) bool {
	if i < 0 || i+len(words) > len(p.toks) {
		return false
	}
	for k, w := range words {
		if t := &p.toks[i+k]; t.slip || t.fold != w || t.kind == number {
			return false
		}
	}
	return true
}

// reads is [parser.is] for words that may look like a slip of a time word:
// "phấn đấu", "tối thiểu".
func (p *parser) reads(i int, words ...string) bool {
	if i < 0 || i+len(words) > len(p.toks) {
		return false
	}
	for k, w := range words {
		if p.toks[i+k].fold != w {
			return false
		}
	}
	return true
}

// oneOf reports whether token i is one of these words or marks.
func (p *parser) oneOf(i int, words ...string) bool {
	if i < 0 || i >= len(p.toks) || p.toks[i].slip || p.toks[i].kind == number {
		return false
	}
	return slices.Contains(words, p.toks[i].fold)
}

// skip returns i, or i+1 if token i is one of these words.
func (p *parser) skip(i int, words ...string) int {
	if p.oneOf(i, words...) {
		return i + 1
	}
	return i
}

// digits returns the number written in digits at i.
func (p *parser) digits(i int) (n int, ok bool) {
	if i < 0 || i >= len(p.toks) || p.toks[i].kind != number {
		return 0, false
	}
	return p.toks[i].num, true
}

// count returns the number in digits or words at i.
func (p *parser) count(i int) (n int, ok bool) {
	if n, ok = p.digits(i); ok || i < 0 || i >= len(p.toks) {
		return n, ok
	}
	n, ok = counts[p.toks[i].lower]
	return n, ok
}

// tight reports whether no space stands before token i.
func (p *parser) tight(i int) bool { return i < len(p.toks) && !p.toks[i].space }

// slice returns the words of the tokens from i up to j, verbatim.
func (p *parser) slice(i, j int) string {
	if i >= j || i >= len(p.toks) {
		return ""
	}
	return p.text[p.toks[i].start:p.toks[j-1].end]
}

// unit reads a unit of recurrence: "tháng", "quý", "năm", "tuần", "ngày", "6
// tháng", "nửa năm".
func (p *parser) unit(i int) (unit, int) {
	if n, ok := p.count(i); ok && p.is(i+1, "thang") {
		switch n {
		case 1:
			return perMonth, i + 2
		case 3:
			return perQuarter, i + 2
		case 6:
			return perHalf, i + 2
		case 12:
			return perYear, i + 2
		}
		return noUnit, i
	}
	switch {
	case p.is(i, "nua", "nam"):
		return perHalf, i + 2
	case p.is(i, "ngay"):
		return perDay, i + 1
	case p.is(i, "tuan"):
		return perWeek, i + 1
	case p.is(i, "thang"):
		return perMonth, i + 1
	case p.quarterWord(i):
		return perQuarter, i + 1
	case p.is(i, "nam") && !p.is(i+1, "hoc"):
		return perYear, i + 1
	}
	return noUnit, i
}

// quarterWord reports whether token i is "quý"; without diacritics it must not
// be the start of "quy định" and the like.
func (p *parser) quarterWord(i int) bool {
	if !p.oneOf(i, "quy", "qui") {
		return false
	}
	return strings.ContainsAny(p.toks[i].lower, "ýúí") ||
		!p.oneOf(i+1, "dinh", "che", "trinh", "hoach", "mo", "luat", "chuan", "pham", "tac", "uoc")
}
