package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// list reads an ol or ul element; its items are given the numbers that a
// browser shows.
func (w *walker) list(n *html.Node, s style) {
	next := whole(attr(n, "start"), 1)
	kind := attr(n, "type")
	switch declarations(attr(n, "style"))["list-style-type"] {
	case "none":
		kind = "none"
	case "lower-alpha", "lower-latin":
		kind = "a"
	case "upper-alpha", "upper-latin":
		kind = "A"
	case "lower-roman":
		kind = "i"
	case "upper-roman":
		kind = "I"
	}
	s.label = ""
	for c := n.FirstChild; c != nil && w.err == nil; c = c.NextSibling {
		if c.DataAtom != atom.Li {
			w.node(c, s)
			continue
		}
		item := s
		next = whole(attr(c, "value"), next)
		switch {
		case kind == "none", onlyHoldsList(c):
		case n.DataAtom == atom.Ol:
			item.label = numberOf(next, kind)
			next++
		default:
			item.label = "-"
		}
		w.node(c, item)
	}
}

// onlyHoldsList reports whether an item has no words of its own before a list
// in it, as LibreOffice writes the levels of an outline.
func onlyHoldsList(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		case c.DataAtom == atom.Ol || c.DataAtom == atom.Ul:
			return true
		default:
			return false
		}
	}
	return false
}

// numberOf writes the number of an item: "3.", "c)", "III.".
func numberOf(n int, kind string) string {
	switch {
	case kind == "a" && n >= 1 && n <= 26:
		return string(rune('a'+n-1)) + ")"
	case kind == "A" && n >= 1 && n <= 26:
		return string(rune('A'+n-1)) + "."
	case kind == "i" && n >= 1 && n < 4000:
		return strings.ToLower(roman(n)) + "."
	case kind == "I" && n >= 1 && n < 4000:
		return roman(n) + "."
	}
	return strconv.Itoa(n) + "."
}

func roman(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
		{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}

// whole reads an attribute that is a number, otherwise it is fallback.
func whole(s string, fallback int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < -100000 || n > 100000 {
		return fallback
	}
	return n
}
