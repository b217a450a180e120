package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
	"kehoach/retrieval"
)

func testContext(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	p := Plan(1, 10)
	put(t, s, "t", p)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	changed := Plan(1, 11)
	for name, call := range map[string]func() error{
		"Put": func() error { _, err := s.Put(ctx, "t", changed, nil); return err },
		"PutVectors": func() error {
			return s.PutVectors(ctx, "t", p.ID, "", Vectors(p, "e", 4))
		},
		"Plan":   func() error { _, err := s.Plan(ctx, "t", p.ID); return err },
		"Plans":  func() error { _, err := s.Plans(ctx, "t"); return err },
		"Remove": func() error { return s.Remove(ctx, "t", p.ID) },
		"Search": func() error {
			_, err := s.Search(ctx, "t", retrieval.Query{Terms: retrieval.Terms("thủ tục", retrieval.TermOptions{})})
			return err
		},
	} {
		if err := call(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s with a context that has ended: %v, want context.Canceled", name, err)
		}
	}
	want(t, s, "t", p)
}

// variants are states of one plan that share no text.
func variants() []*plan.Plan {
	var out []*plan.Plan
	for i := range uint64(4) {
		p := Plan(100+i, 30+int(i))
		p.ID = "same"
		out = append(out, p)
	}
	return out
}

// testWriters lets several write the same plan at once: it ends as one of
// theirs, whole.
func testWriters(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	all := variants()
	var wg sync.WaitGroup
	for i, p := range all {
		wg.Go(func() {
			for round := range 5 {
				if _, err := s.Put(t.Context(), "t", p, nil); err != nil {
					t.Errorf("writer %d, round %d: %v", i, round, err)
				}
				own := Plan(200+uint64(i), 5)
				own.Title = fmt.Sprint(round)
				if _, err := s.Put(t.Context(), "t", own, nil); err != nil {
					t.Errorf("writer %d, own plan: %v", i, err)
				}
			}
		})
	}
	wg.Wait()
	isOneOf(t, s, all)
	if infos, err := s.Plans(t.Context(), "t"); err != nil || len(infos) != 1+len(all) {
		t.Errorf("Plans = %d plans, %v; want %d", len(infos), err, 1+len(all))
	}
}

// isOneOf fails the test where the stored plan "same" is none of all.
func isOneOf(t *testing.T, s retrieval.Store, all []*plan.Plan) {
	t.Helper()
	got, err := s.Plan(t.Context(), "t", "same")
	if err != nil {
		t.Error(err)
		return
	}
	for _, p := range all {
		if cmp.Equal(p, got, sameLists) {
			return
		}
	}
	t.Errorf("the stored plan of %d entries, %s, is none of those put", len(got.Entries), got.Number)
}

// testReaders reads while one writes: each sees some whole state.
func testReaders(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	all := variants()
	put(t, s, "t", all[0])
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				isOneOf(t, s, all)
				terms := retrieval.Terms("giải quyết thủ tục hành chính", retrieval.TermOptions{})
				hits, err := s.Search(t.Context(), "t", retrieval.Query{Terms: terms})
				if err != nil || len(hits) == 0 {
					t.Errorf("search while writing: %d hits, %v", len(hits), err)
				}
			}
		})
	}
	for round := range 12 {
		if _, err := s.Put(t.Context(), "t", all[(round+1)%len(all)], nil); err != nil {
			t.Error(err)
		}
	}
	close(done)
	wg.Wait()
}

// testLarge keeps a plan of thousands of entries, some with long texts.
func testLarge(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	p := Plan(1, 3000)
	for i := range 20 {
		e := p.Entries[i]
		for range 100 {
			e.Text += " " + p.Entries[i+1].Text
		}
	}
	put(t, s, "t", p)
	want(t, s, "t", p)
	last := p.Entries[len(p.Entries)-1]
	if hits := search(t, s, "t", retrieval.Query{K: 1}, last.Text); len(hits) != 1 || hits[0].Entry != last.ID {
		t.Errorf("search for the words of %s found %v", last.ID, entries(hits))
	}
}
