package yardstick

import (
	"encoding/json"
	"errors"
	"strings"
)

// entryIDs reads a list of entries: objects with an "id", as `kehoach ask
// --json` has them, or plain IDs.
type entryIDs []string

func (ids *entryIDs) UnmarshalJSON(b []byte) error {
	var each []json.RawMessage
	if err := json.Unmarshal(b, &each); err != nil {
		return err
	}
	for _, raw := range each {
		var id string
		if json.Unmarshal(raw, &id) != nil {
			var object struct {
				ID string `json:"id"`
			}
			if err := json.Unmarshal(raw, &object); err != nil {
				return err
			}
			id = object.ID
		}
		*ids = append(*ids, id)
	}
	return nil
}

// spoken is the JSON of an answer. What is not there is read from the text.
type spoken struct {
	Answer     *string  `json:"answer"`
	Abstained  *bool    `json:"abstained"`
	Reason     *string  `json:"reason"`
	Entries    entryIDs `json:"entries"`
	Total      *int     `json:"total"`
	Confidence *float64 `json:"confidence"`
}

var errNoAnswer = errors.New(`the JSON has no "answer"`)

// Decode reads an answer: a JSON object, a text of lines of which the last is
// one, or any other text.
func Decode(out string) (Reply, error) {
	out = strings.TrimSpace(out)
	if out == "" {
		return Reply{}, errors.New("the answer is empty")
	}
	last := out[strings.LastIndexByte(out, '\n')+1:]
	for _, candidate := range []string{last, out} {
		var s spoken
		if candidate[0] != '{' || json.Unmarshal([]byte(candidate), &s) != nil {
			continue
		}
		return s.reply()
	}
	return Reply{Text: out}, nil
}

func (s *spoken) reply() (Reply, error) {
	if s.Answer == nil {
		return Reply{}, errNoAnswer
	}
	r := Reply{Text: *s.Answer, Total: s.Total, Confidence: s.Confidence}
	r.Structured = s.Abstained != nil && (s.Entries != nil || *s.Abstained)
	if r.Structured {
		r.Abstained, r.Entries = *s.Abstained, s.Entries
		if s.Reason != nil {
			r.Reason = *s.Reason
		}
	}
	return r, nil
}
