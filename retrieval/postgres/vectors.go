package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/pgvector/pgvector-go"

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

// planVectors returns the vectors of each entry of a plan of that version.
const planVectors = `SELECT v.own, v.whole FROM kehoach.plans p
JOIN kehoach.vectors v ON v.tenant = p.tenant AND v.plan_id = p.id
WHERE p.tenant = $1 AND v.tenant = $1 AND p.id = $2 AND p.version = $3 AND p.embedder = $4 AND p.dim = $5
ORDER BY v.ord`

// vectorsOf returns the vectors of a plan; nil where it has none, or was
// replaced since.
func (s *Store) vectorsOf(ctx context.Context, tenant string, r searched) (*retrieval.FixedVectors, error) {
	if r.embedder == "" {
		return nil, nil
	}
	type row struct{ own, whole *pgvector.HalfVector }
	var rows []row
	err := s.do(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		b := s.declare(ofTenant(tenant))
		b.Queue(planVectors, tenant, r.plan, r.version, r.embedder, r.dim)
		results, err := b.send(ctx, conn)
		if err != nil {
			return err
		}
		found, err := results.Query()
		if err != nil {
			return closed(results, err)
		}
		rows, err = pgx.CollectRows(found, func(c pgx.CollectableRow) (v row, err error) {
			err = c.Scan(&v.own, &v.whole)
			return v, err
		})
		return closed(results, err)
	})
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	f := &retrieval.FixedVectors{Embedder: r.embedder, Dim: r.dim, Own: make([][]int16, len(rows)), Full: make([][]int16, len(rows))}
	for i, v := range rows {
		f.Own[i], f.Full[i] = fixedOf(v.own), fixedOf(v.whole)
	}
	return f, nil
}

// fixedOf returns a vector that the server has as it was stored.
func fixedOf(v *pgvector.HalfVector) []int16 {
	if v == nil {
		return nil
	}
	out := make([]int16, 0, len(v.Slice()))
	for _, x := range v.Slice() {
		out = append(out, int16(x))
	}
	return out
}
