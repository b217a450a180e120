package bootstrap

import (
	"slices"

	"kehoach/eval"
	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/vi"
)

// Options say how many candidates to write; nil is all.
type Options struct {
	// Most is how many of each kind at most, spread over the plan; 0 for all.
	Most int
}

// Questions returns candidates about a plan, kind by kind.
func Questions(p *plan.Plan, opts *Options) []Question {
	b := newMaker(p)
	var out []Question
	for _, ask := range []func() []Question{
		b.documentFacts, b.abbreviations, b.counts, b.groups, b.agencies, b.agencyDeadlines, b.periods,
		b.fields, b.described, b.targets, b.absent,
	} {
		qs := once(ask())
		if opts != nil && opts.Most > 0 {
			qs = spread(qs, opts.Most)
		}
		out = append(out, qs...)
	}
	return out
}

// once leaves out questions in the same words: they cannot be told apart.
func once(qs []Question) []Question {
	asked := make(map[string]int)
	for _, q := range qs {
		asked[q.Text]++
	}
	return slices.DeleteFunc(qs, func(q Question) bool { return asked[q.Text] > 1 })
}

// spread takes n of the questions, from the first to the last.
func spread(qs []Question, n int) []Question {
	if len(qs) <= n {
		return qs
	}
	var out []Question
	for i := range n {
		out = append(out, qs[i*len(qs)/n])
	}
	return out
}

// maker makes questions about one plan.
type maker struct {
	plan  *plan.Plan
	dir   *agency.Directory
	tasks []*plan.Entry
	// words are the folded words of each entry.
	words []string
	// spoken are the keys of the agencies that an entry's words name, by ID.
	spoken map[string][]string
}

func newMaker(p *plan.Plan) *maker {
	b := &maker{plan: p, dir: eval.DirectoryOf(p), tasks: p.OfKind(plan.KindTask), spoken: make(map[string][]string)}
	for _, e := range p.Entries {
		b.words = append(b.words, vi.Fold(oneLine(e.Words())))
		for _, m := range b.dir.Find(e.Words()) {
			b.spoken[e.ID] = append(append(b.spoken[e.ID], m.Key), m.Alternatives...)
		}
	}
	return b
}

// ids are those of entries.
func ids(es []*plan.Entry) []string {
	var out []string
	for _, e := range es {
		out = append(out, e.ID)
	}
	return out
}

// without returns the IDs that are in none of the others, each once.
func without(all []string, others ...[]string) []string {
	var out []string
	for _, id := range all {
		if !slices.Contains(out, id) && !slices.ContainsFunc(others, func(o []string) bool { return slices.Contains(o, id) }) {
			out = append(out, id)
		}
	}
	return out
}

// counted are the counts of tasks that can be defended: blocks of one number
// counted once, or each.
func counted(tasks []*plan.Entry) []int {
	out := []int{plan.TaskCount(tasks)}
	if n := len(tasks); n != out[0] {
		out = append(out, n)
	}
	return out
}
