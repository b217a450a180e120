package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/plan"
	"kehoach/retrieval"
	"kehoach/retrieval/storetest"
)

// TestUnreachable: what cannot be opened is said with what to do.
func TestUnreachable(t *testing.T) {
	server := serverURL(t)
	short := &Options{Wait: 200 * time.Millisecond}
	p, refused := throughProxy(t, server)
	p.refuse.Store(true)
	for what, test := range map[string]struct{ url, code, todo string }{
		"no URL":          {"postgres://a b", retrieval.StoreUnreachable, "postgres://USER"},
		"nobody listens":  {"postgres://a:geheim@127.0.0.1:1/x", retrieval.StoreUnreachable, "check that the server runs"},
		"cut at once":     {refused, retrieval.StoreUnreachable, "check that the server runs"},
		"wrong password":  {as(t, server, "kehoach", "geheim"), retrieval.StoreUnreachable, "password is wrong"},
		"absent database": {withDatabase(t, server, "absent"), retrieval.StoreUnreachable, "createdb"},
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

// TestStatementTimeout: a statement that the server stops is said as such.
func TestStatementTimeout(t *testing.T) {
	u := database(t)
	s := openStore(t, with(t, u, "statement_timeout", "300"), nil)
	a := storetest.Plan(1, 5)
	if _, err := s.Put(t.Context(), "t", a, nil); err != nil {
		t.Fatal(err)
	}
	release := lockTables(t, u)
	_, err := s.Plan(t.Context(), "t", a.ID)
	wantFault(t, "Plan", err, retrieval.StoreBusy, "statement_timeout")
	_, err = s.Search(t.Context(), "t", retrieval.Query{Terms: []retrieval.Term{{Text: "thu", Weight: 1}}})
	wantFault(t, "Search", err, retrieval.StoreBusy, "statement_timeout")
	_, err = s.Put(t.Context(), "t", storetest.Plan(1, 6), nil)
	wantFault(t, "Put", err, retrieval.StoreBusy, "statement_timeout")
	release()
	whole(t, s, "t", a)
	// The caller's own time limit is the caller's.
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	defer lockTables(t, u)()
	if _, err := s.Plan(ctx, "t", a.ID); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Plan with a time limit: %v, want DeadlineExceeded", err)
	}
}

// lockTables makes all who use the tables wait, until it is released.
func lockTables(t *testing.T, url string) (release func()) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(t.Context(), "BEGIN; LOCK TABLE kehoach.plans"); err != nil {
		t.Fatal(err)
	}
	return func() { conn.Close(context.Background()) }
}

// TestPoolExhausted: who gets no connection in time hears so; later all is
// well again.
func TestPoolExhausted(t *testing.T) {
	u := database(t)
	s := openStore(t, with(t, u, "pool_max_conns", "2"), &Options{Wait: 200 * time.Millisecond})
	a := storetest.Plan(1, 5)
	if _, err := s.Put(t.Context(), "t", a, nil); err != nil {
		t.Fatal(err)
	}
	release := lockTables(t, u)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			if _, err := s.Plan(t.Context(), "t", a.ID); err != nil {
				t.Errorf("a slow reader: %v", err)
			}
		})
	}
	for s.pool.Stat().AcquiredConns() < 2 {
		time.Sleep(time.Millisecond)
	}
	_, err := s.Plans(t.Context(), "t")
	wantFault(t, "Plans while all connections are in use", err, retrieval.StoreBusy, "pool_max_conns")
	release()
	wg.Wait()
	whole(t, s, "t", a)
}

// TestTooManyConnections: the server's own limit is said as such.
func TestTooManyConnections(t *testing.T) {
	u := database(t)
	app := appRole(t, u)
	role := ask[string](t, u, "SELECT rolname FROM pg_roles WHERE rolname LIKE 'kehoach_app_%' ORDER BY oid DESC LIMIT 1")
	execSQL(t, u, "ALTER ROLE "+role+" CONNECTION LIMIT 1")
	conn, err := pgx.Connect(t.Context(), app)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	_, err = Open(t.Context(), app, &Options{Wait: 100 * time.Millisecond})
	wantFault(t, "Open with no connection left", err, retrieval.StoreBusy, "max_connections")
}

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
	execSQL(t, u, "UPDATE kehoach.bodies SET snapshot = 'x'", "UPDATE kehoach.words SET segment = 'x'")
	fresh := openStore(t, u, nil)
	whole(t, fresh, "t", a)
	whole(t, openStore(t, u, nil), "t", a)
	if ask[int](t, u, "SELECT length(segment) FROM kehoach.words") < 100 {
		t.Error("the words were not stored again")
	}
	for _, damage := range []string{"DELETE FROM kehoach.entries WHERE ord = 2", "UPDATE kehoach.entries SET data = replace(data, 'h', 'k')", "DELETE FROM kehoach.bodies"} {
		put()
		execSQL(t, u, "UPDATE kehoach.bodies SET snapshot = 'x'", damage)
		_, err := s.Plan(t.Context(), "t", a.ID)
		wantFault(t, damage, err, retrieval.StoreDamaged, "read the plan again")
	}
	put()
	execSQL(t, u, "DROP TABLE kehoach.agencies")
	_, err := s.Put(t.Context(), "t", storetest.Plan(1, 6), nil)
	wantFault(t, "Put without a table", err, retrieval.StoreForeign, "kehoach migrate")
	if got, err := s.Plan(t.Context(), "t", a.ID); err != nil || len(got.Entries) != 5 {
		t.Errorf("a failed Put changed the plan: %v", err)
	}
}
