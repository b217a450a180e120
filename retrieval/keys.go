package retrieval

import "kehoach/plan/vi"

// typedSyllable returns the folded syllable of a word in which the keys of an
// input method were left standing: "tienf" and "tie6n2" give "tien",
// "dduowcj" gives "duoc". It reports false for a word that is a syllable as
// it is, and for one that comes to none.
func typedSyllable(fold string) (string, bool) {
	s, ok := vi.Keyed(fold)
	return vi.Fold(s), ok
}
