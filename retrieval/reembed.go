package retrieval

import (
	"context"
	"errors"
	"fmt"
)

// Reembed makes the vectors of a stored plan anew and stores them. Where the
// plan is replaced meanwhile it begins again with the new one; an error that
// wraps [ErrNotFound] where the plan is gone.
func Reembed(ctx context.Context, st Store, tenant string, info PlanInfo, by Embedder) error {
	const tries = 5
	for try := 1; ; try++ {
		p, err := st.Plan(ctx, tenant, info.ID)
		if err != nil {
			return err
		}
		vs, err := Embed(ctx, by, p)
		if err != nil {
			return err
		}
		err = st.PutVectors(ctx, tenant, info.ID, info.Version, vs)
		if !errors.Is(err, ErrChanged) || try == tries {
			return err
		}
		if info, err = planInfo(ctx, st, tenant, info.ID); err != nil {
			return err
		}
	}
}

// planInfo returns the head of one plan.
func planInfo(ctx context.Context, st Store, tenant, id string) (PlanInfo, error) {
	infos, err := st.Plans(ctx, tenant)
	if err != nil {
		return PlanInfo{}, err
	}
	for _, info := range infos {
		if info.ID == id {
			return info, nil
		}
	}
	return PlanInfo{}, fmt.Errorf("plan %q: %w", id, ErrNotFound)
}
