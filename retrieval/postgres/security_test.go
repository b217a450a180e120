package postgres

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"kehoach/retrieval"
	"kehoach/retrieval/postgres/postgrestest"
	"kehoach/retrieval/storetest"
)

// tables are all tables with rows of tenants.
var tables = slices.Concat([]string{"plans"}, belonging, lasting)

// TestForgottenFilter tries, as the role that programs use, to read and write
// what is not the tenant's with statements that forgot to name the tenant.
func TestForgottenFilter(t *testing.T) {
	owner := database(t)
	app := appRole(t, owner)
	s := openStore(t, app, nil)
	p := storetest.Plan(1, 6)
	for _, tenant := range []string{"mine", "theirs"} {
		if _, err := s.Put(t.Context(), tenant, p, storetest.Vectors(p, "e", 4)); err != nil {
			t.Fatal(err)
		}
		if err := s.Report(t.Context(), tenant, p.ID, report(p, 40)); err != nil {
			t.Fatal(err)
		}
	}
	conn, err := pgx.Connect(t.Context(), app)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	in := func(tenant string, do func(tx pgx.Tx)) {
		tx, err := conn.Begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Rollback(t.Context()) // on purpose
		if tenant != "" {
			if _, err := tx.Exec(t.Context(), "SELECT set_config('kehoach.tenant', $1, true)", tenant); err != nil {
				t.Fatal(err)
			}
		}
		do(tx)
	}
	for _, table := range tables {
		count := func(tx pgx.Tx, where string) (n int) {
			if err := tx.QueryRow(t.Context(), "SELECT count(*) FROM kehoach."+table+where).Scan(&n); err != nil {
				t.Fatal(err)
			}
			return n
		}
		in("", func(tx pgx.Tx) {
			if n := count(tx, ""); n != 0 {
				t.Errorf("%s: %d rows without a tenant, want none", table, n)
			}
		})
		in("mine", func(tx pgx.Tx) {
			if n := count(tx, " WHERE tenant <> 'mine'"); n != 0 || count(tx, "") == 0 {
				t.Errorf("%s: %d rows of others and %d in all, want none and some", table, n, count(tx, ""))
			}
			statements := []string{"DELETE FROM kehoach." + table}
			if !slices.Contains(lasting, table) { // of these the role may change none
				statements = append(statements, "UPDATE kehoach."+table+" SET tenant = tenant")
			}
			for _, statement := range statements {
				done, err := tx.Exec(t.Context(), statement+" WHERE tenant = 'theirs'")
				if err != nil || done.RowsAffected() != 0 {
					t.Errorf("%s of another's rows: %d rows, %v; want none", statement, done.RowsAffected(), err)
				}
			}
		})
		in("mine", func(tx pgx.Tx) {
			_, err := tx.Exec(t.Context(), "UPDATE kehoach."+table+" SET tenant = 'theirs'")
			if e := (*pgconn.PgError)(nil); !errors.As(err, &e) || e.Code != "42501" {
				t.Errorf("%s: giving rows to another: %v, want a violation of row-level security", table, err)
			}
		})
		in("stranger' OR true --", func(tx pgx.Tx) {
			if n := count(tx, ""); n != 0 {
				t.Errorf("%s: %d rows for a stranger, want none", table, n)
			}
		})
	}
	// The role owns nothing, so it cannot lift the lock.
	for _, statement := range []string{"ALTER TABLE kehoach.plans DISABLE ROW LEVEL SECURITY", "SET row_security = off; SELECT * FROM kehoach.plans"} {
		if _, err := conn.Exec(t.Context(), statement); err == nil {
			t.Errorf("%s: no error", statement)
		}
	}
	want := 2 * len(p.Entries)
	if n := ask[int](t, owner, "SELECT count(*) FROM kehoach.entries"); n != want {
		t.Errorf("%d entries in all, want %d", n, want)
	}
}

// TestOwnerIsBoundToo: row-level security binds the owner of the tables.
func TestOwnerIsBoundToo(t *testing.T) {
	empty := postgrestest.Empty(t)
	role := fmt.Sprintf("kehoach_owner_%d", roles.Add(1))
	postgrestest.Exec(t, empty, "CREATE EXTENSION vector", "CREATE ROLE "+role+" LOGIN PASSWORD 'o'", "GRANT CREATE ON DATABASE "+pgx.Identifier{ask[string](t, empty, "SELECT current_database()")}.Sanitize()+" TO "+role)
	t.Cleanup(func() { postgrestest.Exec(t, empty, "DROP OWNED BY "+role, "DROP ROLE "+role) })
	u := as(t, empty, role, "o")
	if err := Migrate(t.Context(), u, nil); err != nil {
		t.Fatal(err)
	}
	s := openStore(t, u, nil)
	if !s.RowSecurity() {
		t.Error("row-level security does not bind the owner")
	}
	if _, err := s.Put(t.Context(), "t", storetest.Plan(1, 3), nil); err != nil {
		t.Fatal(err)
	}
	if n := ask[int](t, u, "SELECT count(*) FROM kehoach.plans"); n != 0 {
		t.Errorf("the owner sees %d plans without a tenant, want none", n)
	}
}

// TestOneRoundTrip counts what waits for the server in each call.
func TestOneRoundTrip(t *testing.T) {
	p, u := throughProxy(t, database(t))
	s := openStore(t, with(t, u, "pool_max_conns", "1"), nil)
	a := storetest.Plan(1, 30)
	for tenant := range 3 {
		if _, err := s.Put(t.Context(), fmt.Sprint(tenant), a, storetest.Vectors(a, "e", 8)); err != nil {
			t.Fatal(err)
		}
	}
	q := retrieval.Query{Terms: retrieval.Terms("thủ tục", retrieval.TermOptions{}), Vector: storetest.Vector(1, 8), Embedder: "e", Alpha: 0.5}
	words := retrieval.Query{Terms: q.Terms}
	most := map[string]int64{"Index": 2} // the vectors come after what tells whether there are any
	for name, call := range map[string]func(tenant string) error{
		"Search":          func(tenant string) error { _, err := s.Search(t.Context(), tenant, q); return err },
		"Search by words": func(tenant string) error { _, err := s.Search(t.Context(), tenant, words); return err },
		"SearchAll":       func(string) error { _, err := s.SearchAll(t.Context(), q); return err },
		"Plan":            func(tenant string) error { _, err := s.Plan(t.Context(), tenant, a.ID); return err },
		"Plans":           func(tenant string) error { _, err := s.Plans(t.Context(), tenant); return err },
		"Index":           func(tenant string) error { _, _, err := s.Index(t.Context(), tenant, a.ID); return err },
	} {
		// The first call on a connection prepares its statements. The second is
		// of a tenant of whom nothing is in memory, the third is not.
		for i, tenant := range []string{"0", "1", "1"} {
			before := p.syncs.Load()
			if err := call(tenant); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if n, want := p.syncs.Load()-before, max(1, most[name]); i > 0 && int64(n) != want {
				t.Errorf("%s, call %d: %d round trips, want %d", name, i, n, want)
			}
		}
	}
}
