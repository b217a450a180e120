package table

import (
	"strings"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// MaxPhrase is the most words that a phrase of a [Vocabulary] has.
const MaxPhrase = 3

// Number is the word that stands for every number.
const Number = "0"

// Vocabulary numbers the phrases of a table in their order.
type Vocabulary struct {
	phrases []string
	index   map[string]int32
}

// NewVocabulary returns the vocabulary of phrases, which are words in
// [vi.Lower] with a space between them.
func NewVocabulary(phrases []string) *Vocabulary {
	v := &Vocabulary{phrases, make(map[string]int32, len(phrases))}
	for i, p := range phrases {
		v.index[p] = int32(i)
	}
	return v
}

// Len returns how many phrases there are.
func (v *Vocabulary) Len() int { return len(v.phrases) }

// Phrase returns the phrase of a number.
func (v *Vocabulary) Phrase(row int32) string { return v.phrases[row] }

// Row returns the number of a phrase.
func (v *Vocabulary) Row(phrase string) (int32, bool) {
	row, ok := v.index[phrase]
	return row, ok
}

// Rows appends the numbers of a text's phrases to dst: from left to right the
// longest phrase that is known, and beside it each of its words. Words that
// are not known have none.
func (v *Vocabulary) Rows(dst []int32, text string) []int32 {
	words := Words(text)
	var buf [96]byte
	for i := 0; i < len(words); {
		taken := 1
		for n := min(MaxPhrase, len(words)-i); n > 1; n-- {
			if phrase, ok := join(buf[:0], words[i:i+n]); ok {
				if row, ok := v.index[string(phrase)]; ok {
					dst, taken = append(dst, row), n
					break
				}
			}
		}
		for _, w := range words[i : i+taken] {
			if row, ok := v.word(w.Lower); ok {
				dst = append(dst, row)
			}
		}
		i += taken
	}
	return dst
}

// word returns the row of a word; of an English word with an ending that of
// its stem, where only that is known.
func (v *Vocabulary) word(w string) (int32, bool) {
	row, ok := v.index[w]
	if ok || len(w) < 5 {
		return row, ok
	}
	for _, ending := range [...]string{"s", "es", "ed", "d", "ing"} {
		if stem, cut := strings.CutSuffix(w, ending); cut {
			if row, ok := v.index[stem]; ok {
				return row, true
			}
		}
	}
	return 0, false
}

// Word is a word of a text as the table sees it.
type Word struct {
	Lower string // by [vi.Lower], or Number
	// Joined reports whether nothing but space parts it from the word before,
	// so that the two may belong to a phrase.
	Joined bool
}

// Words cuts a text into words.
func Words(text string) []Word {
	text = vi.NFC(text)
	words := make([]Word, 0, len(text)/5+1)
	last := 0
	for start, end := range vi.Spans(text) {
		w := Word{Lower: Number, Joined: start > 0 && joins(text[last:start])}
		if c := text[start]; c < '0' || c > '9' {
			w.Lower = vi.Lower(text[start:end])
		}
		words = append(words, w)
		last = end
	}
	return words
}

// joins reports whether what stands between two words is space, a hyphen or a
// quotation mark.
func joins(gap string) bool {
	for i := 0; i < len(gap); i++ {
		switch c := gap[i]; {
		case c == ' ', c == '-', c == '"', c == '\'', c >= utf8.RuneSelf:
		default:
			return false
		}
	}
	return true
}

// join appends words with spaces between them, if they may be a phrase.
func join(dst []byte, words []Word) ([]byte, bool) {
	for i, w := range words {
		if i > 0 {
			if !w.Joined {
				return nil, false
			}
			dst = append(dst, ' ')
		}
		dst = append(dst, w.Lower...)
	}
	return dst, true
}
