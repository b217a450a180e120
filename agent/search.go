package agent

import (
	"context"

	"kehoach/plan"
	"kehoach/plan/vi/restore"
	"kehoach/retrieval"
)

// Found is what the search alone finds for a question, best first.
type Found struct {
	Question string       `json:"question"`
	Entries  []FoundEntry `json:"entries"`
	// Lacks says that the embedder, or one of two, could not be reached.
	Lacks bool `json:"lacks_vectors,omitempty"`
}

// FoundEntry is an entry that the search found.
type FoundEntry struct {
	ID     string      `json:"id"`
	Kind   plan.Kind   `json:"kind"`
	Number string      `json:"number"`
	Score  float64     `json:"score"`
	Source plan.Source `json:"source"`
	Plan   string      `json:"plan"`
	// Gist is what the entry is about, shortened.
	Gist string `json:"gist"`
}

// searchShare is how much the vectors count against the words where a whole
// question is searched for: chosen on the tuning half of eval/gold/meaning (go
// run ./eval/ablation -split tune).
const searchShare = 0.85

// Search ranks the entries of a tenant's plans, or of one plan, by a
// question's words and vector, without understanding it: for those who tune
// the search.
func (a *Agent) Search(ctx context.Context, tenant, planID, question string, k int) (*Found, error) {
	infos, err := a.store.Plans(ctx, tenant)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]retrieval.PlanInfo, len(infos))
	for _, p := range infos {
		byID[p.ID] = p
	}
	q := retrieval.Query{K: k}
	if planID == "" && len(infos) == 1 {
		planID = infos[0].ID
	}
	var opts retrieval.TermOptions
	if info, ok := byID[planID]; ok {
		b, err := a.book(ctx, tenant, info)
		if err != nil {
			return nil, err
		}
		q.Plans, opts.Abbreviations = []string{planID}, b.plan.Abbreviations
	} else if planID != "" {
		return nil, retrieval.ErrNotFound
	}
	text := restore.Default().Restore(question).Text
	q.Terms = retrieval.Terms(text, opts)
	f := &Found{Question: question, Entries: []FoundEntry{}}
	if a.embed != nil {
		v, err := a.embed.EmbedQuery(ctx, text)
		f.Lacks = err != nil
		if v != nil {
			q.Vector, q.Embedder, q.Alpha = v, a.embed.Identity(), searchShare
		}
	}
	hits, err := a.store.Search(ctx, tenant, q)
	if err != nil {
		return nil, err
	}
	for _, h := range hits {
		b, err := a.book(ctx, tenant, byID[h.Plan])
		if err != nil {
			return nil, err
		}
		if e := b.byID[h.Entry]; e != nil {
			f.Entries = append(f.Entries, FoundEntry{e.ID, e.Kind, e.Number, h.Score, e.Source, h.Plan, gist(e, 70)})
		}
	}
	return f, nil
}
