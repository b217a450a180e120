package view

import (
	"unicode"
	"unicode/utf8"
)

// letterAt reports whether a text ends with a letter or digit, or, with last
// false, begins with one.
func letterAt(s string, last bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if last {
		r, _ = utf8.DecodeLastRuneInString(s)
	}
	return s != "" && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
