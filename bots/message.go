package bots

import (
	"context"

	"kehoach/agent"
	"kehoach/plan"
)

// Message is what a person wrote, at whatever entrance.
type Message struct {
	// Tenant is the office whose plans are meant. It comes from how the person
	// came in, never from what the person wrote.
	Tenant string
	// User names the person within the entrance: "web:nva", "slack:T1/U2". It
	// separates conversations and limits; "" is a person not told apart.
	User string
	// Conversation is the key of the talk, "" for a single question.
	Conversation string
	// Earlier are the questions asked before in this talk, oldest first. They
	// are used only where the Desk no longer knows the talk.
	Earlier []string
	Text    string
	// Plan is the ID of the plan asked about; "" lets the question choose.
	Plan string
	// Today is the day to count from, Lang "vi", "en" or "" for the question's
	// own.
	Today plan.Date
	Lang  string
	// Reporter is the name under which the person may report the progress of
	// tasks, "" for a person who may not. It comes from the person's role at the
	// entrance, never from what the person wrote.
	Reporter string
	// Files is set where the entrance has a button for the files that an answer
	// offers.
	Files bool
	// Doing is told what is being done while a language model answers; nil for
	// nobody. It must not block.
	Doing func(agent.Step)
	// Stop ends when the person no longer waits for a language model; the rules
	// answer then. nil never does.
	Stop context.Context
}

// Reply is the answer to a [Message]: the contract's answer, with what may be
// asked next.
type Reply struct {
	*agent.Answer
	Suggestions []string
}
