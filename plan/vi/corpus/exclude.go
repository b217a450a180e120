package corpus

import (
	"fmt"
	"hash/maphash"
	"os"
	"path/filepath"
	"strings"

	"kehoach/plan/vi"
	"kehoach/plan/vi/restore/ngram"
)

// window is how many syllables in a row a sentence must share with an excluded
// file to be left out.
const window = 8

// Excluded knows sentences that must not be trained on. The zero value knows
// none.
type Excluded struct {
	seed    maphash.Seed
	windows map[uint64]bool
	lines   map[uint64]bool // shorter than a window
}

// ReadExcluded reads the files of the patterns, each of which must match.
func ReadExcluded(patterns []string) (*Excluded, error) {
	e := &Excluded{maphash.MakeSeed(), map[uint64]bool{}, map[uint64]bool{}}
	var files []string
	for _, p := range patterns {
		matches, err := filepath.Glob(p)
		if err != nil || len(matches) == 0 {
			return nil, fmt.Errorf("-exclude %s: no such file", p)
		}
		files = append(files, matches...)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		all := ngram.Units(vi.NFC(string(data)))
		for i := 0; i+window <= len(all); i++ {
			e.windows[e.hash(all[i:i+window])] = true
		}
		// A line, a cell, a string of JSON, what follows a key.
		for _, s := range strings.FieldsFunc(vi.NFC(string(data)), func(r rune) bool { return strings.ContainsRune("\n|\":?.;", r) }) {
			if units := ngram.Units(s); len(units) >= 3 && len(units) < window {
				e.lines[e.hash(units)] = true
			}
		}
	}
	return e, nil
}

func (e *Excluded) hash(units []ngram.Unit) uint64 {
	var h maphash.Hash
	h.SetSeed(e.seed)
	for _, u := range units {
		h.WriteString(u.Fold)
		h.WriteByte(' ')
	}
	return h.Sum64()
}

// Has reports whether a sentence is to be left out.
func (e *Excluded) Has(units []ngram.Unit) bool {
	if len(e.windows) == 0 && len(e.lines) == 0 {
		return false
	}
	for i := 0; i+window <= len(units); i++ {
		if e.windows[e.hash(units[i:i+window])] {
			return true
		}
	}
	return len(units) < window && e.lines[e.hash(units)]
}
