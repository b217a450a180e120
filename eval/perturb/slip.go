package perturb

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// neighbours are the keys around each letter on a QWERTY keyboard.
var neighbours = map[rune]string{
	'q': "wa", 'w': "qes", 'e': "wrd", 'r': "etf", 't': "ryg", 'y': "tuh", 'u': "yij", 'i': "uok", 'o': "ipl", 'p': "ol",
	'a': "qsz", 's': "adwx", 'd': "sfec", 'f': "dgrv", 'g': "fhtb", 'h': "gjyn", 'j': "hkum", 'k': "jlio", 'l': "kop",
	'z': "xas", 'x': "zcsd", 'c': "xvdf", 'v': "cbfg", 'b': "vngh", 'n': "bmhj", 'm': "njk",
}

// slip returns a perturbation that lets the finger slip in n words, of four
// letters and more: in shorter ones nobody could tell what was meant. The first
// letter stays, as it mostly does, and the word must not become another
// syllable of the language.
func slip(how func(word []rune, i int, r *rand.Rand) []rune, n int) func(string, *rand.Rand) string {
	return func(text string, r *rand.Rand) string {
		var long []span
		for _, w := range words(text) {
			if s := w.in(text); utf8.RuneCountInString(s) >= 4 && spelt(s) {
				long = append(long, w)
			}
		}
		r.Shuffle(len(long), func(i, j int) { long[i], long[j] = long[j], long[i] })
		slipped := make(map[string]string)
		var at []span
		for _, w := range long {
			word := w.in(text)
			if _, again := slipped[word]; again || len(at) == n {
				continue
			}
			if s, ok := slipIn(word, how, r); ok {
				slipped[word] = s
				at = append(at, w)
			}
		}
		return replace(text, at, func(word string) string { return slipped[word] })
	}
}

// spelt reports whether a word is a syllable of the language or looks like a
// word of another, and is no abbreviation.
func spelt(word string) bool {
	fold := vi.Fold(word)
	if vi.IsSyllable(fold) {
		return strings.ToUpper(word) != word
	}
	vowels := 0
	for _, r := range fold {
		if strings.ContainsRune("aeiouy", r) {
			vowels++
		}
	}
	return vowels >= 2 && strings.ToUpper(word) != word
}

// slipIn tries some places of a word.
func slipIn(word string, how func([]rune, int, *rand.Rand) []rune, r *rand.Rand) (string, bool) {
	for range 8 {
		letters := []rune(word)
		i := 1 + r.IntN(len(letters)-1)
		s := string(how(letters, i, r))
		if s != word && !vi.IsSyllable(vi.Fold(s)) {
			return s, true
		}
	}
	return word, false
}

// neighbour hits the key beside that of a letter. Letters with diacritics take
// several keys, and a slip in one of those is another kind.
func neighbour(word []rune, i int, r *rand.Rand) []rune {
	keys := neighbours[unicode.ToLower(word[i])]
	if keys == "" {
		return word
	}
	word[i] = rune(keys[r.IntN(len(keys))])
	return word
}

func dropped(word []rune, i int, _ *rand.Rand) []rune { return append(word[:i], word[i+1:]...) }

func doubled(word []rune, i int, _ *rand.Rand) []rune {
	if word[i] >= utf8.RuneSelf {
		return word
	}
	return append(word[:i+1], word[i:]...)
}

func swapped(word []rune, i int, _ *rand.Rand) []rune {
	if i+1 < len(word) {
		word[i], word[i+1] = word[i+1], word[i]
	}
	return word
}

func anySlip(word []rune, i int, r *rand.Rand) []rune {
	kinds := []func([]rune, int, *rand.Rand) []rune{neighbour, dropped, doubled, swapped}
	return kinds[r.IntN(len(kinds))](word, i, r)
}

// glued leaves out the space after commas and one between two words, of which
// neither is an abbreviation.
func glued(text string, r *rand.Rand) string {
	ws := words(text)
	var gaps []span
	for i := 1; i < len(ws); i++ {
		gap := span{ws[i-1].end, ws[i].start}
		if gap.in(text) == " " && spelt(ws[i-1].in(text)) && spelt(ws[i].in(text)) {
			gaps = append(gaps, gap)
		}
	}
	if len(gaps) == 0 {
		return text
	}
	gap := gaps[r.IntN(len(gaps))]
	return strings.ReplaceAll(text[:gap.start]+text[gap.end:], ", ", ",")
}

// unpunctuated leaves out punctuation, but for that inside numbers and the
// quotation marks, which say that the words are meant as such.
func unpunctuated(text string) string {
	var b strings.Builder
	done := 0
	keep := func(end int) {
		b.WriteString(strings.Map(func(r rune) rune {
			if strings.ContainsRune(".,;:?!()…", r) {
				return -1
			}
			return r
		}, text[done:end]))
	}
	for start, end := range vi.Spans(text) {
		if start > 0 && text[start-1] == '.' && done == start-1 {
			start-- // "V.1.4" is several tokens
		}
		keep(start)
		b.WriteString(text[start:end])
		done = end
	}
	keep(len(text))
	return strings.Join(strings.Fields(b.String()), " ")
}
