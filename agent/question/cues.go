package question

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// Tag names what a cue shows; cues.txt has them all.
type Tag string

//go:embed cues.txt
var cueText string

// cueTable holds the patterns by the folded words with which they begin.
type cueTable map[string][]*pattern

var cues = sync.OnceValue(func() cueTable {
	t, err := readCues(cueText)
	if err != nil {
		panic(err) // the table is part of the program and its test reads it
	}
	return t
})

// readCues reads the format that cues.txt describes at its head.
func readCues(text string) (cueTable, error) {
	table := make(cueTable)
	r := patternReader{lists: make(map[string][][]word), known: make(map[string][]word)}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		var err error
		if name, list, ok := strings.Cut(line, "} ="); ok && line[0] == '{' {
			r.lists[name[1:]], err = r.list(list)
		} else if tag, list, ok := strings.Cut(line, ":"); ok {
			err = table.add(&r, Tag(tag), list)
		} else {
			err = errors.New("no colon")
		}
		if err != nil {
			return nil, fmt.Errorf("cues line %d: %w", n+1, err)
		}
	}
	return table, nil
}

// add puts the patterns of a line into the table.
func (t cueTable) add(r *patternReader, tag Tag, list string) error {
	for text := range strings.SplitSeq(list, "|") {
		parts, err := r.parts(text)
		if err != nil {
			return err
		}
		p := &pattern{parts: parts, bare: len(parts) == 1 && slices.Contains(needMarks, tag), tag: tag}
		for _, first := range openings(parts) {
			t[first] = append(t[first], p)
		}
	}
	return nil
}

// needMarks are the tags whose lone words are too common without their
// diacritics to show anything: "ho" is "hồ" more often than "họ".
var needMarks = []Tag{"refers", "only", "direct", "group_way", "latest"}

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
		if w.named[i] || w.meansPair(i-1, stops().bound) {
			continue
		}
		at := cue{i: i, j: i}
		for _, p := range cues()[w.fold(i)] {
			n := p.match(w, i)
			if n == 0 || i+n < at.j || n <= 2 && w.meansPair(i, stops().bound) || w.meansPair(i+n-1, stops().bound) {
				continue
			}
			if i+n > at.j {
				at = cue{i: i, j: i + n}
			}
			if !slices.Contains(at.tags, p.tag) {
				at.tags = append(at.tags, p.tag)
			}
		}
		if at.j > i {
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

// toneless returns a word without its tone marks.
func toneless(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
			return -1
		}
		return r
	}, norm.NFD.String(s))
}
