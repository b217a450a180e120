package postgres

import (
	"errors"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"kehoach/retrieval"
	"kehoach/retrieval/postgres/postgrestest"
	"kehoach/retrieval/storetest"
)

// wantFault fails the test where err is not the fault with the code and words
// of what to do in both languages.
func wantFault(t *testing.T, what string, err error, code, todo string) {
	t.Helper()
	var f *retrieval.Fault
	if !errors.As(err, &f) || f.Code != code || f.VI == "" || !strings.Contains(f.EN, todo) {
		t.Errorf("%s: %v (%+v), want the fault %s that says %q", what, err, f, code, todo)
	}
}

func TestMigrateTwiceAtOnce(t *testing.T) {
	u := postgrestest.Empty(t)
	_, err := Open(t.Context(), u, nil)
	wantFault(t, "Open of an empty database", err, retrieval.StoreForeign, "kehoach migrate")
	var wg sync.WaitGroup
	for range 5 {
		wg.Go(func() {
			s, err := Open(t.Context(), u, &Options{Migrate: true})
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	n := ask[int](t, u, "SELECT count(*) FROM kehoach.migrations WHERE version_id > 0")
	if n != lastMigration {
		t.Errorf("%d migrations were applied, want each once: %d", n, lastMigration)
	}
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil || len(names) != lastMigration {
		t.Errorf("%d scripts, %v; want %d", len(names), err, lastMigration)
	}
	postgrestest.Exec(t, u, "INSERT INTO kehoach.migrations (version_id, is_applied) VALUES (99, true)")
	_, err = Open(t.Context(), u, nil)
	wantFault(t, "Open of a newer schema", err, retrieval.StoreNewer, "update the program")
	wantFault(t, "Migrate of a newer schema", Migrate(t.Context(), u, nil), retrieval.StoreNewer, "update the program")
}

// TestHalfAMigration breaks a migration off in its middle: nothing of it stays,
// and the next run does it whole.
func TestHalfAMigration(t *testing.T) {
	u := database(t)
	s := openStore(t, u, nil)
	p := storetest.Plan(1, 5)
	if _, err := s.Put(t.Context(), "t", p, nil); err != nil {
		t.Fatal(err)
	}
	scripts := fstest.MapFS{}
	for _, name := range []string{"0001_tables.sql", "0002_row_security.sql", "0003_storage.sql", "0004_progress.sql"} {
		data, err := migrationFiles.ReadFile("migrations/" + name)
		if err != nil {
			t.Fatal(err)
		}
		scripts[name] = &fstest.MapFile{Data: data}
	}
	next := func(middle string) {
		scripts["0005_more.sql"] = &fstest.MapFile{Data: []byte(`-- +goose Up
ALTER TABLE kehoach.plans ADD COLUMN half text;
DELETE FROM kehoach.entries;
` + middle + `
CREATE TABLE kehoach.whole (x int);
`)}
	}
	for what, middle := range map[string]string{
		"an error":         "SELECT 1/0;",
		"a cut connection": "SELECT pg_terminate_backend(pg_backend_pid());",
	} {
		next(middle)
		if err := migrate(t.Context(), u, nil, scripts); err == nil {
			t.Errorf("migration with %s did not fail", what)
		}
		half := ask[bool](t, u, "SELECT EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'kehoach' AND column_name = 'half')")
		if version := ask[int64](t, u, "SELECT max(version_id) FROM kehoach.migrations"); half || version != lastMigration {
			t.Errorf("after %s half a migration is there: %t, version %d", what, half, version)
		}
		if got, err := s.Plan(t.Context(), "t", p.ID); err != nil || len(got.Entries) != 5 {
			t.Errorf("after %s the plan is not whole: %v", what, err)
		}
	}
	next("")
	if err := migrate(t.Context(), u, nil, scripts); err != nil {
		t.Fatal(err)
	}
	if !ask[bool](t, u, "SELECT to_regclass('kehoach.whole') IS NOT NULL") {
		t.Error("the migration was not applied whole")
	}
}

// TestMigrateNeedsRights says what to do where a role may not do it.
func TestMigrateNeedsRights(t *testing.T) {
	empty := postgrestest.Empty(t)
	postgrestest.Exec(t, empty, "CREATE ROLE kehoach_nobody LOGIN PASSWORD 'n'")
	t.Cleanup(func() { postgrestest.Exec(t, empty, "DROP OWNED BY kehoach_nobody", "DROP ROLE kehoach_nobody") })
	u := as(t, empty, "kehoach_nobody", "n")
	wantFault(t, "Migrate without the extension", Migrate(t.Context(), u, nil), retrieval.StoreForeign, "CREATE EXTENSION vector")
	postgrestest.Exec(t, empty, "CREATE EXTENSION vector")
	wantFault(t, "Migrate without rights", Migrate(t.Context(), u, nil), retrieval.StoreReadOnly, "lacks a permission")
	if err := Migrate(t.Context(), empty, nil); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), u, nil)
	wantFault(t, "Open without rights", err, retrieval.StoreReadOnly, "kehoach migrate")
	wantFault(t, "Migrate --distributed without citus", Migrate(t.Context(), empty, &MigrateOptions{Distributed: true}), retrieval.StoreForeign, "citus")
}
