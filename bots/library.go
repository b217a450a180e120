package bots

import (
	"context"
	"time"

	"kehoach/plan"
)

// Library is the plans of offices, for entrances that list, show and take in
// documents. Its errors are [*Problem]s, or those of the context.
type Library interface {
	// Plans lists a tenant's plans, last stored first.
	Plans(ctx context.Context, tenant string) ([]PlanInfo, error)
	// Plan returns a whole plan; a problem of code [NotFound] if absent.
	Plan(ctx context.Context, tenant, id string) (*plan.Plan, error)
	// Add reads a document and stores the plan in it; stage is told how far it
	// is: "reading", "storing". It reports whether anything changed.
	Add(ctx context.Context, tenant, name string, data []byte, stage func(string)) (p *plan.Plan, changed bool, err error)
	// Remove deletes a plan; a problem of code [NotFound] if absent.
	Remove(ctx context.Context, tenant, id string) error
}

// PlanInfo is a stored plan without its entries.
type PlanInfo struct {
	ID       string    `json:"id"`
	Number   string    `json:"number"`
	Date     plan.Date `json:"date"`
	Issuer   string    `json:"issuer"`
	Title    string    `json:"title"`
	Year     int       `json:"year"`
	Entries  int       `json:"entries"`
	Tasks    int       `json:"tasks"`
	File     string    `json:"file"`
	Version  string    `json:"version"`
	StoredAt time.Time `json:"stored_at"`
}

// Journal is a [Library] that also tells what people reported of the progress
// of a plan's entries, oldest first.
type Journal interface {
	Reports(ctx context.Context, tenant, planID string) ([]plan.Progress, error)
}
