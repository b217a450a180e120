package perturb

import (
	"math/rand/v2"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// telexMarks are the keys for the marks of a letter in Telex; a hat is the
// letter again.
var telexMarks = map[rune]string{
	'\u0300': "f", '\u0309': "r", '\u0303': "x", '\u0301': "s", '\u0323': "j",
	'\u031b': "w", '\u0306': "w",
}

// telex returns the keys that are pressed for a text: "đến hạn" gives "ddeens
// hanj", the tone at the end of the word.
func telex(text string) string { return replace(text, words(text), telexWord) }

func telexWord(word string) string {
	var b strings.Builder
	tone, last := "", rune(0)
	for _, r := range norm.NFD.String(word) {
		switch {
		case r == 'đ':
			b.WriteString("dd")
		case r == 'Đ':
			b.WriteString("DD")
		case r == '\u0302':
			b.WriteRune(unicode.ToLower(last))
		case r == '\u031b' || r == '\u0306':
			b.WriteString(telexMarks[r])
		case unicode.Is(unicode.Mn, r):
			tone = telexMarks[r]
		default:
			b.WriteRune(r)
			last = r
		}
	}
	return strings.ReplaceAll(b.String(), "uwow", "uow") + tone
}

// telexSome leaves the keys of one or two words unturned, as happens when the
// input method loses the thread.
func telexSome(text string, r *rand.Rand) string {
	var keyed []span
	for _, w := range words(text) {
		if word := w.in(text); telexWord(word) != word {
			keyed = append(keyed, w)
		}
	}
	if len(keyed) < 2 {
		return text
	}
	r.Shuffle(len(keyed), func(i, j int) { keyed[i], keyed[j] = keyed[j], keyed[i] })
	return replace(text, keyed[:1+r.IntN(2)], telexWord)
}
