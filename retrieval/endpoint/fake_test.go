package endpoint

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

const (
	fakeModel = "me/multilingual-e5-fake"
	fakeKey   = "sk-not-to-be-seen"
	fakeDim   = 8
)

// fake is a server of /v1/embeddings that takes nothing but what the protocol
// allows, and answers the vectors in reverse order.
type fake struct {
	*httptest.Server

	mu       sync.Mutex
	fault    fault
	requests [][]string // the inputs, also of those that were answered badly
	asked    []int      // the dimensions
}

// fault answers the n-th request instead of the fake where it returns true.
type fault func(w http.ResponseWriter, r *http.Request, n int) bool

func (f *fake) set(by fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fault = by
}

func newFake(t *testing.T) *fake {
	f := &fake{}
	f.Server = httptest.NewServer(f)
	t.Cleanup(f.Close)
	return f
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Model          *string  `json:"model"`
		Input          []string `json:"input"`
		Dimensions     int      `json:"dimensions"`
		EncodingFormat string   `json:"encoding_format"`
	}
	dec := json.NewDecoder(r.Body)
	dec.DisallowUnknownFields()
	if err := dec.Decode(&body); err != nil {
		refuse(w, http.StatusBadRequest, "bad body: "+err.Error())
		return
	}
	f.mu.Lock()
	f.requests = append(f.requests, body.Input)
	f.asked = append(f.asked, body.Dimensions)
	n, by := len(f.requests), f.fault
	f.mu.Unlock()
	if by != nil && by(w, r, n) {
		return
	}
	switch {
	case r.Method != http.MethodPost || r.URL.Path != "/v1/embeddings":
		refuse(w, http.StatusNotFound, "no such path")
	case r.Header.Get("Authorization") != "Bearer "+fakeKey:
		refuse(w, http.StatusUnauthorized, "wrong key "+r.Header.Get("Authorization"))
	case !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json"):
		refuse(w, http.StatusUnsupportedMediaType, "not JSON")
	case body.Model == nil || *body.Model != fakeModel:
		refuse(w, http.StatusNotFound, "no such model")
	case len(body.Input) == 0 || len(body.Input) > 32 || body.EncodingFormat != "" && body.EncodingFormat != "float":
		refuse(w, http.StatusBadRequest, "bad input")
	default:
		for _, text := range body.Input {
			if text == "" || len([]rune(text)) > 2000 {
				refuse(w, http.StatusBadRequest, "input is empty or too long")
				return
			}
		}
		answer(w, body.Input, max(body.Dimensions, fakeDim))
	}
}

func refuse(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]any{"error": map[string]any{"message": message, "type": "invalid_request_error", "code": nil}})
}

// answer writes the vectors of texts, the last first.
func answer(w http.ResponseWriter, texts []string, dim int) {
	var data []map[string]any
	for i := len(texts) - 1; i >= 0; i-- {
		data = append(data, map[string]any{"object": "embedding", "index": i, "embedding": fakeVector(texts[i], dim)})
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]any{"object": "list", "model": fakeModel, "data": data,
		"usage": map[string]int{"prompt_tokens": 1, "total_tokens": 1}})
}

// fakeVector is of the text's words, and far from zero as e5's are.
func fakeVector(text string, dim int) []float32 {
	v := make([]float32, dim)
	for i := range v {
		v[i] = 1
	}
	for _, word := range strings.Fields(strings.ToLower(text)) {
		h := fnv.New32a()
		fmt.Fprint(h, word)
		v[int(h.Sum32())%dim] += 0.5
	}
	return v
}

func (f *fake) count() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.requests)
}

// open returns an embedder over the fake that waits hardly at all.
func (f *fake) open(t *testing.T, change func(*Options)) *Embedder {
	t.Helper()
	opts := Options{BaseURL: f.URL + "/v1", Model: fakeModel, Key: fakeKey, Known: fakeDim}
	if change != nil {
		change(&opts)
	}
	e, err := Open(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	e.transport.Backoff = 1
	return e
}
