// Package loop has a language model answer with the tools of package tools,
// within budgets of steps, tokens and time, and holds what it says against the
// plan by package gate. An answer that fails is sent back once with the
// reasons; then there is none, and the rules' answer stands.
//
// It adds a few milliseconds to the model's own time.
package loop
