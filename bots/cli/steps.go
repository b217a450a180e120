package cli

import (
	"fmt"
	"io"

	"kehoach/agent"
	"kehoach/bots"
)

// showSteps shows on one line of a terminal what is being done while a language
// model answers; done takes the line away.
func showSteps(w io.Writer, lang string) (doing func(agent.Step), done func()) {
	shown := false
	doing = func(s agent.Step) {
		shown = true
		fmt.Fprintf(w, "\r\x1b[K%s", bots.StepWords(s, lang))
	}
	done = func() {
		if shown {
			fmt.Fprint(w, "\r\x1b[K")
		}
	}
	return doing, done
}
