package eval

import (
	"regexp"
	"slices"
	"strings"
)

// Statement is a line of an answer that says something of entries.
type Statement struct {
	// Entries are the IDs that the line cites, or that the line above it cites
	// under which it stands.
	Entries []string
	// Text is the line without Markdown marks and citations, Context the
	// uncited line that leads in.
	Text, Context string
}

var (
	citation   = regexp.MustCompile(`\[(nhiệm vụ|mục tiêu|trách nhiệm|mục|task|target|duty|section) ([^\]\s]+)\]`)
	citedKinds = map[string]string{
		"nhiệm vụ": "task/", "mục tiêu": "target/", "trách nhiệm": "duty/", "mục": "section/",
		"task": "task/", "target": "target/", "duty": "duty/", "section": "section/",
	}
)

// Statements returns the lines of an answer that citations govern: those with
// one and the points that stand under them.
func Statements(answer string) []Statement {
	var out []Statement
	var above []string
	context, depth := "", 0
	for line := range strings.Lines(answer) {
		text := strings.TrimSpace(strings.ReplaceAll(line, "**", ""))
		indent := len(line) - len(strings.TrimLeft(line, " "))
		ids := CitedIn(line)
		switch {
		case text == "":
			above = nil
			continue
		case len(ids) > 0:
			above, depth = ids, indent
		case above == nil || indent <= depth:
			above, context = nil, text
			continue
		}
		text = strings.TrimSpace(strings.TrimPrefix(citation.ReplaceAllString(text, ""), "- "))
		out = append(out, Statement{Entries: above, Text: text, Context: context})
	}
	return out
}

// CitedIn returns the IDs of the entries that a text cites, in order and
// without repeats.
func CitedIn(text string) []string {
	var ids []string
	for _, m := range citation.FindAllStringSubmatch(text, -1) {
		if id := citedKinds[m[1]] + m[2]; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}
