// Package gate holds what a language model says against the plan: it lets
// through only sentences that say what the entries say which they cite.
//
// The model is not believed in anything. [Turn.Check] takes its answer apart
// into claims, each a piece of text with the citations that govern it, and
// every word of a claim must be licensed:
//
//   - characters are those of Vietnamese and English prose; anything that can
//     hide or dress up (zero-width, full-width, HTML, links) fails the answer;
//   - each citation is an entry that a tool returned in this turn;
//   - each date, number, percentage, agency and number of a document stands in
//     every entry that the claim cites, with the same bound (before, at least),
//     the same unit and the same part (lead or help, start or end);
//   - a negation stands where the entry has it and nowhere else;
//   - all other words stand in an entry that is cited, or are on a list of words
//     that join sentences and state nothing (words.txt);
//   - words follow each other as they do in a clause of an entry: of two
//     neighbours in a piece of a sentence the second follows the first there too.
//     Words may be left out, and pieces may come in any order.
//
// What is not known to be right is wrong: the list is one of permitted words,
// so an invention of a new kind fails as well. A model that paraphrases freely
// fails often; then the rules' answer is given, which is right.
//
// Dates and figures, of which an entry may have several, are held against the
// words around them, agencies that a cell gives work of their own against their
// clause of it, and whom something is sent to or done for against whom the
// entry names there.
//
// What cannot be held by such rules is what leaving words out does: "người dân
// phục vụ" stands in "người dân đối với sự phục vụ".
//
// The package is pure: no clock, no network, no state but the entries' words.
package gate
