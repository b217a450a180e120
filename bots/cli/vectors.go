package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kehoach/plan"
	"kehoach/retrieval"
)

// upToDate sees to it that the stored plans have vectors of the embedder, and
// returns what questions are to be embedded with. What is cheap is embedded
// here; for an endpoint it fails and names the command.
func (a *app) upToDate(ctx context.Context, st retrieval.Store, infos []retrieval.PlanInfo, e embedding) (retrieval.Embedder, error) {
	if e.by == nil {
		return nil, nil
	}
	todo := stale(infos, e.by)
	if len(todo) > 0 && !e.cheap {
		return nil, staleFault(todo, e.by)
	}
	defer a.tellIfSlow(len(todo))()
	for _, info := range todo {
		err := retrieval.Reembed(ctx, st, a.tenant, info, e.by)
		var fault *retrieval.Fault
		switch {
		case errors.Is(err, retrieval.ErrNotFound): // removed meanwhile
		case errors.As(err, &fault) && fault.Code == retrieval.StoreReadOnly:
			return nil, nil // words still find
		case err != nil:
			return nil, err
		}
	}
	return e.by, nil
}

// tellIfSlow says what is being done where it takes more than a second. After
// done nothing is said any more.
func (a *app) tellIfSlow(plans int) (done func()) {
	told := make(chan struct{})
	timer := time.AfterFunc(time.Second, func() {
		defer close(told)
		fmt.Fprintf(a.err, a.t("Đang tạo vector cho %d kế hoạch…\n", "Making the vectors of %d plans…\n"), plans)
	})
	return func() {
		if !timer.Stop() {
			<-told
		}
	}
}

// embedderOf returns the embedder for plans that come into a store.
func (a *app) embedderOf(ctx context.Context, st retrieval.Store) (retrieval.Embedder, error) {
	infos, err := st.Plans(ctx, a.tenant)
	if err != nil {
		return nil, err
	}
	e, err := a.embedding(ctx, infos)
	return e.by, err
}

// staleFault says which plan has other vectors than the embedder's.
func staleFault(todo []retrieval.PlanInfo, by retrieval.Embedder) *retrieval.Fault {
	f := &retrieval.Fault{Code: "vectors_stale"}
	f.VI = fmt.Sprintf("%d kế hoạch trong kho (như %q) chưa có vector của mô hình đang dùng. Hãy chạy: kehoach reindex (hoặc đặt KEHOACH_EMBED=none để chỉ tìm theo từ)", len(todo), todo[0].ID)
	f.EN = fmt.Sprintf("%d stored plans (such as %q) lack the vectors of the model in use. Run: kehoach reindex (or set KEHOACH_EMBED=none to search by words only)", len(todo), todo[0].ID)
	f.Err = fmt.Errorf("plan %q has vectors of %q, questions those of %q: %w", todo[0].ID, todo[0].Embedder, by.Identity(), retrieval.ErrEmbedder)
	return f
}

// put stores a plan with its vectors. Those of a plan that is stored unchanged
// are not made again.
func (a *app) put(ctx context.Context, st retrieval.Store, p *plan.Plan, by retrieval.Embedder) (changed bool, err error) {
	if by == nil {
		return st.Put(ctx, a.tenant, p, nil)
	}
	rec, err := retrieval.Encode(a.tenant, p)
	if err != nil {
		return false, err
	}
	infos, err := st.Plans(ctx, a.tenant)
	if err != nil {
		return false, err
	}
	if same := only(infos, p.ID); len(same) == 1 && same[0].Version == rec.Info.Version && same[0].Embedder == by.Identity() {
		return st.Put(ctx, a.tenant, p, nil)
	}
	defer a.tellIfSlow(1)()
	vs, err := retrieval.Embed(ctx, by, p)
	if err != nil {
		return false, err
	}
	return st.Put(ctx, a.tenant, p, vs)
}
