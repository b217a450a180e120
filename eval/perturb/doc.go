// Package perturb types questions as other people would type them: without
// diacritics, with slips of the finger, with the input method off, in
// capitals, in another order, short, politely. What is asked stays the same, so
// a right answer must stay the same as well; package eval measures whether it
// does.
//
// Each perturbation is a pure function of a text and a source of randomness.
// It returns the text as it was where it has nothing to do there, and it
// leaves alone what would change the meaning: figures, numbers, and words that
// a slip would turn into other words of the language.
package perturb
