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
	half := halfMarked(r)
	var b strings.Builder
	typed, end, last := 0, 0, 0
	for _, word := range r.Words {
		typed += word.Start - end
		if slip(word.Typed, word.Text) || half && word.Confidence >= sureBare && bare(word.Typed, word.Text) {
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

// sureBare is how sure the restorer has to be of a word without marks among
// words with theirs.
const sureBare = 0.9

// halfMarked reports whether some words of a question have their marks and
// others have lost them: "So Nội vụ chu tri bao nhiêu nhiem vu".
func halfMarked(r restore.Restored) bool {
	marked, lost := 0, 0
	for _, w := range r.Words {
		switch {
		case !plain(strings.ToLower(w.Typed)):
			marked++
		case bare(w.Typed, w.Text):
			lost++
		}
	}
	return marked > 0 && lost > 1
}

// bare reports whether a word was typed in small letters without the marks
// that it has.
func bare(typed, meant string) bool {
	return typed != meant && typed == vi.Fold(meant) || typed != meant && vi.Fold(typed) == vi.Fold(meant) && plain(typed) && capitals(typed) <= 1
}

// slip reports whether a word was mistyped for another: it is no syllable, no
// number and no initials, and the other is a syllable.
func slip(typed, meant string) bool {
	fold := vi.Fold(typed)
	if typed == meant || vi.IsSyllable(fold) || strings.ContainsAny(fold, "0123456789") {
		return false
	}
	return capitals(typed) <= 1 && vi.IsSyllable(vi.Fold(meant))
}

// parted puts the space back that two words were typed without: "nộivụ".
func parted(toks []vi.Token, raw string) string {
	var b strings.Builder
	last, english, syllables := 0, 0, 0
	for _, t := range toks {
		if stops().en[t.Fold] && !vnToo[t.Fold] {
			english++
		}
		if vi.IsSyllable(t.Fold) {
			syllables++
		}
	}
	if english > 1 || 2*syllables < len(toks)-1 {
		return raw
	}
	for _, t := range toks {
		if vi.IsSyllable(t.Fold) || strings.IndexFunc(t.Text, func(r rune) bool { return !unicode.IsLetter(r) }) >= 0 || capitals(t.Text) > 1 {
			continue
		}
		if at, ok := restore.Default().Part(t.Text); ok {
			b.WriteString(raw[last : t.Start+at])
			b.WriteByte(' ')
			last = t.Start + at
		}
	}
	if last == 0 {
		return raw
	}
	b.WriteString(raw[last:])
	return b.String()
}

func capitals(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}
