package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// show writes a number in a format of WordprocessingML. A format that is not
// known shows decimals, as Word does without the language's support.
func show(n int, format string) string {
	switch format {
	case "none", "bullet":
		return ""
	case "decimalZero":
		return fmt.Sprintf("%02d", n)
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	}
	return strconv.Itoa(n)
}

// letters counts as Word does: a to z, then aa, bb, cc.
func letters(n int, first rune) string {
	if n < 1 || n > 26*30 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= d.n {
			b.WriteString(d.s)
			n -= d.n
		}
	}
	return b.String()
}

// symbol returns the sign that a letter of the fonts Symbol and Wingdings,
// which Word keeps in a private area of Unicode, looks like.
func symbol(r rune) rune {
	if r < 0xF000 || r > 0xF0FF {
		return r
	}
	switch r {
	case 0xF0B7, 0xF06C, 0xF09F, 0xF0A8:
		return '•'
	case 0xF0A7, 0xF06E:
		return '▪'
	case 0xF0D8, 0xF0E0, 0xF0F0:
		return '➢'
	case 0xF0FC:
		return '✓'
	case 0xF076:
		return '❖'
	case 0xF02D, 0xF0BE:
		return '-'
	case 0xF0A3:
		return '≤'
	case 0xF0B3:
		return '≥'
	case 0xF0B1:
		return '±'
	case 0xF0B4:
		return '×'
	case 0xF0AE:
		return '→'
	}
	if r >= 0xF020 && r <= 0xF07E {
		return r - 0xF000
	}
	return '•'
}
