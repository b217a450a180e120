package eval

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"kehoach/agent"
	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/plan/vi"
	"kehoach/retrieval"
	"kehoach/retrieval/sqlite"
	"kehoach/retrieval/table"
)

// The tests here plant a fault and see that the figures find it. Without them
// nobody would know whether a figure that stays says anything.

// plantedOneIn is the part of the gold that is asked of a system with a fault.
const plantedOneIn = 10

// measured returns the figures of an agent over a plan as some fault left it,
// held against the plan as it is.
func measured(t *testing.T, spoil func(*plan.Plan), ask func(AskFunc) AskFunc) []Figure {
	t.Helper()
	whole, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	if spoil != nil {
		spoil(p)
	}
	st, err := sqlite.Open(t.Context(), t.TempDir()+"/plans.db", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	putPlan(t, st, "office", p)
	b := benchOf(t, agent.New(st, &agent.Options{Embedder: table.Default()}), whole)
	b.Gold = OneIn(plantedOneIn, b.Gold)
	if ask != nil {
		b.Ask = ask(b.Ask)
	}
	m, err := b.Measure(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return m.Figures
}

var (
	soundOnce    sync.Once
	soundFigures []Figure
)

// sound returns the figures without a fault.
func sound(t *testing.T) []Figure {
	t.Helper()
	soundOnce.Do(func() { soundFigures = measured(t, nil, nil) })
	if soundFigures == nil {
		t.Fatal("the sound figures could not be measured")
	}
	return soundFigures
}

// turnsRed holds that each of some figures is lower by at least some points.
func turnsRed(t *testing.T, sound, faulty []Figure, points map[string]float64) {
	t.Helper()
	lost, _, _ := CompareFigures(sound, faulty)
	for name, least := range points {
		was, is := figureNamed(t, sound, name), figureNamed(t, faulty, name)
		t.Logf("%s: %.1f, with the fault %.1f", name, 100*was.Value, 100*is.Value)
		if 100*(was.Value-is.Value) < least {
			t.Errorf("%s went from %.1f to %.1f, want at least %.0f points less", name, 100*was.Value, 100*is.Value, least)
		}
		if was.Of == is.Of && !slices.ContainsFunc(lost, func(c Change) bool { return c.Name == name }) {
			t.Errorf("the comparison does not tell that %s is lost", name)
		}
	}
}

func figureNamed(t *testing.T, figures []Figure, name string) Figure {
	t.Helper()
	i := slices.IndexFunc(figures, func(f Figure) bool { return f.Name == name })
	if i < 0 {
		t.Fatalf("no figure %q", name)
	}
	return figures[i]
}

// shiftColumn puts each cell of the tasks into the column before, as a parser
// does that misses an empty cell.
func shiftColumn(p *plan.Plan) {
	for _, e := range p.Entries {
		if e.Kind != plan.KindTask {
			continue
		}
		e.Product, e.Lead, e.Coordinating = e.Lead, e.Coordinating, plan.Cell{}
		for i := range e.Agencies {
			e.Agencies[i].Role = plan.RoleLead
		}
	}
}

func TestAShiftedColumnIsFound(t *testing.T) {
	t.Parallel()
	turnsRed(t, sound(t), measured(t, shiftColumn, nil), map[string]float64{
		"right": 5, "entries exact": 5, "field accuracy": 2, "citation correctness": 20,
	})
	const gold, document = "ke-hoach-223-kh-ubnd.jsonl", "ke-hoach-223-kh-ubnd.txt"
	turnsRed(t, extractionFigures(t, gold, document, nil), extractionFigures(t, gold, document, shiftColumn),
		map[string]float64{"cells": 20, "extraction": 5})
}

// foldEntries takes the diacritics of all texts, as an index does that keeps
// folded text alone.
func foldEntries(p *plan.Plan) {
	for _, e := range p.Entries {
		for _, s := range []*string{&e.Text, &e.Objective.Text, &e.Task.Text, &e.Product.Text} {
			*s = vi.Fold(*s)
		}
	}
}

func TestARankingWithoutDiacriticsIsFound(t *testing.T) {
	t.Parallel()
	turnsRed(t, sound(t), measured(t, foldEntries, nil), map[string]float64{
		"search recall@1": 5, "search recall@5": 5, "search MRR": 5, "search nDCG@10": 5,
	})
}

var yearOfDeadline = regexp.MustCompile(`/2025\b`)

// TestAnInventedDateIsFound: every tenth date of the answers is put off by a
// year, entries and words around it left as they are.
func TestAnInventedDateIsFound(t *testing.T) {
	t.Parallel()
	invent := func(ask AskFunc) AskFunc {
		return func(ctx context.Context, turns ...Turn) (Answer, error) {
			a, err := ask(ctx, turns...)
			n := 0
			a.Answer = yearOfDeadline.ReplaceAllStringFunc(a.Answer, func(year string) string {
				if n++; n%10 == 1 {
					return "/2026"
				}
				return year
			})
			return a, err
		}
	}
	turnsRed(t, sound(t), measured(t, nil, invent), map[string]float64{
		"citation correctness": 5, "wanted words": 2, "right": 1,
	})
}

// forgetful is a store that has lost the tenant from its conditions: it lists
// and searches what all offices have.
type forgetful struct {
	retrieval.Store
	tenants []string
}

func (f forgetful) Plans(ctx context.Context, _ string) ([]retrieval.PlanInfo, error) {
	var all []retrieval.PlanInfo
	for _, tenant := range f.tenants {
		infos, err := f.Store.Plans(ctx, tenant)
		if err != nil {
			return nil, err
		}
		all = append(all, infos...)
	}
	return all, nil
}

func (f forgetful) Plan(ctx context.Context, _, id string) (p *plan.Plan, err error) {
	for _, tenant := range f.tenants {
		if p, err = f.Store.Plan(ctx, tenant, id); err == nil {
			return p, nil
		}
	}
	return nil, err
}

func (f forgetful) Search(ctx context.Context, _ string, q retrieval.Query) ([]retrieval.Hit, error) {
	var all []retrieval.Hit
	for _, tenant := range f.tenants {
		hits, err := f.Store.Search(ctx, tenant, q)
		if err != nil {
			return nil, err
		}
		all = append(all, hits...)
	}
	slices.SortStableFunc(all, func(a, b retrieval.Hit) int {
		switch {
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return strings.Compare(a.Plan, b.Plan)
	})
	return all, nil
}

func TestAForgottenTenantIsFound(t *testing.T) {
	t.Parallel()
	kept := isolation(t, nil)
	if kept.Value != 1 {
		t.Errorf("a sound store gives the own office's plan in %.1f %% of the answers", 100*kept.Value)
	}
	faulty := isolation(t, func(st retrieval.Store) retrieval.Store {
		return forgetful{st, []string{"neighbour", "office"}}
	})
	turnsRed(t, []Figure{kept}, []Figure{faulty}, map[string]float64{kept.Name: 5})
}
