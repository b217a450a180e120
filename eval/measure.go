package eval

import (
	"context"
	"hash/fnv"
	"slices"
	"strings"

	"kehoach/eval/perturb"
	"kehoach/plan"
)

// Bench is what a system is measured on: a plan, the gold about it, and the
// ways to ask.
type Bench struct {
	// Plan is the plan as it is, against which answers are held.
	Plan *plan.Plan
	Gold []Case
	Ask  AskFunc
	// Search returns the IDs that the search alone finds, best first.
	Search func(ctx context.Context, question string) ([]string, error)
}

// Measured is what [Bench.Measure] gives.
type Measured struct {
	Results []Result
	Figures []Figure
	// Unsupported are the statements that their citations do not bear out, but
	// for those to questions held back.
	Unsupported []Unsupported
}

// Measure asks all gold questions and computes the figures of the answers and of
// the search alone. It leaves out robustness, which takes twenty times as long.
func (b *Bench) Measure(ctx context.Context) (*Measured, error) {
	m := &Measured{Results: askAll(ctx, everyTurn(b.Gold), b.Ask)}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.right()
	m.measures(b.Plan)
	searched, err := b.searched(ctx)
	if err != nil {
		return nil, err
	}
	m.Figures = append(m.Figures, searched...)
	return m, nil
}

// figure makes a figure of what each result counts; a case is a group.
func figure(name string, results []Result, count func(*Result) Mean) Figure {
	var groups []Mean
	of := 0
	for i := range results {
		r := &results[i]
		if i == 0 || r.Case != results[i-1].Case {
			groups = append(groups, Mean{})
		}
		c := count(r)
		of += c.N
		groups[len(groups)-1].join(c)
	}
	return Figure{name, Bootstrap(groups), of}
}

func rightness(r *Result) Mean { return yes(true, r.AllRight()) }

// RightShare is the share of answers that are right in every way, with its
// bounds.
func RightShare(results []Result) Interval { return figure("right", results, rightness).Interval }

// right adds the share of answers that are right in every way: of all, by
// split, form and kind.
func (m *Measured) right() {
	m.Figures = append(m.Figures, figure("right", m.Results, rightness))
	for _, key := range []func(*Result) string{Split, Form, Kind} {
		var names []string
		for i := range m.Results {
			if name := key(&m.Results[i]); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		for _, name := range names {
			m.Figures = append(m.Figures, figure("right, "+name, m.Results, func(r *Result) Mean {
				return yes(key(r) == name, r.AllRight())
			}))
		}
	}
}

// measures adds the figures of the single measures.
func (m *Measured) measures(p *plan.Plan) {
	share := func(s Share) Mean { return Mean{float64(s.Part), s.Of} }
	for _, f := range []struct {
		name  string
		count func(*Result) Mean
	}{
		{"entries exact", func(r *Result) Mean { return yes(r.Checked.Entries || r.Err != nil, r.Right.Entries) }},
		{"entry recall", func(r *Result) Mean { return part(r.Checked.Recall, r.Recall) }},
		{"entry precision", func(r *Result) Mean { return part(r.Checked.Precision, r.Precision) }},
		{"wanted words", func(r *Result) Mean { return yes(r.Checked.Words, r.Right.Words) }},
		{"field accuracy", func(r *Result) Mean { return share(FieldAccuracy(p, r)) }},
		{"totals", func(r *Result) Mean { return yes(r.Checked.Total, r.Right.Total) }},
		{"abstention precision", AbstentionPrecision},
		{"abstention recall", AbstentionRecall},
		{"citation correctness", func(r *Result) Mean {
			s, bad := CitationCorrectness(p, r.Answer.Answer)
			if !r.Case.Held {
				m.Unsupported = append(m.Unsupported, bad...)
			}
			return share(s)
		}},
	} {
		m.Figures = append(m.Figures, figure(f.name, m.Results, f.count))
	}
}

func part(checked bool, v float64) Mean {
	if !checked {
		return Mean{}
	}
	return Mean{v, 1}
}

// searchDepth is how many entries the search is asked for.
const searchDepth = 20

// searched measures the search alone.
func (b *Bench) searched(ctx context.Context) ([]Figure, error) {
	var found []Searched
	for _, t := range ForSearch(b.Gold) {
		ids, err := b.Search(ctx, t.Question)
		if err != nil {
			return nil, err
		}
		found = append(found, SearchedFor(t, ids))
	}
	return SearchFigures("search", found), nil
}

// SearchFigures gives recall, reciprocal rank and discounted gain of a search.
func SearchFigures(name string, found []Searched) []Figure {
	var out []Figure
	for _, f := range []struct {
		name  string
		value func(Searched) float64
	}{
		{"recall@1", func(s Searched) float64 { return s.RecallAt(1) }},
		{"recall@5", func(s Searched) float64 { return s.RecallAt(5) }},
		{"recall@20", func(s Searched) float64 { return s.RecallAt(20) }},
		{"MRR", Searched.ReciprocalRank},
		{"nDCG@10", func(s Searched) float64 { return s.NDCG(10) }},
	} {
		var groups []Mean
		for _, s := range found {
			groups = append(groups, Mean{f.value(s), 1})
		}
		out = append(out, Figure{name + " " + f.name, Bootstrap(groups), len(found)})
	}
	return out
}

// RobustFigures asks the gold in other ways of typing: of each, how many
// answers stay the same, and how many that were right stay right.
func (b *Bench) RobustFigures(ctx context.Context, gold []Case) ([]Figure, error) {
	shaken, err := Shake(ctx, gold, perturb.All(DirectoryOf(b.Plan)), b.Ask)
	if err != nil {
		return nil, err
	}
	var out []Figure
	for _, row := range Steadinesses(shaken) {
		for _, f := range []struct {
			name  string
			count func(*Shaken) Mean
		}{
			{"unchanged", func(s *Shaken) Mean { return yes(true, s.Unchanged()) }},
			{"still right", func(s *Shaken) Mean { return yes(s.Before.AllRight(), s.After.AllRight()) }},
		} {
			var groups []Mean
			of := 0
			for i := range shaken {
				if s := &shaken[i]; s.Perturbation == row.Perturbation {
					groups = append(groups, f.count(s))
					of += groups[len(groups)-1].N
				}
			}
			out = append(out, Figure{row.Perturbation + ", " + f.name, Bootstrap(groups), of})
		}
	}
	return out, nil
}

// OneIn returns every nth case or so. Which ones hangs on their words alone, so
// that those of before stay when others are added.
func OneIn(n uint32, gold []Case) []Case {
	return slices.DeleteFunc(slices.Clone(gold), func(c Case) bool {
		h := fnv.New32a()
		var words []string
		for _, t := range c.Turns {
			words = append(words, t.Question)
		}
		h.Write([]byte(strings.Join(words, "\n")))
		return h.Sum32()%n != 0
	})
}
