package retrieval

import (
	"context"
	"iter"

	"kehoach/plan"
)

// BulkItem is a plan to be stored, with its vectors or nil.
type BulkItem struct {
	Tenant  string
	Plan    *plan.Plan
	Vectors *Vectors
}

// Progress tells how far a bulk has come. All of Done is safely stored.
type Progress struct {
	// Done counts the plans stored so far, Same those of them that were
	// stored before as they are. Entries counts the entries of all of them.
	Done, Same, Entries int
}

// BulkStore is a [Store] that can take in thousands of plans at once.
type BulkStore interface {
	Store
	// PutMany stores plans as Put does, many in one transaction, and calls
	// report after each such transaction. Each plan is stored whole or not at
	// all. It stops at the first error, of the iterator too; what was reported
	// as done stays stored, so that the same call again goes on from there. Two plans with one
	// ID of one tenant end as the later one. It returns the progress at its end.
	PutMany(ctx context.Context, plans iter.Seq2[BulkItem, error], report func(Progress)) (Progress, error)
}

// TenantHit is an entry of some tenant.
type TenantHit struct {
	Tenant string
	Hit
}

// AllStore is a [Store] that can search the plans of all tenants. Whoever
// calls it answers for showing its hits only to those who may see them.
type AllStore interface {
	Store
	// SearchAll returns the entries whose vectors are nearest to q.Vector,
	// best first; their Score is the cosine, their Cover 0. It uses Kinds, K,
	// Vector and Embedder of the query. It may miss some where an index that
	// is not exact serves it; see the back end.
	SearchAll(ctx context.Context, q Query) ([]TenantHit, error)
}
