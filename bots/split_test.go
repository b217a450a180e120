package bots_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"kehoach/bots"
)

// TestSplit holds parts to their limits, counted as chat apps do, and to the
// words.
func TestSplit(t *testing.T) {
	for _, s := range []string{
		strings.Repeat("đ", 2000), strings.Repeat("đ", 2001), strings.Repeat("ệ", 9000), strings.Repeat("một hai ba ", 900),
		strings.Repeat("• dòng\n    ◦ con\n", 700), strings.Repeat("😀", 1001), strings.Repeat("a\n\n", 3000), strings.Repeat("Câu này. ", 700),
		strings.Repeat("&amp;", 2000), "a" + strings.Repeat(" ", 9000) + "b", "ngắn",
	} {
		for _, limits := range [][2]int{{2000, 2000}, {1500, 2900}} {
			parts := bots.Split(s, limits[0], limits[1])
			for i, part := range parts {
				if n := len(utf16.Encode([]rune(part))); n > limits[min(i, 1)] || n == 0 {
					t.Errorf("part %d of %.10q: %d characters", i, s, n)
				}
			}
			bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
			if bare(strings.Join(parts, " ")) != bare(s) {
				t.Errorf("%.10q loses words", s)
			}
			if bots.Size(strings.TrimSpace(s)) <= limits[0] && len(parts) != 1 {
				t.Errorf("%.10q is cut without need", s)
			}
		}
	}
}

// TestSensiblePlaces cuts where a reader would.
func TestSensiblePlaces(t *testing.T) {
	x := func(n int) string { return strings.Repeat("x", n) }
	for _, c := range []struct{ name, text, first string }{
		{"a paragraph", x(60) + "\n\n" + x(30) + "\n" + x(30), x(60)},
		{"a line that is no item's", "• " + x(60) + "\n   ◦ " + x(20) + "\n" + x(50), "• " + x(60) + "\n   ◦ " + x(20)},
		{"no small part", x(20) + "\n\n" + x(50) + "\n" + x(50), x(20) + "\n\n" + x(50)},
		{"a sentence", x(60) + ". " + x(20) + " " + x(50), x(60) + "."},
		{"a word", x(60) + " " + x(30) + " " + x(50), x(60) + " " + x(30)},
	} {
		if got := bots.Split(c.text, 100, 100)[0]; got != c.first {
			t.Errorf("%s: %q, want %q", c.name, got, c.first)
		}
	}
}
