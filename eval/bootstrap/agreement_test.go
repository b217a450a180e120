package bootstrap

import (
	"path/filepath"
	"strings"
	"testing"

	"kehoach/agent"
	"kehoach/eval"
	"kehoach/plan/sample"
	"kehoach/retrieval"
	"kehoach/retrieval/sqlite"
	"kehoach/retrieval/table"
)

// TestAgentAgreesWithTheFields asks the candidates of each plan: the share, in
// per cent, of which the answer is what the plan's fields say. It goes up with
// the program and never down.
func TestAgentAgreesWithTheFields(t *testing.T) {
	t.Parallel()
	all := plans(t)
	for name, least := range map[string]float64{
		sample.Name: 97, "bac-ninh-141.md": 82, "dong-nai-179.docx": 43, "dong-thap-552.docx": 85, "tp-hcm-172.md": 92,
	} {
		t.Run(name, func(t *testing.T) {
			p := all[name]
			var b strings.Builder
			if err := Write(&b, p, Questions(p, nil)); err != nil {
				t.Fatal(err)
			}
			cases, err := eval.Own("candidates", []byte(b.String()), p)
			if err != nil {
				t.Fatal(err)
			}
			eval.AskOn(eval.FirstDay(p), cases)
			st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "plans.db"), nil)
			if err != nil {
				t.Fatal(err)
			}
			defer st.Close()
			vs, err := retrieval.Embed(t.Context(), table.Default(), p)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := st.Put(t.Context(), "office", p, vs); err != nil {
				t.Fatal(err)
			}
			rep := eval.Run(t.Context(), cases, eval.AskAgent(agent.New(st, &agent.Options{Embedder: table.Default()}), "office", p.ID))
			if total := rep.Total(); 100*float64(total.Right) < least*float64(total.Turns) {
				b.Reset()
				if err := rep.WriteFailures(&b); err != nil {
					t.Fatal(err)
				}
				t.Errorf("%d of %d agree, want %.0f%%\n%s", total.Right, total.Turns, least, b.String())
			}
		})
	}
}
