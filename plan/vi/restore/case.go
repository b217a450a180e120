package restore

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// inCaseOf returns a word in lower case with the capitals of the word that was
// typed: all, the first, or letter by letter where they have as many.
func inCaseOf(typed, word string) string {
	capitals, all := 0, 0
	for _, r := range typed {
		all++
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	first, size := utf8.DecodeRuneInString(typed)
	switch {
	case capitals == 0:
		return word
	case all == utf8.RuneCountInString(word):
		var out strings.Builder
		for _, r := range word {
			t, n := utf8.DecodeRuneInString(typed)
			typed = typed[n:]
			if unicode.IsUpper(t) {
				r = unicode.ToUpper(r)
			}
			out.WriteRune(r)
		}
		return out.String()
	case capitals > 1 && capitals*2 > all:
		return strings.ToUpper(word)
	case unicode.IsUpper(first) && size > 0:
		r, n := utf8.DecodeRuneInString(word)
		return string(unicode.ToUpper(r)) + word[n:]
	}
	return word
}

// allCapitals reports whether a word has two letters or more, all capitals.
func allCapitals(word string) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n > 1
}
