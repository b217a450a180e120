package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isMarked reports whether "*" and "#" are marks of form in the text, rather
// than footnote signs: it has bold words, headings, or tables of bars.
func isMarked(lines []string) bool {
	bars := 0
	for _, l := range lines {
		if i := strings.Index(l, "**"); i >= 0 && !strings.Contains(l, "(**)") {
			return true
		}
		if _, level := heading(l); level > 0 || lone(l) || ruleRow(l) {
			if bars++; bars > 1 {
				return true
			}
		}
	}
	return false
}

// isWrapped reports whether the lines are wrapped, so that a paragraph may
// take several. Where each line is a paragraph, hardly any starts with a
// lower-case letter, and many are long.
func isWrapped(lines []string) bool {
	var bars, filled, long, pairs, carried int
	last := false // the line before is filled
	for _, l := range lines {
		if lone(l) {
			bars++
			last = false
			continue
		}
		if blank(l) {
			last = false
			continue
		}
		filled++
		if utf8.RuneCountInString(l) > 160 {
			long++
		}
		if last {
			pairs++
			if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(l, "*")); unicode.IsLower(first) && !item(l) {
				carried++
			}
		}
		last = true
	}
	if long*20 > filled {
		return false
	}
	return bars > 1 || pairs > 0 && carried*4 >= pairs
}

// wrapWidth returns the length in runes that nine of ten filled lines keep
// within, and whether the lines are dense: hardly any blank ones among them.
func wrapWidth(lines []string) (width int, dense bool) {
	var n []int
	gaps := 0
	for i, l := range lines {
		switch {
		case lone(l):
		case blank(l):
			if i > 0 && !blank(lines[i-1]) {
				gaps++
			}
		default:
			n = append(n, utf8.RuneCountInString(l))
		}
	}
	if len(n) == 0 {
		return 0, false
	}
	slices.Sort(n)
	return n[len(n)*9/10], gaps*15 < len(n)
}

// lone reports whether the line is the "|" that stands between two cells.
func lone(line string) bool { return len(line) < 16 && strings.TrimSpace(line) == "|" }
