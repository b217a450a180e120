package sqlite

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/plan"
	"kehoach/retrieval"
	"kehoach/retrieval/storetest"
)

// store makes a store with plans and returns the path of its closed file.
func store(t *testing.T, plans ...*plan.Plan) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kehoach.db")
	s, err := Open(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range plans {
		if _, err := s.Put(t.Context(), "t", p, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// run runs statements on a store's file.
func run(t *testing.T, path string, statements ...string) {
	t.Helper()
	s, err := Open(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, q := range statements {
		if _, err := s.db.ExecContext(t.Context(), q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
}

// wantFault fails the test unless err has a fault of that code with words.
func wantFault(t *testing.T, what string, err error, code string) {
	t.Helper()
	var f *retrieval.Fault
	if !errors.As(err, &f) || f.Code != code || !strings.Contains(f.VI, "hãy ") || f.EN == "" {
		t.Errorf("%s: %v (%+v), want a fault %s", what, err, f, code)
	}
}

func TestOpenFaults(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	newer := store(t)
	run(t, newer, "PRAGMA user_version = 99")
	other := store(t)
	run(t, other, "PRAGMA application_id = 7")
	unmarked := store(t)
	run(t, unmarked, "PRAGMA application_id = 0", "PRAGMA user_version = 0")
	for _, test := range []struct{ name, path, code string }{
		{"a newer store", newer, retrieval.StoreNewer},
		{"another program's file", other, retrieval.StoreForeign},
		{"another file of SQLite", unmarked, retrieval.StoreForeign},
		{"a text", write("a.txt", "Kế hoạch\nnăm 2025"), retrieval.StoreForeign},
		{"a few bytes", write("b", "SQLite"), retrieval.StoreForeign},
		{"a header alone", write("c", "SQLite format 3\x00"), retrieval.StoreDamaged},
		{"a folder", dir, retrieval.StoreUnreachable},
		{"below a file", filepath.Join(write("d", ""), "kehoach.db"), retrieval.StoreUnreachable},
	} {
		before, _ := os.ReadFile(test.path)
		s, err := Open(t.Context(), test.path, nil)
		wantFault(t, test.name, err, test.code)
		if s != nil {
			t.Errorf("%s: got a store", test.name)
		}
		if after, _ := os.ReadFile(test.path); string(after) != string(before) {
			t.Errorf("%s: the file was changed", test.name)
		}
	}
}

func TestPermissions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kho", "kehoach.db")
	s, err := Open(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Put(t.Context(), "t", storetest.Plan(1, 3), nil); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]fs.FileMode{filepath.Dir(path): 0o700, path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v; want %v", name, info.Mode().Perm(), err, want)
		}
	}
}

// TestDamage overwrites or cuts off parts of a file: what is then read is
// right, or it is said that the store is damaged.
func TestDamage(t *testing.T) {
	plans := []*plan.Plan{storetest.Plan(1, 30), storetest.Plan(2, 30), storetest.Full()}
	whole, err := os.ReadFile(store(t, plans...))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 6))
	reported := 0
	for trial := range 60 {
		data := append([]byte{}, whole...)
		at := r.IntN(len(data))
		if trial%6 == 0 {
			data = data[:at]
		} else {
			for i := at; i < min(at+1+r.IntN(5000), len(data)); i++ {
				data[i] = byte(r.Uint32())
			}
		}
		path := filepath.Join(t.TempDir(), "kehoach.db")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if checkDamaged(t, trial, path, plans) {
			reported++
		}
	}
	if reported < 5 {
		t.Errorf("only %d of 60 damaged files were reported", reported)
	}
}

// checkDamaged reports whether the damage was noticed.
func checkDamaged(t *testing.T, trial int, path string, plans []*plan.Plan) (noticed bool) {
	t.Helper()
	check := func(what string, err error) {
		if err == nil || errors.Is(err, retrieval.ErrNotFound) {
			return
		}
		noticed = true
		var f *retrieval.Fault
		if !errors.As(err, &f) || f.Code != retrieval.StoreDamaged && f.Code != retrieval.StoreForeign && f.Code != retrieval.StoreNewer {
			t.Errorf("trial %d: %s: %v, want a fault that says damaged", trial, what, err)
		}
	}
	s, err := Open(t.Context(), path, nil)
	if err != nil {
		check("Open", err)
		return noticed
	}
	defer s.Close()
	for _, p := range plans {
		got, err := s.Plan(t.Context(), "t", p.ID)
		check("Plan", err)
		if err == nil && !cmp.Equal(p, got) {
			t.Errorf("trial %d: plan %s was read and is another", trial, p.ID)
		}
		q := retrieval.Query{Plans: []string{p.ID}, Terms: retrieval.Terms(question, retrieval.TermOptions{})}
		hits, err := s.Search(t.Context(), "t", q)
		check("Search", err)
		if want := retrieval.NewIndex(p).Search(q); len(hits) > 0 && !cmp.Equal(want, hits) {
			t.Errorf("trial %d: search of %s found %v, want %v", trial, p.ID, hits, want)
		}
	}
	_, err = s.Plans(t.Context(), "t")
	check("Plans", err)
	return noticed
}

// TestSecondForms: a plan is read from its JSON, and a segment built anew,
// where the quick form is from another program version or damaged.
func TestSecondForms(t *testing.T) {
	p := storetest.Full()
	path := store(t, p)
	run(t, path, "UPDATE parts SET data = x'00010203' WHERE part IN ('snapshot', 'segment')")
	s, err := Open(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got, err := s.Plan(t.Context(), "t", p.ID)
	if diff := cmp.Diff(p, got); diff != "" || err != nil {
		t.Errorf("plan from JSON: %v (-want +got):\n%s", err, diff)
	}
	q := retrieval.Query{Terms: retrieval.Terms("đảm bảo kỹ thuật", retrieval.TermOptions{})}
	hits, err := s.Search(t.Context(), "t", q)
	if diff := cmp.Diff(retrieval.NewIndex(p).Search(q), hits); diff != "" || err != nil || len(hits) == 0 {
		t.Errorf("search with a new segment: %v (-want +got):\n%s", err, diff)
	}
	var data []byte
	if err := s.db.QueryRowContext(t.Context(), "SELECT data FROM parts WHERE part = 'segment'").Scan(&data); err != nil {
		t.Fatal(err)
	}
	if _, err := retrieval.ParseSegment(data); err != nil {
		t.Errorf("the new segment was not stored: %v", err)
	}
	if _, err := s.db.ExecContext(t.Context(), "UPDATE entries SET json = replace(json, 'Sở Y tế', 'Sở Y')"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Plan(t.Context(), "t", p.ID)
	wantFault(t, "changed JSON", err, retrieval.StoreDamaged)
}

// TestSmallCache searches more plans than the cache holds.
func TestSmallCache(t *testing.T) {
	var plans []*plan.Plan
	for i := range uint64(6) {
		plans = append(plans, storetest.Plan(i, 20))
	}
	path := store(t, plans...)
	s, err := Open(t.Context(), path, &Options{CacheBytes: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for range 2 {
		for _, p := range plans {
			q := retrieval.Query{Plans: []string{p.ID}, Terms: retrieval.Terms(question, retrieval.TermOptions{})}
			hits, err := s.Search(t.Context(), "t", q)
			if diff := cmp.Diff(retrieval.NewIndex(p).Search(q), hits); diff != "" || err != nil {
				t.Errorf("search of %s: %v (-want +got):\n%s", p.ID, err, diff)
			}
		}
	}
	if n := s.cache.order.Len(); n != 1 || len(s.cache.byKey) != 1 {
		t.Errorf("the cache holds %d segments, want 1", n)
	}
}

func TestMigrationNumbers(t *testing.T) {
	names, err := migrationNames()
	if err != nil || len(names) != schemaVersion {
		t.Fatalf("%d migrations, %v; want %d", len(names), err, schemaVersion)
	}
	for i, name := range names {
		if !strings.HasPrefix(name, []string{"0001_", "0002_", "0003_", "0004_"}[i]) || !strings.HasSuffix(name, ".sql") {
			t.Errorf("migration %d is called %s", i+1, name)
		}
	}
}
