package corpus

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"

	"kehoach/plan/vi"
)

// Pair is a statement with the everyday questions that ask for it.
type Pair struct {
	T string   `json:"t"`
	Q []string `json:"q"`
}

// HeldOut reports whether a pair is for measurement only: one in ten, by the
// statement's hash.
func (p *Pair) HeldOut() bool {
	h := fnv.New32a()
	h.Write([]byte(p.T))
	return h.Sum32()%10 == 0
}

// Accented returns the questions with diacritics.
func (p *Pair) Accented() []string {
	var out []string
	for _, q := range p.Q {
		if !vi.Unaccented(q) {
			out = append(out, q)
		}
	}
	return out
}

// ReadPairs reads the JSONL files of folders.
func ReadPairs(dirs ...string) ([]Pair, error) {
	var out []Pair
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			rows, err := ReadRows(f)
			if err != nil {
				return nil, err
			}
			out = append(out, rows...)
		}
	}
	return out, nil
}

// ReadRows reads a JSONL file of pairs.
func ReadRows(file string) ([]Pair, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Pair
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var p Pair
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		out = append(out, p)
	}
	return out, lines.Err()
}
