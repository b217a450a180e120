package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/plan"
	"kehoach/retrieval"
	"kehoach/retrieval/postgres/postgrestest"
	"kehoach/retrieval/storetest"
)

// TestUnreachable: what cannot be opened is said with what to do.
func TestUnreachable(t *testing.T) {
	server := postgrestest.URL(t)
	short := &Options{Wait: 200 * time.Millisecond}
	p, refused := throughProxy(t, server)
	p.refuse.Store(true)
	for what, test := range map[string]struct{ url, code, todo string }{
		"no URL":          {"postgres://a b", retrieval.StoreUnreachable, "postgres://USER"},
		"nobody listens":  {"postgres://a:geheim@127.0.0.1:1/x", retrieval.StoreUnreachable, "check that the server runs"},
		"cut at once":     {refused, retrieval.StoreUnreachable, "check that the server runs"},
		"wrong password":  {as(t, server, "kehoach", "geheim"), retrieval.StoreUnreachable, "password is wrong"},
		"absent database": {postgrestest.WithDatabase(t, server, "absent"), retrieval.StoreUnreachable, "createdb"},
	} {
		_, err := Open(t.Context(), test.url, short)
		wantFault(t, what, err, test.code, test.todo)
		if err != nil && (strings.Contains(err.Error(), "geheim") || strings.Contains(fmt.Sprint(errors.Unwrap(err)), "geheim")) {
			t.Errorf("%s: the error shows the password: %v", what, err)
		}
	}
}

// TestCutWhileReading cuts the connection before the reply, and all idle
// connections: the reads are made again, and nobody sees it.
func TestCutWhileReading(t *testing.T) {
	p, u := throughProxy(t, database(t))
	s := openStore(t, u, nil)
	a := storetest.Plan(1, 40)
	if _, err := s.Put(t.Context(), "t", a, storetest.Vectors(a, "e", 8)); err != nil {
		t.Fatal(err)
	}
	q := retrieval.Query{Terms: retrieval.Terms("thủ tục hành chính", retrieval.TermOptions{}), Vector: storetest.Vector(1, 8), Embedder: "e", Alpha: 0.5}
	want, err := s.Search(t.Context(), "t", q)
	if err != nil {
		t.Fatal(err)
	}
	for round := range 5 {
		p.cutReply.Store(true)
		if round%2 == 1 {
			p.cut() // and the idle ones
		}
		got, err := s.Search(t.Context(), "t", q)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("search over a cut connection: %v\n%s", err, diff)
		}
		p.cutReply.Store(true)
		if got, err := s.Plan(t.Context(), "t", a.ID); err != nil || len(got.Entries) != 40 {
			t.Errorf("Plan over a cut connection: %v", err)
		}
		p.cutReply.Store(true)
		if all, err := s.Plans(t.Context(), "t"); err != nil || len(all) != 1 {
			t.Errorf("Plans over a cut connection: %d, %v", len(all), err)
		}
	}
	if p.cuts.Load() < 15 {
		t.Errorf("%d connections were cut, want 15", p.cuts.Load())
	}
}

// TestCutWhileWriting cuts the connection after ever more bytes of a Put, so
// at every stage of it and before the reply to its end: Put is made again, and
// what is stored is whole.
func TestCutWhileWriting(t *testing.T) {
	p, u := throughProxy(t, database(t))
	s := openStore(t, with(t, u, "pool_max_conns", "1"), nil)
	version := func(i int) *plan.Plan {
		a := storetest.Plan(uint64(i), 20+i%3)
		a.ID = "p"
		return a
	}
	// How many bytes a Put sends.
	p.cutAt.Store(1 << 40)
	if _, err := s.Put(t.Context(), "t", version(0), storetest.Vectors(version(0), "e", 16)); err != nil {
		t.Fatal(err)
	}
	size := 1<<40 - p.cutAt.Load()
	const steps = 40
	for i := 1; i <= steps; i++ {
		p.cutAt.Store(size * int64(i-1) / (steps - 2))
		a := version(i)
		changed, err := s.Put(t.Context(), "t", a, storetest.Vectors(a, "e", 16))
		p.cutAt.Store(-1)
		if err != nil || !changed {
			t.Errorf("Put, cut at step %d = %t, %v; want true, nil", i, changed, err)
		}
		whole(t, s, "t", a)
	}
	if p.cuts.Load() < steps/2 {
		t.Errorf("only %d connections were cut", p.cuts.Load())
	}
}

// whole fails the test where the store does not hold a plan whole: its JSON,
// its snapshot, its words and its vectors.
func whole(t *testing.T, s *Store, tenant string, want *plan.Plan) {
	t.Helper()
	got, err := s.Plan(t.Context(), tenant, want.ID)
	if err != nil || len(got.Entries) != len(want.Entries) || got.Number != want.Number {
		t.Errorf("the stored plan is %v, %v; want %s", got, err, want.Number)
		return
	}
	x, _, err := s.Index(t.Context(), tenant, want.ID)
	if err != nil || x.Stats().Entries != len(want.Entries) {
		t.Errorf("the index is not of the plan: %v", err)
	}
	for _, table := range belonging {
		var n int
		err := s.do(t.Context(), func(ctx context.Context, conn *pgxpool.Conn) error {
			return s.one(ctx, conn, tenant, "SELECT count(*) FROM kehoach."+table+" WHERE tenant = $1 AND plan_id = $2", []any{tenant, want.ID}, &n)
		})
		if err != nil {
			t.Fatal(err)
		}
		if rows := map[string]int{"bodies": 1, "words": 1, "entries": len(want.Entries)}[table]; rows > 0 && n != rows {
			t.Errorf("%s has %d rows of the plan, want %d", table, n, rows)
		}
	}
}
