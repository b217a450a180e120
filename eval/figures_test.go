package eval

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
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

var update = flag.Bool("update", false, "write the golden files anew")

const figuresFile = "testdata/figures.txt"

// robustOneIn is the part of the gold that is typed in other ways here; kehoach
// eval robust takes all of it.
const robustOneIn = 20

// sampleBench is the sample plan with its gold.
func sampleBench(t testing.TB) *Bench {
	t.Helper()
	ag, p := sampleAgent(t)
	return benchOf(t, ag, p)
}

func benchOf(t testing.TB, ag *agent.Agent, p *plan.Plan) *Bench {
	t.Helper()
	gold, err := Load(Gold(), p)
	if err != nil {
		t.Fatal(err)
	}
	return &Bench{Plan: p, Gold: gold, Ask: AskAgent(ag, "office", p.ID), Search: SearchAgent(ag, "office", p.ID)}
}

// TestFigures holds the quality to the figures that are committed, so that any
// change in it is seen in review. After a change that is wanted, or with new
// gold: go test ./eval -run TestFigures -update
func TestFigures(t *testing.T) {
	b := sampleBench(t)
	m, err := b.Measure(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	figures := m.Figures
	figures = append(figures, isolation(t, nil))
	figures = append(figures, extractions(t)...)
	robust, err := b.RobustFigures(t.Context(), OneIn(robustOneIn, b.Gold))
	if err != nil {
		t.Fatal(err)
	}
	compareFigures(t, append(figures, robust...))
}

const figuresHead = `# How right it is, by go test ./eval -run TestFigures -update; all but the last column in per cent, with the bounds of 95 in 100
# by bootstrap. Robustness is of one gold question in twenty (kehoach eval robust: of all).
`

func compareFigures(t *testing.T, figures []Figure) {
	t.Helper()
	var b bytes.Buffer
	b.WriteString(figuresHead)
	if err := WriteFigures(&b, figures); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(figuresFile, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	golden, err := os.ReadFile(figuresFile)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(golden, b.Bytes()) {
		return
	}
	was, err := ReadFigures(string(golden))
	if err != nil {
		t.Fatal(err)
	}
	lost, gained, other := CompareFigures(was, figures)
	const command = "go test ./eval -run TestFigures -update"
	for _, part := range []struct {
		changes []Change
		says    string
	}{
		{lost, "worse than " + figuresFile + " (where that is wanted: " + command + ")"},
		{gained, "better than " + figuresFile + ": write them with " + command},
		{other, "of other questions than " + figuresFile + ": write them with " + command},
	} {
		if len(part.changes) == 0 {
			continue
		}
		var lines []string
		for _, c := range part.changes {
			lines = append(lines, c.Name+": "+c.Text)
		}
		t.Errorf("%d figures are %s:\n%s", len(part.changes), part.says, strings.Join(lines, "\n"))
	}
	if len(lost)+len(gained)+len(other) == 0 {
		t.Errorf("the bounds of figures differ from %s: write them with %s", figuresFile, command)
	}
}

// extractions are the figures of reading the gold documents.
func extractions(t *testing.T) []Figure {
	t.Helper()
	var out []Figure
	for _, c := range extracted {
		for _, f := range extractionFigures(t, c.gold, c.document, nil) {
			f.Name = c.document + ", " + f.Name
			out = append(out, f)
		}
	}
	return out
}

// isolation is the figure of two offices in one store, of which each has plans
// of its own: how often the sample's office is answered from its own plan.
func isolation(t *testing.T, forget func(retrieval.Store) retrieval.Store) Figure {
	t.Helper()
	ctx := t.Context()
	st, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "plans.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	own := put(t, st, "office", sample.Name, sample.Text)
	for _, document := range []string{"dong-thap-552.md", "dong-nai-179.md"} {
		data, err := sourceDocument(document)
		if err != nil {
			t.Fatal(err)
		}
		put(t, st, "neighbour", document, data)
	}
	gold, err := Load(Gold(), own)
	if err != nil {
		t.Fatal(err)
	}
	var store retrieval.Store = st
	if forget != nil {
		store = forget(st)
	}
	ag := agent.New(store, &agent.Options{Embedder: table.Default()})
	results := askAll(ctx, everyTurn(OneIn(robustOneIn, gold)), AskAgent(ag, "office", ""))
	return figure("own office's plan", results, func(r *Result) Mean { return yes(true, r.Err == nil && r.Answer.Plan == own.ID) })
}

// put reads a document and stores it for a tenant with its vectors.
func put(t testing.TB, st retrieval.Store, tenant, name string, data []byte) *plan.Plan {
	t.Helper()
	p, err := ingest.Read(name, data, nil)
	if err != nil {
		t.Fatal(err)
	}
	return putPlan(t, st, tenant, p)
}

func putPlan(t testing.TB, st retrieval.Store, tenant string, p *plan.Plan) *plan.Plan {
	t.Helper()
	vs, err := retrieval.Embed(t.Context(), table.Default(), p)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Put(t.Context(), tenant, p, vs); err != nil {
		t.Fatal(err)
	}
	return p
}
