package bootstrap

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kehoach/agent"
	"kehoach/eval"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/retrieval"
	"kehoach/retrieval/sqlite"
	"kehoach/retrieval/table"
)

// agreement asks the candidates about one plan of an agent that knows another.
func agreement(t *testing.T, asked, known *plan.Plan, opts *Options) eval.Report {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, asked, Questions(asked, opts)); err != nil {
		t.Fatal(err)
	}
	cases, err := eval.Own("candidates", []byte(b.String()), asked)
	if err != nil {
		t.Fatal(err)
	}
	eval.AskOn(eval.FirstDay(asked), cases)
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "plans.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	vs, err := retrieval.Embed(t.Context(), table.Default(), known)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Put(t.Context(), "office", known, vs); err != nil {
		t.Fatal(err)
	}
	ag := agent.New(st, &agent.Options{Embedder: table.Default()})
	return eval.Run(t.Context(), cases, eval.AskAgent(ag, "office", known.ID))
}

// TestAgentAgreesWithTheFields asks the candidates of each plan: the share, in
// per cent, of which the answer is what the plan's fields say. It goes up with
// the program and never down.
func TestAgentAgreesWithTheFields(t *testing.T) {
	t.Parallel()
	all := plans(t)
	for name, least := range map[string]float64{
		sample.Name: 98, "bac-ninh-141.md": 96, "dong-nai-179.docx": 97, "dong-thap-552.docx": 100, "tp-hcm-172.md": 100,
	} {
		t.Run(name, func(t *testing.T) {
			rep := agreement(t, all[name], all[name], nil)
			if total := rep.Total(); 100*float64(total.Right) < least*float64(total.Turns) {
				var b strings.Builder
				if err := rep.WriteFailures(&b); err != nil {
					t.Fatal(err)
				}
				t.Errorf("%d of %d agree, want %.0f%%\n%s", total.Right, total.Turns, least, b.String())
			}
		})
	}
}

// TestPlantedFaultsShow plants a fault into what the agent knows: the kinds of
// candidates that are about it must fall by a third at least, or nobody would see it.
func TestPlantedFaultsShow(t *testing.T) {
	t.Parallel()
	sound := plans(t)[sample.Name]
	some, above := &Options{Most: 24}, plan.Entry{}
	before := byKind(agreement(t, sound, sound, some))
	for _, c := range []struct {
		name  string
		plant func(*plan.Entry)
		kinds []string
	}{
		{"the columns of lead and coordinating are exchanged", func(e *plan.Entry) {
			e.Lead, e.Coordinating = e.Coordinating, e.Lead
			for i, a := range e.Agencies {
				e.Agencies[i].Role = map[plan.Role]plan.Role{plan.RoleLead: plan.RoleCoordinating, plan.RoleCoordinating: plan.RoleLead}[a.Role]
			}
		}, []string{"agency", "agency-deadline"}},
		{"every day is a month late", func(e *plan.Entry) {
			if e.Due.Date != "" {
				e.Due.Date = e.Due.Date.AddDays(31)
			}
		}, []string{"period"}},
		{"tasks have the number of the next", func(e *plan.Entry) {
			if n, err := strconv.Atoi(e.Number); err == nil && e.Kind == plan.KindTask {
				e.Number = strconv.Itoa(n + 1)
			}
		}, []string{"field"}},
		{"the other cells stand one row too low", func(e *plan.Entry) {
			if e.Kind == plan.KindTask {
				row := *e
				e.Product, e.Lead, e.End, e.Agencies, e.Due = above.Product, above.Lead, above.End, above.Agencies, above.Due
				above = row
			}
		}, []string{"describe"}},
	} {
		faulty, err := ingest.Read(sample.Name, sample.Text, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range faulty.Entries {
			c.plant(e)
		}
		after := byKind(agreement(t, sound, faulty, some))
		for _, kind := range c.kinds {
			if b, a := before[kind], after[kind]; b.Right == 0 || 3*a.Right > 2*b.Right {
				t.Errorf("%s: of kind %s %d of %d are right, %d before", c.name, kind, a.Right, a.Turns, b.Right)
			}
		}
	}
}

func byKind(rep eval.Report) map[string]eval.Row {
	out := make(map[string]eval.Row)
	for _, row := range rep.By(eval.Kind) {
		out[row.Name] = row
	}
	return out
}
