package postgres

import (
	"errors"
	"testing"

	"kehoach/retrieval"
	"kehoach/retrieval/postgres/postgrestest"
	"kehoach/retrieval/storetest"
)

// TestDamagedRows: what was changed behind the store's back is found.
func TestDamagedRows(t *testing.T) {
	u := database(t)
	s := openStore(t, u, nil)
	a := storetest.Plan(1, 5)
	put := func() {
		t.Helper()
		if err := s.Remove(t.Context(), "t", a.ID); err != nil && !errors.Is(err, retrieval.ErrNotFound) {
			t.Fatal(err)
		}
		if _, err := s.Put(t.Context(), "t", a, nil); err != nil {
			t.Fatal(err)
		}
	}
	put()
	// Without a good snapshot the JSON is read; without good words they are
	// made again, and stored.
	postgrestest.Exec(t, u, "UPDATE kehoach.bodies SET snapshot = 'x'", "UPDATE kehoach.words SET segment = 'x'")
	fresh := openStore(t, u, nil)
	whole(t, fresh, "t", a)
	whole(t, openStore(t, u, nil), "t", a)
	if ask[int](t, u, "SELECT length(segment) FROM kehoach.words") < 100 {
		t.Error("the words were not stored again")
	}
	for _, damage := range []string{"DELETE FROM kehoach.entries WHERE ord = 2", "UPDATE kehoach.entries SET data = replace(data, 'h', 'k')", "DELETE FROM kehoach.bodies"} {
		put()
		postgrestest.Exec(t, u, "UPDATE kehoach.bodies SET snapshot = 'x'", damage)
		_, err := s.Plan(t.Context(), "t", a.ID)
		wantFault(t, damage, err, retrieval.StoreDamaged, "read the plan again")
	}
	put()
	postgrestest.Exec(t, u, "DROP TABLE kehoach.agencies")
	_, err := s.Put(t.Context(), "t", storetest.Plan(1, 6), nil)
	wantFault(t, "Put without a table", err, retrieval.StoreForeign, "kehoach migrate")
	if got, err := s.Plan(t.Context(), "t", a.ID); err != nil || len(got.Entries) != 5 {
		t.Errorf("a failed Put changed the plan: %v", err)
	}
}
