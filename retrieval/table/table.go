package table

import (
	"context"
	_ "embed" // table.bin
	"math"
	"sync"

	"kehoach/plan/vi/restore"
)

//go:embed table.bin
var builtin []byte

// Table embeds texts. It is immutable and safe for several goroutines.
type Table struct {
	words    *Vocabulary
	dim      int
	scales   []float32
	cells    []byte // int8, rows × dim
	identity string
}

var standard = sync.OnceValue(func() *Table {
	t, err := Open(builtin)
	if err != nil { // a test holds that the table can be read
		panic("table.bin: " + err.Error())
	}
	return t
})

// Default returns the table that ships with the program. It is read at the
// first call.
func Default() *Table { return standard() }

// Identity names the embedder and the very table: vectors of two embedders
// can be compared only if their identities are the same.
func (t *Table) Identity() string { return t.identity }

// Dim returns how many components a vector has.
func (t *Table) Dim() int { return t.dim }

// EmbedDocuments returns a vector of length one for each text, as it is
// written. A text without a known word has the vector zero.
func (t *Table) EmbedDocuments(ctx context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i, text := range texts {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		out[i] = t.embed(text)
	}
	return out, nil
}

// EmbedQuery returns the vector of a question, to which its diacritics are
// restored first.
func (t *Table) EmbedQuery(_ context.Context, question string) ([]float32, error) {
	return t.embed(restore.Default().Restore(question).Text), nil
}

// embed sums the rows of a text's phrases.
func (t *Table) embed(text string) []float32 {
	v := make([]float32, t.dim)
	var buf [64]int32
	for _, row := range t.words.Rows(buf[:0], text) {
		add(v, t.scales[row], t.cells[int(row)*t.dim:(int(row)+1)*t.dim])
	}
	normalise(v)
	return v
}

// add adds the scaled components of a row to v.
func add(v []float32, scale float32, cells []byte) {
	for len(v) >= 4 && len(cells) >= 4 {
		v[0] += scale * float32(int8(cells[0]))
		v[1] += scale * float32(int8(cells[1]))
		v[2] += scale * float32(int8(cells[2]))
		v[3] += scale * float32(int8(cells[3]))
		v, cells = v[4:], cells[4:]
	}
	for i := range v {
		v[i] += scale * float32(int8(cells[i]))
	}
}

func normalise(v []float32) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return
	}
	scale := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= scale
	}
}
