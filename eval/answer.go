package eval

import (
	"encoding/json"
	"fmt"
)

// Answer is what the measured system answered to one turn: the fields of
// `kehoach ask --json` that the metrics look at.
type Answer struct {
	Question   string   `json:"question"`
	Intent     string   `json:"intent"`
	Abstained  bool     `json:"abstained"`
	Answer     string   `json:"answer"`
	Entries    []Rested `json:"entries"`
	Total      *int     `json:"total"`
	Reason     string   `json:"reason"`
	AnsweredBy string   `json:"answered_by"`
	ElapsedMS  float64  `json:"elapsed_ms"`
	// Plan is the ID of the plan that was answered from.
	Plan string `json:"plan"`
}

// Rested is an entry that an answer rests on.
type Rested struct {
	ID   string `json:"id"`
	Role string `json:"role"`
	Via  string `json:"via"`
}

// DecodeAnswer reads one line of `kehoach ask --json`. Fields that it does not
// know are passed over, since the contract may grow.
func DecodeAnswer(line []byte) (Answer, error) {
	var a Answer
	if err := json.Unmarshal(line, &a); err != nil {
		return Answer{}, fmt.Errorf("decode answer: %w", err)
	}
	return a, nil
}

// ids returns the IDs of the entries without repeats, in order.
func (a *Answer) ids() []string {
	var out []string
	seen := make(map[string]bool)
	for _, e := range a.Entries {
		if !seen[e.ID] {
			seen[e.ID] = true
			out = append(out, e.ID)
		}
	}
	return out
}
