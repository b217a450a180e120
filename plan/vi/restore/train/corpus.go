package main

import (
	_ "embed" // the lists of this folder
	"fmt"
	"hash/fnv"
	"hash/maphash"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kehoach/plan/vi"
	"kehoach/plan/vi/corpus"
	"kehoach/plan/vi/restore/ngram"
)

//go:embed everyday.txt
var everydayText string

//go:embed places.txt
var placesText string

//go:embed english.txt
var englishText string

// Tokens that are no words of their own.
const (
	number = "0"
	other  = "?"
)

// clause is a run of words between two breaks.
type clause struct {
	words  []uint32 // in counted.words
	weight int
}

// counted holds the sentences of the texts.
type counted struct {
	excluded *corpus.Excluded
	seed     maphash.Seed
	seen     map[uint64]bool // sentences
	ids      map[string]uint32
	words    []string
	times    []int // how often each word was seen, with the weights
	clauses  []clause
	held     []string // sentences of the documents that are held out
	n        struct{ documents, encyclopedia, official, held, sentences, pairs, also, repeated, foreign, excluded int }
}

func newCounted(e *corpus.Excluded) *counted {
	return &counted{excluded: e, seed: maphash.MakeSeed(), seen: map[uint64]bool{}, ids: map[string]uint32{}}
}

func (c *counted) account() string {
	return fmt.Sprintf("documents: %d (official %d, held out %d); encyclopedia pages left out: %d\n"+
		"sentences: %d, everyday questions and their statements %d, of other texts %d; left out: repeated %d, not Vietnamese %d, excluded %d",
		c.n.documents, c.n.official, c.n.held, c.n.encyclopedia, c.n.sentences, c.n.pairs, c.n.also, c.n.repeated, c.n.foreign, c.n.excluded)
}

// readFolder reads the documents. Those held out come last, so that their
// sentences that stand elsewhere too are left out of the measurement.
func (c *counted) readFolder(dir string) error {
	var held []string
	encyclopedia, err := corpus.Each(dir, func(name, text string) {
		h := fnv.New32a()
		h.Write([]byte(name))
		if h.Sum32()%50 == 0 {
			held = append(held, text)
			return
		}
		c.n.documents++
		weight := 1
		if corpus.Official(text) {
			c.n.official++
			weight = 3
		}
		for _, s := range corpus.Sentences(text) {
			if units := ngram.Units(s); c.fresh(s, units) {
				c.n.sentences++
				c.add(units, weight)
			}
		}
	})
	c.n.encyclopedia += encyclopedia
	for _, text := range held {
		c.n.held++
		for _, s := range corpus.Sentences(text) {
			if c.fresh(s, ngram.Units(s)) {
				c.held = append(c.held, s)
			}
		}
	}
	return err
}

// fresh reports whether a sentence is to be counted.
func (c *counted) fresh(s string, units []ngram.Unit) bool {
	if len(units) < 2 {
		return false
	}
	words, sound := 0, 0
	for _, u := range units {
		if !u.Number && !u.Mixed {
			words++
			if ngram.Sound(u.Lower) {
				sound++
			}
		}
	}
	if 10*sound < 7*words || vi.Unaccented(s) {
		c.n.foreign++
		return false
	}
	if c.excluded.Has(units) {
		c.n.excluded++
		return false
	}
	var h maphash.Hash
	h.SetSeed(c.seed)
	for _, u := range units {
		h.WriteString(u.Lower)
		h.WriteByte(' ')
	}
	if c.seen[h.Sum64()] {
		c.n.repeated++
		return false
	}
	c.seen[h.Sum64()] = true
	return true
}

// add counts a sentence, clause by clause.
func (c *counted) add(units []ngram.Unit, weight int) {
	var run []uint32
	flush := func() {
		if len(run) > 0 {
			c.clauses = append(c.clauses, clause{run, weight})
		}
		run = nil
	}
	for _, u := range units {
		if u.Break {
			flush()
		}
		w := u.Lower
		switch {
		case u.Number:
			w = number
		case u.Mixed:
			w = other
		}
		id, ok := c.ids[w]
		if !ok {
			id = uint32(len(c.words))
			w = strings.Clone(w)
			c.ids[w] = id
			c.words, c.times = append(c.words, w), append(c.times, 0)
		}
		c.times[id] += weight
		run = append(run, id)
	}
	flush()
}

// readOwn adds what does not come from the folder.
func (c *counted) readOwn(s settings) error {
	var copied []string
	for line := range strings.Lines(everydayText) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			units := ngram.Units(line)
			if c.excluded.Has(units) {
				copied = append(copied, line)
			}
			c.add(units, s.everyday)
		}
	}
	if len(copied) > 0 {
		return fmt.Errorf("everyday.txt: these lines stand in an excluded file: %q", copied)
	}
	for _, p := range places(placesText) {
		c.add(ngram.Units(p), s.names)
	}
	data, err := os.ReadFile(s.agencies)
	if err != nil {
		return err
	}
	for _, name := range agencies(string(data)) {
		c.add(ngram.Units(name), s.names)
	}
	pairs, err := corpus.ReadPairs(s.pairs)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		for _, q := range append(p.Q, p.T) {
			if units := ngram.Units(q); !p.HeldOut() && c.fresh(q, units) {
				c.n.pairs++
				c.add(units, s.everyday)
			}
		}
	}
	for _, a := range s.also {
		weight, path, err := weighted(a)
		if err != nil {
			return err
		}
		if err := c.readAlso(path, weight); err != nil {
			return err
		}
	}
	return nil
}

// readAlso reads texts of another kind (plain text, .epub, .tsv): all of them,
// at one weight.
func (c *counted) readAlso(path string, weight int) error {
	return filepath.WalkDir(path, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !readable[filepath.Ext(path)] {
			return err
		}
		text, err := readText(path)
		if err != nil {
			return err
		}
		for _, s := range corpus.Sentences(vi.NFC(text)) {
			if units := ngram.Units(s); c.fresh(s, units) {
				c.n.also++
				c.add(units, weight)
			}
		}
		return nil
	})
}

// readable are the kinds of files that readText knows.
var readable = map[string]bool{".txt": true, ".md": true, ".epub": true, ".tsv": true}

// readText reads a book or a plain text. Of a file of parallel sentences
// (.tsv), it takes the second column.
func readText(path string) (string, error) {
	if strings.HasSuffix(path, ".epub") {
		return readEPUB(path)
	}
	data, err := os.ReadFile(path)
	if err != nil || !strings.HasSuffix(path, ".tsv") {
		return string(data), err
	}
	var text strings.Builder
	for line := range strings.Lines(string(data)) {
		if columns := strings.Split(strings.TrimSpace(line), "\t"); len(columns) > 1 {
			text.WriteString(columns[1] + "\n\n")
		}
	}
	return text.String(), nil
}
