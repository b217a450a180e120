package eval

import (
	"regexp"
	"strings"
	"unicode"

	"kehoach/plan/vi"
)

// foldSpace is the form in which cells must be equal: NFC, runs of white space
// as one space, none at the ends.
func foldSpace(s string) string { return strings.Join(strings.Fields(vi.NFC(s)), " ") }

// sameWords is the weaker form: lower case, letters, digits and "%" only. Two
// texts that are equal in it differ in bullets and punctuation.
func sameWords(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(vi.NFC(s)), noWord), " ")
}

func noWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' }

// nameKey is the form in which names are compared: without diacritics, since
// the place of the tone mark is a matter of taste (Uỷ, Ủy), without
// punctuation and without the plural word "các" before it.
func nameKey(s string) string {
	key := strings.Join(strings.FieldsFunc(vi.Fold(vi.NFC(s)), noWord), " ")
	return strings.TrimPrefix(key, "cac ")
}

// itemMark is a number, letter or bullet before the words of an item: "2.13. ",
// "(4) ", "a) ", "- ".
var itemMark = regexp.MustCompile(`^\s*(?:\(?[0-9]+(?:\.[0-9]+)*[.)]+|\(?\p{L}\)|[-–+•])\s+`)

// bareItem is s without the mark of the item.
func bareItem(s string) string { return itemMark.ReplaceAllString(s, "") }

// wordSet has the distinct words of the texts.
func wordSet(texts ...string) map[string]bool {
	set := make(map[string]bool)
	for _, t := range texts {
		for _, w := range strings.Fields(sameWords(t)) {
			set[w] = true
		}
	}
	return set
}

// overlap is the Jaccard index of two sets, 0 for two empty ones.
func overlap(a, b map[string]bool) float64 {
	both := 0
	for w := range a {
		if b[w] {
			both++
		}
	}
	if union := len(a) + len(b) - both; union > 0 {
		return float64(both) / float64(union)
	}
	return 0
}

// matchNumber reports whether got is the number want, where either may carry
// the numbers of the headings above: "III.6" and "6", "A.I.1.1" and "1.1".
func matchNumber(want, got string) bool {
	return want == got || want != "" && got != "" &&
		(strings.HasSuffix(got, "."+want) || strings.HasSuffix(want, "."+got))
}
