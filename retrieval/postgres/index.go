package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"kehoach/retrieval"
)

// BuildIndex builds the index for [Store.SearchAll] over the vectors of an
// embedder: minutes for a million entries. The tables can be read and written
// meanwhile. An index that is there already is kept; one whose building was
// broken off is built anew. The role has to own the tables.
// maintenance_work_mem of the server should hold the vectors.
func BuildIndex(ctx context.Context, url, embedder string) error {
	cfg, err := config(url)
	if err != nil {
		return err
	}
	name := server(cfg.ConnConfig)
	conn, err := pgx.ConnectConfig(ctx, cfg.ConnConfig)
	if err != nil {
		return fmt.Errorf("build index in %s: %w", name, fault(ctx, name, err))
	}
	defer conn.Close(context.WithoutCancel(ctx)) // nothing is pending
	return wrap(fault(ctx, name, buildIndex(ctx, conn, embedder)), "build index in %s", name)
}

func buildIndex(ctx context.Context, conn *pgx.Conn, embedder string) error {
	if _, err := conn.Exec(ctx, "SET kehoach.scope = 'read'"); err != nil {
		return err
	}
	var dim int
	err := conn.QueryRow(ctx, "SELECT dim FROM kehoach.plans WHERE embedder = $1 LIMIT 1", embedder).Scan(&dim)
	if errors.Is(err, pgx.ErrNoRows) {
		return fmt.Errorf("no plan has vectors of %q: %w", embedder, retrieval.ErrNotFound)
	}
	if err != nil {
		return err
	}
	index := fmt.Sprintf("vectors_%08x", uint32(space(embedder)))
	var valid bool
	err = conn.QueryRow(ctx, "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass($1)", "kehoach."+index).Scan(&valid)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) || valid {
		return err
	}
	for _, statement := range []string{
		"DROP INDEX IF EXISTS kehoach." + index,
		fmt.Sprintf(`CREATE INDEX CONCURRENTLY %s ON kehoach.vectors USING hnsw ((coalesce(whole, own)::halfvec(%d)) halfvec_ip_ops)
			WITH (m = 16, ef_construction = 200) WHERE space = %d`, index, dim, space(embedder)),
		"ANALYZE kehoach.vectors",
	} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}
