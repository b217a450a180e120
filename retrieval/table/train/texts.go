package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"kehoach/plan/vi"
	"kehoach/plan/vi/corpus"
	"kehoach/plan/vi/restore/ngram"
)

// The length of a sentence of documents that is trained on, in words. Longer
// ones cost the teacher more and say less about each of their words.
const (
	shortest = 5
	longest  = 24
)

// texts are the sentences to train on, without what is excluded.
type texts struct {
	excluded *corpus.Excluded
	seen     map[string]bool // in lower case
	// documents are the sentences of the folder, those of official texts
	// first, else by their hash: any first part of them is a fair sample.
	documents []string
	also      []string    // of other texts
	parallel  [][2]string // English, Vietnamese
	answered  []answered
	asked     map[string]bool // the questions of answered
	n         struct{ documents, encyclopedia, repeated, foreign, excluded int }
}

func newTexts(e *corpus.Excluded) *texts {
	return &texts{excluded: e, seen: map[string]bool{}, asked: map[string]bool{}}
}

func (t *texts) account() string {
	return fmt.Sprintf("documents: %d, encyclopedia pages left out: %d\n"+
		"sentences: %d of documents, %d of other texts, %d parallel, %d headings with answers; left out: repeated %d, not Vietnamese %d, excluded %d",
		t.n.documents, t.n.encyclopedia, len(t.documents), len(t.also), len(t.parallel), len(t.answered), t.n.repeated, t.n.foreign, t.n.excluded)
}

// readFolder reads documents, one a file.
func (t *texts) readFolder(dir string) error {
	type ranked struct {
		rank uint64
		text string
	}
	var all []ranked
	encyclopedia, err := corpus.Each(dir, func(_, text string) {
		t.n.documents++
		t.answers(text)
		official := corpus.Official(text)
		for _, s := range corpus.Sentences(text) {
			s = strings.TrimLeft(s, "-+*•– ")
			units := ngram.Units(s)
			if len(units) < shortest || len(units) > longest || !t.fresh(s, units) {
				continue
			}
			h := fnv.New64a()
			h.Write([]byte(s))
			rank := h.Sum64()
			if official {
				rank /= 4
			}
			all = append(all, ranked{rank, s})
		}
	})
	t.n.encyclopedia += encyclopedia
	slices.SortFunc(all, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	for _, r := range all {
		t.documents = append(t.documents, r.text)
	}
	return err
}

// fresh reports whether a Vietnamese sentence is to be trained on: new, of the
// language, with its diacritics, and not excluded.
func (t *texts) fresh(s string, units []ngram.Unit) bool {
	words, sound := 0, 0
	for _, u := range units {
		if !u.Number && !u.Mixed {
			words++
			if ngram.Sound(u.Lower) {
				sound++
			}
		}
	}
	lower := vi.Lower(s)
	switch {
	case 10*sound < 8*words || 3*words < 2*len(units) || vi.Unaccented(s):
		t.n.foreign++
	case t.excluded.Has(units):
		t.n.excluded++
	case t.seen[lower]:
		t.n.repeated++
	default:
		t.seen[lower] = true
		return true
	}
	return false
}
