package agent

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kehoach/plan"
	"kehoach/retrieval"
)

// slowStore is a store of one plan that counts how often it is read.
type slowStore struct {
	retrieval.Store
	reads atomic.Int32
}

func (s *slowStore) Plans(context.Context, string) ([]retrieval.PlanInfo, error) {
	return []retrieval.PlanInfo{{ID: "p", Version: "1"}}, nil
}

func (s *slowStore) Plan(ctx context.Context, _, _ string) (*plan.Plan, error) {
	s.reads.Add(1)
	time.Sleep(20 * time.Millisecond)
	return &plan.Plan{ID: "p", Number: "1/KH-UBND", Title: "KẾ HOẠCH", Year: 2025}, ctx.Err()
}

// TestFirstQuestionsShareABook asks many first questions at once: the plan is
// read and made ready once, and a caller who gives up spoils it for nobody.
func TestFirstQuestionsShareABook(t *testing.T) {
	t.Parallel()
	store := &slowStore{}
	a := New(store, nil)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	var wg sync.WaitGroup
	for i := range 20 {
		ctx := t.Context()
		if i == 0 {
			ctx = gone
		}
		wg.Go(func() {
			_, err := a.Ask(ctx, Request{Text: "ai ký kế hoạch", Today: "2025-01-02"})
			if err != nil && ctx != gone {
				t.Errorf("got the error %v", err)
			}
		})
	}
	wg.Wait()
	if n := store.reads.Load(); n != 1 {
		t.Errorf("the plan was read %d times, want once", n)
	}
}
