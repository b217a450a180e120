package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kehoach/ingest"
)

// TestWrittenPlan asks a plan without a table of tasks, written for the test,
// for what such plans hold; all must be right.
func TestWrittenPlan(t *testing.T) {
	t.Parallel()
	dir := filepath.Join("testdata", "written")
	doc, err := os.ReadFile(filepath.Join(dir, "plan.md"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := ingest.Read("plan.md", doc, nil)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "questions.txt"))
	if err != nil {
		t.Fatal(err)
	}
	cases, err := Own("questions.txt", data, p)
	if err != nil {
		t.Fatal(err)
	}
	rep := Run(t.Context(), cases, AskAgent(agentOn(t, p), "office", p.ID))
	for i := range rep.Results {
		if r := &rep.Results[i]; !r.AllRight() {
			var b strings.Builder
			r.describe(&b)
			t.Error(b.String())
		}
	}
}
