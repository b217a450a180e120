// Package outline reads the ladder of numbers and bullets in a plan's body
// (I. / 1. / 1.1. / a) / (1) / - / +) as a tree, and gives each piece of it the
// number by which people cite it.
//
// Plans differ in which rungs they use and in which order: "a)" may stand
// above "(1)" or below it, bullets may hold bullets, a rung may be left out.
// So the order is taken from the document. A marker of a kind that is open
// goes beside its like; one that starts a new list (1, a, I) goes below what is
// open; one that goes on with a list that was closed goes beside that.
//
// # Numbers
//
// A number is the path of printed labels: "II.2.13" for "2.13." in section II,
// "II.1.a.3" for "(3)" under "a)" under "1.". What has no printed label gets
// one by these rules, which give the same numbers for the same document:
//
//   - a bullet gets its rank among the bullets under the same heading:
//     "II.1.1", "II.1.2"; ranks that are printed there are skipped;
//   - the first paragraph under a heading has the heading's own number: "V.8";
//   - a further paragraph, and one after a numbered unit of text, has the
//     number of what it follows with a letter: "V.1.4b", "V.1.4c" (with a digit
//     where the number ends in a letter: "VI.19.b2");
//   - a label that the document repeats gets a letter too: the second "III." is
//     "IIIb".
package outline
