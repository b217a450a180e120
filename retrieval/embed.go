package retrieval

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kehoach/plan"
)

// ErrPartly is returned with a vector where one of several embedders failed:
// its part of the vector is zero.
var ErrPartly = errors.New("a part of the vector could not be made")

// Embedder makes vectors of texts. Its methods are those of langchaingo's
// embeddings.Embedder and what tells its vectors from others.
type Embedder interface {
	// Identity names the embedder and all that changes its vectors.
	Identity() string
	// Dim is the number of components of each vector.
	Dim() int
	// EmbedDocuments returns a vector for each text, in their order.
	EmbedDocuments(ctx context.Context, texts []string) ([][]float32, error)
	// EmbedQuery returns the vector of a question. An error that wraps
	// [ErrPartly] comes with a vector that can be used.
	EmbedQuery(ctx context.Context, text string) ([]float32, error)
}

// Embed makes the vectors of a plan's entries: of each one's own words and of
// the same with what stands around it.
func Embed(ctx context.Context, by Embedder, p *plan.Plan) (*Vectors, error) {
	vs := &Vectors{Embedder: by.Identity(), Dim: by.Dim()}
	var texts []string
	for _, e := range p.Entries {
		own, full := EntryTexts(e, p)
		for _, t := range []struct{ field, text string }{{FieldOwn, own}, {FieldFull, full}} {
			if strings.TrimSpace(t.text) == "" || t.field == FieldFull && full == own {
				continue
			}
			vs.Rows = append(vs.Rows, EntryVector{Entry: e.ID, Field: t.field})
			texts = append(texts, t.text)
		}
	}
	made, err := by.EmbedDocuments(ctx, texts)
	if err != nil {
		return nil, fmt.Errorf("embed plan %q: %w", p.ID, err)
	}
	if len(made) != len(texts) {
		return nil, fmt.Errorf("embed plan %q: %d vectors for %d texts", p.ID, len(made), len(texts))
	}
	rows := vs.Rows[:0]
	for i, r := range vs.Rows {
		if r.V = made[i]; hasDirection(r.V) {
			rows = append(rows, r)
		}
	}
	vs.Rows = rows
	return vs, nil
}

func hasDirection(v []float32) bool {
	for _, x := range v {
		if x != 0 {
			return true
		}
	}
	return false
}

// EntryTexts returns the texts of an entry of which vectors are made: its own
// words, and these with the headings above and the columns beside.
func EntryTexts(e *plan.Entry, p *plan.Plan) (own, full string) {
	var around []string
	own = e.Text
	if e.Kind == plan.KindTask {
		if own = e.Task.Text; own == "" {
			own = e.Objective.Text
		}
		if own == "" {
			own = e.Text
		}
		if g, ok := p.Group(e.Group); ok {
			around = append(around, g.Name)
		}
		around = append(around, e.Objective.Text, e.Product.Text, e.Lead.Text)
	} else {
		around = append(append(around, e.Heading...), e.Agency)
	}
	full = own
	for _, t := range around {
		if t != "" && t != own {
			full += ". " + t
		}
	}
	return own, full
}
