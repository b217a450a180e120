package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"

	"kehoach/plan/vi"
)

// pair is a statement with the everyday questions that ask for it.
type pair struct {
	T string   `json:"t"`
	Q []string `json:"q"`
}

// heldOut reports whether a pair is for measurement only: one in ten, by the
// statement's hash.
func (p *pair) heldOut() bool {
	h := fnv.New32a()
	h.Write([]byte(p.T))
	return h.Sum32()%10 == 0
}

// accented returns the questions with diacritics.
func (p *pair) accented() []string {
	var out []string
	for _, q := range p.Q {
		if !vi.Unaccented(q) {
			out = append(out, q)
		}
	}
	return out
}

// readPairs reads the JSONL files of a folder.
func readPairs(dir string) ([]pair, error) {
	if dir == "" {
		return nil, nil
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil {
		return nil, err
	}
	var out []pair
	for _, f := range files {
		rows, err := readRows(f)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	return out, nil
}

func readRows(file string) ([]pair, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []pair
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var p pair
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		out = append(out, p)
	}
	return out, lines.Err()
}
