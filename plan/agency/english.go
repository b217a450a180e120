package agency

import "strings"

// departmental reads "the finance dept", "the folks at Transport".
func (m *matcher) departmental(i int) (hit, bool) {
	if n := m.prefix(rootEnglishBefore, m.words[i:]); n > 0 && i+n < len(m.words) && m.words[i+n].sep == 0 {
		h, ok := m.field(i + n)
		h.from = i
		return h, ok && m.followed(h.to)
	}
	if m.step(rootNames, m.words[i].id) < 0 {
		return hit{}, false
	}
	h, ok := m.longest(i, rootNames, modeSide)
	if !ok || h.kind == kindNot || h.to >= len(m.words) || m.words[h.to].sep != 0 {
		return hit{}, false
	}
	n := m.prefix(rootEnglishAfter, m.words[h.to:])
	h.to, h.kind = h.to+n, max(h.kind, kindGuess)
	return h, n > 0
}

// proper reads a capitalised English field that stands alone: "What does
// Health do?". At the start of a sentence it is only a hint.
func (m *matcher) proper(i int) (hit, bool) {
	w := &m.words[i]
	if !w.capital || w.end-w.start > 1 && strings.ToUpper(m.text[w.start:w.end]) == m.text[w.start:w.end] {
		return hit{}, false
	}
	start := i == 0 || w.sep&(sepHard|sepSemi) != 0
	if i > 1 && !start && m.words[i-1].capital && w.sep == 0 {
		return hit{}, false
	}
	h, ok := m.field(i)
	if !ok || !m.followed(h.to) {
		return hit{}, false
	}
	if start {
		h.kind = kindTopic
	}
	return h, true
}

// field returns the English field of work at words[i], as a guess.
func (m *matcher) field(i int) (hit, bool) {
	if m.words[i].blocked || m.step(rootNames, m.words[i].id) < 0 {
		return hit{}, false
	}
	h, ok := m.longest(i, rootNames, modeSide)
	if !ok || !h.english {
		return hit{}, false
	}
	h.kind = kindGuess
	return h, true
}

// followed reports whether nothing from words[i] on continues a name: "Health"
// and "sở y" stand for bodies in "Health has", "so y lam gi", but not in
// "Health data", "so y kien".
func (m *matcher) followed(i int) bool {
	return i >= len(m.words) || m.words[i].sep != 0 || m.words[i].many < 0 && m.prefix(rootFollow, m.words[i:]) > 0
}
