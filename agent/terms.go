package agent

import (
	"slices"
	"strings"
)

// Term is a word of the field, explained: what a newcomer looks up.
type Term struct {
	Name    string `json:"name"`
	Long    string `json:"long"`
	VI      string `json:"vi"`
	English string `json:"en"`
}

// Terms returns the glossary in the order of its names.
func Terms() []Term {
	seen := make(map[string]bool)
	var out []Term
	for line := range strings.Lines(glossaryText) {
		f := strings.Split(line, "|")
		if strings.HasPrefix(line, "#") || len(f) != 4 {
			continue
		}
		name, _, _ := strings.Cut(f[0], " / ")
		t := Term{strings.TrimSpace(name), strings.TrimSpace(f[1]), strings.TrimSpace(f[2]), strings.TrimSpace(f[3])}
		if !seen[t.Name] {
			seen[t.Name] = true
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b Term) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return out
}
