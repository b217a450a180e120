package vi

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// vowels has a row for each vowel letter: without a tone, then huyền, hỏi,
// ngã, sắc, nặng, which is also the order in dictionaries.
var vowels = [...]string{
	"aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
	"oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
	"AÀẢÃÁẠ", "ĂẰẲẴẮẶ", "ÂẦẨẪẤẬ", "EÈẺẼÉẸ", "ÊỀỂỄẾỆ", "IÌỈĨÍỊ",
	"OÒỎÕÓỌ", "ÔỒỔỖỐỘ", "ƠỜỞỠỚỢ", "UÙỦŨÚỤ", "ƯỪỬỮỨỰ", "YỲỶỸÝỴ",
}

// vowel is what a vowel letter is made of.
type vowel struct {
	base rune  // with hat, horn or breve, without tone; 0 for other letters
	tone uint8 // 0 none, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng
	row  uint8 // in vowels
}

// Vowels below and above U+1E00, as the tables of [FoldRune].
var vowelLow, vowelHigh = vowelTables()

func vowelTables() (low, high []vowel) {
	low, high = make([]vowel, latin1End), make([]vowel, latin2End-latin2)
	for row, letters := range vowels {
		var base rune
		tone := uint8(0)
		for _, r := range letters {
			if tone == 0 {
				base = r
			}
			v := vowel{base, tone, uint8(row)}
			if r < latin1End {
				low[r] = v
			} else {
				high[r-latin2] = v
			}
			tone++
		}
	}
	return low, high
}

func vowelOf(r rune) vowel {
	switch {
	case 0 <= r && r < latin1End:
		return vowelLow[r]
	case latin2 <= r && r < latin2End:
		return vowelHigh[r-latin2]
	}
	return vowel{}
}

// withTone returns the letter of a row with that tone.
func withTone(row, tone uint8) rune {
	for _, r := range vowels[row] {
		if tone == 0 {
			return r
		}
		tone--
	}
	return utf8.RuneError
}

// Canon returns s in NFC with the tone of each syllable where the old style
// has it: "hoà" gives "hòa", "Uỷ" gives "Ủy", "qúy" gives "quý". Case and the
// number of runes are kept. A word that is not one syllable with one tone
// stays as it is.
func Canon(s string) string {
	if isASCII(s) {
		return s
	}
	s = NFC(s)
	var out strings.Builder
	copied := 0
	start, tones := -1, 0
	end := func(i int) {
		if start >= 0 && tones == 1 {
			if w, changed := placeTone(s[start:i]); changed {
				out.WriteString(s[copied:start])
				out.WriteString(w)
				copied = i
			}
		}
		start, tones = -1, 0
	}
	for i, r := range s {
		if r < utf8.RuneSelf && !('a' <= r|0x20 && r|0x20 <= 'z') ||
			r >= utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			end(i)
			continue
		}
		if start < 0 {
			start = i
		}
		if vowelOf(r).tone > 0 {
			tones++
		}
	}
	end(len(s))
	if copied == 0 {
		return s
	}
	out.WriteString(s[copied:])
	return out.String()
}

// longest is longer than any syllable ("nghiêng").
const longest = 8

// placeTone moves the one tone of a word to its place, and reports whether it
// stood elsewhere.
func placeTone(word string) (string, bool) {
	var buf [longest]rune
	n := 0
	for _, r := range word {
		if n == longest {
			return word, false
		}
		buf[n] = r
		n++
	}
	letters := buf[:n]
	from, to := nucleus(letters)
	if from == to {
		return word, false
	}
	place := tonePlace(letters, from, to)
	for i, r := range letters {
		v := vowelOf(r)
		if v.tone == 0 {
			continue
		}
		if i == place {
			return word, false
		}
		letters[i] = v.base
		letters[place] = withTone(vowelOf(letters[place]).row, v.tone)
		return string(letters), true
	}
	return word, false
}

// nucleus returns the bounds of the vowels of a syllable, without the u of qu-
// and the i of gi-. Both are 0 where there is not exactly one run of vowels.
func nucleus(letters []rune) (from, to int) {
	for from < len(letters) && vowelOf(letters[from]).base == 0 {
		from++
	}
	for to = from; to < len(letters) && vowelOf(letters[to]).base != 0; {
		to++
	}
	for _, r := range letters[to:] {
		if vowelOf(r).base != 0 || unicode.Is(unicode.Mn, r) {
			return 0, 0
		}
	}
	if from == 1 && to-from > 1 {
		onset, glide := FoldRune(letters[0]), unicode.ToLower(vowelOf(letters[1]).base)
		if onset == 'q' && glide == 'u' || onset == 'g' && glide == 'i' {
			from++
		}
	}
	return from, to
}

// tonePlace returns the index of the vowel that carries the tone: one with
// hat, horn or breve if there is any (the last: thuở, người); else the middle
// of three, the second of two before a consonant (toán), the first of two at
// the end of the syllable (hòa).
func tonePlace(letters []rune, from, to int) int {
	for i := to - 1; i >= from; i-- {
		if vowelOf(letters[i]).base >= utf8.RuneSelf {
			return i
		}
	}
	switch closed := to < len(letters); {
	case to-from == 1:
		return from
	case to-from == 2 && !closed:
		return from
	}
	return from + 1
}

// Lower returns s as [Canon] does and in lower case: the form to compare with
// diacritics kept.
func Lower(s string) string { return strings.ToLower(Canon(s)) }

// Tone returns the tone of a syllable: 0 none, 1 huyền, 2 hỏi, 3 ngã, 4 sắc,
// 5 nặng.
func Tone(syllable string) int {
	for _, r := range syllable {
		if t := vowelOf(r).tone; t > 0 {
			return int(t)
		}
	}
	return 0
}

// Fits reports whether a syllable could be what was meant by another that was
// typed with some of its diacritics only: the same letters, each diacritic of
// typed also in whole, the tone on whichever vowel. Both are in lower case and
// in NFC.
func Fits(typed, whole string) bool {
	var tone, toneWhole uint8
	for len(typed) > 0 && len(whole) > 0 {
		a, n := utf8.DecodeRuneInString(typed)
		b, m := utf8.DecodeRuneInString(whole)
		typed, whole = typed[n:], whole[m:]
		va, vb := vowelOf(a), vowelOf(b)
		if va.base == 0 || vb.base == 0 {
			if a != b && !(a == 'd' && b == 'đ') {
				return false
			}
			continue
		}
		tone, toneWhole = max(tone, va.tone), max(toneWhole, vb.tone)
		if va.base != vb.base && (va.base >= utf8.RuneSelf || va.base != FoldRune(vb.base)) {
			return false
		}
	}
	return typed == whole && (tone == 0 || tone == toneWhole)
}

// Untoned returns a letter in lower case without its tone: 'Ấ' gives 'â'.
func Untoned(r rune) rune {
	if v := vowelOf(r); v.base != 0 {
		r = v.base
	}
	return unicode.ToLower(r)
}
