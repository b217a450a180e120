// Package joined makes one embedder of two, such as the built-in table and a
// model at an endpoint. A vector is the first's and then the second's, each at
// unit length times the root of its share: so the cosine of two vectors is the
// sum of the two cosines by their shares, and stores need to know nothing of
// it.
package joined

import (
	"context"
	"fmt"
	"math"

	"kehoach/retrieval"
)

// Embedder is two embedders as one.
type Embedder struct {
	first, second retrieval.Embedder
	share         float64
}

var _ retrieval.Embedder = (*Embedder)(nil)

// New joins two embedders. The share of the second is between 0 and 1, the
// first has the rest.
func New(first, second retrieval.Embedder, share float64) (*Embedder, error) {
	if n := first.Dim() + second.Dim(); n > retrieval.MaxDim {
		return nil, fmt.Errorf("the vectors of two embedders have %d components together; only %d are possible", n, retrieval.MaxDim)
	}
	if !(share > 0 && share < 1) {
		return nil, fmt.Errorf("the share %v of an embedder is not between 0 and 1", share)
	}
	return &Embedder{first, second, share}, nil
}

// Identity joins both identities and the shares.
func (e *Embedder) Identity() string {
	return fmt.Sprintf("%.2f %s + %.2f %s", 1-e.share, e.first.Identity(), e.share, e.second.Identity())
}

// Dim is the sum of both.
func (e *Embedder) Dim() int { return e.first.Dim() + e.second.Dim() }

// EmbedDocuments returns the vectors of texts; it needs both embedders.
func (e *Embedder) EmbedDocuments(ctx context.Context, texts []string) ([][]float32, error) {
	first, err := e.first.EmbedDocuments(ctx, texts)
	if err != nil {
		return nil, err
	}
	second, err := e.second.EmbedDocuments(ctx, texts)
	if err != nil {
		return nil, err
	}
	if len(first) != len(texts) || len(second) != len(texts) {
		return nil, fmt.Errorf("%d and %d vectors for %d texts", len(first), len(second), len(texts))
	}
	out := make([][]float32, len(texts))
	for i := range out {
		out[i] = e.join(first[i], second[i])
	}
	return out, nil
}

// EmbedQuery returns the vector of a question. Where the second embedder
// fails, its part is zero and the error wraps [retrieval.ErrPartly].
func (e *Embedder) EmbedQuery(ctx context.Context, text string) ([]float32, error) {
	first, err := e.first.EmbedQuery(ctx, text)
	if err != nil {
		return nil, err
	}
	second, err := e.second.EmbedQuery(ctx, text)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return e.join(first, nil), fmt.Errorf("%w: %w", retrieval.ErrPartly, err)
	}
	return e.join(first, second), nil
}

func (e *Embedder) join(first, second []float32) []float32 {
	out := make([]float32, e.Dim())
	scale(out[:e.first.Dim()], first, math.Sqrt(1-e.share))
	scale(out[e.first.Dim():], second, math.Sqrt(e.share))
	return out
}

// scale writes v at a length into out.
func scale(out, v []float32, length float64) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return
	}
	by := float32(length / math.Sqrt(sum))
	for i := range min(len(v), len(out)) {
		out[i] = v[i] * by
	}
}
