// Package eval measures the assistant against gold questions: questions about
// a plan as people ask them, each with the entries that a right answer must
// rest on, the words that must be in it, or the reason for which it must say
// that it does not know.
//
// The gold is plain text that a civil servant can check: gold/README.md says
// how it was made and how to add to it. [Load] reads it strictly and resolves
// it against the plan, [Run] asks every turn through a function, so that it
// can measure the program in process, a running server or another system
// alike, and [Report] counts and lists what was wrong.
//
// [Bench.Measure] computes all figures with their bounds, and [Shake] asks the
// questions as other people would type them. testdata/figures.txt has the
// figures as they are: a test holds the program to them, so that any change in
// quality is seen in review (go test ./eval -run TestFigures -update writes
// them anew).
//
// [GoldPlans] has the gold of all plans that ship, the sample's first. [Own]
// reads questions that people bring themselves, with or without what is right.
// Package page makes a report of a run, package bootstrap candidates of
// questions, and package judge asks a language model for a second opinion.
package eval
