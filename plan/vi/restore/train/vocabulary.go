package main

import (
	"os"
	"sort"
	"strings"
	"unicode/utf8"

	"kehoach/plan/vi"
	"kehoach/plan/vi/restore/ngram"
)

// How often a word must be seen to be one of the model's, and which share of
// the words with its folded form it must have, so that slips of the texts stay
// out.
const (
	minSyllable, shareSyllable = 5, 1e-4
	minOddity, shareOddity     = 30, 1e-2 // letters that are no syllable: Đắk, Lắk, ubnd
	minForeign                 = 20
)

// vocabulary returns the words of the model in its order.
func (c *counted) vocabulary() []string {
	total := map[string]int{}
	for i, w := range c.words {
		total[vi.Fold(w)] += c.times[i]
	}
	var words []string
	for i, w := range c.words {
		if w == number || w == other || utf8.RuneCountInString(w) > 8 {
			continue
		}
		least, share := minOddity, shareOddity
		if ngram.Sound(w) {
			least, share = minSyllable, shareSyllable
		}
		if n := c.times[i]; n >= least && float64(n) >= share*float64(total[vi.Fold(w)]) {
			words = append(words, w)
		}
	}
	ngram.Order(words, func(w string) int { return c.times[c.ids[w]] })
	return words
}

// count gives the clauses to the counts of a model.
func (c *counted) count(counts *ngram.Counts) {
	index := counts.Index()
	of := make([]int, len(c.words))
	for i, w := range c.words {
		id, ok := index[w]
		switch {
		case w == number:
			id = ngram.Digits
		case !ok:
			id = ngram.Other
		}
		of[i] = id
	}
	var ids []int
	for _, cl := range c.clauses {
		ids = ids[:0]
		for _, w := range cl.words {
			ids = append(ids, of[w])
		}
		counts.Add(ids, float64(cl.weight))
	}
}

// foreign returns the words without diacritics, of the texts or English, that
// are no syllables but could be taken for a slip or for keys left standing.
func (c *counted) foreign(m *ngram.Model, english map[string]bool) []string {
	all := map[string]bool{}
	for w := range english {
		all[w] = true
	}
	for i, w := range c.words {
		if c.times[i] >= minForeign {
			all[w] = true
		}
	}
	var out []string
	for w := range all {
		if _, known := m.ID(w); known || w != vi.Fold(w) || len(w) < 3 || !ngram.HasVowel(w) || vi.IsSyllable(w) {
			continue
		}
		near := false
		m.Slips(w, func(ngram.Slip) { near = true })
		if s, ok := vi.Keyed(w); ok {
			from, to := m.Class(vi.Fold(s))
			near = near || from < to
		}
		if near {
			out = append(out, w)
		}
	}
	sort.Strings(out)
	return out
}

// readEnglish returns the English words of our own list and of a text (of a
// .tsv the first column) in lower case.
func readEnglish(file string) (map[string]bool, error) {
	words := map[string]bool{}
	for _, w := range strings.Fields(englishText) {
		words[w] = true
	}
	if file == "" {
		return words, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(strings.ToLower(string(data))) {
		if strings.HasSuffix(file, ".tsv") {
			line, _, _ = strings.Cut(line, "\t")
		}
		for _, w := range strings.FieldsFunc(line, func(r rune) bool { return r < 'a' || r > 'z' }) {
			words[w] = true
		}
	}
	return words, nil
}
