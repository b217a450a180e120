package retrieval

import (
	"strings"

	"kehoach/plan/vi"
)

// typedSyllable returns the folded syllable of a word in which the keys of an
// input method were left standing: "tienf" and "tie6n2" give "tien",
// "dduowcj" gives "duoc". It reports false for a word that is a syllable as
// it is, and for one that comes to none.
func typedSyllable(fold string) (string, bool) {
	if len(fold) < 3 || !isASCII(fold) || vi.IsSyllable(fold) || fold[0] <= '9' {
		return "", false
	}
	for _, keys := range []string{"0123456789", "sfrxjwz"} {
		var b strings.Builder
		var last byte
		for i := 0; i < len(fold); i++ {
			c := fold[i]
			if i > 0 && strings.IndexByte(keys, c) >= 0 || c == last && strings.IndexByte("adeo", c) >= 0 {
				continue // a tone, a horn, or a doubled letter for a hat
			}
			b.WriteByte(c)
			last = c
		}
		if s := b.String(); s != fold && len(s) > 1 && vi.IsSyllable(s) {
			return s, true
		}
	}
	return "", false
}
