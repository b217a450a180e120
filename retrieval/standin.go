package retrieval

import (
	"slices"
	"strings"
)

// standIns returns what may have been meant by a term that no entry has: the
// plain terms one slip away, or for a pair the pairs of such terms. In the
// order of their text; not all of them need to be in an entry.
func (s *searcher) standIns(term string) []string {
	first, second, pair := strings.Cut(term, " ")
	if !pair {
		return s.neighbours(term)
	}
	var out []string
	for _, a := range s.known(first) {
		for _, b := range s.known(second) {
			if p := a + " " + b; p != term {
				out = append(out, p)
			}
		}
	}
	slices.Sort(out)
	return out
}

// known returns the word itself where an entry has it, else its neighbours.
func (s *searcher) known(word string) []string {
	key := string(class(word)) + word
	for _, p := range s.plans {
		if p.Segment.find(key) != nil {
			return []string{word}
		}
	}
	return s.neighbours(word)
}

// neighbours returns the plain terms one slip away from a word.
func (s *searcher) neighbours(word string) []string {
	if list, ok := s.near[word]; ok {
		return list
	}
	var list []string
	if len(word) < 4 {
		return nil // see [vi.Near]
	}
	seen := map[string]bool{word: true}
	for _, p := range s.plans {
		p.Segment.near(word, func(term string) {
			if !seen[term] {
				seen[term] = true
				list = append(list, term)
			}
		})
	}
	slices.Sort(list)
	if s.near == nil {
		s.near = map[string][]string{}
	}
	s.near[word] = list
	return list
}
