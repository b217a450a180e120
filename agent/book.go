package agent

import (
	"math"
	"sync"

	"kehoach/plan"
	"kehoach/plan/agency"
	"kehoach/plan/due"
	"kehoach/plan/vi"
	"kehoach/retrieval"
)

// book is a plan made ready for questions.
type book struct {
	plan  *plan.Plan
	dir   *agency.Directory
	index *retrieval.Index
	byID  map[string]*plan.Entry
	place map[string]int // ID → order in the plan
	// title holds the folded syllables of the plan's own title and issuer,
	// which tell its entries apart no better than "kế hoạch" does.
	title map[string]bool
	// mentioned holds, by agency, the entries that only speak of it.
	// It is found out when first needed: most questions do not ask.
	mentioned func() map[string][]*plan.Entry
	// folded holds the own texts of the entries, folded, in the plan's order;
	// it is made when first needed as well.
	folded func() []string
	// words holds what each entry is about as folded words, likewise.
	words func() [][]string
	// doers are the bodies that entries name, each name once, with its folded
	// words.
	doers func() []doer
	// kin are the entries that say the same in two places.
	kin func() kin
	// called is what the plan is called, folded: its title, number, place and
	// issuer.
	called func() []string
	// reports are the duties that lay down a report, headings the folded words
	// of the headings; likewise.
	reports  func() []*plan.Entry
	headings func() map[string][]string
	due      due.Context
}

// newBook makes a plan ready; index is its index where the store has it, else
// nil.
func newBook(p *plan.Plan, index *retrieval.Index, base *agency.Directory) *book {
	b := &book{
		plan: p, byID: make(map[string]*plan.Entry, len(p.Entries)), place: make(map[string]int, len(p.Entries)),
		title: make(map[string]bool),
		due:   due.Context{Issued: p.Date, Year: p.Year, LastYear: p.LastYear},
	}
	var names []string
	for i, e := range p.Entries {
		b.byID[e.ID], b.place[e.ID] = e, i
		for _, a := range e.Agencies {
			names = append(names, a.Name)
		}
	}
	b.dir = base.In(p.Issuer, p.Date).Learn(names)
	if b.index = index; index == nil {
		b.index = retrieval.NewIndex(p)
	}
	for _, t := range vi.Tokens(p.Title + " " + p.Issuer + " " + p.Place) {
		b.title[t.Fold] = true
	}
	b.mentioned = sync.OnceValue(b.mentions)
	b.folded = sync.OnceValue(func() []string {
		out := make([]string, len(p.Entries))
		for i, e := range p.Entries {
			out[i] = vi.Fold(ownText(e))
		}
		return out
	})
	b.words = sync.OnceValue(func() [][]string {
		out := make([][]string, len(p.Entries))
		for i, e := range p.Entries {
			text := e.Task.Text
			if text == "" {
				text = e.Text
			}
			out[i] = folds(text)
		}
		return out
	})
	b.doers = sync.OnceValue(func() []doer { return doersOf(p) })
	b.kin = sync.OnceValue(func() kin { return kinOf(b) })
	b.called = sync.OnceValue(func() []string { return folds(p.Title + " " + p.Number + " " + p.Place + " " + p.Issuer) })
	b.reports = sync.OnceValue(func() []*plan.Entry {
		var out []*plan.Entry
		for _, e := range b.ofKind(plan.KindDuty, plan.KindTask) {
			bare := e.Objective.Text == "" && e.Product.Text == "" && e.Coordinating.Text == "" // a duty with a time of its own
			if reporting(e) && (e.Kind == plan.KindDuty || bare) {
				out = append(out, e)
			}
		}
		return out
	})
	b.headings = sync.OnceValue(func() map[string][]string {
		out := make(map[string][]string)
		for _, e := range p.Entries {
			for _, h := range e.Heading {
				if out[h] == nil {
					out[h] = headingWords(h)
				}
			}
		}
		return out
	})
	return b
}

// mentions finds, by agency, the entries that speak of it without giving it a
// part in them.
func (b *book) mentions() map[string][]*plan.Entry {
	out := make(map[string][]*plan.Entry)
	for _, e := range b.plan.Entries {
		named := make(map[string]bool)
		for _, a := range e.Agencies {
			named[a.Key] = true
		}
		for _, m := range b.dir.Find(e.Objective.Text + "\n" + e.Task.Text + "\n" + e.Text) {
			if m.Exact && !named[m.Key] {
				named[m.Key] = true
				out[m.Key] = append(out[m.Key], e)
			}
		}
	}
	return out
}

// weight is how much a word tells entries apart: its inverse document
// frequency, highest for a word that the plan does not have.
func (b *book) weight(word string) float64 {
	return math.Log(1 + float64(b.index.Stats().Entries)/(0.5+float64(b.index.DF(word))))
}

// task returns the tasks that people mean by a number: "35" is both blocks
// 35a and 35b.
func (b *book) tasks(number string) []*plan.Entry {
	var out []*plan.Entry
	for _, e := range b.plan.Entries {
		if e.Kind == plan.KindTask && (e.Number == number || plan.BaseNumber(e.Number) == number) {
			out = append(out, e)
		}
	}
	return out
}

// ofKind returns the entries of these kinds in order; none means all.
func (b *book) ofKind(kinds ...plan.Kind) []*plan.Entry {
	if len(kinds) == 0 {
		return b.plan.Entries
	}
	var out []*plan.Entry
	for _, e := range b.plan.Entries {
		for _, k := range kinds {
			if e.Kind == k {
				out = append(out, e)
			}
		}
	}
	return out
}
