// Bench measures retrieval/postgres on a server: a million entries of 5,000
// tenants, made by varying the entries of the sample plan, beside langchaingo's
// pgvector store with the same vectors in the same run.
//
//	retrieval/postgres/bench/run.sh [-entries 1000000] [-dim 384] …
//
// It is a module of its own, so that langchaingo's store does not become a
// dependency of the program.
package main

import (
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/retrieval/postgres"
)

// settings are what the command line says.
type settings struct {
	seed              uint64
	entries, each     int
	dim, queries      int
	rival             int
	outage            time.Duration
	askers            int
	all               bool
	server, data, bin string
}

func main() {
	var s settings
	flag.Uint64Var(&s.seed, "seed", 1, "seed of the entries")
	flag.IntVar(&s.entries, "entries", 1_000_000, "entries in all")
	flag.IntVar(&s.each, "each", 200, "entries a tenant")
	flag.IntVar(&s.dim, "dim", 384, "components of a vector")
	flag.IntVar(&s.queries, "queries", 5000, "searches a measurement")
	flag.IntVar(&s.rival, "rival", 100_000, "entries for the comparison with langchaingo; 0 leaves it out")
	flag.DurationVar(&s.outage, "outage", time.Minute, "how long the askers ask across a restart of the server; 0 leaves it out")
	flag.IntVar(&s.askers, "askers", 50, "askers at once then")
	flag.BoolVar(&s.all, "all", true, "measure the search of all tenants")
	flag.Parse()
	s.server = os.Getenv("KEHOACH_TEST_POSTGRES")
	s.data, s.bin = os.Getenv("KEHOACH_TEST_POSTGRES_DATA"), os.Getenv("KEHOACH_TEST_POSTGRES_BIN")
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, &s); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, s *settings) error {
	if s.server == "" {
		return fmt.Errorf("set KEHOACH_TEST_POSTGRES, or run retrieval/postgres/bench/run.sh")
	}
	c, err := newCorpus(s.seed, s.dim)
	if err != nil {
		return err
	}
	fmt.Printf("%d entries, %d a tenant, vectors of %d, seed %d; %s, %d processors\n\n",
		s.entries, s.each, s.dim, s.seed, runtime.Version(), runtime.NumCPU())
	if s.rival > 0 {
		if err := rival(ctx, s, c); err != nil {
			return err
		}
	}
	if err := growth(ctx, s, c); err != nil {
		return err
	}
	if s.all {
		if err := searchAll(ctx, s, c); err != nil {
			return err
		}
	}
	if s.outage > 0 {
		return outage(ctx, s, c)
	}
	return nil
}

// newDatabase makes a database, anew where there is one, and returns its URL.
func newDatabase(ctx context.Context, s *settings, name string) (string, error) {
	conn, err := pgx.Connect(ctx, s.server)
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx)
	for _, statement := range []string{"DROP DATABASE IF EXISTS " + name + " WITH (FORCE)", "CREATE DATABASE " + name} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return "", err
		}
	}
	u, err := url.Parse(s.server)
	if err != nil {
		return "", err
	}
	u.Path = "/" + name
	return u.String(), nil
}

// role is the ordinary role that the store is used as: row-level security
// binds it.
const role = "kehoach_bench"

// newStore makes a database with the tables, and opens it as the role.
func newStore(ctx context.Context, s *settings, name string) (*postgres.Store, string, error) {
	owner, err := newDatabase(ctx, s, name)
	if err != nil {
		return nil, "", err
	}
	conn, err := pgx.Connect(ctx, owner)
	if err != nil {
		return nil, "", err
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, "CREATE ROLE "+role+" LOGIN PASSWORD '"+role+"'"); err != nil && !strings.Contains(err.Error(), "already exists") {
		return nil, "", err
	}
	if err := postgres.Migrate(ctx, owner, &postgres.MigrateOptions{Grant: role}); err != nil {
		return nil, "", err
	}
	st, err := openAs(ctx, owner, nil)
	return st, owner, err
}

func openAs(ctx context.Context, owner string, o *postgres.Options) (*postgres.Store, error) {
	u, err := url.Parse(owner)
	if err != nil {
		return nil, err
	}
	u.User = url.UserPassword(role, role)
	return postgres.Open(ctx, u.String(), o)
}
