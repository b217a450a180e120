package bots

import (
	"strings"

	"kehoach/agent"
)

// english tells the language of an answer by the citations in it.
func english(a *agent.Answer) bool {
	for _, word := range []string{"[task ", "[target ", "[duty ", "[section "} {
		if strings.Contains(a.Text, word) {
			return true
		}
	}
	return false
}

// English reports whether the answer is in English, for what an entrance says
// around it.
func (r *Reply) English() bool { return english(r.Answer) }
