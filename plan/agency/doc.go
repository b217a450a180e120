// Package agency knows who is who in a province: the bodies that a plan gives
// work to, the ways people write their names, and the groups that stand for
// several of them ("các sở, ban, ngành").
//
// A [Directory] answers three kinds of question. [Directory.Split] reads a
// lead or coordinating cell of a table, where every piece is a name.
// [Directory.Find] reads running text and chat questions, where most words are
// not names: it prefers silence to a wrong guess and says how sure it is. The
// lookups ([Directory.Members], [Directory.Contains], [Directory.Note],
// [Directory.English]) say what a key stands for.
//
// Each body has one key for all its spellings, "so-y-te", made by [Slug] from
// its official name. A name that the directory does not know gets the [Slug]
// of what is written, so that two cells with the same words still agree.
//
// # The data file
//
// What the package knows stands in agencies.txt, one paragraph a body, and
// the head of that file says how it is written. An office adds its own
// districts, centres and abbreviations in a second file of the same form,
// given to [Directory.With]; a paragraph with a known key adds to it. A plan's
// own names are added by [Directory.Learn], and [Directory.In] fixes whose
// plan it is and of which day, which decides between the departments before
// and after the mergers of 2025.
//
// # How names are matched
//
// A text is cut into words, folded to letters without diacritics. Words that
// carry no meaning in a name (và, các, &, the, of) are dropped, and long forms
// become short ones (Ủy ban nhân dân becomes ubnd), in names and in texts
// alike; so "UBND các huyện, thành phố" and "Ủy ban nhân dân huyện/thành phố"
// are the same words. The names form one trie over these words. A word that
// is written with diacritics must have those of the name; one slip (a letter,
// a wrong diacritic) is forgiven in names of three words and more, and is told
// by Mention.Exact.
package agency
