package slack

import (
	"regexp"
	"strings"
	"unicode/utf16"
)

// The limits of Slack's blocks, in its characters (UTF-16), some of each left
// for the marks.
const (
	maxSection = 2900 // Slack: 3,000
	maxButton  = 75
	maxOption  = 75
	maxOptions = 100
	maxNotice  = 300 // of the words in a notification; Slack takes 4,000
	headPage   = 1500
	nextPages  = 5600
)

var (
	bold     = regexp.MustCompile(`\*\*([^*\n]+)\*\*`)
	heading  = regexp.MustCompile(`^#{1,6} +(.*)$`)
	toEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
)

// escape keeps text from being read as Slack's marks of links and mentions.
func escape(s string) string { return toEscape.Replace(s) }

// mrkdwn puts an answer's Markdown into Slack's own.
func mrkdwn(md string) string {
	lines := strings.Split(escape(md), "\n")
	for i, line := range lines {
		line = bold.ReplaceAllString(line, "*$1*")
		if m := heading.FindStringSubmatch(line); m != nil {
			line = "*" + strings.ReplaceAll(m[1], "*", "") + "*"
		}
		body := strings.TrimLeft(line, " ")
		if item, ok := strings.CutPrefix(body, "- "); ok {
			line = strings.Repeat("    ", (len(line)-len(body))/2) + map[bool]string{true: "• ", false: "◦ "}[len(line) == len(body)] + item
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}

// size counts text as Slack does.
func size(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// cut shortens text to at most n characters.
func cut(s string, n int) string {
	if size(s) <= n {
		return s
	}
	at, used := 0, 0
	for i, r := range s {
		w := max(1, utf16.RuneLen(r))
		if used+w > n-1 {
			at = i
			break
		}
		used += w
	}
	return strings.TrimSpace(s[:at]) + "…"
}

// split cuts text into parts of at most first and then rest characters: at
// empty lines where that leaves no small part, else at lines, else at words.
func split(s string, first, rest int) []string {
	var parts []string
	limit := first
	for s = strings.TrimSpace(s); size(s) > limit; limit = rest {
		at := place(s, limit)
		parts = append(parts, strings.TrimRight(s[:at], " \n"))
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
	for _, sep := range []string{"\n", " "} {
		if at := strings.LastIndex(head, sep); at > end/3 {
			return at + len(sep)
		}
	}
	// Not within one of Slack's escapes.
	if at := strings.LastIndex(head, "&"); at > 0 && end-at < 5 && !strings.Contains(head[at:], ";") {
		return at
	}
	return max(end, 1)
}
