package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bullets are the signs that list items begin with.
const bullets = "-–—+•●▪■◦○*➢✓"

// bulleted reports whether the line begins with a bullet and white space.
func bulleted(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(bullets, first) && len(s) > n && (s[n] == ' ' || s[n] == '\t')
}

// bareBullet reports whether the line is a bullet and nothing more.
func bareBullet(s string) bool {
	first, n := utf8.DecodeRuneInString(strings.TrimSpace(s))
	return n > 0 && n == len(strings.TrimSpace(s)) && first != '*' && strings.ContainsRune(bullets, first)
}

// bulletUpper reports whether a bulleted line's words begin with a capital.
func bulletUpper(s string) bool {
	_, rest, _ := strings.Cut(s, " ")
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest))
	return unicode.IsUpper(first)
}

// item reports whether the line begins as an item of a list or a numbered
// part does: "- ", "a) ", "2.1. ", "IV. ", "Điều 3.".
func item(s string) bool {
	if bulleted(s) {
		return true
	}
	if rest, ok := strings.CutPrefix(s, "Điều "); ok {
		s = rest
	}
	word, _, ok := strings.Cut(s, " ")
	if !ok || len(word) > 12 {
		return false
	}
	body := strings.TrimRight(word, ".)")
	if len(body) == len(word) {
		return false
	}
	return numeral(body)
}

// numeral reports whether s is a number of a part: digits parted by points, a
// Roman numeral, or one letter.
func numeral(s string) bool {
	if s == "" {
		return false
	}
	if utf8.RuneCountInString(s) == 1 {
		r, _ := utf8.DecodeRuneInString(s)
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return strings.Trim(s, "0123456789.") == "" || strings.Trim(s, "IVXLC") == ""
}

// label reports whether a cell holds a row's number, or is the head of the
// column of such numbers.
func label(s string) bool {
	s = strings.TrimSpace(s)
	switch strings.ToUpper(s) {
	case "TT", "STT", "SỐ TT", "SỐ THỨ TỰ":
		return true
	}
	return len(s) <= 12 && numeral(strings.TrimRight(s, ".)"))
}

// signs reports whether the line is the start of a signature: "KT. CHỦ TỊCH".
func signs(s string) bool {
	for _, p := range []string{"TM. ", "KT. ", "TL. ", "TUQ. ", "Q. "} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// personName reports whether the line could be a person's name: two to five
// words, each with a capital first letter and no other.
func personName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	for _, w := range words {
		first, n := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) || n == len(w) {
			return false
		}
		if strings.ContainsFunc(w[n:], func(r rune) bool { return !unicode.IsLower(r) }) {
			return false
		}
	}
	return true
}
