package vi

import (
	"testing"
	"unicode"
)

func TestLatinLetter(t *testing.T) {
	for r := rune(0x80); r < 0x10000; r++ {
		if latinLetter(r) && !unicode.IsLetter(r) {
			t.Errorf("%U is no letter", r)
		}
	}
}
