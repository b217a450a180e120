package main

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"kehoach/retrieval/table"
)

// How many phrases of one, two and three Vietnamese words a table starts
// with, and how many English words. Pruning cuts them to the size wanted.
const (
	maxWords   = 9_000
	maxPairs   = 26_000
	maxTriples = 6_400
	maxEnglish = 9_000
)

// How much a sentence counts for the vocabulary: documents are many, but what
// people ask in is everyday language.
const (
	documentWeight = 1
	everydayWeight = 5
	questionWeight = 15
)

// counts are how often phrases are seen.
type counts struct {
	of      [table.MaxPhrase + 1]map[string]float64 // by the number of words
	total   float64
	english map[string]float64
	engAll  float64
}

func newCounts() *counts {
	c := &counts{english: map[string]float64{}}
	for i := range c.of {
		c.of[i] = map[string]float64{}
	}
	return c
}

// add counts the phrases of a Vietnamese sentence.
func (c *counts) add(sentence string, weight float64) {
	words := table.Words(sentence)
	for i, w := range words {
		c.total += weight
		phrase := w.Lower
		c.of[1][phrase] += weight
		for n := 2; n <= table.MaxPhrase && i+n <= len(words) && words[i+n-1].Joined; n++ {
			if last := words[i+n-1].Lower; last == table.Number || w.Lower == table.Number {
				break
			}
			phrase += " " + words[i+n-1].Lower
			c.of[n][phrase] += weight
		}
	}
}

// addEnglish counts the words of an English sentence.
func (c *counts) addEnglish(sentence string, weight float64) {
	for _, w := range table.Words(sentence) {
		if latin(w.Lower) {
			c.english[w.Lower] += weight
			c.engAll += weight
		}
	}
}

func latin(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool { return r < 'a' || r > 'z' })
}

// phrase is a row of the table to be.
type phrase struct {
	text    string
	english bool
	share   float64 // of all words of its language
}

// group is 1 for English words, else 0; each group's vectors have a centre of
// their own.
func (p phrase) group() int {
	if p.english {
		return 1
	}
	return 0
}

// choose returns the phrases that are seen most, and of pairs and triples
// those whose words belong together.
func (c *counts) choose() []phrase {
	var out []phrase
	chosen := map[string]bool{}
	take := func(most int, from map[string]float64, least, total float64, english bool, value func(string, float64) float64) {
		type scored struct {
			text  string
			value float64
		}
		var all []scored
		for text, n := range from {
			if n >= least && !chosen[text] {
				if v := value(text, n); v > 0 {
					all = append(all, scored{text, v})
				}
			}
		}
		slices.SortFunc(all, func(a, b scored) int {
			return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(a.text, b.text))
		})
		for _, s := range all[:min(most, len(all))] {
			chosen[s.text] = true
			out = append(out, phrase{s.text, english, from[s.text] / total})
		}
	}
	take(maxWords, c.of[1], 4, c.total, false, wordValue)
	take(maxPairs, c.of[2], 5, c.total, false, c.together)
	take(maxTriples, c.of[3], 5, c.total, false, c.together)
	take(maxEnglish, c.english, 0, c.engAll, true, func(_ string, n float64) float64 { return n })
	return out
}

// wordValue leaves out words with digits in them.
func wordValue(w string, n float64) float64 {
	if w != table.Number && strings.ContainsFunc(w, unicode.IsDigit) || len(w) > 30 {
		return 0
	}
	return n
}

// together is how much more often a phrase is seen than its parts would meet
// by chance, times how often it is seen.
func (c *counts) together(text string, n float64) float64 {
	words := strings.Split(text, " ")
	least := math.Inf(1)
	for i := 1; i < len(words); i++ {
		left, right := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		chance := c.of[i][left] * c.of[len(words)-i][right] / c.total
		least = min(least, math.Log(n/chance))
	}
	return n * least
}
