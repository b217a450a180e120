package endpoint

import (
	"encoding/json"
	"errors"
	"fmt"
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
