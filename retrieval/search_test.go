package retrieval_test

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"kehoach/plan"
	"kehoach/plan/vi"
	"kehoach/retrieval"
	"kehoach/retrieval/storetest"
)

// reference ranks as [retrieval.Stats] says, from the terms of the entries and
// without an index: slow, and plain enough to be compared with the words.
func reference(plans []*plan.Plan, q retrieval.Query) []retrieval.Hit {
	type document struct {
		plan   string
		entry  *plan.Entry
		place  int
		terms  map[string]int
		length int
	}
	var docs []document
	var stats retrieval.Stats
	df := map[string]int{}
	for _, p := range plans {
		for i, e := range p.Entries {
			d := document{plan: p.ID, entry: e, place: i, terms: retrieval.EntryTerms(e, p)}
			for term, tf := range d.terms {
				df[term]++
				if retrieval.IsPlain(term) {
					d.length += tf
				}
			}
			docs = append(docs, d)
			stats = stats.Add(retrieval.Stats{Entries: 1, Length: d.length})
		}
	}
	var vocabulary []string
	for term := range df {
		if retrieval.IsPlain(term) {
			vocabulary = append(vocabulary, term)
		}
	}
	slices.Sort(vocabulary)
	near := func(word string) []string {
		if df[word] > 0 {
			return []string{word}
		}
		return slices.DeleteFunc(slices.Clone(vocabulary), func(v string) bool { return !vi.Near(word, v) })
	}
	var terms []retrieval.Term
	for _, t := range q.Terms {
		switch first, second, pair := strings.Cut(t.Text, " "); {
		case df[t.Text] > 0:
			terms = append(terms, t)
		case t.Fuzzy && pair:
			for _, a := range near(first) {
				for _, b := range near(second) {
					terms = append(terms, retrieval.Term{Text: a + " " + b, Weight: t.Weight / 2})
				}
			}
		case t.Fuzzy:
			for _, a := range near(t.Text) {
				terms = append(terms, retrieval.Term{Text: a, Weight: t.Weight / 2})
			}
		}
	}
	type ranked struct {
		retrieval.Hit
		place int
	}
	var hits []ranked
	for _, d := range docs {
		h := retrieval.Hit{Plan: d.plan, Entry: d.entry.ID, Kind: d.entry.Kind}
		for _, t := range terms {
			if tf := d.terms[t.Text]; tf > 0 {
				h.Score += t.Weight * stats.IDF(df[t.Text]) * stats.TF(tf, d.length)
			}
		}
		if h.Score > 0 && (len(q.Kinds) == 0 || slices.Contains(q.Kinds, h.Kind)) {
			hits = append(hits, ranked{h, d.place})
		}
	}
	slices.SortFunc(hits, func(a, b ranked) int {
		if math.Abs(a.Score-b.Score) > 1e-9 {
			return cmp.Compare(b.Score, a.Score)
		}
		return cmp.Or(cmp.Compare(a.Plan, b.Plan), cmp.Compare(a.place, b.place))
	})
	var out []retrieval.Hit
	for _, h := range hits[:min(len(hits), cmp.Or(q.K, retrieval.DefaultK))] {
		out = append(out, h.Hit)
	}
	return out
}

func TestSearchIsTheFormula(t *testing.T) {
	plans := []*plan.Plan{storetest.Plan(1, 60), storetest.Plan(2, 45), storetest.Full(), {ID: "none"}}
	slices.SortFunc(plans, func(a, b *plan.Plan) int { return cmp.Compare(a.ID, b.ID) })
	var searched []retrieval.Searched
	for _, p := range plans {
		searched = append(searched, retrieval.Searched{Plan: p.ID, Segment: retrieval.NewSegment(p)})
	}
	backwards := slices.Clone(searched)
	slices.Reverse(backwards)
	near := gocmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a)) })
	for _, question := range []string{
		"thủ tục hành chính", "thu tuc hanh chinh", "tthc", "ty le thanh toan truc tuyen",
		"hướng dẫn chuyển đổii số", "thanhh toán", "digital signature of civil servants",
		"trước ngày 15/01/2025", plans[0].Entries[7].Text, plans[1].Entries[4].Text,
	} {
		for _, kinds := range [][]plan.Kind{nil, {plan.KindTask}, {plan.KindDuty, plan.KindTarget}} {
			q := retrieval.Query{Terms: retrieval.Terms(question, retrieval.TermOptions{}), Kinds: kinds, K: 20}
			want := reference(plans, q)
			for _, order := range [][]retrieval.Searched{searched, backwards} {
				got, err := retrieval.Search(t.Context(), order, q)
				if err != nil {
					t.Fatal(err)
				}
				for i := range got {
					if got[i].Cover <= 0 || got[i].Cover > 1+1e-9 {
						t.Errorf("%q: hit %+v: want a cover over 0 and up to 1", question, got[i])
					}
					got[i].Cover = 0
				}
				if diff := gocmp.Diff(want, got, near); diff != "" {
					t.Errorf("%q of kinds %v (-formula +got):\n%s", question, kinds, diff)
				}
			}
		}
	}
}

func TestSearchStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	p := storetest.Plan(1, 4)
	q := retrieval.Query{Terms: retrieval.Terms("thủ tục", retrieval.TermOptions{})}
	_, err := retrieval.Search(ctx, []retrieval.Searched{{Plan: p.ID, Segment: retrieval.NewSegment(p)}}, q)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Search with a context that has ended: %v, want context.Canceled", err)
	}
}

// TestOddQueries gives a search what no question makes.
func TestOddQueries(t *testing.T) {
	x := retrieval.NewIndex(storetest.Plan(1, 20))
	for name, q := range map[string]retrieval.Query{
		"no terms":         {},
		"no weight":        {Terms: []retrieval.Term{{Text: "thu"}}},
		"negative weight":  {Terms: []retrieval.Term{{Text: "thu", Weight: -1}}},
		"weight NaN":       {Terms: []retrieval.Term{{Text: "thu", Weight: math.NaN()}}},
		"empty term":       {Terms: []retrieval.Term{{Text: "", Weight: 1, Fuzzy: true}}},
		"a space":          {Terms: []retrieval.Term{{Text: " ", Weight: 1, Fuzzy: true}}},
		"three words":      {Terms: []retrieval.Term{{Text: "thu tuc hanh", Weight: 1, Fuzzy: true}}},
		"not in any entry": {Terms: []retrieval.Term{{Text: "zzzzzz", Weight: 1, Fuzzy: true}}},
		"another plan":     {Terms: []retrieval.Term{{Text: "thu", Weight: 1}}, Plans: []string{"other"}},
	} {
		if hits := x.Search(q); len(hits) > 0 {
			t.Errorf("%s: found %v, want nothing", name, hits)
		}
	}
	twice := []retrieval.Term{{Text: "thu", Weight: 1}, {Text: "thu", Weight: 0.2}}
	if diff := gocmp.Diff(x.Search(retrieval.Query{Terms: twice[:1]}), x.Search(retrieval.Query{Terms: twice})); diff != "" {
		t.Errorf("a term given twice (-once +twice):\n%s", diff)
	}
	if hits := x.Search(retrieval.Query{Terms: twice, K: -3}); len(hits) != retrieval.DefaultK {
		t.Errorf("K -3 gives %d hits, want %d", len(hits), retrieval.DefaultK)
	}
}

// TestCover: the share of a question that an entry has does not depend on how
// long the question is.
func TestCover(t *testing.T) {
	p := &plan.Plan{ID: "p"}
	for _, text := range []string{"khai sinh", "khai tử", "đất đai", "giao thông"} {
		p.Entries = append(p.Entries, &plan.Entry{ID: text, Kind: plan.KindTarget, Text: text})
	}
	x := retrieval.NewIndex(p)
	for _, test := range []struct {
		question      string
		least, atMost float64
	}{
		{"khai sinh", 1, 1},
		{"khai sinh là gì", 1, 1},
		{"khai sinh cho voọc", 0.3, 0.7},
		{"khai sinh cho voọc mũi hếch ở rừng", 0, 0.4},
		{"khaai sinh", 1, 1},
		{"đất ở", 0.9, 1},
	} {
		hits := x.Search(retrieval.Query{Terms: retrieval.Terms(test.question, retrieval.TermOptions{})})
		if len(hits) == 0 || hits[0].Cover < test.least-1e-9 || hits[0].Cover > test.atMost+1e-9 {
			t.Errorf("%q: %+v; want a cover from %g to %g", test.question, hits, test.least, test.atMost)
		}
	}
}
