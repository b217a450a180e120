package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// Lookup is a question for the search alone, with the entries of which any is
// right.
type Lookup struct {
	// Plan is the base name of the plan's file, without its ending.
	Plan string `json:"plan"`
	// Form is how it is typed: accents, plain (without diacritics) or en.
	Form     string   `json:"form"`
	Question string   `json:"q"`
	Want     []string `json:"want"`
	// Split is "tune" or "held": nothing is chosen by the latter.
	Split string `json:"split"`
}

// ReadLookups reads a file of [Lookup]s, one JSON object a line.
func ReadLookups(data []byte) ([]Lookup, error) {
	var out []Lookup
	lines := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		var l Lookup
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if l.Question == "" || len(l.Want) == 0 || l.Split != "tune" && l.Split != "held" {
			return nil, fmt.Errorf("line %d: want q, want and a split of tune or held", n)
		}
		out = append(out, l)
	}
	return out, lines.Err()
}

// Ranking says how well a search ranks.
type Ranking struct {
	Questions int
	// At1, At5 and At20 count the questions that have a right entry so high.
	At1, At5, At20 int
	// MRR is the mean of 1 / place of the first right entry.
	MRR float64
}

// Rank measures a search: the IDs that it finds for each question, best first.
func Rank(questions []Lookup, search func(Lookup) []string) Ranking {
	r := Ranking{Questions: len(questions)}
	for _, q := range questions {
		place := slices.IndexFunc(search(q), func(id string) bool { return slices.Contains(q.Want, id) })
		if place < 0 {
			continue
		}
		r.MRR += 1 / float64(place+1) / float64(len(questions))
		for _, level := range []struct {
			n    int
			hits *int
		}{{1, &r.At1}, {5, &r.At5}, {20, &r.At20}} {
			if place < level.n {
				*level.hits++
			}
		}
	}
	return r
}
