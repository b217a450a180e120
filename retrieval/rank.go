package retrieval

import "math"

// The parameters of BM25: how soon more occurrences stop to count, and how
// much a long entry is held back.
const (
	bm25K1 = 1.2
	bm25B  = 0.75
)

// standInWeight is what a stand-in for an unknown term keeps of its weight.
const standInWeight = 0.5

// Stats are the statistics of the entries of the plans searched, whatever
// their kinds. Every back end ranks by them and by the formulas of their
// methods, so that all give the same scores:
//
//   - tf is the weighted frequency of a term in an entry, as [EntryTerms] has
//     it, and df the number of entries with the term;
//   - the length of an entry is the sum of the tf of its plain terms ([IsPlain]);
//   - the score of an entry is the sum over the terms of the query, in the
//     order of their text, of weight × [Stats.IDF] × [Stats.TF];
//   - a term marked fuzzy that no entry has is replaced by its stand-ins: the
//     plain terms that are [vi.Near] to it, or for a pair the pairs made of
//     such, each with half the weight. They come in its place, in the order
//     of their text.
type Stats struct {
	// Entries is the number of entries, Length the sum of their lengths.
	Entries, Length int
}

// Add adds the statistics of more entries.
func (s Stats) Add(t Stats) Stats {
	return Stats{s.Entries + t.Entries, s.Length + t.Length}
}

// IDF returns how much a term tells that df of the entries have: at least 0,
// and more the rarer it is.
func (s Stats) IDF(df int) float64 {
	return math.Log(1 + (float64(s.Entries-df)+0.5)/(float64(df)+0.5))
}

// TF returns how much tf occurrences count in an entry of that length, more
// slowly the more there are:
//
//	tf × (k1 + 1) / (tf + k1 × (1 - b + b × length / mean length))
func (s Stats) TF(tf, length int) float64 { return saturate(tf, s.norm(length)) }

func (s Stats) norm(length int) float64 {
	mean := max(1, float64(s.Length)/float64(max(1, s.Entries)))
	return bm25K1 * (1 - bm25B + bm25B*float64(length)/mean)
}

func saturate(tf int, norm float64) float64 {
	return float64(tf) * (bm25K1 + 1) / (float64(tf) + norm)
}

// IsPlain reports whether a term is a single folded word or a number: not a
// pair and not a word with diacritics.
func IsPlain(term string) bool { return class(term) == classPlain }

// The classes of terms, in the order in which a segment has them.
const (
	classPlain    byte = '0'
	classAccented byte = '1'
	classPair     byte = '2'
)

func class(term string) byte {
	c := classPlain
	for i := 0; i < len(term); i++ {
		if term[i] == ' ' {
			return classPair
		}
		if term[i] >= 0x80 {
			c = classAccented
		}
	}
	return c
}
