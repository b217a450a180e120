package joined

import (
	"context"
	"errors"
	"math"
	"testing"

	"kehoach/retrieval"
)

// stub gives the same vector for every text, or an error.
type stub struct {
	name string
	v    []float32
	err  error
}

func (s *stub) Identity() string { return s.name }
func (s *stub) Dim() int         { return len(s.v) }
func (s *stub) EmbedDocuments(_ context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i := range out {
		out[i] = s.v
	}
	return out, s.err
}
func (s *stub) EmbedQuery(context.Context, string) ([]float32, error) { return s.v, s.err }

func TestTheCosineIsTheWeightedSum(t *testing.T) {
	doc, err := New(&stub{name: "a", v: []float32{3, 4}}, &stub{name: "b", v: []float32{0, 0, 7}}, 0.25)
	if err != nil {
		t.Fatal(err)
	}
	query, _ := New(&stub{name: "a", v: []float32{1, 0}}, &stub{name: "b", v: []float32{0, 1, 1}}, 0.25)
	ds, err := doc.EmbedDocuments(t.Context(), []string{"x"})
	if err != nil {
		t.Fatal(err)
	}
	q, err := query.EmbedQuery(t.Context(), "x")
	if err != nil {
		t.Fatal(err)
	}
	want := 0.75*0.6 + 0.25/math.Sqrt2
	if got := dot(ds[0], q); math.Abs(got-want) > 1e-6 || math.Abs(dot(q, q)-1) > 1e-6 || len(q) != doc.Dim() {
		t.Errorf("got %v of length %v, want %v", got, dot(q, q), want)
	}
	if got := doc.Identity(); got != "0.75 a + 0.25 b" {
		t.Errorf("identity %q", got)
	}
}

func TestWithoutTheSecondTheFirstIsLeft(t *testing.T) {
	second := &stub{name: "b", v: []float32{0, 1}}
	e, _ := New(&stub{name: "a", v: []float32{1, 0}}, second, 0.5)
	doc, _ := e.EmbedDocuments(t.Context(), []string{"x"})
	second.err = errors.New("down")
	q, err := e.EmbedQuery(t.Context(), "x")
	if !errors.Is(err, retrieval.ErrPartly) || !errors.Is(err, second.err) || len(q) != 4 || math.Abs(dot(doc[0], q)-0.5) > 1e-6 {
		t.Errorf("got %v, %v", q, err)
	}
	if _, err := e.EmbedDocuments(t.Context(), []string{"x"}); err == nil {
		t.Error("documents are embedded by half")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.EmbedQuery(ctx, "x"); !errors.Is(err, context.Canceled) || errors.Is(err, retrieval.ErrPartly) {
		t.Errorf("given up: %v", err)
	}
}

func TestNewRefusesWhatCannotBeStored(t *testing.T) {
	for _, c := range []struct {
		dim   int
		share float64
	}{{retrieval.MaxDim, 0.5}, {2, 0}, {2, 1}, {2, math.NaN()}} {
		if _, err := New(&stub{v: make([]float32, 2)}, &stub{v: make([]float32, c.dim)}, c.share); err == nil {
			t.Errorf("joined with %d components and the share %v", c.dim, c.share)
		}
	}
}

func dot(a, b []float32) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}
