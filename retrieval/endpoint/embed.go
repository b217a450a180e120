package endpoint

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"kehoach/retrieval/wire"
)

// call is one request of ours.
type call struct {
	wire.Call
	whole    time.Duration // for all attempts; 0 for no limit
	question bool          // not passages
}

type callKey struct{}

// embed makes the vectors of texts that have their prefix, those of the
// references before them where the means are not known yet.
func (e *Embedder) embed(ctx context.Context, texts []string, c *call) ([][]float32, error) {
	inner, cancel := ctx, context.CancelFunc(func() {})
	if c.whole > 0 {
		inner, cancel = context.WithTimeout(ctx, c.whole)
	}
	defer cancel()
	means := e.knownMeans()
	all := texts
	if means == nil {
		all = slices.Concat(e.referenceTexts(), texts)
	}
	vs, err := e.lib.EmbedDocuments(wire.With(context.WithValue(inner, callKey{}, c), &c.Call), all)
	if err == nil && means == nil {
		means = e.learn(vs[:len(vs)-len(texts)])
		vs = vs[len(vs)-len(texts):]
	}
	if err != nil {
		err = e.why(ctx, err, c)
	}
	e.breaker.Done(ctx, time.Now(), err, c.Failed)
	if err != nil {
		return nil, err
	}
	mean := means.Passage
	if c.question {
		mean = means.Query
	}
	for _, v := range vs {
		center(v, mean)
	}
	return vs, nil
}

// why returns the error to show for one of the library's.
func (e *Embedder) why(ctx context.Context, err error, c *call) error {
	if ctx.Err() != nil {
		return fmt.Errorf("embed: %w", ctx.Err())
	}
	var odd *Error
	switch {
	case errors.As(err, &odd): // ours, from create
		c.Failed = odd
		return e.fault(Dimensions, odd)
	case c.Failed == nil: // an answer that is well formed and means nothing
		c.Failed = &Error{Status: 200, Text: "numbers that are none", Err: err}
	}
	return e.fault(codeOf(c.Failed), c.Failed)
}

// longText is the length to which texts are cut where an endpoint refuses
// longer ones, in characters: the 512 tokens of the smaller models.
const longText = 1200

// create makes the vectors of one batch.
func (e *Embedder) create(ctx context.Context, texts []string) ([][]float32, error) {
	c := ctx.Value(callKey{}).(*call)
	c.Check = func(data []byte) ([]byte, error) { return inOrder(data, len(texts)) }
	vs, err := e.client.CreateEmbedding(ctx, texts)
	if err != nil && c.Failed != nil && codeOf(c.Failed) == Refused {
		if short, cut := shorten(texts); cut {
			vs, err = e.client.CreateEmbedding(ctx, short)
		}
	}
	if err != nil {
		return nil, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.dim == 0 {
		e.dim = len(vs[0])
	}
	for _, v := range vs {
		if len(v) != e.dim {
			return nil, &Error{Status: 200, Text: fmt.Sprintf("%d, not %d", len(v), e.dim)}
		}
	}
	return vs, nil
}

// shorten cuts long texts; false where none is long.
func shorten(texts []string) ([]string, bool) {
	out, cut := slices.Clone(texts), false
	for i, t := range out {
		if utf8.RuneCountInString(t) > longText {
			out[i], cut = string([]rune(t)[:longText]), true
		}
	}
	return out, cut
}
