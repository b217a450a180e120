package ngram

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// Unit is a word of a text as the model sees it.
type Unit struct {
	vi.Token
	// Number: it starts with a digit. Mixed: letters with digits or signs
	// among them ("KH&ĐT", "q1"). Else it is a word of letters only.
	Number, Mixed bool
	// Break: a sentence, a clause or a list goes on before it.
	Break bool
}

// Units cuts a text into its words. A hyphen, a bracket or a quotation mark
// does not part words, since questions are typed without them.
func Units(text string) []Unit {
	tokens := vi.Tokens(text)
	units := make([]Unit, len(tokens))
	end := 0
	for i, t := range tokens {
		u := Unit{Token: t, Break: i == 0 || parts(text[end:t.Start])}
		first, _ := utf8.DecodeRuneInString(t.Text)
		u.Number = unicode.IsDigit(first)
		u.Mixed = !u.Number && strings.ContainsFunc(t.Text, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r)
		})
		units[i], end = u, t.End
	}
	return units
}

// parts reports whether what stands between two words parts them.
func parts(gap string) bool { return strings.ContainsAny(gap, ".,;:?!|\n\t…•*#=+<>") }

// HasVowel reports whether a folded word has one; initials have none (snv,
// tttt, dvctt), English words have.
func HasVowel(fold string) bool { return strings.ContainsAny(fold, "aeiouy") }

// Sound reports whether a word in lower case can be a syllable as it is
// written: the grammar of [vi.IsSyllable], vowels that go together with their
// diacritics, and no stop at the end without sắc or nặng.
func Sound(lower string) bool {
	fold := vi.Fold(lower)
	if !vi.IsSyllable(fold) {
		return false
	}
	if !soundVowels(strings.TrimPrefix(strings.Map(vi.Untoned, lower), "qu")) {
		return false
	}
	switch fold[len(fold)-1] {
	case 'c', 'p', 't':
	case 'h':
		if !strings.HasSuffix(fold, "ch") || fold == "ch" {
			return true
		}
	default:
		return true
	}
	return vi.Tone(lower) >= 4
}

// soundVowels reports whether the vowels of a word without tone are ones that
// are written: iê and not ie, ươ and not uơ or ưo before a consonant.
func soundVowels(word string) bool {
	for _, pair := range [...]string{"ưo", "ăi", "ăo", "ău", "ăy", "êo", "ơo", "ôo", "êi", "âi", "âo"} {
		if strings.Contains(word, pair) {
			return false
		}
	}
	for _, open := range [...]string{"ie", "ye", "uo", "uơ"} { // "thuở" ends so, "tien" goes on
		if i := strings.Index(word, open); i >= 0 && i+len(open) < len(word) {
			return false
		}
	}
	return true
}
