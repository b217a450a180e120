package question

import (
	"strings"
	"unicode"

	"kehoach/plan/vi"
	"kehoach/plan/vi/restore"
)

// mend puts words in place that were typed with a slip of the finger or with
// the typing aid switched off ("nhdm vụ", "phoois howpj"): those that are no
// syllable of Vietnamese where the restorer found one that is. What follows
// then reads the question as it was meant.
func mend(r restore.Restored, raw string) string {
	if !r.Changed {
		return raw
	}
	var b strings.Builder
	typed, end, last := 0, 0, 0
	for _, word := range r.Words {
		typed += word.Start - end
		if slip(word.Typed, word.Text) {
			b.WriteString(raw[last:typed])
			b.WriteString(word.Text)
			last = typed + len(word.Typed)
		}
		typed, end = typed+len(word.Typed), word.End
	}
	if last == 0 {
		return raw
	}
	b.WriteString(raw[last:])
	return b.String()
}

// slip reports whether a word was mistyped for another: it is no syllable, no
// number and no initials, and the other is a syllable.
func slip(typed, meant string) bool {
	fold := vi.Fold(typed)
	if typed == meant || vi.IsSyllable(fold) || strings.ContainsAny(fold, "0123456789") {
		return false
	}
	upper := 0
	for _, r := range typed {
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper <= 1 && vi.IsSyllable(vi.Fold(meant))
}
