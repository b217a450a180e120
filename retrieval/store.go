// Package retrieval keeps plans and finds entries in them: the [Store]
// contract with its back ends in retrieval/sqlite and retrieval/postgres, and
// the way from a question's words to ranked entries.
//
// [Terms] makes the terms of a question and [EntryTerms] those of an entry,
// from one vocabulary. [Stats] has the formula (BM25) by which every back end
// ranks. A [Segment] is the inverted index of one plan as bytes, which a back
// end can store; [Search] ranks over several, and [Index] over one plan in
// memory.
//
// What the analysis knows of the language is in data/*.txt: short forms, empty
// and light words of questions, English words of the field.
package retrieval

import (
	"context"
	"errors"
	"time"

	"kehoach/plan"
)

// ErrNotFound is returned where no plan has the ID asked for.
var ErrNotFound = errors.New("plan not found")

// PlanInfo is a stored plan without its entries.
type PlanInfo struct {
	ID     string    `json:"id"`
	Number string    `json:"number"`
	Date   plan.Date `json:"date"`
	Issuer string    `json:"issuer"`
	Title  string    `json:"title"`
	Year   int       `json:"year"`
	// Entries counts the entries of all kinds, Tasks the tasks as
	// [plan.TaskCount] does.
	Entries int `json:"entries"`
	Tasks   int `json:"tasks"`
	// Hash is the document's, File its base name.
	Hash string `json:"hash"`
	File string `json:"file"`
	// Version changes whenever anything of the stored plan changes, and only
	// then, so a plan kept in memory is good as long as its Version is the
	// stored one's.
	Version string `json:"version"`
	// Embedder is the identity of the embedder that made the plan's vectors;
	// "" where it has none.
	Embedder string `json:"embedder,omitempty"`
	// StoredAt is when this version was stored, in UTC.
	StoredAt time.Time `json:"stored_at"`
}

// Store keeps plans for tenants (offices). All methods are safe for
// concurrent use, from several processes too, and see only the tenant that is
// named. A tenant and a plan's ID may be any text but the empty one and one with
// bytes of zero. A method that fails has changed nothing; one whose context has ended fails with the
// context's error. A [Fault] in the error says in words why the store itself
// cannot do it.
type Store interface {
	// Put stores p with its vectors, or nil for none, replacing all of the plan
	// with the same ID in one transaction: a reader or a crash sees the old or
	// the new, never half. It reports false, and writes nothing, where the
	// stored plan is the same in everything, which is so if the same document
	// was read by the same version of the reader; without vectors the vectors
	// of the same plan stay. Put keeps nothing of p in memory.
	Put(ctx context.Context, tenant string, p *plan.Plan, vs *Vectors) (changed bool, err error)
	// PutVectors replaces the vectors of a stored plan; nil removes them. The
	// version is that of the plan for which they were made ([PlanInfo]); an
	// error that wraps [ErrChanged] where the stored one is another,
	// [ErrNotFound] if absent.
	PutVectors(ctx context.Context, tenant, planID, version string, vs *Vectors) error
	// Plan returns a whole plan, equal to what was put; an error that wraps
	// [ErrNotFound] if absent. The caller may change it.
	Plan(ctx context.Context, tenant, id string) (*plan.Plan, error)
	// Plans lists the tenant's plans, last stored first, ties by ID.
	Plans(ctx context.Context, tenant string) ([]PlanInfo, error)
	// Remove deletes a plan; an error that wraps [ErrNotFound] if absent.
	Remove(ctx context.Context, tenant, id string) error
	// Search ranks the tenant's entries, best first, ties by plan ID and then
	// by the entry's place in its plan. A query without terms and vector, or of
	// plans that are not there, finds nothing. The scores are those of
	// [Search]. An error that wraps [ErrEmbedder] where the query has a vector
	// and a plan to be searched has those of another embedder.
	Search(ctx context.Context, tenant string, q Query) ([]Hit, error)
	// Close ends the use of the store; what was put is safe already.
	Close() error
}

// Query is what to look for among the entries of a tenant's plans.
type Query struct {
	// Plans limits the search to these plan IDs; none means all plans. The
	// statistics of the ranking are of the plans searched.
	Plans []string
	// Kinds limits the search to entries of these kinds; none means all.
	Kinds []plan.Kind
	// Terms are index terms with their weights, as [Terms] makes them.
	Terms []Term
	// Vector is the question's vector by Embedder; nil searches by terms
	// alone, and so does a search of plans without vectors.
	Vector   []float32
	Embedder string
	// Alpha is how much the vectors count, 0 to 1, against the terms: see
	// [Search].
	Alpha float64
	// K is the most hits to return; 0 means [DefaultK].
	K int
}

// Term is an index term and how much a match of it counts.
type Term struct {
	Text   string
	Weight float64
	// Fuzzy says that the word may be a slip of another: if no entry that is
	// searched has it, those that are one slip away stand in for it, at half
	// the weight.
	Fuzzy bool
	// Way is set for the terms of one of several ways to say the same, of
	// which an entry need have but one.
	Way Way
}

// Way is one of several ways to say the same: Of numbers what is said, from 1
// on, Nr the ways to say it. The zero value is the only way.
type Way struct{ Of, Nr int }

// Hit is an entry that a search found.
type Hit struct {
	Plan  string
	Entry string
	Kind  plan.Kind
	Score float64
	// Cover is the share of the query's plain terms that the entry has, each
	// counted by its weight and its rarity: 0 to 1. Unlike Score it can be
	// compared between questions. Terms after the 64th are left out of it.
	Cover float64
}
