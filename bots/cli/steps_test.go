package cli

import (
	"bytes"
	"strings"
	"testing"

	"kehoach/agent"
)

// TestStepsAreShownAndTakenAway: nothing is written where the rules answer, and
// the line is empty in the end where a model did.
func TestStepsAreShownAndTakenAway(t *testing.T) {
	var out bytes.Buffer
	doing, done := showSteps(&out, "en")
	done()
	if out.Len() > 0 {
		t.Errorf("wrote %q", out.String())
	}
	doing(agent.StepAsks)
	doing(agent.StepHolds)
	done()
	if got := out.String(); !strings.Contains(got, "Asking the language model") || !strings.HasSuffix(got, "plan…\r\x1b[K") {
		t.Errorf("wrote %q", got)
	}
}
