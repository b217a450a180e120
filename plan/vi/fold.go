// Package vi handles Vietnamese text as officials write and type it: with and
// without diacritics, with either tone placement (hoà, hòa), composed or
// decomposed, with slips of one letter.
//
// Text from outside goes through [NFC] once; the other functions take NFC
// text. [Canon] is the spelling to compare with diacritics kept, [Lower] the
// same in lower case, [Fold] the one without diacritics. [Tokens] cuts a text
// into words with all three.
package vi

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NFC returns s in composed form, so that one letter is one rune.
func NFC(s string) string {
	if isASCII(s) {
		return s
	}
	return norm.NFC.String(s)
}

// The Latin letters with diacritics stand in two blocks; a table for each
// makes folding an index. Both are built once and never written again.
const (
	latin1, latin1End = 0x00C0, 0x0250
	latin2, latin2End = 0x1E00, 0x1F00
)

var (
	foldLatin1 = foldTable(latin1, latin1End)
	foldLatin2 = foldTable(latin2, latin2End)
)

func foldTable(from, to rune) []rune {
	table := make([]rune, to-from)
	for r := from; r < to; r++ {
		table[r-from] = foldSlow(r)
	}
	return table
}

// foldSlow decomposes r down to its base letter. Đ has no decomposition.
func foldSlow(r rune) rune {
	if r == 'đ' || r == 'Đ' {
		return 'd'
	}
	if d := norm.NFD.PropertiesString(string(r)).Decomposition(); len(d) > 0 {
		r, _ = utf8.DecodeRune(d)
	}
	return unicode.ToLower(r)
}

// FoldRune returns the lower-case letter without diacritics: 'Ộ' gives 'o',
// 'Đ' gives 'd'. A combining mark gives -1.
func FoldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	case latin1 <= r && r < latin1End:
		return foldLatin1[r-latin1]
	case latin2 <= r && r < latin2End:
		return foldLatin2[r-latin2]
	case unicode.Is(unicode.Mn, r):
		return -1
	}
	return unicode.ToLower(r)
}

// Fold returns s in lower case without diacritics. In NFC text every rune
// gives one rune, so places can be carried over by rune index; the exception
// is a combining mark with no letter to join, which is dropped.
func Fold(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		if r = FoldRune(r); r < 0 {
			continue
		}
		if r < utf8.RuneSelf {
			b = append(b, byte(r))
		} else {
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// Unaccented reports whether s has letters of which none carries a diacritic
// (or is a đ): what people type on a phone.
func Unaccented(s string) bool {
	letters := false
	for _, r := range s {
		if r < utf8.RuneSelf {
			letters = letters || 'a' <= r|0x20 && r|0x20 <= 'z'
			continue
		}
		if f := FoldRune(r); f != unicode.ToLower(r) {
			return false
		}
		letters = letters || unicode.IsLetter(r)
	}
	return letters
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
