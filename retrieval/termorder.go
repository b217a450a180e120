package retrieval

import (
	"slices"
	"strings"
)

// sorted returns the analyser's terms in the order of a segment: by class and
// text. Only the words are compared as texts. Since no letter comes before a
// space, pairs are in order where their first words are, and among equal ones
// their second words.
func (a *analyser) sorted() []int32 {
	words, rank := a.ranked()
	out := make([]int32, 0, len(a.terms))
	for _, c := range [...]byte{classPlain, classAccented} {
		for _, w := range words {
			if id := a.single[w] - 1; id >= 0 && a.class[w] == c {
				out = append(out, id)
			}
		}
	}
	var pairs []int32
	var wholes []int32 // short forms of three words and more
	for id, t := range a.terms {
		switch {
		case t.second >= 0:
			pairs = append(pairs, int32(id))
		case a.class[t.first] == classPair:
			wholes = append(wholes, int32(id))
		}
	}
	pairs = byRank(pairs, len(words), func(id int32) int32 { return rank[a.terms[id].second] })
	pairs = byRank(pairs, len(words), func(id int32) int32 { return rank[a.terms[id].first] })
	for _, id := range wholes {
		text := a.text(id)
		i, _ := slices.BinarySearchFunc(pairs, text, func(id int32, text string) int { return strings.Compare(a.text(id), text) })
		pairs = slices.Insert(pairs, i, id)
	}
	return append(out, pairs...)
}

// ranked returns the words of the terms in the order of their texts, and the
// place of each in it by its number.
func (a *analyser) ranked() (words, rank []int32) {
	rank = make([]int32, len(a.texts))
	use := func(w int32) {
		if rank[w] == 0 {
			rank[w] = 1
			words = append(words, w)
		}
	}
	for _, t := range a.terms {
		use(t.first)
		if t.second >= 0 {
			use(t.second)
		}
	}
	slices.SortFunc(words, func(x, y int32) int { return strings.Compare(a.texts[x], a.texts[y]) })
	for i, w := range words {
		rank[w] = int32(i)
	}
	return words, rank
}

// byRank returns a list in the order of ranks below n, those of equal rank in
// the order in which they were.
func byRank(list []int32, n int, rank func(int32) int32) []int32 {
	ends := make([]int32, n+1)
	for _, x := range list {
		ends[rank(x)+1]++
	}
	for i := range n {
		ends[i+1] += ends[i]
	}
	out := make([]int32, len(list))
	for _, x := range list {
		r := rank(x)
		out[ends[r]] = x
		ends[r]++
	}
	return out
}

// appendKey appends the key of a term: its class and its text.
func (a *analyser) appendKey(key []byte, id int32) []byte {
	t := a.terms[id]
	first := a.texts[t.first]
	if t.second < 0 {
		return append(append(key, a.class[t.first]), first...)
	}
	return append(append(append(append(key, classPair), first...), ' '), a.texts[t.second]...)
}
