// Package endpoint makes vectors with a server that speaks OpenAI's
// /v1/embeddings: Ollama, vLLM, text-embeddings-inference, llama.cpp, OpenAI.
//
// The requests are langchaingo's. Under it lies a transport of ours, since the
// library takes vectors in the order in which they come, waits without end and
// turns every failure into a text: the transport puts them in order, bounds
// time and size, tries again where that helps and keeps status and
// Retry-After. The [Embedder] returns a [retrieval.Fault] with an [Error]
// inside. While the endpoint is down, a question does not wait for it.
package endpoint

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/tmc/langchaingo/embeddings"
	"github.com/tmc/langchaingo/llms/openai"

	"kehoach/plan/vi/restore"
	"kehoach/retrieval"
	"kehoach/retrieval/wire"
)

// Options say where the endpoint is and how to ask it.
type Options struct {
	// BaseURL is what stands before /embeddings, such as
	// http://localhost:11434/v1.
	BaseURL string
	// Model is the model's name, as the endpoint has it.
	Model string
	// Key is sent as the bearer token; "" sends none.
	Key string
	// QueryPrefix and PassagePrefix stand before each question and each text of
	// a plan; nil means what [DefaultPrefixes] says.
	QueryPrefix, PassagePrefix *string
	// Dimensions is asked for with each request; 0 takes what the model has.
	Dimensions int
	// Known is the model's own number of dimensions, where it is known from
	// before: it saves [Open] a call. See [KnownDimensions].
	Known int
	// Means are what Learned was given in an earlier run; nil has the first
	// request find them out, which then takes longer.
	Means *Means
	// Learned, if not nil, is called with the means that were found out.
	Learned func(*Means)
	// Batch is the most texts of one request; 0 means 16.
	Batch int
	// Timeout is how long one attempt for a batch of a plan may take; 0 means two
	// minutes, for models on a slow processor. QueryTimeout is for a question with all its attempts; 0 means 5 s,
	// and one with which the means are found out has four times as long.
	Timeout, QueryTimeout time.Duration
	// Rest is how long questions do without an endpoint that failed; 0 means
	// 10 s, and Retry-After may make it longer.
	Rest time.Duration
	// Transport is beneath ours; nil means a [http.Transport].
	Transport http.RoundTripper
}

const (
	maxAnswer   = 16 << 20 // bytes
	defaultWait = 250 * time.Millisecond
	longestWait = 30 * time.Second // between two attempts for documents
)

// Embedder is a [retrieval.Embedder] over an endpoint. It is safe for
// concurrent use.
type Embedder struct {
	opts           Options
	query, passage string
	shown          string // the address without what may be secret
	lib            *embeddings.EmbedderImpl
	client         *openai.LLM
	transport      *wire.Transport
	breaker        wire.Breaker

	mu    sync.Mutex
	dim   int
	means *Means
}

var _ retrieval.Embedder = (*Embedder)(nil)

// Open returns an embedder over an endpoint. It makes a call only where the
// number of dimensions is not given, to find it out.
func Open(ctx context.Context, opts Options) (*Embedder, error) {
	opts.Batch = cmp.Or(opts.Batch, 16)
	opts.Timeout = cmp.Or(opts.Timeout, 2*time.Minute)
	opts.QueryTimeout = cmp.Or(opts.QueryTimeout, 5*time.Second)
	opts.Rest = cmp.Or(opts.Rest, 10*time.Second)
	e := &Embedder{opts: opts, dim: cmp.Or(opts.Dimensions, opts.Known), breaker: wire.Breaker{Rest: opts.Rest}}
	e.query, e.passage = opts.prefixes()
	if e.dim = cmp.Or(e.dim, opts.Means.dim()); e.dim > 0 && opts.Means.dim() == e.dim {
		e.means = opts.Means
	}
	if err := e.connect(); err != nil {
		return nil, err
	}
	if e.dim == 0 {
		if _, err := e.EmbedQuery(ctx, references[0]); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// connect makes the library's client over our transport.
func (e *Embedder) connect() error {
	u, err := url.Parse(e.opts.BaseURL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery+u.Fragment != "" {
		return errors.New("the base URL of the embedding endpoint is not http://HOST/… or https://HOST/… without ? and #")
	}
	if strings.TrimSpace(e.opts.Model) == "" {
		return errors.New("the embedding endpoint needs the name of a model")
	}
	if n := cmp.Or(e.opts.Dimensions, e.opts.Known); n < 0 || n > retrieval.MaxDim || e.opts.Batch < 1 {
		return fmt.Errorf("an embedding endpoint with %d dimensions and batches of %d is not possible", n, e.opts.Batch)
	}
	e.shown = u.Scheme + "://" + u.Host + strings.TrimSuffix(u.Path, "/")
	base := e.opts.Transport
	if base == nil {
		base = http.DefaultTransport.(*http.Transport).Clone()
	}
	e.transport = &wire.Transport{Base: base, Key: e.opts.Key, Limit: maxAnswer, Backoff: defaultWait}
	settings := []openai.Option{
		openai.WithBaseURL(strings.TrimSuffix(e.opts.BaseURL, "/")), openai.WithModel(e.opts.Model), openai.WithEmbeddingModel(e.opts.Model),
		// The library insists on a token and reads what is not set here from
		// the environment; the transport sends our key or none.
		openai.WithToken("none"), openai.WithOrganization(""), openai.WithAPIType(openai.APITypeOpenAI),
		openai.WithHTTPClient(&http.Client{Transport: e.transport, CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse // the key is for this host
		}}),
	}
	if e.opts.Dimensions > 0 {
		settings = append(settings, openai.WithEmbeddingDimensions(e.opts.Dimensions))
	}
	if e.client, err = openai.New(settings...); err != nil {
		return fmt.Errorf("set up the embedding endpoint: %w", err)
	}
	e.lib, err = embeddings.NewEmbedder(embeddings.EmbedderClientFunc(e.create),
		embeddings.WithBatchSize(e.opts.Batch), embeddings.WithStripNewLines(false))
	return err
}

// Dim is the number of components of each vector.
func (e *Embedder) Dim() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.dim
}

// EmbedDocuments returns a vector for each text of a plan. It tries even while
// questions do without the endpoint, and waits as the endpoint asks.
func (e *Embedder) EmbedDocuments(ctx context.Context, texts []string) ([][]float32, error) {
	if len(texts) == 0 {
		return nil, nil
	}
	prefixed := make([]string, len(texts))
	for i, t := range texts {
		prefixed[i] = e.passage + t
	}
	return e.embed(ctx, prefixed, &call{Call: wire.Call{Tries: 5, Patience: e.opts.Timeout, Waits: longestWait}})
}

// EmbedQuery returns the vector of a question, to which its diacritics are
// restored first, as models are made of text that has them; or it fails
// within the time for questions, at once while the endpoint is down.
func (e *Embedder) EmbedQuery(ctx context.Context, text string) ([]float32, error) {
	if err := e.breaker.Allow(time.Now()); err != nil {
		return nil, err
	}
	whole := e.opts.QueryTimeout
	if e.knownMeans() == nil {
		whole *= 4
	}
	vs, err := e.embed(ctx, []string{e.query + restore.Default().Restore(text).Text}, &call{Call: wire.Call{Tries: 2, Patience: whole, Waits: time.Second}, whole: whole, question: true})
	if err != nil {
		return nil, err
	}
	return vs[0], nil
}
