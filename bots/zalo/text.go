package zalo

import (
	"regexp"
	"strings"
	"unicode/utf16"
)

// maxText is how many characters a message of Zalo may have. Zalo does not say
// how it counts those outside of the basic plane; here they count twice, as in
// JavaScript, which is never too few.
const maxText = 2000

var (
	bold    = regexp.MustCompile(`\*\*([^*\n]+)\*\*`)
	heading = regexp.MustCompile(`^#{1,6} +`)
)

// plain puts an answer's Markdown into the plain text that Zalo shows.
func plain(md string) string {
	lines := strings.Split(md, "\n")
	for i, line := range lines {
		line = strings.ReplaceAll(bold.ReplaceAllString(line, "$1"), "`", "")
		line = heading.ReplaceAllString(line, "")
		body := strings.TrimLeft(line, " ")
		if item, ok := strings.CutPrefix(body, "- "); ok {
			mark := "• "
			if len(body) < len(line) {
				mark = "   ◦ "
			}
			line = mark + item
		}
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// size counts text as Zalo does.
func size(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// split cuts text into parts of at most limit characters: between paragraphs
// where that leaves no small part, else between lines, sentences or words.
func split(s string, limit int) []string {
	var parts []string
	for s = strings.TrimSpace(s); size(s) > limit; s = strings.TrimSpace(s) {
		at := place(s, limit)
		parts = append(parts, strings.TrimSpace(s[:at]))
		s = s[at:]
	}
	if s != "" {
		parts = append(parts, s)
	}
	return parts
}

// place is where to cut text that is longer than a limit.
func place(s string, limit int) int {
	end, used := 0, 0
	for i, r := range s {
		if used += max(1, utf16.RuneLen(r)); used > limit {
			end = i
			break
		}
	}
	head := s[:end]
	if at := strings.LastIndex(head, "\n\n"); at > end/2 {
		return at
	}
	// A line that is no item under another one begins best.
	for at := strings.LastIndex(head, "\n"); at > end/3; at = strings.LastIndex(head[:at], "\n") {
		if !strings.HasPrefix(s[at+1:], " ") {
			return at
		}
	}
	for _, ends := range []string{"\n", ". ", "; ", " "} {
		if at := strings.LastIndex(head, ends); at > end/3 {
			return at + len(ends)
		}
	}
	return max(end, 1)
}
