package cli

import (
	"context"
	"errors"
	"strings"

	"kehoach/bots"
	"kehoach/ingest"
	"kehoach/ingest/block"
	"kehoach/plan"
	"kehoach/retrieval"
)

// library is the store as the entrances see it.
type library struct {
	app      app // whose tenant is each request's own
	store    retrieval.Store
	embedder retrieval.Embedder
}

var (
	_ bots.Library = library{}
	_ bots.Journal = library{}
)

func (l library) Plans(ctx context.Context, tenant string) ([]bots.PlanInfo, error) {
	infos, err := l.store.Plans(ctx, tenant)
	if err != nil {
		return nil, asProblem(err)
	}
	out := make([]bots.PlanInfo, 0, len(infos))
	for _, i := range infos {
		out = append(out, bots.PlanInfo{
			ID: i.ID, Number: i.Number, Date: i.Date, Issuer: i.Issuer, Title: i.Title, Year: i.Year,
			Entries: i.Entries, Tasks: i.Tasks, File: i.File, Version: i.Version, StoredAt: i.StoredAt,
		})
	}
	return out, nil
}

func (l library) Plan(ctx context.Context, tenant, id string) (*plan.Plan, error) {
	p, err := l.store.Plan(ctx, tenant, id)
	return p, asProblem(err)
}

// Reports implements [bots.Journal]; a store that keeps no progress has none.
func (l library) Reports(ctx context.Context, tenant, planID string) ([]plan.Progress, error) {
	j, ok := l.store.(retrieval.Journal)
	if !ok {
		return nil, nil
	}
	reports, err := j.Reports(ctx, tenant, planID)
	return reports, asProblem(err)
}

func (l library) Add(ctx context.Context, tenant, name string, data []byte, stage func(string)) (*plan.Plan, bool, error) {
	stage("reading")
	p, err := ingest.Read(name, data, nil)
	if err != nil {
		return nil, false, asProblem(err)
	}
	if err := ctx.Err(); err != nil {
		return nil, false, err
	}
	stage("storing")
	l.app.tenant = tenant
	changed, err := l.app.put(ctx, l.store, p, l.embedder)
	return p, changed, asProblem(err)
}

func (l library) Remove(ctx context.Context, tenant, id string) error {
	return asProblem(l.store.Remove(ctx, tenant, id))
}

// state is how a tenant's plans are stored now.
func (l library) state(ctx context.Context, tenant string) (string, error) {
	infos, err := l.store.Plans(ctx, tenant)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, i := range infos {
		b.WriteString(i.ID + " " + i.Version + " " + i.Embedder + "\n")
	}
	return b.String(), nil
}

// asProblem puts what the readers and the store say into the entrances' words.
func asProblem(err error) error {
	var refusal *block.Refusal
	var fault *retrieval.Fault
	switch {
	case err == nil:
		return nil
	case errors.As(err, &refusal):
		code := bots.Refused
		if refusal.Code == block.TooLarge {
			code = bots.TooLarge
		}
		return &bots.Problem{Code: code, VI: refusal.VI, EN: refusal.EN, Err: err}
	case errors.As(err, &fault):
		return &bots.Problem{Code: bots.Unavailable, VI: fault.VI, EN: fault.EN, Err: err}
	case errors.Is(err, retrieval.ErrNotFound):
		return &bots.Problem{Code: bots.NotFound, VI: "Không có kế hoạch này trong kho.", EN: "The store has no such plan.", Err: err}
	}
	return err
}
