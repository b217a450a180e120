package appendix

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// words returns the folded words of s, each with a space before and after, so
// that a phrase is found on word borders: " thoi gian thuc hien ".
func words(s string) string { return mapWords(s, vi.FoldRune) }

// lowerWords is words with the diacritics kept, in one spelling.
func lowerWords(s string) string { return mapWords(vi.Canon(s), unicode.ToLower) }

func mapWords(s string, fold func(rune) rune) string {
	b := make([]byte, 1, len(s)+2)
	b[0] = ' '
	for _, r := range s {
		r = fold(r)
		switch {
		case r < 0:
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b = append(b, byte(r))
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b = utf8.AppendRune(b, r)
		case b[len(b)-1] != ' ':
			b = append(b, ' ')
		}
	}
	if b[len(b)-1] != ' ' {
		b = append(b, ' ')
	}
	return string(b)
}

// has reports whether the words contain any of the phrases. Phrases are
// separated by "|" and match whole words.
func has(words, phrases string) bool {
	for p := range strings.SplitSeq(phrases, "|") {
		if containsWords(words, p) {
			return true
		}
	}
	return false
}

// starts reports whether the words begin with any of the phrases.
func starts(words, phrases string) bool {
	for p := range strings.SplitSeq(phrases, "|") {
		if n := len(p) + 1; len(words) > n && words[1:n] == p && words[n] == ' ' {
			return true
		}
	}
	return false
}

func containsWords(words, phrase string) bool {
	for from := 0; ; {
		i := strings.Index(words[from:], phrase)
		if i < 0 {
			return false
		}
		i += from
		if end := i + len(phrase); i > 0 && words[i-1] == ' ' && end < len(words) && words[end] == ' ' {
			return true
		}
		from = i + 1
	}
}

// beginnings is a long list of phrases, by their first word.
type beginnings map[string][]string

// newBeginnings reads a list with "|" between the phrases.
func newBeginnings(list string) beginnings {
	b := beginnings{}
	for p := range strings.SplitSeq(list, "|") {
		first, _, _ := strings.Cut(p, " ")
		b[first] = append(b[first], p)
	}
	return b
}

// of reports whether the words begin with any of the phrases.
func (b beginnings) of(words string) bool {
	if len(words) < 3 {
		return false
	}
	first, _, _ := strings.Cut(words[1:], " ")
	for _, p := range b[first] {
		if n := len(p) + 1; len(words) > n && words[1:n] == p && words[n] == ' ' {
			return true
		}
	}
	return false
}

// oneLine joins the lines of a text by spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// capitals reports whether s has letters, all of them capitals.
func capitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}

// isBullet reports whether a line starts with a dash, plus or dot of a list.
func isBullet(s string) bool {
	s = strings.TrimSpace(s)
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("-–—+•*●▪", r) && len(s) > utf8.RuneLen(r)
}
