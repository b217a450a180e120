package postgres

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"kehoach/retrieval"
	"kehoach/retrieval/postgres/postgrestest"
	"kehoach/retrieval/storetest"
)

// TestDistributed runs the conformance suite on a Citus cluster, and checks
// that what an office asks goes to one shard.
func TestDistributed(t *testing.T) {
	coordinator := os.Getenv("KEHOACH_TEST_CITUS")
	if coordinator == "" {
		t.Skip("needs a Citus cluster with pgvector on every node: set KEHOACH_TEST_CITUS to the URL of a database on its coordinator, which the test empties of kehoach's tables")
	}
	clean := func(t *testing.T) {
		postgrestest.Exec(t, coordinator, "DROP SCHEMA IF EXISTS kehoach CASCADE")
		if err := Migrate(t.Context(), coordinator, &MigrateOptions{Distributed: true}); err != nil {
			t.Fatal(err)
		}
	}
	clean(t)
	t.Run("OneShard", func(t *testing.T) { oneShard(t, coordinator) })
	t.Run("OrdinaryRole", func(t *testing.T) { ordinaryRole(t, coordinator) })
	storetest.RunSerially(t, func(t *testing.T) retrieval.Store {
		clean(t)
		return openStore(t, coordinator, nil)
	})
}

// oneShard explains the statements of the hot path.
func oneShard(t *testing.T, url string) {
	s := openStore(t, url, nil)
	p := storetest.Plan(1, 20)
	for i := range 8 {
		if _, err := s.Put(t.Context(), fmt.Sprint("t", i), p, storetest.Vectors(p, "e", 8)); err != nil {
			t.Fatal(err)
		}
	}
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	v, err := halfVector(storetest.Vector(1, 8))
	if err != nil {
		t.Fatal(err)
	}
	for name, q := range map[string]struct {
		statement string
		args      []any
	}{
		"search":            {searchVectors, []any{"t1", nil, []string{}, v.String(), "e", 8}},
		"search by words":   {searchPlans, []any{"t1", nil, []string{}}},
		"list":              {listPlans, []any{"t1"}},
		"reports":           {selectReports, []any{"t1", p.ID, 0}},
		"plan":              {selectSnapshot, []any{"t1", p.ID}},
		"plan without snap": {selectParts, []any{"t1", p.ID}},
	} {
		rows, err := conn.Query(t.Context(), "EXPLAIN (COSTS OFF) "+q.statement, append([]any{pgx.QueryExecModeExec}, q.args...)...)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if plan := strings.Join(lines, "\n"); !strings.Contains(plan, "Task Count: 1\n") {
			t.Errorf("%s does not go to one shard:\n%s", name, plan)
		}
	}
}

// ordinaryRole stores as a role that row-level security does not bind, and
// reads as one that it binds on every node.
func ordinaryRole(t *testing.T, url string) {
	app := appRole(t, url)
	admin, s := openStore(t, url, nil), openStore(t, app, nil)
	if !s.RowSecurity() {
		t.Error("row-level security does not bind the role of the test")
	}
	p := storetest.Plan(1, 20)
	for _, tenant := range []string{"mine", `the'i\rs`} {
		if _, err := admin.Put(t.Context(), tenant, p, storetest.Vectors(p, "e", 8)); err != nil {
			t.Fatal(err)
		}
	}
	q := retrieval.Query{Vector: storetest.Vector(1, 8), Embedder: "e", Alpha: 1}
	for _, tenant := range []string{"mine", `the'i\rs`} {
		if got, err := s.Plan(t.Context(), tenant, p.ID); err != nil || len(got.Entries) != 20 {
			t.Errorf("Plan of %q: %v", tenant, err)
		}
		if hits, err := s.Search(t.Context(), tenant, q); err != nil || len(hits) != 10 {
			t.Errorf("Search of %q: %d hits, %v", tenant, len(hits), err)
		}
	}
	conn, err := pgx.Connect(t.Context(), app)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	var n int
	if _, err := conn.Exec(t.Context(), "SET citus.propagate_set_commands = 'local'; BEGIN; SET LOCAL kehoach.tenant = 'mine'"); err != nil {
		t.Fatal(err)
	}
	if err := conn.QueryRow(t.Context(), "SELECT count(*) FROM kehoach.entries").Scan(&n); err != nil || n != 20 {
		t.Errorf("without naming the tenant the role sees %d entries, %v; want its own 20", n, err)
	}
	if err := conn.QueryRow(t.Context(), "SELECT count(*) FROM kehoach.entries WHERE tenant <> 'mine'").Scan(&n); err != nil || n != 0 {
		t.Errorf("the role sees %d entries of another, %v", n, err)
	}
	_, err = s.Put(t.Context(), "mine", storetest.Plan(2, 5), nil)
	wantFault(t, "Put as the role", err, retrieval.StoreReadOnly, "BYPASSRLS")
}
