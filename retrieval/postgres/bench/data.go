package main

import (
	"fmt"
	"hash/fnv"
	"iter"
	"math"
	"math/rand/v2"
	"strings"

	"kehoach/ingest"
	"kehoach/plan"
	"kehoach/plan/sample"
	"kehoach/plan/vi"
	"kehoach/retrieval"
)

// embedder is the name of the stand-in for an embedder, see [corpus.vector].
const embedder = "bench"

// corpus makes plans by varying the entries of a real one: the same for the
// same seed.
type corpus struct {
	seed    uint64
	dim     int
	entries []*plan.Entry
	groups  []plan.Group
	// phrases are pieces of the entries between punctuation, which stand in
	// for one another.
	phrases []string
	// vocabulary are the words of the entries, as often as they occur.
	vocabulary []string
	words      map[string][]float32
}

func newCorpus(seed uint64, dim int) (*corpus, error) {
	p, err := ingest.Read(sample.Name, sample.Text, nil)
	if err != nil {
		return nil, fmt.Errorf("read the sample plan: %w", err)
	}
	c := &corpus{seed: seed, dim: dim, entries: p.Entries, groups: p.Groups, words: map[string][]float32{}}
	for _, e := range p.Entries {
		for _, piece := range strings.FieldsFunc(e.Words(), func(r rune) bool { return strings.ContainsRune(",;.:()\n", r) }) {
			if piece = strings.TrimSpace(piece); strings.Count(piece, " ") > 1 {
				c.phrases = append(c.phrases, piece)
			}
			for _, t := range vi.Tokens(piece) {
				c.words[t.Fold] = nil
				c.vocabulary = append(c.vocabulary, t.Text)
			}
		}
	}
	for w := range c.words {
		c.words[w] = direction(w, dim)
	}
	return c, nil
}

// direction is a random vector of a word.
func direction(word string, dim int) []float32 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(word)) // never fails
	r := rand.New(rand.NewPCG(h.Sum64(), 2))
	v := make([]float32, dim)
	for i := range v {
		v[i] = float32(r.NormFloat64())
	}
	return v
}

// tenant names an office.
func tenant(n int) string { return fmt.Sprintf("don-vi-%04d", n) }

// plan returns a tenant's plan of n entries.
func (c *corpus) plan(tenant, n int) *plan.Plan {
	r := rand.New(rand.NewPCG(c.seed, uint64(tenant)))
	p := &plan.Plan{
		ID: fmt.Sprintf("%d-kh-ubnd-2025", 1+r.IntN(400)), Number: fmt.Sprintf("%d/KH-UBND", 1+r.IntN(400)),
		Date: plan.MakeDate(2025, 1+r.IntN(12), 1+r.IntN(28)), Issuer: fmt.Sprintf("Ủy ban nhân dân đơn vị %d", tenant),
		Title: "KẾ HOẠCH Cải cách hành chính năm 2025", Year: 2025, Groups: c.groups,
		Hash: fmt.Sprintf("%064x", tenant), File: fmt.Sprintf("ke-hoach-%d.docx", tenant),
	}
	for i := range n {
		e := *c.entries[r.IntN(len(c.entries))]
		e.ID, e.Number = fmt.Sprintf("%s/%d", e.Kind, i+1), fmt.Sprint(i+1)
		e.Text = c.vary(r, e.Text)
		e.Task.Text, e.Objective.Text, e.Product.Text = c.vary(r, e.Task.Text), c.vary(r, e.Objective.Text), c.vary(r, e.Product.Text)
		if e.Kind == plan.KindTask {
			e.Text = e.Task.Text
		}
		p.Entries = append(p.Entries, &e)
	}
	return p
}

// vary replaces some pieces of a text by pieces of other entries, and some
// words by others, so that hardly two entries are the same.
func (c *corpus) vary(r *rand.Rand, text string) string {
	if text == "" {
		return ""
	}
	pieces := strings.SplitAfter(text, ", ")
	for i := range pieces {
		if r.IntN(3) == 0 {
			end := ""
			if strings.HasSuffix(pieces[i], ", ") {
				end = ", "
			}
			pieces[i] = c.phrases[r.IntN(len(c.phrases))] + end
		}
	}
	words := strings.Split(strings.Join(pieces, ""), " ")
	for i := range words {
		if r.IntN(8) == 0 {
			words[i] = c.vocabulary[r.IntN(len(c.vocabulary))]
		}
	}
	return strings.Join(words, " ")
}

// vector is a stand-in for an embedder's: the mean of the random directions of
// a text's words, so that texts with the same words are near each other.
func (c *corpus) vector(text string) []float32 {
	out := make([]float32, c.dim)
	for _, t := range vi.Tokens(text) {
		for i, x := range c.words[t.Fold] {
			out[i] += x
		}
	}
	sum := 0.0
	for _, x := range out {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		out[0], sum = 1, 1
	}
	scale := float32(1 / math.Sqrt(sum))
	for i := range out {
		out[i] *= scale
	}
	return out
}

// vectors returns the two vectors of each entry.
func (c *corpus) vectors(p *plan.Plan) *retrieval.Vectors {
	vs := &retrieval.Vectors{Embedder: embedder, Dim: c.dim}
	for _, e := range p.Entries {
		vs.Rows = append(vs.Rows,
			retrieval.EntryVector{Entry: e.ID, Field: retrieval.FieldOwn, V: c.vector(e.Text)},
			retrieval.EntryVector{Entry: e.ID, Field: retrieval.FieldFull, V: c.vector(e.Words())})
	}
	return vs
}

// items yields the plans of the tenants from first up to before end.
func (c *corpus) items(first, end, entries int) iter.Seq2[retrieval.BulkItem, error] {
	return func(yield func(retrieval.BulkItem, error) bool) {
		for n := first; n < end; n++ {
			p := c.plan(n, entries)
			if !yield(retrieval.BulkItem{Tenant: tenant(n), Plan: p, Vectors: c.vectors(p)}, nil) {
				return
			}
		}
	}
}

// question is what somebody of a tenant asks: some words of an entry, every
// second time without diacritics.
func (c *corpus) question(r *rand.Rand, tenant, entries int) retrieval.Query {
	p := c.plan(tenant, entries)
	words := strings.Fields(p.Entries[r.IntN(len(p.Entries))].Text)
	if len(words) > 9 {
		at := r.IntN(len(words) - 9)
		words = words[at : at+5+r.IntN(5)]
	}
	text := strings.Join(words, " ")
	if r.IntN(2) == 0 {
		text = vi.Fold(text)
	}
	return retrieval.Query{
		Terms: retrieval.Terms(text, retrieval.TermOptions{}), Vector: c.vector(text), Embedder: embedder, Alpha: 0.5, K: 10,
	}
}
