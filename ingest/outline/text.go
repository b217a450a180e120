package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// Caps reports whether a text has letters and all of them are capitals; what
// stands in brackets does not count.
func Caps(s string) bool {
	upper, depth := false, 0
	for _, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth > 0:
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			upper = true
		}
	}
	return upper
}

// Ends reports whether a text ends as a sentence or an item of a list does.
func Ends(s string) bool {
	s = strings.TrimRight(s, " \"”’')*")
	if s == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".;,!?…/", r)
}

// startsText reports whether what follows a marker looks like words: a letter,
// a digit or an opening sign. With capital it must be no lower-case letter.
func startsText(s string, capital bool) bool {
	s = strings.TrimLeft(s, " \t\u00a0")
	r := firstRune(s)
	switch {
	case unicode.IsLetter(r):
		return !capital || !unicode.IsLower(r)
	case unicode.IsDigit(r):
		return !capital
	}
	return strings.ContainsRune("\"“‘'(*[<≥≤>", r)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// HasWord reports whether a text has a letter or a digit.
func HasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func isLetter(s string) bool { return unicode.IsLetter(firstRune(s)) }

func digits(s string) bool { return s != "" && digitsAt(s, 0) == len(s) }

// digitsAt returns the end of the digits from i on.
func digitsAt(s string, i int) int {
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i
}

// skip returns i after any of the given signs.
func skip(s string, i int, signs string) int {
	for i < len(s) && strings.IndexByte(signs, s[i]) >= 0 {
		i++
	}
	return i
}

// Closing reports whether a paragraph is one of the formulas at the end: "Trên
// đây là Kế hoạch …", "Kế hoạch này thay thế …".
func Closing(text string) bool {
	fold := vi.Fold(text[:min(len(text), 48)])
	for _, start := range []string{"tren day la", "ke hoach nay thay the", "ke hoach nay co hieu luc"} {
		if strings.HasPrefix(fold, start) {
			return true
		}
	}
	return false
}

// addressed reports whether a paragraph speaks to all who carry out the plan.
func addressed(text string) bool {
	fold := vi.Fold(text[:min(len(text), 60)])
	for _, start := range []string{"trong qua trinh", "yeu cau cac", "de nghi cac", "yeu cau thu truong", "de nghi thu truong", "uy ban nhan dan tinh yeu cau", "uy ban nhan dan thanh pho yeu cau", "ubnd tinh yeu cau", "ubnd thanh pho yeu cau"} {
		if strings.HasPrefix(fold, start) {
			return true
		}
	}
	return false
}
