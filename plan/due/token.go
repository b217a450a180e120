package due

import (
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// tokenKind is what a token is.
type tokenKind uint8

const (
	word tokenKind = iota
	number
	mark
)

// token is a word, a run of digits or one mark of punctuation.
type token struct {
	kind tokenKind
	// fold and lower are a word without and with its diacritics; for a mark
	// both are the mark, dashes being "-".
	fold, lower string
	// slip is true for a word that has the letters of a time word but other
	// diacritics ("thắng"): not that word, unless slips are tolerated.
	slip bool
	// num and digits are the value and the length of a number.
	num, digits int
	// start and end are byte offsets in the text.
	start, end int
	// space and line are true after white space and at the start of a line.
	space, line bool
}

// tokenize cuts NFC text. Letters and digits that touch are two tokens: "Q2"
// is "q" and 2.
func tokenize(text string) []token {
	toks := make([]token, 0, len(text)/4+4)
	fold := make([]byte, 0, len(text))
	lower := make([]byte, 0, len(text)+8)
	type span struct{ f0, f1, l0, l1 int }
	spans := make([]span, 0, cap(toks))
	space, line := false, true
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			space, line = true, line || r == '\n'
			i += size
			continue
		}
		t := token{start: i, space: space, line: line}
		sp := span{f0: len(fold), l0: len(lower)}
		switch kind := kindOf(r); kind {
		case number:
			t.kind = number
			for i < len(text) && '0' <= text[i] && text[i] <= '9' {
				if t.num < 1e6 {
					t.num = t.num*10 + int(text[i]-'0')
				}
				i++
			}
			t.digits = i - t.start
		case word:
			for i < len(text) {
				r, size := utf8.DecodeRuneInString(text[i:])
				if kindOf(r) != word {
					break
				}
				if f := vi.FoldRune(r); f >= 0 {
					fold = utf8.AppendRune(fold, f)
				}
				lower = utf8.AppendRune(lower, unicode.ToLower(r))
				i += size
			}
		default:
			t.kind = mark
			m := plainMark(r)
			fold, lower = utf8.AppendRune(fold, m), utf8.AppendRune(lower, m)
			i += size
		}
		t.end = i
		sp.f1, sp.l1 = len(fold), len(lower)
		toks, spans = append(toks, t), append(spans, sp)
		space, line = false, false
	}
	allFold, allLower := string(fold), string(lower)
	for i := range toks {
		t, sp := &toks[i], spans[i]
		t.fold, t.lower = allFold[sp.f0:sp.f1], allLower[sp.l0:sp.l1]
		t.slip = t.kind == word && t.fold != t.lower && timeWords[t.fold] && !spellings[t.lower]
	}
	return toks
}

func kindOf(r rune) tokenKind {
	switch {
	case '0' <= r && r <= '9':
		return number
	case r < utf8.RuneSelf && ('a' <= r|0x20 && r|0x20 <= 'z'):
		return word
	case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)):
		return word
	}
	return mark
}

// plainMark gives dashes and bullets one form each.
func plainMark(r rune) rune {
	switch r {
	case '-', '–', '—', '−', '‐', '‑', '÷', '→', '~':
		return '-'
	case '•', '·', '▪', '●', '◦', '*':
		return '•'
	case '；':
		return ';'
	case '，':
		return ','
	case '：':
		return ':'
	}
	return r
}
