package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kehoach/retrieval"
)

// PutVectors implements [retrieval.Store].
func (s *Store) PutVectors(ctx context.Context, tenant, id, version string, vs *retrieval.Vectors) error {
	err := s.putVectors(ctx, tenant, id, version, vs)
	return wrap(err, "put vectors of plan %q of %q", id, tenant)
}

func (s *Store) putVectors(ctx context.Context, tenant, id, version string, vs *retrieval.Vectors) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if !validName(tenant, id) {
		return retrieval.ErrNotFound
	}
	return s.do(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		tx, err := s.begin(ctx, conn, ofTenant(tenant))
		if err != nil {
			return err
		}
		defer tx.Rollback(context.WithoutCancel(ctx)) // does nothing after a commit
		if _, err := tx.Exec(ctx, lockPlan, planKey(tenant, id)); err != nil {
			return err
		}
		p := &prepared{tenant: tenant, info: retrieval.PlanInfo{ID: id}}
		if err := placesOf(ctx, tx, p, version); err != nil {
			return err
		}
		if vs != nil {
			fixed, err := vs.Fix(p.ids())
			if err != nil {
				return err
			}
			p.makeVectorRows(fixed)
		}
		if _, err := tx.Exec(ctx, "DELETE FROM kehoach.vectors WHERE tenant = $1 AND plan_id = $2", tenant, id); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "UPDATE kehoach.plans SET embedder = $3, dim = $4, vectors = $5 WHERE tenant = $1 AND id = $2",
			tenant, id, p.embedder, p.dim, p.vectorsVersion); err != nil {
			return err
		}
		if err := s.fill(ctx, tx, vectorsTable, []*prepared{p}); err != nil {
			return err
		}
		return tx.Commit(ctx)
	})
}

// placesOf reads the entries of the stored plan, which has to be of the
// version.
func placesOf(ctx context.Context, tx pgx.Tx, p *prepared, version string) error {
	var stored string
	err := tx.QueryRow(ctx, "SELECT version FROM kehoach.plans WHERE tenant = $1 AND id = $2", p.tenant, p.info.ID).Scan(&stored)
	if errors.Is(err, pgx.ErrNoRows) {
		return retrieval.ErrNotFound
	}
	if err != nil {
		return err
	}
	if stored != version {
		return retrieval.ErrChanged
	}
	rows, err := tx.Query(ctx, "SELECT kind, entry_id FROM kehoach.entries WHERE tenant = $1 AND plan_id = $2 ORDER BY ord", p.tenant, p.info.ID)
	if err != nil {
		return err
	}
	p.entries, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (entryRow, error) {
		var e entryRow
		err := row.Scan(&e.kind, &e.id)
		return e, err
	})
	return err
}

// ids returns the entries' IDs in their order.
func (p *prepared) ids() []string {
	out := make([]string, len(p.entries))
	for i, e := range p.entries {
		out[i] = e.id
	}
	return out
}
