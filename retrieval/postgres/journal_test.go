package postgres

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"kehoach/plan"
	"kehoach/retrieval/postgres/postgrestest"
	"kehoach/retrieval/storetest"
)

// report returns a report on the first entry of a plan.
func report(p *plan.Plan, done int) plan.Progress {
	return plan.Progress{Entry: p.Entries[0].ID, Agency: "so-y-te", Done: done, By: "Lan", At: time.Date(2025, 6, 1, 8, 0, done, 0, time.UTC)}
}

// TestReportOnce loses the connection at each message of a report and at each
// reply: the report is stored once, since the store tries again without doing
// it twice.
func TestReportOnce(t *testing.T) {
	p, u := throughProxy(t, database(t))
	s := openStore(t, with(t, u, "pool_max_conns", "1"), nil)
	a := storetest.Plan(1, 3)
	if _, err := s.Put(t.Context(), "t", a, nil); err != nil {
		t.Fatal(err)
	}
	n := 0
	reportOnce := func(what string) {
		t.Helper()
		n++
		if err := s.Report(t.Context(), "t", a.ID, report(a, n)); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		got, err := s.Reports(t.Context(), "t", a.ID)
		if err != nil || len(got) != n || got[n-1].Done != n {
			t.Fatalf("%s: %d reports, %v; want %d", what, len(got), err, n)
		}
	}
	reportOnce("undisturbed")
	for at := int64(0); at < 1000; at += 50 {
		p.cutAt.Store(at)
		reportOnce("cut on the way there")
		p.cutAt.Store(-1)
	}
	before := p.cuts.Load()
	// Each reply in turn, the commit's among them.
	for skip := range 6 {
		p.skipReplies.Store(int64(skip))
		p.cutReply.Store(true)
		reportOnce("cut on the way back")
		p.cutReply.Store(false)
	}
	if p.cuts.Load() < before+4 {
		t.Errorf("%d replies were cut: the test tells nothing", p.cuts.Load()-before)
	}
}

// TestHistoryStays: the role that programs use cannot change what was
// reported, and roles that had their rights before the history came get them.
func TestHistoryStays(t *testing.T) {
	u := postgrestest.Empty(t)
	scripts := fstest.MapFS{}
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names[:3] {
		data, err := migrationFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		scripts[name[len("migrations/"):]] = &fstest.MapFile{Data: data}
	}
	if err := migrate(t.Context(), u, nil, scripts); err != nil {
		t.Fatal(err)
	}
	const role = "kehoach_before"
	postgrestest.Exec(t, u, "CREATE ROLE "+role+" LOGIN PASSWORD 'app'",
		"GRANT USAGE ON SCHEMA kehoach TO "+role, "GRANT SELECT ON kehoach.migrations TO "+role,
		"GRANT SELECT, INSERT, UPDATE, DELETE ON kehoach.plans, kehoach.bodies, kehoach.words, kehoach.entries, kehoach.agencies, kehoach.vectors TO "+role)
	t.Cleanup(func() { postgrestest.Exec(t, u, "DROP OWNED BY "+role, "DROP ROLE "+role) })
	if err := Migrate(t.Context(), u, nil); err != nil {
		t.Fatal(err)
	}
	app := as(t, u, role, "app")
	s := openStore(t, app, nil)
	a := storetest.Plan(1, 3)
	if _, err := s.Put(t.Context(), "t", a, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Report(t.Context(), "t", a.ID, report(a, 60)); err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), app)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	_, err = conn.Exec(t.Context(), "SELECT set_config('kehoach.tenant', 't', false)")
	if err != nil {
		t.Fatal(err)
	}
	_, err = conn.Exec(t.Context(), "UPDATE kehoach.progress SET done = 100")
	if e := (*pgconn.PgError)(nil); !errors.As(err, &e) || e.Code != "42501" {
		t.Errorf("changing the history: %v, want it denied", err)
	}
}
