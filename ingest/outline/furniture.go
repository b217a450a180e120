package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// Furniture reports whether a line is of the page and not of the text: page
// numbers, rules of dots and dashes, the mark of a web site.
func Furniture(text string) bool {
	text = strings.TrimSpace(text)
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	fold := vi.Fold(text)
	switch {
	case len(words) == 0:
		return true
	case strings.HasPrefix(fold, "trang ") && len(words) <= 4 && strings.ContainsAny(text, "0123456789"):
		return true
	case len(words) == 1 && len(words[0]) <= 3 && strings.Trim(words[0], "0123456789") == "" && strings.Trim(text, "-–— 0123456789") == "":
		return strings.ContainsAny(text, "-–—")
	case strings.HasPrefix(fold, "nguon"), strings.HasPrefix(fold, "http"), strings.HasPrefix(fold, "www."), strings.HasPrefix(fold, "tra cuu"):
		return utf8.RuneCountInString(text) < 120 && webSite(fold)
	}
	return false
}

// webSite reports whether a folded line names one.
func webSite(fold string) bool {
	for _, end := range []string{".vn", ".com", ".net", ".org", ".gov", "http"} {
		if strings.Contains(fold, end) {
			return true
		}
	}
	return false
}

// PageNumber reports whether a paragraph is a number alone.
func PageNumber(text string) bool {
	text = strings.TrimSpace(text)
	return digits(text) && len(text) <= 3
}
