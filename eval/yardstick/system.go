package yardstick

import (
	"context"

	"kehoach/plan"
)

// Question is one turn as a system is asked it.
type Question struct {
	Text string
	// Today is the day to count from.
	Today plan.Date
	// Earlier is what went before in the conversation, with what the system
	// itself said.
	Earlier []Exchange
}

// Exchange is a turn that is over.
type Exchange struct{ Question, Answer string }

// Reply is what a system said.
type Reply struct {
	Text string
	// Structured is true where the system itself says whether it abstains and
	// which entries it rests on; otherwise both are read from the text.
	Structured bool
	Abstained  bool
	// Reason is why it abstains, "" where it does not say.
	Reason string
	// Entries are the IDs of the entries that the answer rests on.
	Entries []string
	// Total is the count that is given, nil where the text alone may have it.
	Total *int
	// Confidence orders a system's own answers, the surest highest; nil where
	// it gives none.
	Confidence *float64
}

// AskFunc asks a system.
type AskFunc func(ctx context.Context, q Question) (Reply, error)
