package cli

import (
	"context"
	"os"
	"path/filepath"

	"kehoach/agent"
	"kehoach/eval"
	"kehoach/ingest"
	"kehoach/plan/sample"
	"kehoach/retrieval"
	"kehoach/retrieval/sqlite"
)

// bench is the sample plan in a store of its own with the gold questions about
// it.
type bench struct {
	eval.Bench
	store retrieval.Store
	dir   string
}

func (a *app) openBench(ctx context.Context) (_ *bench, err error) {
	b := &bench{}
	defer func() {
		if err != nil {
			b.close()
		}
	}()
	if b.Plan, err = ingest.Read(sample.Name, sample.Text, nil); err != nil {
		return nil, err
	}
	if b.Gold, err = eval.Load(eval.Gold(), b.Plan); err != nil {
		return nil, err
	}
	if b.dir, err = os.MkdirTemp("", "kehoach-eval"); err != nil {
		return nil, err
	}
	if b.store, err = sqlite.Open(ctx, filepath.Join(b.dir, "eval.db"), nil); err != nil {
		return nil, err
	}
	e, err := a.embedding(ctx, nil)
	if err != nil {
		return nil, err
	}
	if _, err := a.put(ctx, b.store, b.Plan, e.by); err != nil {
		return nil, err
	}
	ag := agent.New(b.store, &agent.Options{Embedder: e.by})
	b.Ask = eval.AskAgent(ag, a.tenant, b.Plan.ID)
	b.Search = eval.SearchAgent(ag, a.tenant, b.Plan.ID)
	return b, nil
}

func (b *bench) close() {
	if b.store != nil {
		b.store.Close()
	}
	if b.dir != "" {
		os.RemoveAll(b.dir)
	}
}
