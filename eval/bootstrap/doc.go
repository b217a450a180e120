// Package bootstrap writes candidate questions about a plan, each with what a
// right answer is, for a person to check beside the plan and to keep, mend or
// strike out.
//
// What is expected comes from the plan's fields alone, never from what the
// program answers. So the candidates show two things before anybody has
// checked them: where the reading of the document is wrong, since its fields
// are then, and where the answering and the fields disagree.
//
// The policy is that of eval/gold/README.md: a narrow question about an agency
// wants what names it, and tolerates what concerns it through a group.
package bootstrap
