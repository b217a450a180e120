package vi

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Token is a word or number in a text.
type Token struct {
	// Text is as written, Lower by [Lower], Fold by [Fold].
	Text, Lower, Fold string
	// Start and End are byte offsets in the text.
	Start, End int
}

// Tokens returns the words of s: runs of letters and digits. Separators stay
// inside numbers ("0,4", "1.250", "15/01/2025"), numbers of documents
// ("223/KH-UBND", "12-NQ/TU") and initials joined by & ("KH&ĐT").
func Tokens(s string) []Token {
	tokens := make([]Token, 0, len(s)/6+1)
	for i, end := range Spans(s) {
		text := s[i:end]
		tokens = append(tokens, Token{text, Lower(text), Fold(text), i, end})
	}
	return tokens
}

// Spans yields where the tokens of s start and end, for those who keep the
// forms of words that they meet again.
func Spans(s string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for i := 0; i < len(s); {
			end := tokenEnd(s, i)
			if end == i {
				_, size := utf8.DecodeRuneInString(s[i:])
				i += size
				continue
			}
			if !yield(i, end) {
				return
			}
			i = end
		}
	}
}

// tokenEnd returns where the token that starts at i ends; i if none does.
func tokenEnd(s string, i int) int {
	end := runEnd(s, i)
	if end == i {
		return i
	}
	if digits(s[i:end]) {
		if to := documentEnd(s, end); to > end {
			return to
		}
		return numberEnd(s, i, end)
	}
	for end < len(s) && s[end] == '&' {
		to := runEnd(s, end+1)
		if to == end+1 {
			break
		}
		end = to
	}
	return end
}

// runEnd returns the end of the letters, digits and marks from i on.
func runEnd(s string, i int) int {
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if !('a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9') {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !latinLetter(r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
			return i
		}
		i += size
	}
	return i
}

// latinLetter reports whether a rune is in the blocks of [FoldRune]'s tables,
// which have letters only, but for × and ÷.
func latinLetter(r rune) bool {
	return latin1 <= r && r < latin1End && r != '×' && r != '÷' || latin2 <= r && r < latin2End
}

// numberEnd extends a number over its decimals, thousands or date parts.
func numberEnd(s string, start, end int) int {
	for end+1 < len(s) {
		to := runEnd(s, end+1)
		if to == end+1 || !digits(s[end+1:to]) {
			break
		}
		switch s[end] {
		case ',', '.', '/':
		case '-': // 15-6-2025, but 2026-2030 is two numbers
			if end-start > 2 && !dashed(s[start:end]) || to-end > 3 && !dashed(s[start:end]) {
				return end
			}
		default:
			return end
		}
		end = to
	}
	return end
}

// dashed reports whether a number has a dash, as the day and month of a date.
func dashed(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == '-' {
			return true
		}
	}
	return false
}

// documentEnd returns the end of the number of a document whose first digits
// end at i, or i: "/KH-UBND", "/2020/NĐ-CP", "-NQ/TU". What follows a slash
// must look like initials, so that "02 lần/năm" and "1/quý" stay apart.
func documentEnd(s string, i int) int {
	end, parts, joined := i, 0, false
	for end+1 < len(s) && (s[end] == '/' || s[end] == '-' || parts > 0 && s[end] == '&') {
		to := runEnd(s, end+1)
		part := s[end+1 : to]
		if part == "" {
			break
		}
		if digits(part) {
			if s[end] != '/' || parts > 0 || len(part) != 4 {
				break
			}
		} else {
			if parts > 0 {
				joined = true
			} else if s[end] == '-' && !initials(part) {
				return i
			}
			parts++
			if parts == 1 && !initials(part) && (to >= len(s) || s[to] != '-' && s[to] != '&') {
				return i
			}
		}
		end = to
	}
	if parts == 0 || s[i] == '-' && !joined {
		return i
	}
	return end
}

// initials reports whether a word is no syllable of the language, or all in
// capitals: KH, QĐ, NQ, kh.
func initials(word string) bool {
	if !IsSyllable(Fold(word)) {
		return true
	}
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
