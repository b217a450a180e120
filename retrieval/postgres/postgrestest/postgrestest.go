// Package postgrestest gives tests a PostgreSQL database: that of
// KEHOACH_TEST_POSTGRES, which retrieval/postgres/testserver/run.sh sets.
package postgrestest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
)

// URL returns the server to test against. Without one the test is skipped,
// with CI=true it fails: there nothing may be left out.
func URL(t testing.TB) string {
	t.Helper()
	u := os.Getenv("KEHOACH_TEST_POSTGRES")
	if u == "" {
		const missing = "needs a PostgreSQL server with pgvector: set KEHOACH_TEST_POSTGRES to its URL, or run the tests by retrieval/postgres/testserver/run.sh go test ./..."
		if os.Getenv("CI") == "true" {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	return u
}

var databases atomic.Int64

// Empty makes an empty database of the test's own, which goes with the test,
// and returns its URL.
func Empty(t testing.TB) string {
	t.Helper()
	server := URL(t)
	name := fmt.Sprintf("kehoach_test_%d_%d", os.Getpid(), databases.Add(1))
	Exec(t, server, "CREATE DATABASE "+name)
	t.Cleanup(func() { Exec(t, server, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)") })
	return WithDatabase(t, server, name)
}

// WithDatabase returns the URL of another database of the server.
func WithDatabase(t testing.TB, server, name string) string {
	t.Helper()
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

// Exec runs statements one by one, as the server's administrator.
func Exec(t testing.TB, url string, statements ...string) {
	t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	for _, s := range statements {
		if _, err := conn.Exec(ctx, s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}
