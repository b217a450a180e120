package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kehoach/plan"
	"kehoach/retrieval"
)

// sameLists takes nil and empty lists for the same: JSON has one for both.
var sameLists = cmpopts.EquateEmpty()

func testRoundTrip(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	for _, p := range []*plan.Plan{Full(), Filled(), Plan(1, 20), {ID: "bare"}} {
		put(t, s, "t", p)
		want(t, s, "t", p)
	}
	// What is returned is the caller's.
	got, err := s.Plan(t.Context(), "t", "full")
	if err != nil {
		t.Fatal(err)
	}
	got.Title, got.Entries[0].Text = "changed", "changed"
	want(t, s, "t", Full())
}

func testReplace(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	p := Plan(1, 12)
	put(t, s, "t", p)
	before := info(t, s, "t", p.ID)
	if changed, err := s.Put(t.Context(), "t", Plan(1, 12), nil); changed || err != nil {
		t.Errorf("Put of the same = %t, %v; want false, nil", changed, err)
	}
	if diff := cmp.Diff(before, info(t, s, "t", p.ID)); diff != "" {
		t.Errorf("Put of the same changed what is stored:\n%s", diff)
	}

	// The same document as another version of the reader reads it.
	reread := Plan(1, 12)
	reread.Entries = reread.Entries[:7]
	reread.Entries[3].Text = "chữ ký số chuyên dùng"
	reread.Entries[5].Warnings = []plan.Warning{{Code: plan.WarnTypo, Message: "lỗi chính tả"}}
	put(t, s, "t", reread)
	want(t, s, "t", reread)
	after := info(t, s, "t", p.ID)
	if after.Version == before.Version || after.Entries != 7 {
		t.Errorf("replaced plan has version %s (before: %s) and %d entries, want another version and 7", after.Version, before.Version, after.Entries)
	}
	if hits := search(t, s, "t", retrieval.Query{K: 100}, "chữ ký số chuyên dùng"); len(hits) == 0 || hits[0].Entry != reread.Entries[3].ID {
		t.Errorf("search after replacing found %v, want %s first", entries(hits), reread.Entries[3].ID)
	}
	for _, h := range search(t, s, "t", retrieval.Query{K: 100}, "thủ tục hành chính giải quyết") {
		if reread.Entry(h.Entry) == nil {
			t.Errorf("search found %s of the replaced plan", h.Entry)
		}
	}
	put(t, s, "t", Plan(1, 12)) // and back
	want(t, s, "t", p)
}

func testPlans(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	if got, err := s.Plans(t.Context(), "t"); err != nil || len(got) != 0 {
		t.Errorf("Plans of an empty store = %v, %v", got, err)
	}
	var wantIDs []string
	for i := uint64(1); i <= 4; i++ {
		put(t, s, "t", Plan(i, int(i)))
		wantIDs = append([]string{Plan(i, 0).ID}, wantIDs...)
		time.Sleep(2 * time.Millisecond)
	}
	again := Plan(2, 2)
	again.Title = "KẾ HOẠCH sửa đổi"
	put(t, s, "t", again)
	wantIDs = []string{wantIDs[2], wantIDs[0], wantIDs[1], wantIDs[3]}

	got, err := s.Plans(t.Context(), "t")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, i := range got {
		ids = append(ids, i.ID)
		if time.Since(i.StoredAt).Abs() > time.Hour || i.StoredAt.Location() != time.UTC {
			t.Errorf("plan %s was stored at %s, want now in UTC", i.ID, i.StoredAt)
		}
	}
	if diff := cmp.Diff(wantIDs, ids); diff != "" {
		t.Errorf("Plans, last stored first (-want +got):\n%s", diff)
	}
	wantInfo := retrieval.PlanInfo{
		ID: again.ID, Number: again.Number, Date: again.Date, Issuer: again.Issuer, Title: again.Title,
		Year: 2025, Entries: 2, Tasks: 1, Hash: again.Hash, File: again.File,
	}
	if diff := cmp.Diff(wantInfo, got[0], cmpopts.IgnoreFields(retrieval.PlanInfo{}, "StoredAt", "Version")); diff != "" {
		t.Errorf("Plans()[0] (-want +got):\n%s", diff)
	}
}

func testRemove(t *testing.T, open func(t *testing.T) retrieval.Store) {
	s := open(t)
	p, q := Plan(1, 10), Plan(2, 10)
	put(t, s, "t", p)
	put(t, s, "t", q)
	if err := s.Remove(t.Context(), "t", p.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Plan(t.Context(), "t", p.ID); !errors.Is(err, retrieval.ErrNotFound) {
		t.Errorf("Plan of a removed plan: %v, want ErrNotFound", err)
	}
	if err := s.Remove(t.Context(), "t", p.ID); !errors.Is(err, retrieval.ErrNotFound) {
		t.Errorf("Remove of a removed plan: %v, want ErrNotFound", err)
	}
	if err := s.Remove(t.Context(), "nobody", q.ID); !errors.Is(err, retrieval.ErrNotFound) {
		t.Errorf("Remove for another tenant: %v, want ErrNotFound", err)
	}
	for _, h := range search(t, s, "t", retrieval.Query{K: 100}, "thủ tục hành chính") {
		if h.Plan != q.ID {
			t.Errorf("search found %s of a removed plan", h.Entry)
		}
	}
	want(t, s, "t", q)
	put(t, s, "t", p)
	want(t, s, "t", p)
}

// info returns what Plans tells of one plan.
func info(t *testing.T, s retrieval.Store, tenant, id string) retrieval.PlanInfo {
	t.Helper()
	all, err := s.Plans(t.Context(), tenant)
	if err != nil {
		t.Fatalf("Plans(%q): %v", tenant, err)
	}
	for _, i := range all {
		if i.ID == id {
			return i
		}
	}
	t.Fatalf("Plans(%q) has no %q", tenant, id)
	return retrieval.PlanInfo{}
}
