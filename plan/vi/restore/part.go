package restore

import (
	"math"
	"unicode/utf8"

	"kehoach/plan/vi"
	"kehoach/plan/vi/restore/ngram"
)

// mostHalves is how many readings of each half of a word are tried, the most
// frequent ones.
const mostHalves = 4

// longest is how many bytes two syllables can have.
const longest = 24

// Part returns where a word that is no syllable is two written without the
// space between them ("nộivụ", "capxa"), as a byte offset; false where no two
// halves of it are words that stand together.
func (r *Restorer) Part(word string) (int, bool) {
	word = vi.Lower(word)
	if vi.IsSyllable(vi.Fold(word)) || r.model.Foreign(vi.Fold(word)) || utf8.RuneCountInString(word) < 4 || len(word) > longest {
		return 0, false
	}
	best, at := float32(math.Inf(-1)), 0
	for i := range word {
		if i < 2 || len(word)-i < 2 {
			continue
		}
		if p, ok := r.together(word[:i], word[i:]); ok && p > best {
			best, at = p, i
		}
	}
	return at, at > 0
}

// together returns how likely two words are one after the other, if they ever
// are.
func (r *Restorer) together(a, b string) (float32, bool) {
	if !vi.IsSyllable(vi.Fold(a)) || !vi.IsSyllable(vi.Fold(b)) {
		return 0, false
	}
	as, bs := r.readings(a), r.readings(b)
	best, ok := float32(math.Inf(-1)), false
	for _, x := range as {
		for _, y := range bs {
			ids, probs, pairs := [1]int{y}, [1]float32{}, [1]ngram.Pair{}
			r.model.After(x, ids[:], probs[:], pairs[:])
			if p := r.model.Unigram(x) + probs[0]; pairs[0] != ngram.NoPair && p > best {
				best, ok = p, true
			}
		}
	}
	return best, ok
}

// readings returns the words that a half may be: itself where it has
// diacritics, else those with its letters.
func (r *Restorer) readings(half string) []int {
	if half != vi.Fold(half) {
		if id, ok := r.model.ID(half); ok {
			return []int{id}
		}
		return nil
	}
	from, to := r.model.Class(half)
	var ids []int
	for id := from; id < to && len(ids) < mostHalves; id++ {
		ids = append(ids, id)
	}
	return ids
}
