package block

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"kehoach/ingest/legacy"
)

// Clean returns s in NFC with the characters that look like nothing or like
// another made what they look like: a no-break space is a space, a
// no-break hyphen a hyphen; soft hyphens, zero-width spaces and byte order
// marks are dropped. Without it two words that look the same do not compare
// equal. A soft hyphen stays in text that may be typed for the fonts of TCVN3,
// where it is a letter; it is dropped once that is known.
func Clean(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		// 0xC2 leads U+00A0 and U+00AD, 0xE2 the U+20xx ones, 0xEF U+FEFF.
		if c := s[i]; c == 0xC2 || c == 0xE2 || c == 0xEF {
			plain = false
			break
		}
	}
	if !plain {
		s = strings.Map(cleanRune, s)
		if strings.ContainsRune(s, '\u00AD') && strings.ContainsFunc(s, legacy.Vietnamese) {
			s = strings.ReplaceAll(s, "\u00AD", "")
		}
	}
	return norm.NFC.String(s)
}

func cleanRune(r rune) rune {
	switch r {
	case '\u00A0', '\u2007', '\u202F':
		return ' '
	case '\u2010', '\u2011':
		return '-'
	case '\u200B', '\u2060', '\uFEFF':
		return -1
	}
	return r
}
