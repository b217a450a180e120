package perturb

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// politeWords are said around a question; "…" is where it stands. The question
// begins in lower case after words before it.
var (
	politeVietnamese = []string{
		"Dạ em chào anh chị, cho em hỏi … ạ",
		"Anh chị ơi, …",
		"Cho mình hỏi chút: … Cảm ơn nhiều nhé!",
		"Xin phép hỏi, …",
		"… Em cảm ơn ạ.",
		"Làm ơn cho tôi biết … Xin cảm ơn.",
		"Nhờ bạn xem giúp: …",
		"Chào trợ lý, … Mong được giải đáp, cảm ơn.",
	}
	politeEnglish = []string{
		"Hi there, … Thanks!", "Hello! Quick question: …", "… Thank you in advance.", "Sorry to bother you, but …", "Good morning. … Many thanks.",
	}
)

// polite puts courtesies around a question, in its language and without
// diacritics where it has none.
func polite(text string, r *rand.Rand) string {
	choice := politeVietnamese
	if english(text) {
		choice = politeEnglish
	}
	words := choice[r.IntN(len(choice))]
	before, after, _ := strings.Cut(words, "…")
	if vi.Unaccented(text) {
		before, after = plain(before), plain(after)
	}
	if first, n := utf8.DecodeRuneInString(text); before != "" && !capitals(text) && before[len(before)-2] != '.' {
		text = string(unicode.ToLower(first)) + text[n:]
	}
	if strings.HasPrefix(after, " ạ") || strings.HasPrefix(after, " a") {
		text = strings.TrimRight(text, "?. ")
		after += "?"
	} else if after != "" && !strings.ContainsAny(text[len(text)-1:], ".?!") {
		text += "."
	}
	return before + text + after
}

// capitals reports whether a text begins with a word in capitals: a name.
func capitals(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	return utf8.RuneCountInString(first) > 1 && strings.ToUpper(first) == first
}

// english reports whether most words of a text are English by the commonest of
// them.
func english(text string) bool {
	n := 0
	for _, t := range vi.Tokens(text) {
		switch t.Fold {
		case "the", "of", "what", "which", "who", "when", "is", "are", "in", "to", "for", "and", "does", "by", "must", "how", "list", "please":
			n++
		}
	}
	return n >= 2
}
