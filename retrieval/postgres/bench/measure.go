package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"kehoach/retrieval"
	"kehoach/retrieval/postgres"
)

// times are how long calls took.
type times []time.Duration

func (t times) at(share float64) time.Duration {
	if len(t) == 0 {
		return 0
	}
	slices.Sort(t)
	return t[min(len(t)-1, int(share*float64(len(t))))]
}

func (t times) String() string {
	round := func(d time.Duration) time.Duration { return d.Round(time.Microsecond) }
	return fmt.Sprintf("p50 %v  p95 %v  p99 %v", round(t.at(0.5)), round(t.at(0.95)), round(t.at(0.99)))
}

// growth loads the entries and measures the search on the way.
func growth(ctx context.Context, s *settings, c *corpus) error {
	st, owner, err := newStore(ctx, s, "kehoach_bench")
	if err != nil {
		return err
	}
	defer st.Close()
	tenants := s.entries / s.each
	loaded := 0
	for _, upTo := range []int{tenants / 100, tenants / 10, tenants} {
		start := time.Now()
		p, err := st.PutMany(ctx, c.items(loaded, upTo, s.each), nil)
		if err != nil {
			return err
		}
		d := time.Since(start)
		fmt.Printf("loaded %d entries of %d tenants in %v (%.0f entries/s, making them and their vectors included)\n",
			p.Entries, p.Done, d.Round(time.Second), float64(p.Entries)/d.Seconds())
		loaded = upTo
		if err := vacuum(ctx, owner); err != nil {
			return err
		}
		if err := measure(ctx, s, c, st, owner, loaded); err != nil {
			return err
		}
	}
	return sizes(ctx, owner)
}

func vacuum(ctx context.Context, owner string) error {
	conn, err := pgx.Connect(ctx, owner)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, "VACUUM ANALYZE")
	return err
}

// measure times searches of random tenants, one after the other.
func measure(ctx context.Context, s *settings, c *corpus, st *postgres.Store, owner string, tenants int) error {
	r := rand.New(rand.NewPCG(s.seed, 99))
	type ask struct {
		tenant string
		q      retrieval.Query
	}
	asks := make([]ask, s.queries)
	for i := range asks {
		n := r.IntN(tenants)
		asks[i] = ask{tenant(n), c.question(r, n, s.each)}
	}
	conn, err := pgx.Connect(ctx, owner)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	first, err := touch(ctx, s, c, st, tenants)
	if err != nil {
		return err
	}
	// A store that keeps no office in memory reads the same at every size.
	bare, err := openAs(ctx, owner, &postgres.Options{CacheBytes: 1})
	if err != nil {
		return err
	}
	defer bare.Close()
	var hybrid, lexical, floor, again, unkept times
	search := func(a ask, words bool) ([]retrieval.Hit, time.Duration, error) {
		q := a.q
		if words {
			q.Vector = nil
		}
		start := time.Now()
		hits, err := st.Search(ctx, a.tenant, q)
		return hits, time.Since(start), err
	}
	for _, a := range asks {
		hits, d, err := search(a, false)
		if err != nil {
			return err
		}
		_, repeated, err := search(a, false)
		if err != nil {
			return err
		}
		start := time.Now()
		if _, err := bare.Search(ctx, a.tenant, a.q); err != nil {
			return err
		}
		unkept = append(unkept, time.Since(start))
		_, words, err := search(a, true)
		if err != nil {
			return err
		}
		fetched, err := fetchSame(ctx, conn, a.tenant, hits)
		if err != nil {
			return err
		}
		hybrid, again = append(hybrid, d), append(again, repeated)
		lexical, floor = append(lexical, words), append(floor, fetched)
	}
	fmt.Printf("  hybrid search, the first of a tenant  %v\n", first)
	fmt.Printf("  hybrid search of a random tenant      %v\n", hybrid)
	fmt.Printf("  the same, no office kept in memory    %v\n", unkept)
	fmt.Printf("  hybrid search, the same again         %v\n", again)
	fmt.Printf("  search by words, the same again       %v\n", lexical)
	fmt.Printf("  SELECT 1 and fetching the same rows   %v: hybrid is %.1f and %.1f times that\n\n",
		floor, float64(hybrid.at(0.5))/float64(floor.at(0.5)), float64(again.at(0.5))/float64(floor.at(0.5)))
	return nil
}

// touch searches each tenant once, so that the server has read what it needs
// from the disk or the system's memory into its own.
func touch(ctx context.Context, s *settings, c *corpus, st *postgres.Store, tenants int) (times, error) {
	r := rand.New(rand.NewPCG(s.seed, 98))
	var out times
	for n := range tenants {
		q := c.question(r, n, s.each)
		start := time.Now()
		if _, err := st.Search(ctx, tenant(n), q); err != nil {
			return nil, err
		}
		out = append(out, time.Since(start))
	}
	return out, nil
}

// fetchSame times SELECT 1 and fetching the rows that a search found.
func fetchSame(ctx context.Context, conn *pgx.Conn, tenant string, hits []retrieval.Hit) (time.Duration, error) {
	if len(hits) == 0 {
		return 0, fmt.Errorf("a search of %s found nothing", tenant)
	}
	ords := ordsOf(hits)
	start := time.Now()
	if _, err := conn.Exec(ctx, "SELECT 1"); err != nil {
		return 0, err
	}
	rows, err := conn.Query(ctx, "SELECT plan_id, entry_id, kind, data FROM kehoach.entries WHERE tenant = $1 AND plan_id = $2 AND ord = ANY($3)",
		tenant, hits[0].Plan, ords)
	if err != nil {
		return 0, err
	}
	n := 0
	for rows.Next() {
		n++
	}
	d := time.Since(start)
	if rows.Err() != nil || n != len(hits) {
		return 0, fmt.Errorf("fetched %d of %d rows: %w", n, len(hits), rows.Err())
	}
	return d, nil
}

// ordsOf returns the places of hits: the corpus numbers its entries by them.
func ordsOf(hits []retrieval.Hit) []int32 {
	var out []int32
	for _, h := range hits {
		n := 0
		for _, r := range h.Entry {
			if r >= '0' && r <= '9' {
				n = 10*n + int(r-'0')
			}
		}
		out = append(out, int32(n-1))
	}
	return out
}

// sizes prints what the tables take.
func sizes(ctx context.Context, owner string) error {
	conn, err := pgx.Connect(ctx, owner)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	rows, err := conn.Query(ctx, `SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class
		WHERE relnamespace = 'kehoach'::regnamespace AND relkind = 'r' ORDER BY 2 DESC`)
	if err != nil {
		return err
	}
	var total int64
	for rows.Next() {
		var name string
		var table, index int64
		if err := rows.Scan(&name, &table, &index); err != nil {
			return err
		}
		total += table + index
		if table > 1<<20 {
			fmt.Printf("  %-9s %6d MB, its indexes %4d MB\n", name, table>>20, index>>20)
		}
	}
	fmt.Printf("  together  %6d MB\n\n", total>>20)
	return rows.Err()
}
