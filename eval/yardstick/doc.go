// Package yardstick is ViPlanBench: the gold questions as a benchmark that any
// system can be held to. A system is asked over HTTP or by a command; what it
// says is judged by the gold's rules, and counted by what a question asks for
// ([Categories]). README.md says how, for those who want to be measured; it
// goes with the questions that [Export] writes.
package yardstick
