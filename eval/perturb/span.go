package perturb

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/plan/vi"
)

// span is a piece of a text by byte offsets.
type span struct{ start, end int }

func (s span) in(text string) string { return text[s.start:s.end] }

// words returns the words of a text that have letters only: numbers, dates and
// the numbers of entries and documents are none.
func words(text string) []span {
	var out []span
	for start, end := range vi.Spans(text) {
		if strings.IndexFunc(text[start:end], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }) >= 0 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		if end < len(text)-1 && (text[end] == '.' || text[end] == '/') && text[end+1] != ' ' || before == '.' || before == '/' {
			continue // "V.1.4", "task/59"
		}
		out = append(out, span{start, end})
	}
	return out
}

// replace puts f of each span in its place.
func replace(text string, at []span, f func(string) string) string {
	at = slices.SortedFunc(slices.Values(at), func(a, b span) int { return a.start - b.start })
	var b strings.Builder
	done := 0
	for _, s := range at {
		b.WriteString(text[done:s.start])
		b.WriteString(f(s.in(text)))
		done = s.end
	}
	b.WriteString(text[done:])
	return b.String()
}
