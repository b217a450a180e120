package question

import (
	"slices"
	"strings"

	"kehoach/plan/agency"
	"kehoach/plan/vi"
	"kehoach/plan/vi/restore"
)

// words is a question cut into tokens, with a mark on each that a reading has
// used up.
type words struct {
	raw  string
	toks []vi.Token
	used []bool
	// dated is set where the question names a time: lone numbers left over
	// belong to it.
	dated bool
	// named marks the tokens of agencies' names.
	named []bool
	// accented is true where most Vietnamese words carry their diacritics, so
	// that a bare word is meant bare.
	accented bool
	// meant holds the words with the diacritics that they were typed without:
	// what the topic is made of. Where all were typed it is toks' own text.
	meant []string
	// toneless holds the words in lower case without their tone marks.
	toneless []string
	// line holds the folded words with a space before and after each.
	line string
}

func newWords(raw string) *words {
	w := &words{raw: raw, toks: vi.Tokens(raw)}
	if long := lengthen(w.toks, raw); long != raw {
		w.raw, w.toks = long, vi.Tokens(long)
	}
	if apart := parted(w.toks, w.raw); apart != w.raw {
		w.raw, w.toks = apart, vi.Tokens(apart)
	}
	restored := restore.Default().Restore(w.raw)
	if mended := mend(restored, w.raw); mended != w.raw {
		w.raw, w.toks = mended, vi.Tokens(mended)
		restored = restore.Default().Restore(w.raw)
	}
	w.used, w.named = make([]bool, len(w.toks)), make([]bool, len(w.toks))
	marked, letters := 0, 0
	var line strings.Builder
	line.WriteByte(' ')
	for _, t := range w.toks {
		line.WriteString(t.Fold + " ")
		w.toneless = append(w.toneless, toneless(t.Lower))
		if !hasLetter(t.Fold) {
			continue
		}
		letters++
		if !plain(t.Lower) {
			marked++
		}
	}
	w.line = line.String()
	w.accented = letters > 0 && marked*5 >= letters*2
	w.restore(restored)
	return w
}

// restore finds out the diacritics that words were typed without.
func (w *words) restore(r restore.Restored) {
	w.meant = make([]string, len(w.toks))
	for i, t := range w.toks {
		w.meant[i] = t.Text
	}
	if !r.Changed {
		return
	}
	typed, end, i := 0, 0, 0 // the place in the raw text, in the restored one, in toks
	for _, word := range r.Words {
		typed += word.Start - end
		for i < len(w.toks) && w.toks[i].Start < typed {
			i++
		}
		if i < len(w.toks) && w.toks[i].Start == typed && w.toks[i].End == typed+len(word.Typed) {
			w.meant[i] = word.Text
		}
		typed, end = typed+len(word.Typed), word.End
	}
}

// otherwiseMeant reports whether a few letters that could be an agency's
// initials are other words once they have their diacritics: "ca tinh" is
// "cả tỉnh" rather than "CA tỉnh".
func (w *words) otherwiseMeant(m agency.Mention, d *agency.Directory) bool {
	var meant []string
	changed := false
	for i, t := range w.toks {
		if t.Start < m.Start || t.End > m.End {
			continue
		}
		if len(t.Fold) > 4 || len(meant) > 1 {
			return false
		}
		changed = changed || w.meant[i] != t.Text
		meant = append(meant, w.meant[i])
	}
	if !changed {
		return false
	}
	for _, again := range d.Find(strings.Join(meant, " ")) {
		if again.Key == m.Key && !again.Weak {
			return false
		}
	}
	return true
}

// restoredAgencies finds those that show only once words have their
// diacritics, at their places in the text as typed.
func (w *words) restoredAgencies(d *agency.Directory) []agency.Mention {
	var text strings.Builder
	starts := make([]int, len(w.toks))
	changed := false
	for i, m := range w.meant {
		if i > 0 {
			text.WriteByte(' ')
		}
		starts[i] = text.Len()
		text.WriteString(m)
		changed = changed || m != w.toks[i].Text
	}
	if !changed {
		return nil
	}
	var out []agency.Mention
	for _, m := range d.Find(text.String()) {
		i, iok := slices.BinarySearch(starts, m.Start)
		j, _ := slices.BinarySearch(starts, m.End)
		if m.Weak || !iok || j == 0 {
			continue
		}
		m.Start, m.End = w.toks[i].Start, w.toks[j-1].End
		m.Name = w.raw[m.Start:m.End]
		out = append(out, m)
	}
	return out
}

// fold returns the folded token at i, "" outside.
func (w *words) fold(i int) string {
	if i < 0 || i >= len(w.toks) {
		return ""
	}
	return w.toks[i].Fold
}

// lower returns the token at i in lower case with diacritics, "" outside.
func (w *words) lower(i int) string {
	if i < 0 || i >= len(w.toks) {
		return ""
	}
	return w.toks[i].Lower
}

// is reports whether the token at i is one of these folded words.
func (w *words) is(i int, folded ...string) bool {
	f := w.fold(i)
	for _, s := range folded {
		if f == s && f != "" {
			return true
		}
	}
	return false
}

// has reports whether one of these folded words stands anywhere.
func (w *words) has(folded ...string) bool {
	return slices.ContainsFunc(w.toks, func(t vi.Token) bool { return slices.Contains(folded, t.Fold) })
}

// use marks tokens [i, j) as read.
func (w *words) use(i, j int) {
	for ; i < j && i < len(w.used); i++ {
		w.used[i] = true
	}
}

// useBytes marks the tokens within a byte span as read.
func (w *words) useBytes(start, end int) {
	for i, t := range w.toks {
		if t.Start >= start && t.End <= end {
			w.used[i] = true
		}
	}
}

// nameBytes marks the tokens within a byte span as an agency's name.
func (w *words) nameBytes(start, end int) {
	for i, t := range w.toks {
		if t.Start >= start && t.End <= end {
			w.named[i] = true
		}
	}
}

// tokenAt returns the index of the first token that starts at or after a byte.
func (w *words) tokenAt(b int) int {
	for i, t := range w.toks {
		if t.Start >= b {
			return i
		}
	}
	return len(w.toks)
}

// text returns the question's own words for tokens [i, j).
func (w *words) text(i, j int) string {
	if i >= j || j > len(w.toks) {
		return ""
	}
	return w.raw[w.toks[i].Start:w.toks[j-1].End]
}

func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' })
}

func isNumber(s string) bool {
	if s == "" {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
