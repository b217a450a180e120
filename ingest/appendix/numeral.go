package appendix

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// style is the sort of a number or numeral.
type style int

const (
	styleNone   style = iota
	styleLetter       // A, B
	styleRoman        // I, II
	styleArabic       // 1, 01, 12
	styleDotted       // 1.1, 2.3.1
	styleSmall        // a, b)
)

// label is a number as a document prints it, cut into its parts.
type label struct {
	text string // as printed, without a final dot; "a)" keeps its bracket
	// style of it; prefix is what stands before the last part ("2.3."), n the
	// value of the last part.
	style  style
	prefix string
	n      int
}

// parseLabel reads "1", "01.", "1.1", "a)", "I", "A.". The style is styleNone
// where s is no number. A single capital that is a Roman digit counts as
// Roman; see [label.asLetter].
func parseLabel(s string) label {
	s = strings.TrimSpace(s)
	if len(s) == 0 || len(s) > 24 {
		return label{}
	}
	closed := s[0] != '(' && strings.HasSuffix(s, ")")
	s = strings.Trim(s, "()[] ")
	bare := strings.TrimRight(s, ".:)/- ")
	l := label{text: strings.TrimRight(s, ".:/- ")}
	switch {
	case bare == "":
		return label{}
	case isDigits(bare):
		if len(bare) > 3 || atoi(bare) == 0 {
			return label{}
		}
		l.style, l.n = styleArabic, atoi(bare)
	case bare[0] >= '0' && bare[0] <= '9':
		return dotted(l, bare)
	case romanValue(bare) > 0:
		l.style, l.n = styleRoman, romanValue(bare)
	case utf8.RuneCountInString(bare) == 1:
		r, _ := utf8.DecodeRuneInString(bare)
		if !unicode.IsLetter(r) {
			return label{}
		}
		l.style, l.n = styleLetter, letterValue(r)
		if unicode.IsLower(r) {
			l.style = styleSmall
			if closed {
				l.text += ")"
			}
		}
	default:
		return dotted(l, bare)
	}
	return l
}

// dotted reads labels of several parts: "1.1", "II.3", "1a", "2.b".
func dotted(l label, bare string) label {
	cut := strings.LastIndexByte(bare, '.')
	if cut < 0 {
		digits := strings.TrimRight(bare, "abcdefghđ")
		if last := bare[len(digits):]; isDigits(digits) && len(digits) <= 3 && utf8.RuneCountInString(last) == 1 {
			r, _ := utf8.DecodeRuneInString(last)
			l.style, l.prefix, l.n = styleDotted, digits, letterValue(r)
			return l
		}
		return label{}
	}
	for part := range strings.SplitSeq(bare[:cut], ".") {
		if part = strings.TrimSpace(part); !(isDigits(part) && len(part) <= 3) && romanValue(part) == 0 && !isCapital(part) {
			return label{}
		}
	}
	last := parseLabel(bare[cut+1:])
	if last.style == styleNone || last.style == styleDotted {
		return label{}
	}
	l.style, l.prefix, l.n = styleDotted, bare[:cut+1], last.n
	return l
}

// asLetter returns a Roman numeral of one letter as the letter that it may be
// meant for: C after B.
func (l label) asLetter() (label, bool) {
	bare := strings.TrimRight(l.text, ".:)/- ")
	if l.style != styleRoman || len(bare) != 1 {
		return l, false
	}
	l.style, l.n = styleLetter, letterValue(rune(bare[0]))
	return l, true
}

// depth is how many parts a label has.
func (l label) depth() int {
	if l.style == styleNone {
		return 0
	}
	return strings.Count(strings.TrimRight(l.prefix, "."), ".") + min(len(l.prefix), 1) + 1
}

// restored is the label of the n-th row in the numbering of l.
func (l label) restored(n int) label {
	if l.style == styleSmall {
		text := l.prefix + letterOf(n)
		if strings.HasSuffix(l.text, ")") {
			text += ")"
		}
		return label{text: text, prefix: l.prefix, style: styleSmall, n: n}
	}
	text := strconv.Itoa(n)
	if l.style == styleArabic && len(l.text) == 2 && l.text[0] == '0' && n < 10 {
		text = "0" + text
	}
	return label{text: l.prefix + text, style: l.style, prefix: l.prefix, n: n}
}

// romanValue returns the value of a Roman numeral in capitals, up to 39; 0 for
// anything else. L, C, D and M are left out: no plan has 50 groups, and they
// are letters of group names.
func romanValue(s string) int {
	value, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := 0
		switch s[i] {
		case 'I':
			v = 1
		case 'V':
			v = 5
		case 'X':
			v = 10
		default:
			return 0
		}
		if v < last {
			value -= v
		} else {
			value += v
			last = v
		}
	}
	if roman(value) != s {
		return 0
	}
	return value
}

// roman writes 1 to 39 as a Roman numeral.
func roman(n int) string {
	if n <= 0 || n >= 40 {
		return ""
	}
	ones := [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	return strings.Repeat("X", n/10) + ones[n%10]
}

// alphabet is the letters that lists are numbered with, in their order. Some
// leave out the đ.
const alphabet = "abcdđeghiklmnopqrstuvxy"

func letterValue(r rune) int {
	n := 0
	for _, a := range alphabet {
		n++
		if a == unicode.ToLower(r) {
			return n
		}
	}
	return 0
}

// letterOf is the n-th letter of the alphabet, n in digits beyond it.
func letterOf(n int) string {
	letters := []rune(alphabet)
	if n < 1 || n > len(letters) {
		return strconv.Itoa(n)
	}
	return string(letters[n-1])
}

func isCapital(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && unicode.IsUpper(r)
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// cutNumeral splits a heading on one line into its numeral and its name: "I.
// CẢI CÁCH THỂ CHẾ", "A - …". Where a word stands before the numeral ("Phần II:
// …") the name is the whole line. The label is zero where the heading has none.
func cutNumeral(s string) (label, string) {
	s = strings.TrimSpace(s)
	rest := s
	for _, word := range []string{"PHẦN", "Phần", "NHÓM", "Nhóm", "MỤC", "Mục"} {
		if after, ok := strings.CutPrefix(s, word+" "); ok {
			rest = strings.TrimSpace(after)
			break
		}
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == ')' || r == '/' || r == ':' })
	if end <= 0 {
		return label{}, s
	}
	head, tail := rest[:end], strings.TrimSpace(rest[end:])
	marked := strings.ContainsAny(head, ".") || tail != "" && strings.ContainsAny(tail[:1], ")/:-–.")
	l := parseLabel(head)
	if l.style == styleNone || !marked && l.style != styleRoman && rest == s {
		return label{}, s
	}
	tail = strings.TrimLeft(tail, ")/:-–. ")
	if tail == "" {
		return label{}, s
	}
	if rest != s {
		return l, s
	}
	return l, tail
}
