package retrieval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// word is a word of a text or a question as the index sees it.
type word struct {
	// text is the folded word or the number in its one spelling.
	text string
	// lower keeps the diacritics; raw is as written.
	lower, raw string
	// beside are the terms that stand beside the word: the numbers inside a
	// date or a document's number that people also ask for by themselves
	// ("15/1" and "2025" of "15/01/2025"), and the short forms of the long
	// forms that start here.
	beside []string
	// joined is true where nothing but a space or a hyphen stands between the
	// word before and this one.
	joined bool
	// weight is how much a question's word counts; inserted is true where it
	// was not typed but stands for a short form.
	weight   float64
	inserted bool
}

// longestWord bounds what is indexed as a word, in bytes. Longer runs are
// addresses of web pages and the like. Segments rely on it: with its class
// byte, a pair or an accented word has fewer than 256.
const longestWord = 48

// wordsOf cuts NFC text into words.
func wordsOf(s string) []word {
	words := slices.Grow([]word(nil), len(s)/6+1)
	before := -1
	for start, end := range vi.Spans(s) {
		w := newWord(s[start:end])
		if !w.indexed() {
			before = -1
			continue
		}
		w.joined = before >= 0 && joins(s[before:start])
		words = append(words, w)
		before = end
	}
	return words
}

func newWord(raw string) word {
	w := word{raw: raw, lower: vi.Lower(raw), text: vi.Fold(raw)}
	if numeric(w.text) {
		w.text, w.beside = canonicalNumber(w.text)
	}
	return w
}

// indexed reports whether the index takes it for a word.
func (w word) indexed() bool {
	return w.text != "" && len(w.text) <= longestWord && len(w.lower) <= 2*longestWord
}

// numeric reports whether a folded word has digits, or initials joined by &.
func numeric(fold string) bool {
	for i := 0; i < len(fold); i++ {
		if c := fold[i]; '0' <= c && c <= '9' || c == '&' {
			return true
		}
	}
	return false
}

// joins reports whether what stands between two words leaves them neighbours.
func joins(between string) bool {
	switch between {
	case " ", "-", "'", "’":
		return true
	case "":
		return false
	}
	for _, r := range between {
		if !unicode.IsSpace(r) || r == '\n' {
			return false
		}
	}
	return true
}

// canonicalNumber gives a folded word with digits one spelling: no leading
// zeros ("06" and "6", "15/01/2025" and "15-1-2025"), one decimal sign
// ("0,4" and "0.4"), no thousands sign ("1.250"). Initials lose their "&".
func canonicalNumber(fold string) (text string, parts []string) {
	fold = strings.ReplaceAll(fold, "&", "")
	fields := strings.FieldsFunc(fold, func(r rune) bool {
		return r == '/' || r == '-' || r == '.' || r == ','
	})
	if len(fields) < 2 {
		return trimZeros(fold), nil
	}
	if strings.ContainsAny(fold, "abcdefghijklmnopqrstuvwxyz") {
		return documentNumber(fold, fields)
	}
	for i, f := range fields {
		fields[i] = trimZeros(f)
	}
	if strings.ContainsAny(fold, "/-") || len(fields) == 3 && strings.Count(fold, ".") == 2 && len(fields[1]) < 3 {
		text = strings.Join(fields, "/")
		if last := fields[len(fields)-1]; len(last) == 4 {
			parts = append(parts, last)
		}
		if len(fields) == 3 {
			parts = append(parts, fields[0]+"/"+fields[1], fields[1]+"/"+fields[2])
		}
		return text, parts
	}
	if i := strings.LastIndexAny(fold, ".,"); len(fold)-i-1 != 3 {
		return trimZeros(strings.NewReplacer(".", "", ",", "").Replace(fold[:i])) + "." + fold[i+1:], nil
	}
	return strings.Join(fields, ""), nil
}

// documentNumber gives "01/2023/TT-VPCP" the parts "1" and "1/2023".
func documentNumber(fold string, fields []string) (text string, parts []string) {
	head := trimZeros(fields[0])
	parts = []string{head}
	if len(fields) > 2 && len(fields[1]) == 4 && fields[1][0] >= '0' && fields[1][0] <= '9' {
		parts = append(parts, head+"/"+fields[1])
	}
	return head + fold[len(fields[0]):], parts
}

func trimZeros(s string) string {
	t := strings.TrimLeft(s, "0")
	if t == "" || t[0] < '0' || t[0] > '9' {
		return s
	}
	return t
}

// accented reports whether a word carries a diacritic, so that its spelling
// says more than its folded form.
func (w word) accented() bool {
	return w.lower != w.text && !isASCII(w.lower)
}

// capitals reports whether the word is written in capitals only.
func (w word) capitals() bool {
	return utf8.RuneCountInString(w.raw) > 1 && strings.ToUpper(w.raw) == w.raw
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
