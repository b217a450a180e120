package gate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// word is a word, a number or a sign of a text.
type word struct {
	text  string
	lower string // by [vi.Lower], which is how words are compared
	sep   string // what stands before it since the word before
	start int    // byte offset
	end   int
}

// signs are characters that are words by themselves.
const signs = "%≥≤"

// split cuts a text into words.
func split(s string) []word {
	var out []word
	last := 0
	add := func(text, lower string, start, end int) {
		out = append(out, word{text, lower, s[last:start], start, end})
		last = end
	}
	signsTo := func(to int) {
		for i := last; i < to; {
			r, size := utf8.DecodeRuneInString(s[i:])
			if strings.ContainsRune(signs, r) {
				add(string(r), string(r), i, i+size)
			}
			i += size
		}
	}
	for _, t := range vi.Tokens(s) {
		signsTo(t.Start)
		add(t.Text, t.Lower, t.Start, t.End)
	}
	signsTo(len(s))
	return out
}

// breaks reports whether a clause ends before the word.
func (w word) breaks() bool { return strings.ContainsAny(w.sep, ".;:!?\n()") }

func (w word) capital() bool {
	r, _ := utf8.DecodeRuneInString(w.text)
	return unicode.IsUpper(r)
}

func (w word) digit() bool { return w.text[0] >= '0' && w.text[0] <= '9' }

// document reports whether the word is the number of a document: digits and
// letters in one.
func (w word) document() bool {
	return w.digit() && strings.IndexFunc(w.text, unicode.IsLetter) >= 0
}

// at returns the lower form of words[i], "" beyond the ends.
func at(words []word, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i].lower
}
