// Package restore gives questions back the diacritics that they were typed
// without, on a phone or in haste, and mends slips of typing: "so noi vu" gives
// "sở nội vụ", and so do "sở noi vu", "sowr nooij vuj" and "sở nôi vụụ".
//
// Each word has its candidates (candidate.go): the known syllables of the same
// letters, what the keys of an input method left in it stand for ([vi.Keyed]),
// what is one slip away. A beam search over a trigram model (search.go, package
// ngram) takes the likeliest row of them. A syllable typed with diacritics
// stays as it is; English words, names, initials and numbers are left alone, as
// is a question most of which is not Vietnamese.
//
// # The model
//
// model.bin is made by
//
//	go run ./plan/vi/restore/train -texts DIR -out plan/vi/restore/model.bin
//
// from a folder of public Vietnamese texts; model.txt beside it says which,
// with which command and how well it does. It holds n-grams and no sentence.
package restore
