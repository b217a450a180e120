package postgres

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"kehoach/retrieval"
	"kehoach/retrieval/postgres/postgrestest"
	"kehoach/retrieval/storetest"
)

// with returns the URL with a setting: "pool_max_conns", "statement_timeout".
func with(t testing.TB, base, key, value string) string {
	t.Helper()
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set(key, value)
	u.RawQuery = q.Encode()
	return u.String()
}

// database makes a database with the tables.
func database(t testing.TB) string {
	t.Helper()
	u := postgrestest.Empty(t)
	if err := Migrate(t.Context(), u, nil); err != nil {
		t.Fatal(err)
	}
	return u
}

// ask runs a statement as the server's administrator and returns its value.
func ask[T any](t testing.TB, url, statement string, args ...any) T {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	var out T
	if err := conn.QueryRow(t.Context(), statement, args...).Scan(&out); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	return out
}

// openStore opens a store that is closed with the test.
func openStore(t testing.TB, url string, o *Options) *Store {
	t.Helper()
	s, err := Open(t.Context(), url, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

var roles atomic.Int64

// appRole makes an ordinary role, as programs should use, and returns the URL
// with it.
func appRole(t testing.TB, url string) string {
	t.Helper()
	role := fmt.Sprintf("kehoach_app_%d_%d", os.Getpid(), roles.Add(1))
	postgrestest.Exec(t, url, fmt.Sprintf("CREATE ROLE %s LOGIN PASSWORD 'app'", role))
	t.Cleanup(func() {
		postgrestest.Exec(t, url, "DROP OWNED BY "+role)
		postgrestest.Exec(t, url, "DROP ROLE "+role)
	})
	if err := Migrate(t.Context(), url, &MigrateOptions{Grant: role}); err != nil {
		t.Fatal(err)
	}
	return as(t, url, role, "app")
}

// as returns the URL with another user.
func as(t testing.TB, base, user, password string) string {
	t.Helper()
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword(user, password)
	return u.String()
}

// TestStore runs the conformance suite as an ordinary role, which row-level
// security binds.
func TestStore(t *testing.T) {
	postgrestest.URL(t)
	storetest.Run(t, func(t *testing.T) retrieval.Store {
		u := with(t, appRole(t, database(t)), "pool_max_conns", "6")
		s := openStore(t, u, nil)
		if !s.RowSecurity() {
			t.Error("row-level security does not bind the role of the test")
		}
		return s
	})
}

// TestAdministrator: a superuser, whom row-level security does not bind, has
// the same store.
func TestAdministrator(t *testing.T) {
	s := openStore(t, database(t), nil)
	if s.RowSecurity() {
		t.Skip("the role of KEHOACH_TEST_POSTGRES is no superuser")
	}
	p := storetest.Plan(1, 8)
	for _, tenant := range []string{"a", "b"} {
		if _, err := s.Put(t.Context(), tenant, p, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Remove(t.Context(), "a", p.ID); err != nil {
		t.Fatal(err)
	}
	for tenant, want := range map[string]int{"a": 0, "b": 1} {
		if all, err := s.Plans(t.Context(), tenant); err != nil || len(all) != want {
			t.Errorf("Plans(%q) = %d, %v; want %d", tenant, len(all), err, want)
		}
	}
}
