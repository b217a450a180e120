package agency

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// sep is what stands between a word and the one before it.
type sep uint8

const (
	sepSoft  sep = 1 << iota // , / - &: may stand inside a name
	sepSemi                  // ; or a new line: the next piece of a list
	sepColon                 // :
	sepHard                  // . ! ? and quotation marks
	sepOpen                  // (
	sepClose                 // )
	sepConj                  // và, and
	sepDash                  // a hyphen is among them
)

// sepStop are the marks that no name goes across.
const sepStop = sepSemi | sepColon | sepHard | sepOpen | sepClose

// word is a word of a text as names are compared by.
type word struct {
	fold  string // without diacritics: "so"
	lower string // with them, in the old tone placement: "sở"
	id    int32  // of fold in the vocabulary, -1 if no name has it
	start int    // byte offsets in the text
	end   int
	many  int // where "các" before the word starts, -1 without
	sep   sep // before the word
	// marked: written with a diacritic, so that the name's must be the same.
	marked  bool
	capital bool
	slip    bool // a long form made short in spite of a slip
	// blocked: inside a document's number ("223/KH-UBND").
	blocked bool
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	if 0x1E00 <= r && r < 0x1F00 || 0xC0 <= r && r < 0x250 && r != '×' && r != '÷' {
		return true // all letters; asking the tables would be most of the work
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// form is what a written word is compared by.
type form struct{ fold, lower string }

// forms are those of words met in names, by how they are written: most words
// of a question are among them, and folding is the dearest part of reading.
type forms map[string]form

func (f forms) of(written string) form {
	if known, ok := f[written]; ok {
		return known
	}
	for i := 0; i < len(written); i++ {
		if written[i] >= utf8.RuneSelf {
			return form{vi.Fold(written), vi.Lower(written)}
		}
	}
	lower := strings.ToLower(written)
	return form{lower, lower}
}

// cut cuts a text into words, which it appends to buf[:0], and leaves out the
// empty ones (và, các).
func (f forms) cut(text string, buf []word) []word {
	words := buf[:0]
	var between sep
	many := -1
	chunk := 0 // index in words of the first of the run without white space
	digit, slash := false, false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) {
			switch {
			case unicode.IsSpace(r):
				block(words, chunk, digit && slash)
				chunk, digit, slash = len(words), false, false
				if r == '\n' {
					between |= sepSemi
				}
			case r == '\'' || r == '’':
				size += possessive(text[i+size:])
			case r == '.' && shortened(words, i):
			default:
				slash = slash || r == '/'
				between |= sepOf(r)
			}
			i += size
			continue
		}
		end := i
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !isWordRune(r) {
				break
			}
			digit = digit || '0' <= r && r <= '9'
			end += size
		}
		w := f.word(text, i, end)
		w.sep, w.many = between, many
		i = end
		if joint := emptyWord(&w); joint != 0 && !(w.fold == "the" && sports(words, text[end:])) {
			if joint == jointMany && many < 0 {
				many = w.start
			} else if joint == jointAnd {
				between |= sepConj
			}
			continue
		}
		if n := len(words); n > 0 && !glue(&words[n-1], w, text) {
			// "158/KH- UBND": the number goes on after a slip of the space.
			w.blocked = words[n-1].blocked && between&sepDash != 0
			words = append(words, w)
		} else if n == 0 {
			words = append(words, w)
		}
		between, many = 0, -1
	}
	block(words, chunk, digit && slash)
	return words
}

func sepOf(r rune) sep {
	switch r {
	case ',', '/', '&', '+':
		return sepSoft
	case '-', '–', '—':
		return sepSoft | sepDash
	case ';', '•', '|':
		return sepSemi
	case ':':
		return sepColon
	case '(', '[':
		return sepOpen
	case ')', ']':
		return sepClose
	case '*', '_':
		return 0
	}
	return sepHard
}

// block marks the words of a document's number.
func block(words []word, from int, number bool) {
	if !number {
		return
	}
	for i := from; i < len(words); i++ {
		words[i].blocked = true
	}
}

// possessive returns 1 if rest is the s of "'s".
func possessive(rest string) int {
	if len(rest) > 0 && rest[0] == 's' && (len(rest) == 1 || rest[1] == ' ') {
		return 1
	}
	return 0
}

// shortened reports whether the full stop at i ends a shortened word ("TP.")
// and not a sentence.
func shortened(words []word, i int) bool {
	if len(words) == 0 || words[len(words)-1].end != i {
		return false
	}
	switch words[len(words)-1].fold {
	case "tp", "tx", "tt", "h", "p", "x", "q", "dept", "st":
		return true
	}
	return false
}

func (f forms) word(text string, start, end int) word {
	known := f.of(text[start:end])
	first, _ := utf8.DecodeRuneInString(text[start:end])
	return word{
		fold: known.fold, lower: known.lower, id: -1, start: start, end: end,
		marked: known.fold != known.lower, capital: unicode.IsUpper(first),
	}
}

// The words that say nothing in a name.
const (
	jointAnd  = 1 + iota // và, and
	jointMany            // các, những
	jointNone            // the, of, for
)

// sports reports whether "the" stands for "thể" in "thể thao", "đoàn thể".
func sports(before []word, rest string) bool {
	return len(rest) >= 5 && strings.EqualFold(rest[:5], " thao") || len(before) > 0 && before[len(before)-1].fold == "doan"
}

// emptyWord returns which of the joints a word is, or 0.
func emptyWord(w *word) int {
	switch w.fold {
	case "va":
		if !w.marked || w.lower == "và" {
			return jointAnd
		}
	case "and":
		return jointAnd
	case "cac", "nhung":
		if !w.marked || w.lower == "các" || w.lower == "những" {
			return jointMany
		}
	case "the", "of", "for":
		if !w.marked {
			return jointNone
		}
	}
	return 0
}

// glue joins initials that are written apart ("KH&ĐT", "PT-TH") into one word
// and reports whether it did.
func glue(last *word, w word, text string) bool {
	if w.many >= 0 || !isInitials(last.fold) || !isInitials(w.fold) {
		return false
	}
	switch text[last.end:w.start] {
	case "&", "-", "–":
	default:
		return false
	}
	last.fold += w.fold
	last.lower += w.lower
	last.marked = last.marked || w.marked
	last.end = w.end
	return true
}

// isInitials reports whether a folded word is a few consonants.
func isInitials(fold string) bool {
	if len(fold) > 6 || fold == "hdnd" {
		return false
	}
	for i := 0; i < len(fold); i++ {
		switch c := fold[i]; c {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			return false
		default:
			if c < 'a' || 'z' < c {
				return false
			}
		}
	}
	return true
}
