package yardstick

import (
	_ "embed"
	"strings"
)

//go:embed prompt.txt
var prompt string

// Prompt is what a chat model is told before the conversation: how to cite and
// how to refuse. With the document's text it needs no search of its own.
func Prompt(document string) string {
	if document == "" {
		return strings.TrimSpace(prompt)
	}
	return strings.TrimSpace(prompt) + "\n\nKế hoạch:\n\n" + document
}
