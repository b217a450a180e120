// Package plan is the vocabulary of the program: an administrative plan (kế
// hoạch) and what it is made of.
//
// A [Plan] has a head (number, date, issuer, title, legal basis), a foot
// (recipients, signer) and entries. An [Entry] is one thing that can be asked
// about and cited: a target (mục tiêu, chỉ tiêu), a task (nhiệm vụ) of the
// appendix or of the prose, a duty (trách nhiệm) of an agency, or a section
// (mục) of other text. A [Due] is what the plan says about a time, in its own
// words and in their meaning. A [Source] says where in the document a thing
// stands. Text is kept as the document has it; what looks wrong in it becomes
// a [Warning] and is never mended.
//
// The package imports nothing of the program but its own subpackages:
// plan/vi (Vietnamese text), plan/due (time phrases) and plan/agency (who is
// who in a province).
package plan
