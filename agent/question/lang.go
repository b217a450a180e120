package question

import "kehoach/plan/vi"

// detect returns "en" for an English question and "vi" for all others: what
// is mixed is a Vietnamese question with English words in it. Nouns are often
// borrowed ("draft", "deadline"), so that without a function word of English
// any Vietnamese syllable decides.
func detect(w *words) string {
	en, function, other := 0, 0, 0
	for i, t := range w.toks {
		switch {
		case !plain(t.Lower):
			other += 2
		case isNumber(t.Fold) || len(t.Fold) < 2:
		case stops().en[t.Fold] && !vnToo[t.Fold], months[t.Fold] > 0 && len(t.Fold) > 3:
			en++
			function++
		case !vi.IsSyllable(t.Fold) && len(t.Fold) > 4 && i > 0:
			en++
		case vi.IsSyllable(t.Fold):
			other++
		}
	}
	if en >= 2 && function >= 1 && en*3 >= other*2 || en >= 1 && other == 0 {
		return "en"
	}
	return "vi"
}

// vnToo are English stop words that are Vietnamese syllables as well.
var vnToo = map[string]bool{
	"an": true, "can": true, "do": true, "me": true, "in": true, "so": true, "to": true, "the": true,
	"them": true, "then": true, "than": true, "i": true, "a": true, "no": true, "may": true, "on": true, "my": true,
}
