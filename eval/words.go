package eval

import (
	"strings"

	"kehoach/plan/vi"
)

// hasWords reports whether text has one of the alternatives, as words of
// their own: "5" is not in "15", nor "4%" in "0,4%". Case, diacritics,
// Markdown marks, white space and the leading zeros of dates do not matter.
func hasWords(text normal, alternatives []string) bool {
	for _, a := range alternatives {
		if text.has(normalise(a)) {
			return true
		}
	}
	return false
}

// normal is text in the form in which words are compared.
type normal string

// typographic puts signs beyond ASCII that are no letters into ASCII.
var typographic = strings.NewReplacer("\u00a0", " ", "“", "\"", "”", "\"", "‘", "'", "’", "'", "…", "...", "–", "-", "—", "-", "⚠", "!", "›", ">")

func normalise(s string) normal {
	s = typographic.Replace(vi.Fold(vi.NFC(s)))
	var b strings.Builder
	space := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '*' || c == '_' || c == '`' || c == '\\':
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			space = true
		case c == '0' && leadsDatePart(s, i):
		default:
			if space && b.Len() > 0 && c != '%' {
				b.WriteByte(' ')
			}
			space = false
			b.WriteByte(c)
		}
	}
	return normal(b.String())
}

// leadsDatePart reports whether the zero at i leads a part of a date, as both
// do in "09/06/2025": only one digit follows, and a slash stands on a side.
func leadsDatePart(s string, i int) bool {
	next := i + 1
	if next >= len(s) || !digit(s[next]) || (i > 0 && digit(s[i-1])) {
		return false
	}
	after := next + 1
	if after < len(s) && digit(s[after]) {
		return false
	}
	return after < len(s) && s[after] == '/' || i > 0 && s[i-1] == '/'
}

// has reports whether w is in n with no letter or digit touching its ends.
func (n normal) has(w normal) bool {
	if w == "" {
		return false
	}
	text, word := string(n), string(w)
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return false
		}
		at += from
		if openBefore(text, at, word[0]) && openAfter(text, at+len(word), word[len(word)-1]) {
			return true
		}
		from = at + 1
	}
}

// openBefore reports whether the word that starts at i with first does not go
// on to the left; a number goes on over a decimal comma or point.
func openBefore(s string, i int, first byte) bool {
	if i == 0 || !wordByte(first) {
		return true
	}
	if wordByte(s[i-1]) {
		return false
	}
	return !digit(first) || i < 2 || !(s[i-1] == ',' || s[i-1] == '.') || !digit(s[i-2])
}

func openAfter(s string, i int, last byte) bool {
	if i == len(s) || !wordByte(last) {
		return true
	}
	if wordByte(s[i]) {
		return false
	}
	return !digit(last) || i+1 >= len(s) || !(s[i] == ',' || s[i] == '.') || !digit(s[i+1])
}

func wordByte(c byte) bool { return digit(c) || 'a' <= c && c <= 'z' || c >= 0x80 }

func digit(c byte) bool { return '0' <= c && c <= '9' }
