// Package legacy turns text that was typed for the fonts of TCVN3 (ABC: .VnTime)
// or VNI (VNI-Times) into Unicode. Such fonts give the characters of Latin-1
// the look of Vietnamese letters: "Kế hoạch" is stored as "KÕ ho¹ch" or "Keá
// hoaïch". Vietnamese in Unicode cannot do without letters such as "ạ" and "ề"
// for more than a few words, and no language writes what these two need: signs
// such as "©" inside words, or a vowel and after it another for its mark.
package legacy

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Encoding is a way in which old fonts store Vietnamese.
type Encoding string

const (
	None  Encoding = ""
	TCVN3 Encoding = "TCVN3"
	VNI   Encoding = "VNI"
)

// Census counts the letters by which text is told.
type Census struct {
	letters, vietnamese int
	signs               int // of TCVN3: "nh©n"
	marks               int // a vowel and another for its mark: "nhaân"
	last                rune
}

// Add counts the letters of a text, which goes on with that added before.
func (c *Census) Add(s string) {
	last := c.last
	defer func() { c.last = last }()
	for _, r := range s {
		switch {
		case r < 0x80:
			if unicode.IsLetter(r) {
				c.letters++
			}
		case Vietnamese(r) && !(vowel(last) && strings.ContainsRune("ăĂ", r)), strings.ContainsRune("âêôÂÊÔ", r) && !vowel(last):
			c.vietnamese++
		case r >= 0xA1 && r <= 0xBF && unicode.IsLetter(last) && last < 0x80:
			c.signs++
		case r >= 0xC0 && r <= 0xFF && vowel(last):
			c.marks++
		}
		last = r
	}
}

// Encoding says what the text that was counted is.
func (c *Census) Encoding() Encoding {
	odd := c.signs + c.marks
	switch {
	case odd < 20 || odd*25 < c.letters || c.vietnamese > odd:
		return None
	case c.signs*5 > odd:
		return TCVN3
	}
	return VNI
}

// Old reports whether text that is said to be in an old font is.
func (c *Census) Old() bool { return c.signs+c.marks > 0 && c.signs+c.marks > c.vietnamese }

// Of tells the encoding of one text.
func Of(s string) Encoding {
	var c Census
	c.Add(s)
	return c.Encoding()
}

// Vietnamese reports whether r is a letter that only Unicode's Vietnamese has.
func Vietnamese(r rune) bool {
	return r >= 0x1EA0 && r <= 0x1EF9 || strings.ContainsRune("ăđơưĂĐƠƯ", r)
}

func vowel(r rune) bool { return r != 0 && strings.ContainsRune("aeiouyAEIOUY", r) }

// Convert returns the text in Unicode. Text that has letters of Unicode's own
// is left as it is.
func (e Encoding) Convert(s string) string {
	if e == None || strings.ContainsFunc(s, Vietnamese) {
		return s
	}
	if e == TCVN3 {
		return norm.NFC.String(fromTCVN3.Replace(s))
	}
	return norm.NFC.String(fromVNI.Replace(s))
}

// Windows1258 reports whether bytes are Vietnamese as Windows stored it, one
// byte a letter: marks of tone follow the vowels that they are on.
func Windows1258(data []byte) bool {
	high, marks, placed := 0, 0, 0
	var last byte
	for _, c := range data {
		if c >= 0xC0 {
			high++
		}
		switch c {
		case 0xCC, 0xD2, 0xDE, 0xEC, 0xF2:
			marks++
			if vowel(rune(last)) || last != 0 && strings.IndexByte("\xC2\xC3\xCA\xD4\xD5\xDD\xE2\xE3\xEA\xF4\xF5\xFD", last) >= 0 {
				placed++
			}
		}
		last = c
	}
	return marks >= 8 && marks*4 > high && placed*10 > marks*9
}
