// Package agent answers questions about a plan: it understands the question
// (package question), selects entries of the plan by their fields or by their
// words, and says what they say, each statement with its entry.
//
// The selection is complete where fields can give it: lists are never cut to
// the best few, and end with a count. What the plan does not hold is said to
// be not held: an [Answer] abstains with a [Reason]. No model and no network
// are needed.
package agent
