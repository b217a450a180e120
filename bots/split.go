package bots

import (
	"strings"
	"unicode/utf16"
)

// Size counts characters as chat apps do: those outside of the basic plane
// count twice, as in JavaScript.
func Size(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// Split cuts text into parts of at most first and then rest characters
// ([Size]): between paragraphs where that leaves no small part, else between
// lines, sentences or words.
func Split(s string, first, rest int) []string {
	var parts []string
	limit := first
	for s = strings.TrimSpace(s); Size(s) > limit; limit = rest {
		at := place(s, limit)
		if part := strings.TrimRight(s[:at], " \n"); part != "" {
			parts = append(parts, part)
		}
		s = strings.TrimLeft(s[at:], "\n")
	}
	if strings.TrimSpace(s) != "" {
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
	for _, sep := range []string{"\n", ". ", "; ", " "} {
		if at := strings.LastIndex(head, sep); at > end/3 {
			return at + len(sep)
		}
	}
	// Not within an escape, such as those of Slack.
	if at := strings.LastIndex(head, "&"); at > 0 && end-at < 5 && !strings.Contains(head[at:], ";") {
		return at
	}
	return max(end, 1)
}
