package endpoint

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// reply is an answer of /v1/embeddings; the vectors stay as they came.
type reply struct {
	Data []item `json:"data"`
}

type item struct {
	Index     *int            `json:"index"`
	Embedding json.RawMessage `json:"embedding"`
}

// inOrder returns an answer with its n vectors in the order of the inputs: the
// protocol allows any, saying which is which by "index". Vectors without any
// index are taken as they come.
func inOrder(data []byte, n int) ([]byte, error) {
	var r reply
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, errors.New("not JSON, or cut off")
	}
	if len(r.Data) != n {
		return nil, fmt.Errorf("%d vectors for %d texts", len(r.Data), n)
	}
	indexed := 0
	ordered := make([]item, n)
	for _, it := range r.Data {
		if len(it.Embedding) == 0 || it.Embedding[0] != '[' {
			return nil, errors.New("a vector is not a list of numbers")
		}
		if it.Index == nil {
			continue
		}
		i := *it.Index
		if i < 0 || i >= n || ordered[i].Index != nil {
			return nil, fmt.Errorf("index %d is out of range or twice there", i)
		}
		ordered[i] = it
		indexed++
	}
	switch indexed {
	case n:
		r.Data = ordered
	case 0:
	default:
		return nil, errors.New("some vectors have an index and some have none")
	}
	return json.Marshal(r)
}

// maxSaid is the most of an endpoint's words that an error keeps.
const maxSaid = 200

// said returns what an answer other than 200 says, on one line and cut,
// without the key.
func said(data []byte, key string) string {
	var r struct {
		Error   json.RawMessage `json:"error"`
		Message string          `json:"message"`
		Detail  string          `json:"detail"`
	}
	text := string(data)
	if json.Unmarshal(data, &r) == nil {
		var inner struct {
			Message string `json:"message"`
		}
		var plain string
		switch {
		case json.Unmarshal(r.Error, &inner) == nil && inner.Message != "":
			text = inner.Message
		case json.Unmarshal(r.Error, &plain) == nil && plain != "":
			text = plain
		case r.Message+r.Detail != "":
			text = r.Message + r.Detail
		}
	}
	if key != "" {
		text = strings.ReplaceAll(text, key, "…")
	}
	text = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "?"), func(c rune) bool {
		return unicode.IsSpace(c) || !unicode.IsPrint(c)
	}), " ")
	if len(text) > maxSaid {
		cut := maxSaid
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut] + "…"
	}
	return text
}
