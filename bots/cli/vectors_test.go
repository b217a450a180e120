package cli

import (
	"context"
	"encoding/json"
	"errors"
	"hash/fnv"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"kehoach/ingest"
	"kehoach/plan/sample"
	"kehoach/retrieval"
	"kehoach/retrieval/sqlite"
)

// wordVector is a vector of the words of a text.
func wordVector(text string) []float32 {
	v := make([]float32, 64)
	for _, word := range strings.Fields(strings.ToLower(text)) {
		h := fnv.New32a()
		h.Write([]byte(word))
		v[h.Sum32()%64]++
	}
	return v
}

// embeddingServer answers /v1/embeddings for the models "words" and "other".
func embeddingServer(t interface{ Cleanup(func()) }) string {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var body struct {
			Model string
			Input []string
		}
		if r.URL.Path != "/v1/embeddings" || json.NewDecoder(r.Body).Decode(&body) != nil || body.Model != "words" && body.Model != "other" {
			http.Error(w, "no such model", http.StatusNotFound)
			return
		}
		var data []map[string]any
		for i, text := range body.Input {
			data = append(data, map[string]any{"index": i, "embedding": wordVector(text)})
		}
		json.NewEncoder(w).Encode(map[string]any{"data": data})
	}))
	t.Cleanup(s.Close)
	return s.URL + "/v1"
}

// standIn stands in for a built-in table of some version.
type standIn string

func (s standIn) Identity() string { return string(s) }
func (s standIn) Dim() int         { return 64 }
func (s standIn) EmbedDocuments(_ context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i, text := range texts {
		out[i] = wordVector(text)
	}
	return out, nil
}
func (s standIn) EmbedQuery(_ context.Context, text string) ([]float32, error) {
	return wordVector(text), nil
}

func TestPlansAreBroughtUpToDate(t *testing.T) {
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "plans.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{tenant: "t", err: t.Output()}
	stored := func() retrieval.PlanInfo {
		infos, err := st.Plans(t.Context(), "t")
		if err != nil || len(infos) != 1 {
			t.Fatalf("%d plans, %v", len(infos), err)
		}
		return infos[0]
	}
	if _, err := a.put(t.Context(), st, p, nil); err != nil {
		t.Fatal(err)
	}
	for _, version := range []string{"table 1", "table 1", "table 2"} {
		by, err := a.upToDate(t.Context(), st, []retrieval.PlanInfo{stored()}, embedding{standIn(version), true})
		if err != nil || by == nil || stored().Embedder != version {
			t.Errorf("%s: stored are vectors of %q, %v", version, stored().Embedder, err)
		}
	}
	_, err = a.upToDate(t.Context(), st, []retrieval.PlanInfo{stored()}, embedding{standIn("an endpoint"), false})
	if !errors.Is(err, retrieval.ErrEmbedder) || !strings.Contains(a.explain(err), "kehoach reindex") {
		t.Errorf("stale vectors of an endpoint: %v", err)
	}
	if by, err := a.upToDate(t.Context(), st, []retrieval.PlanInfo{stored()}, embedding{}); by != nil || err != nil {
		t.Errorf("without an embedder: %v, %v", by, err)
	}
	if changed, err := a.put(t.Context(), st, p, standIn("table 2")); changed || err != nil {
		t.Errorf("the same plan put again: %v, %v", changed, err)
	}
}

func TestTheEnvironmentNamesTheEmbedder(t *testing.T) {
	url, own := embeddingServer(t), builtin().Identity()
	for _, c := range []struct{ env, want string }{
		{"", own},
		{"KEHOACH_EMBED=none", "none"},
		{"KEHOACH_EMBED=builtin;KEHOACH_EMBED_BASE_URL=" + url, own},
		{"KEHOACH_EMBED=maybe", "KEHOACH_EMBED="},
		{"KEHOACH_EMBED=endpoint", "KEHOACH_EMBED_BASE_URL"},
		{"KEHOACH_EMBED_BASE_URL=" + url, "KEHOACH_EMBED_MODEL"},
		{"KEHOACH_EMBED_BASE_URL=" + url + ";KEHOACH_EMBED_MODEL=words;KEHOACH_EMBED_DIMENSIONS=many", "KEHOACH_EMBED_DIMENSIONS"},
		{"KEHOACH_EMBED_BASE_URL=" + url + ";KEHOACH_EMBED_MODEL=words;KEHOACH_EMBED=endpoint", `words query="" passage="" centred=1 dim=64`},
		{"KEHOACH_EMBED_BASE_URL=" + url + ";KEHOACH_EMBED_MODEL=words", "0.60 " + own + ` + 0.40 words query="" passage="" centred=1 dim=64`},
		{"KEHOACH_EMBED_BASE_URL=" + url + ";KEHOACH_EMBED=endpoint;KEHOACH_EMBED_MODEL=words;KEHOACH_EMBED_QUERY_PREFIX=q: ;KEHOACH_EMBED_DIMENSIONS=9", `words query="q: " passage="" centred=1 dim=9`},
	} {
		env := map[string]string{}
		for _, pair := range strings.Split(c.env, ";") {
			key, value, _ := strings.Cut(pair, "=")
			env[key] = value
		}
		a := &app{lang: "en", getenv: func(key string) string { return env[key] }}
		e, err := a.embedding(t.Context(), nil)
		got := "none"
		if e.by != nil {
			got = e.by.Identity()
		}
		if err != nil {
			got = err.Error()
		}
		if got != c.want && (err == nil || !strings.Contains(got, c.want)) {
			t.Errorf("%s: got %q, want %q", c.env, got, c.want)
		}
	}
}
