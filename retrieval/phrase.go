package retrieval

import (
	"iter"
	"slices"
	"strings"
)

// phrases finds known phrases among words, by their folded words.
type phrases[T any] map[string][]phrase[T]

type phrase[T any] struct {
	words []string
	value T
}

// add enters a phrase; phrases with the same first word are kept longest
// first, and of equal length in the order in which they came.
func (p phrases[T]) add(words []string, value T) {
	if len(words) == 0 {
		return
	}
	list := p[words[0]]
	i := 0
	for i < len(list) && len(list[i].words) >= len(words) {
		i++
	}
	p[words[0]] = slices.Insert(list, i, phrase[T]{words, value})
}

// at yields the phrases that start at ws[i], longest first.
func (p phrases[T]) at(ws []word, i int) iter.Seq[phrase[T]] {
	return func(yield func(phrase[T]) bool) {
		for _, ph := range p[ws[i].text] {
			if ph.matches(ws[i:]) && !yield(ph) {
				return
			}
		}
	}
}

func (ph phrase[T]) matches(ws []word) bool {
	if len(ph.words) > len(ws) {
		return false
	}
	for k, w := range ph.words {
		if ws[k].text != w {
			return false
		}
	}
	return true
}

// texts returns the folded words of a phrase.
func texts(ws []word) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = w.text
	}
	return out
}

// dataLines yields the lines of a data file without comments and blanks.
func dataLines(data string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(data) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}
