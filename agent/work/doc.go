// Package work is the vocabulary of selected lists: which entries concern an
// agency in a period, how, and on which days. The agent selects ([Item] by
// [Item]); drafts and exports only write down what they are given, so that a
// paper, a calendar and an answer in a chat cannot differ.
package work
