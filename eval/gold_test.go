package eval

import (
	"context"
	"path/filepath"
	"regexp"
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

// atLeast is the share of gold turns, in percent, that must be right in every
// way. It goes up with the program and never down.
const atLeast = 89.0

func TestGoldQuestions(t *testing.T) {
	ag, p := sampleAgent(t)
	gold, err := Load(Gold(), p)
	if err != nil {
		t.Fatal(err)
	}
	rep := Run(t.Context(), gold, AskAgent(ag, "office", p.ID))
	var b strings.Builder
	if err := rep.WriteTables(&b); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + b.String())
	if total := rep.Total(); 100*float64(total.Right) < atLeast*float64(total.Turns) {
		b.Reset()
		rep.WriteFailures(&b)
		t.Errorf("%d of %d turns are right, want %.1f%%\n%s", total.Right, total.Turns, atLeast, b.String())
	}
}

var (
	cited = regexp.MustCompile(`\[((?:nhiệm vụ|mục tiêu|trách nhiệm|mục|task|target|duty|section) [^\]\s]+)\]`)
	kinds = strings.NewReplacer("nhiệm vụ ", "task/", "mục tiêu ", "target/", "trách nhiệm ", "duty/", "mục ", "section/",
		"task ", "task/", "target ", "target/", "duty ", "duty/", "section ", "section/")
)

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
			var got []string
			for _, m := range cited.FindAllStringSubmatch(a.Answer, -1) {
				if id := kinds.Replace(m[1]); !slices.Contains(got, id) {
					got = append(got, id)
				}
			}
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
