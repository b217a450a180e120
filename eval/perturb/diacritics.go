package perturb

import (
	"math/rand/v2"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kehoach/plan/vi"
)

func decomposed(text string) string { return norm.NFD.String(text) }

func lower(text string) string { return strings.ToLower(text) }

func upper(text string) string { return strings.ToUpper(text) }

// plain takes the diacritics away and leaves the case.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		f := vi.FoldRune(r)
		if f >= 0 && unicode.IsUpper(r) {
			return unicode.ToUpper(f)
		}
		return f
	}, text)
}

// halfPlain takes the diacritics of every other word, by chance, and leaves
// some where there are two words with any.
func halfPlain(text string, r *rand.Rand) string {
	var accented []span
	for _, w := range words(text) {
		if word := w.in(text); plain(word) != word {
			accented = append(accented, w)
		}
	}
	if len(accented) < 2 {
		return text
	}
	r.Shuffle(len(accented), func(i, j int) { accented[i], accented[j] = accented[j], accented[i] })
	accented = accented[:len(accented)/2]
	return replace(text, accented, plain)
}

// oldPlaces and newPlaces are the endings of syllables whose tone people put
// on either vowel.
var (
	oldPlaces = strings.Fields("òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy")
	newPlaces = strings.Fields("oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ")
)

// otherTonePlace moves the tone of the syllables that end so to the other
// vowel: hòa becomes hoà, Uỷ becomes Ủy.
func otherTonePlace(text string) string {
	return replace(text, words(text), func(word string) string {
		small := strings.ToLower(word)
		for i := range oldPlaces {
			for _, p := range [][2]string{{oldPlaces[i], newPlaces[i]}, {newPlaces[i], oldPlaces[i]}} {
				onset, ok := strings.CutSuffix(small, p[0])
				if !ok || strings.HasSuffix(onset, "q") {
					continue
				}
				return sameCase(word, onset+p[1])
			}
		}
		return word
	})
}

// sameCase gives to the case of from, which has as many letters.
func sameCase(from, to string) string {
	out := []rune(to)
	for i, r := range []rune(from) {
		if unicode.IsUpper(r) {
			out[i] = unicode.ToUpper(out[i])
		}
	}
	return string(out)
}
