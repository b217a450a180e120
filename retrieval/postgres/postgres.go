// Package postgres is the store for an office and for a country: PostgreSQL 15
// or newer with the extension pgvector, through pgx and pgvector-go.
//
// [Migrate] makes and changes the tables (migrations/*.sql); [Open] uses them.
// All tables are in the schema kehoach. Every statement names its tenant, and
// every transaction declares it to the row-level security of the tables, so
// that a statement that forgot the tenant would see no other's rows.
//
// A search is one statement in one round trip, together with that declaration:
// it returns the inverted indexes ([retrieval.Segment]) of those of the
// tenant's plans that are not in memory in their stored version, and the
// products of the question's vector with those of the entries, which the
// server computes. The ranking is that of [retrieval.Search].
//
// Reads are tried again where a connection broke, and so are writes, which
// can be done twice; see [Options].
package postgres

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/retrieval"
)

// Store is a store on a PostgreSQL server. It is safe for concurrent use.
type Store struct {
	pool   *pgxpool.Pool
	server string // host:port/database, for messages
	now    func() time.Time
	wait   time.Duration
	cache  *segmentCache
	// exempt says that row-level security does not bind the role.
	exempt     bool
	candidates int // of a search of all tenants
	// distributed says that the tables are on the nodes of a Citus cluster.
	distributed bool
}

var (
	_ retrieval.BulkStore = (*Store)(nil)
	_ retrieval.AllStore  = (*Store)(nil)
	_ retrieval.Indexer   = (*Store)(nil)
)

// Options are what [Open] can be told. The zero value of a field is its
// default.
type Options struct {
	// Now tells the time of storing; default [time.Now].
	Now func() time.Time
	// CacheBytes bounds the segments kept in memory; default 512 MB, which is
	// about 4,500 plans of 200 entries. Only what is asked for is kept: an
	// office of 20 plans takes 2 MB.
	CacheBytes int
	// Wait is how long a call waits for a free connection, and goes on trying
	// while the server cannot be reached or is starting; default 5 s.
	Wait time.Duration
	// Connections is the most connections at once; default what the URL says
	// (pool_max_conns), else 16.
	Connections int
	// Candidates is how many candidates a search of all tenants keeps in the
	// index of [BuildIndex], at most 1000: more find more, and cost more.
	// The default, 700, finds 97 of the 100 nearest among a million.
	Candidates int
	// Migrate brings the tables up to date first, as [Migrate] does without
	// options. Without it, tables that are missing or old are a fault.
	Migrate bool
}

func (o *Options) withDefaults() Options {
	var out Options
	if o != nil {
		out = *o
	}
	if out.Now == nil {
		out.Now = time.Now
	}
	if out.CacheBytes <= 0 {
		out.CacheBytes = 512 << 20
	}
	if out.Wait <= 0 {
		out.Wait = 5 * time.Second
	}
	if out.Candidates <= 0 {
		out.Candidates = candidates
	}
	return out
}

// connections is how many connections a store may have at once by default.
const connections = 16

// Open opens the store in the database at url, "postgres://user:password@host/database"
// or another form that pgx understands. An error wraps a [retrieval.Fault]
// where the server, the database or the tables will not do.
func Open(ctx context.Context, url string, opts *Options) (*Store, error) {
	o := opts.withDefaults()
	cfg, err := config(url)
	if err != nil {
		return nil, err
	}
	if o.Connections > 0 {
		cfg.MaxConns = int32(min(o.Connections, math.MaxInt32))
	} else if !strings.Contains(url, "pool_max_conns") {
		cfg.MaxConns = connections
	}
	s := &Store{server: server(cfg.ConnConfig), now: o.Now, wait: o.Wait, cache: newSegmentCache(o.CacheBytes), candidates: o.Candidates}
	if o.Migrate {
		if err := Migrate(ctx, url, nil); err != nil {
			return nil, err
		}
	}
	if err := s.connect(ctx, cfg); err != nil {
		return nil, fmt.Errorf("open store %s: %w", s.server, err)
	}
	return s, nil
}

// RowSecurity reports whether the server's row-level security binds the role
// that the store is opened as. It does not bind superusers and roles with
// BYPASSRLS; everything works for them too, with one lock less.
func (s *Store) RowSecurity() bool { return !s.exempt }

// Close ends the use of the store.
func (s *Store) Close() error {
	s.pool.Close()
	return nil
}

// validName reports whether a text can be stored as a name; what cannot is
// surely not there.
func validName(names ...string) bool {
	for _, n := range names {
		if n == "" || strings.Contains(n, "\x00") || !utf8.ValidString(n) {
			return false
		}
	}
	return true
}

// cleanText is a text as far as the server can hold it as text.
func cleanText(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}

// wrap says what was being done, unless there is no error.
func wrap(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf(format+": %w", append(args, err)...)
}

var errNoRow = errors.New("the server returned no row")
