package question

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"kehoach/plan/vi"
)

// A pattern is a cue phrase: words, and names of lists any phrase of which may
// stand there.
type pattern struct {
	parts []part
	// bare is set where the pattern is a lone word that says nothing without
	// its diacritics.
	bare bool
	tag  Tag
}

// part is a word, or the phrases of a list; an empty one among them makes the
// part optional.
type part struct {
	word    word
	phrases [][]word
}

// word is a word of a pattern in three spellings: with its diacritics, without
// its tone mark, and without any.
type word struct{ lower, toneless, fold string }

// patternReader reads patterns. It knows the lists so far and keeps the words
// that it has taken apart, of which there are few.
type patternReader struct {
	lists map[string][][]word
	known map[string][]word
}

// list reads a list of phrases, which may name lists above it.
func (r *patternReader) list(text string) ([][]word, error) {
	var out [][]word
	for p := range strings.SplitSeq(text, "|") {
		parts, err := r.parts(p)
		if err != nil {
			return nil, err
		}
		out = append(out, spell(parts)...)
	}
	return out, nil
}

// parts reads a pattern: "gửi {to?} {place}".
func (r *patternReader) parts(text string) ([]part, error) {
	var out []part
	for field := range strings.FieldsSeq(strings.ReplaceAll(text, "%", " phan_tram ")) {
		name, ok := strings.CutPrefix(field, "{")
		if !ok {
			for _, w := range r.words(field) {
				out = append(out, part{word: w})
			}
			continue
		}
		name, optional := strings.CutSuffix(strings.TrimSuffix(name, "}"), "?")
		list := r.lists[name]
		if list == nil {
			return nil, fmt.Errorf("no list {%s} above", name)
		}
		if optional {
			list = append([][]word{nil}, list...)
		}
		out = append(out, part{phrases: list})
	}
	if len(out) == 0 {
		return nil, errors.New("empty phrase")
	}
	return out, nil
}

func (r *patternReader) words(field string) []word {
	ws, ok := r.known[field]
	if !ok {
		for _, t := range vi.Tokens(field) {
			ws = append(ws, word{t.Lower, toneless(t.Lower), t.Fold})
		}
		r.known[field] = ws
	}
	return ws
}

// spell returns all the phrases that parts stand for.
func spell(parts []part) [][]word {
	if len(parts) == 0 {
		return [][]word{nil}
	}
	heads := parts[0].phrases
	if heads == nil {
		heads = [][]word{{parts[0].word}}
	}
	var out [][]word
	for _, tail := range spell(parts[1:]) {
		for _, head := range heads {
			out = append(out, slices.Concat(head, tail))
		}
	}
	return out
}

// openings returns the folded words with which parts can begin.
func openings(parts []part) []string {
	if len(parts) == 0 {
		return nil
	}
	if parts[0].phrases == nil {
		return []string{parts[0].word.fold}
	}
	var out []string
	for _, p := range parts[0].phrases {
		if len(p) == 0 {
			out = append(out, openings(parts[1:])...)
		} else {
			out = append(out, p[0].fold)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// match returns how many tokens from i on the pattern covers at most, 0 for
// none. Diacritics that are typed must be right, but for one slip in a phrase
// of two words or more.
func (p *pattern) match(w *words, i int) int {
	m := matching{w: w, start: i, end: i, bare: p.bare}
	m.walk(p.parts, i, 0)
	return m.end - i
}

// matching is one pattern at one place of a question.
type matching struct {
	w          *words
	start, end int
	bare       bool
}

// walk goes on with parts at token i and keeps the furthest end.
func (m *matching) walk(parts []part, i, slips int) {
	switch {
	case len(parts) == 0:
		if slips == 0 || i-m.start > 1 {
			m.end = max(m.end, i)
		}
	case parts[0].phrases == nil:
		if n := m.slip(parts[0].word, i); slips+n <= 1 {
			m.walk(parts[1:], i+1, slips+n)
		}
	default:
		for _, p := range parts[0].phrases {
			n := slips
			for k := 0; k < len(p) && n <= 1; k++ {
				n += m.slip(p[k], i+k)
			}
			if n <= 1 {
				m.walk(parts[1:], i+len(p), n)
			}
		}
	}
}

// slip compares a word with token i: 0 if they are the same, 1 if all but the
// tone marks are, more if they differ.
func (m *matching) slip(x word, i int) int {
	const differ = 2
	w := m.w
	if i >= len(w.toks) || w.toks[i].Fold != x.fold || w.named[i] != w.named[m.start] {
		return differ // or half of it is an agency's name
	}
	low := w.toks[i].Lower
	switch {
	case low == x.lower, plain(low) && !w.accented && !m.bare:
		return 0
	case !plain(low) && w.toneless[i] != x.toneless:
		return differ // "số nào" is not a slip of "sở nào"
	case !plain(low) && stops().vi[low]:
		return differ // nor "quá" of "qua": it is a word that is typed often
	}
	return 1
}
