package slack

import (
	"regexp"
	"strings"
	"unicode/utf16"

	"kehoach/bots"
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

// cut shortens text to at most n characters.
func cut(s string, n int) string {
	if bots.Size(s) <= n {
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
