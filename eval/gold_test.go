package eval

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kehoach/agent"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval"
	"kehoach/retrieval/sqlite"
	"kehoach/retrieval/table"
)

// sampleAgent returns an agent over a fresh store that holds the sample plan.
func sampleAgent(t testing.TB) (*agent.Agent, *plan.Plan) {
	t.Helper()
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return agentOn(t, p), p
}

// agentOn returns an agent over a fresh store that holds one plan.
func agentOn(t testing.TB, p *plan.Plan) *agent.Agent {
	t.Helper()
	ctx := context.Background()
	st, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "plans.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	vs, err := retrieval.Embed(ctx, table.Default(), p)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Put(ctx, "office", p, vs); err != nil {
		t.Fatal(err)
	}
	return agent.New(st, &agent.Options{Embedder: table.Default()})
}

// TestAnswersCiteWhatTheyRestOn holds every answer to its citations: those in
// the text are the entries, no more and no fewer.
func TestAnswersCiteWhatTheyRestOn(t *testing.T) {
	ag, p := sampleAgent(t)
	gold, err := Load(Gold(), p)
	if err != nil {
		t.Fatal(err)
	}
	ask := AskAgent(ag, "office", p.ID)
	for _, c := range gold {
		for i := range c.Turns {
			a, err := ask(t.Context(), c.Turns[:i+1]...)
			if err != nil {
				t.Fatal(err)
			}
			got := CitedIn(a.Answer)
			var want []string
			for _, e := range a.Entries {
				want = append(want, e.ID)
			}
			if a.Abstained && len(want) > 0 {
				t.Errorf("%q abstains and rests on %v", c.Turns[i].Question, want)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%q cites %v and rests on %v", c.Turns[i].Question, got, want)
			}
		}
	}
}

func BenchmarkAsk(b *testing.B) {
	ag, p := sampleAgent(b)
	ask := AskAgent(ag, "office", p.ID)
	for _, q := range []string{
		"Sở Y tế chịu trách nhiệm gì và bao giờ đến hạn?", "stp lam gi trc 15/1", "thang 6 den han nhung viec nao",
		"ai chủ trì số hóa hiện vật bảo tàng", "san pham cua nv 36 la gi",
	} {
		b.Run(strings.ReplaceAll(q, " ", "_"), func(b *testing.B) {
			for b.Loop() {
				if _, err := ask(b.Context(), Turn{Question: q}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkAskGold asks every gold question in turn, so what is computed for
// one does not serve the next, and gives the times that half and nearly all
// of them keep within.
func BenchmarkAskGold(b *testing.B) {
	ag, p := sampleAgent(b)
	gold, err := Load(Gold(), p)
	if err != nil {
		b.Fatal(err)
	}
	ask := AskAgent(ag, "office", p.ID)
	var results []Result
	for b.Loop() {
		for _, c := range gold {
			a, err := ask(b.Context(), c.Turns[0])
			results = append(results, Result{Answer: a, Err: err})
		}
	}
	b.ReportMetric(Latency(results, 50), "ms/p50")
	b.ReportMetric(Latency(results, 95), "ms/p95")
	b.ReportMetric(Latency(results, 99), "ms/p99")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(len(results))/1000, "ms/question")
}
