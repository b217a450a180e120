package zalo

import (
	"regexp"
	"strings"
)

// maxText is how many characters a message of Zalo may have, by [bots.Size]:
// Zalo does not say how it counts those outside of the basic plane, and twice
// is never too few.
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
