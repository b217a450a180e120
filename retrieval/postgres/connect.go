package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	pgxvector "github.com/pgvector/pgvector-go/pgx"
)

// connect makes the pool, and makes it anew where it finds a cluster.
func (s *Store) connect(ctx context.Context, cfg *pgxpool.Config) error {
	cfg.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error {
		err := pgxvector.RegisterTypes(ctx, conn)
		if e := (*pgconn.PgError)(nil); err != nil && ctx.Err() == nil && !errors.As(err, &e) && !transient(err) {
			return errors.Join(versionFault(s.server, 0), err) // there is no such type
		}
		return err
	}
	// A connection that broke while idle is found when it is used, and the
	// call is made again on another; asking each time would be a round trip.
	cfg.ShouldPing = func(context.Context, pgxpool.ShouldPingParams) bool { return false }
	var err error
	if s.pool, err = pgxpool.NewWithConfig(ctx, cfg.Copy()); err != nil {
		return s.fault(ctx, err)
	}
	distributed, err := s.check(ctx)
	if err != nil || !distributed || s.distributed {
		if err != nil {
			s.pool.Close()
		}
		return err
	}
	// On a cluster the statements that declare are texts of their own, which
	// are not worth preparing, and settings are passed on to the nodes.
	s.pool.Close()
	s.distributed = true
	cfg.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeExec
	cfg.ConnConfig.RuntimeParams["citus.propagate_set_commands"] = "local"
	return s.connect(ctx, cfg)
}

func config(url string) (*pgxpool.Config, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, urlFault(err)
	}
	return cfg, nil
}

// server names a server in messages, without the password.
func server(c *pgx.ConnConfig) string {
	return fmt.Sprintf("postgres://%s@%s:%d/%s", c.User, c.Host, c.Port, c.Database)
}

// check finds out whether the tables are those of this program, whether
// row-level security binds the role, and whether the tables are distributed.
func (s *Store) check(ctx context.Context) (distributed bool, err error) {
	err = s.do(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		version, err := schemaVersion(ctx, conn.Conn())
		if err != nil {
			return err
		}
		if err := versionFault(s.server, version); err != nil {
			return err
		}
		return conn.QueryRow(ctx, `SELECT rolsuper OR rolbypassrls, to_regclass('pg_dist_partition') IS NOT NULL
			FROM pg_roles WHERE rolname = current_user`).Scan(&s.exempt, &distributed)
	})
	return distributed, err
}
