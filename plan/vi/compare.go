package vi

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Near reports whether two folded words are equal or one slip apart: a letter
// too many, too few, another, or two neighbours exchanged. Words of fewer than
// four letters must be equal, because most short syllables are neighbours.
func Near(a, b string) bool {
	if a == b {
		return true
	}
	if isASCII(a) && isASCII(b) {
		return near([]byte(a), []byte(b))
	}
	return near([]rune(a), []rune(b))
}

func near[T comparable](a, b []T) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 4 || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return equal(a[i:], b[i+1:])
	}
	if i == len(a) || equal(a[i+1:], b[i+1:]) {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && equal(a[i+2:], b[i+2:])
}

func equal[T comparable](a, b []T) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// Compare orders two strings as a Vietnamese list does: by letters (a ă â b c
// d đ e ê …), then by tones (ngang, huyền, hỏi, ngã, sắc, nặng), then by case.
// Numbers inside compare by value, so that "Mục 9" comes before "Mục 10".
func Compare(a, b string) int {
	ca, cb := Canon(a), Canon(b)
	tone := 0
	i, j := 0, 0
	for i < len(ca) && j < len(cb) {
		if ni, nj := digitsEnd(ca, i), digitsEnd(cb, j); ni > i && nj > j {
			if c := compareNumbers(ca[i:ni], cb[j:nj]); c != 0 {
				return c
			}
			i, j = ni, nj
			continue
		}
		ra, sa := utf8.DecodeRuneInString(ca[i:])
		rb, sb := utf8.DecodeRuneInString(cb[j:])
		wa, ta := weight(ra)
		wb, tb := weight(rb)
		if c := cmp.Compare(wa, wb); c != 0 {
			return c
		}
		if tone == 0 {
			tone = cmp.Compare(ta, tb)
		}
		i, j = i+sa, j+sb
	}
	return cmp.Or(cmp.Compare(len(ca)-i, len(cb)-j), tone, -strings.Compare(ca, cb), strings.Compare(a, b))
}

// weight returns the place of a letter in the alphabet, and its tone.
func weight(r rune) (letter int32, tone uint8) {
	if v := vowelOf(r); v.base != 0 {
		r, tone = v.base, v.tone
	}
	r = unicode.ToLower(r)
	letter = r << 2
	if f := FoldRune(r); f > 0 && f < utf8.RuneSelf {
		letter = f << 2
	}
	switch r { // after the plain letter
	case 'ă', 'đ', 'ê', 'ô', 'ư':
		letter++
	case 'â', 'ơ':
		letter += 2
	}
	return letter, tone
}

func digitsEnd(s string, i int) int {
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return i
}

func compareNumbers(a, b string) int {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
}
