package retrieval

import (
	"context"
	"slices"

	"kehoach/plan"
)

// Index ranks the entries of one plan in memory, with the terms and the
// formula of the stores. It is immutable and safe for concurrent use.
type Index struct {
	plans   []Searched
	vectors *FixedVectors
}

// Indexer is a [Store] that keeps the indexes of its plans and gives them
// without building them anew, in well under a millisecond.
type Indexer interface {
	// Index returns the index of a stored plan, as [NewIndex] of it would
	// be, with the stored vectors, and the version of the plan that it is of;
	// an error that wraps [ErrNotFound] if absent.
	Index(ctx context.Context, tenant, id string) (x *Index, version string, err error)
}

// NewIndex indexes the entries of p: some milliseconds for 160 entries.
func NewIndex(p *plan.Plan) *Index { return NewSegment(p).Index(p.ID) }

// Index returns the index of the plan with that ID, of which s is the segment.
func (s *Segment) Index(planID string) *Index {
	return &Index{plans: []Searched{{Plan: planID, Segment: s}}}
}

// WithVectors returns the index with vectors of its entries beside their
// terms; nil is none.
func (x *Index) WithVectors(f *FixedVectors) *Index { return &Index{x.plans, f} }

// Similarity returns the higher cosine of a question's vector with those of
// each entry by its ID; nothing for entries and plans without vectors.
func (x *Index) Similarity(vector []float32) map[string]float64 {
	q, err := FixedVector(vector)
	if err != nil || x.vectors == nil || x.vectors.Dim != len(vector) {
		return nil
	}
	out := make(map[string]float64)
	for i, dot := range x.vectors.Dots(q) {
		if dot != NoDot {
			out[x.plans[0].Segment.docs[i].id] = Cosine(dot)
		}
	}
	return out
}

// Search ranks the entries as [Store.Search] does. A vector of another
// embedder than the index's counts for nothing.
func (x *Index) Search(q Query) []Hit {
	if len(q.Plans) > 0 && !slices.Contains(q.Plans, x.plans[0].Plan) {
		return nil
	}
	plans := x.plans
	if x.vectors != nil && len(q.Vector) == x.vectors.Dim && q.Embedder == x.vectors.Embedder {
		if v, err := FixedVector(q.Vector); err == nil {
			plans = []Searched{{Plan: plans[0].Plan, Segment: plans[0].Segment, Dots: x.vectors.Dots(v)}}
		}
	}
	// Without a context that ends there is no error.
	hits, _ := Search(context.Background(), plans, q)
	return hits
}

// Stats returns the statistics of the entries; with [Index.DF] they tell how
// much a term says.
func (x *Index) Stats() Stats { return x.plans[0].Segment.stats }

// DF returns how many entries have a term.
func (x *Index) DF(term string) int { return x.postings(term).df() }

// TF returns how often the entry at that place in the plan, from 0, has a
// term, weighted as [EntryTerms] does.
func (x *Index) TF(place int, term string) int {
	list, doc := x.postings(term), 0
	for _, i := number(list, 0); i < len(list); {
		var step, tf int
		step, i = number(list, i)
		tf, i = number(list, i)
		if doc += step; doc == place {
			return tf
		}
		if doc > place {
			break
		}
	}
	return 0
}

func (x *Index) postings(term string) postings {
	return x.plans[0].Segment.find(string(class(term)) + term)
}
