package question

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"kehoach/plan/vi"
)

// Tag names what a cue shows; cues.txt has them all.
type Tag string

//go:embed cues.txt
var cueText string

// phrase is a cue's words with the tags that they stand for.
type phrase struct {
	lower, fold []string
	tags        []Tag
}

// cueTable holds the phrases by the folded form of their first word, longest
// first.
type cueTable map[string][]phrase

var cues = sync.OnceValue(func() cueTable {
	t, err := readCues(cueText)
	if err != nil {
		panic(err) // the table is part of the program and its test reads it
	}
	return t
})

// readCues reads the format that cues.txt describes at its head.
func readCues(text string) (cueTable, error) {
	byWords := make(map[string]*phrase)
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		tag, list, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("cues line %d: no colon", n+1)
		}
		for p := range strings.SplitSeq(list, "|") {
			toks := vi.Tokens(strings.ReplaceAll(p, "%", " phan_tram "))
			ph := phrase{tags: []Tag{Tag(tag)}}
			for _, t := range toks {
				ph.lower = append(ph.lower, t.Lower)
				ph.fold = append(ph.fold, t.Fold)
			}
			if len(ph.lower) == 0 {
				return nil, fmt.Errorf("cues line %d: empty phrase", n+1)
			}
			key := strings.Join(ph.lower, " ")
			if old := byWords[key]; old != nil {
				old.tags = append(old.tags, Tag(tag))
			} else {
				byWords[key] = &ph
			}
		}
	}
	table := make(cueTable)
	for _, p := range byWords {
		table[p.fold[0]] = append(table[p.fold[0]], *p)
	}
	for _, ps := range table {
		slices.SortFunc(ps, func(a, b phrase) int {
			if n := len(b.fold) - len(a.fold); n != 0 {
				return n
			}
			return strings.Compare(strings.Join(a.lower, " "), strings.Join(b.lower, " "))
		})
	}
	return table, nil
}

// cue is a place where a phrase stands: tokens [i, j).
type cue struct {
	i, j int
	tags []Tag
}

// findCues returns the cues of the question in order; where they overlap the
// longer phrase wins.
func findCues(w *words) []cue {
	var found []cue
	for i := range w.toks {
		if w.named[i] {
			continue
		}
		best := 0
		var at cue
		for _, p := range cues()[w.fold(i)] {
			if len(p.fold) < best || !p.at(w, i) {
				continue
			}
			if len(p.fold) > best {
				best, at = len(p.fold), cue{i: i, j: i + len(p.fold)}
			}
			at.tags = append(at.tags, p.tags...)
		}
		if best > 0 {
			found = append(found, at)
		}
	}
	return dropCovered(found)
}

// dropCovered removes cues that lie inside a longer one.
func dropCovered(cs []cue) []cue {
	return slices.DeleteFunc(slices.Clone(cs), func(c cue) bool {
		return slices.ContainsFunc(cs, func(d cue) bool {
			return d.i <= c.i && c.j <= d.j && d.j-d.i > c.j-c.i
		})
	})
}

// needsMarks reports whether a lone word is too common without its diacritics
// to show anything: "ho" is "hồ" more often than "họ".
func (p *phrase) needsMarks() bool {
	for _, t := range p.tags {
		if t == "refers" || t == "only" || t == "direct" || t == "group_way" || t == "latest" {
			return true
		}
	}
	return false
}

// at reports whether the phrase stands at token i. Diacritics that are typed
// must be right, but for one slip in a phrase of two words or more.
func (p *phrase) at(w *words, i int) bool {
	if i+len(p.fold) > len(w.toks) {
		return false
	}
	slips := 0
	for k := range p.fold {
		if k > 0 && w.named[i+k] != w.named[i] {
			return false // half of it is an agency's name
		}
		low := w.toks[i+k].Lower
		if low == p.lower[k] {
			continue
		}
		if w.toks[i+k].Fold != p.fold[k] {
			return false
		}
		if plain(low) && !w.accented && (len(p.fold) > 1 || !p.needsMarks()) {
			continue
		}
		if !plain(low) && !sameVowels(low, p.lower[k]) {
			return false // "số nào" is not a slip of "sở nào"
		}
		slips++
	}
	return slips == 0 || slips == 1 && len(p.fold) > 1
}

// sameVowels reports whether two words differ in their tone marks only.
func sameVowels(a, b string) bool { return toneless(a) == toneless(b) }

func toneless(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
			return -1
		}
		return r
	}, norm.NFD.String(s))
}
