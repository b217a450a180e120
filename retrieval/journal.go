package retrieval

import (
	"context"

	"kehoach/plan"
)

// Journal is a [Store] that also keeps what people report of the progress of a
// plan's entries. Reports are only ever added, so that it can be seen who said
// what and when; they stay when the plan's document is read again, and go when
// the plan is removed.
type Journal interface {
	// Report adds reports to the history of a stored plan, all or none, in
	// their order; an error that wraps [ErrNotFound] if the plan is absent. It
	// checks each by [plan.Progress.Validate], but not that the entry exists.
	// Times are kept to the microsecond, in UTC.
	Report(ctx context.Context, tenant, planID string, reports ...plan.Progress) error
	// Reports returns the history of a plan, oldest first; none for a plan that
	// is absent.
	Reports(ctx context.Context, tenant, planID string) ([]plan.Progress, error)
}
