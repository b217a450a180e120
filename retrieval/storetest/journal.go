package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
	"kehoach/retrieval"
)

// testJournal checks the history of progress, where the store keeps one.
func testJournal(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	j, ok := s.(retrieval.Journal)
	if !ok {
		t.Skip("the store keeps no progress")
	}
	ctx := t.Context()
	at := time.Date(2025, 6, 1, 8, 30, 0, 123456000, time.UTC)
	one := plan.Progress{Entry: "task/1", Agency: "so-y-te", Done: 40, Note: "đang làm", Doc: "12/BC-SYT", By: "Lan", At: at}
	two := one
	two.Done, two.At = 60, at.Add(time.Hour)
	other := plan.Progress{Entry: "task/2", Agency: "so-noi-vu", By: "Hà", At: at.In(time.FixedZone("ICT", 7*3600))}

	if err := j.Report(ctx, "a", "p", one); !errors.Is(err, retrieval.ErrNotFound) {
		t.Errorf("a report on no plan: %v, want ErrNotFound", err)
	}
	put(t, s, "a", &plan.Plan{ID: "p", Title: "một"})
	put(t, s, "b", &plan.Plan{ID: "p", Title: "một"})
	for _, batch := range [][]plan.Progress{{one}, {other, two}, nil} {
		if err := j.Report(ctx, "a", "p", batch...); err != nil {
			t.Fatal(err)
		}
	}
	bad := one
	bad.Done = 101
	if err := j.Report(ctx, "a", "p", two, bad); err == nil {
		t.Error("no error for 101 percent")
	}
	wantReports := func(tenant string, want ...plan.Progress) {
		t.Helper()
		for i := range want {
			want[i].At = want[i].At.UTC()
		}
		got, err := j.Reports(ctx, tenant, "p")
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("reports of %s (-want +got): %s%v", tenant, diff, err)
		}
	}
	wantReports("a", one, other, two)
	wantReports("b")
	put(t, s, "a", &plan.Plan{ID: "p", Title: "hai"}) // read again
	wantReports("a", one, other, two)
	if err := s.Remove(ctx, "a", "p"); err != nil {
		t.Fatal(err)
	}
	put(t, s, "a", &plan.Plan{ID: "p", Title: "ba"})
	wantReports("a")
}
