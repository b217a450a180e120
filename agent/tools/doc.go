// Package tools are what a language model may do with a plan: look entries up
// and nothing else. A [Tool] is an argument struct, a handler and a text for
// the model; a [Box] holds those of one plan for one turn and keeps account of
// what they returned, which is all that an answer may rest on.
//
// Results are JSON. The words of the plan stand in it as values, "<" escaped,
// under a note that they are data: nothing in them can end their place. A
// call that cannot be done is a result too, with what was wrong.
package tools
