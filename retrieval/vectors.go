package retrieval

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// ErrEmbedder is returned by a search whose vector was made by another
// embedder than the stored ones: their products would mean nothing. The
// plans have to be embedded anew first.
var ErrEmbedder = errors.New("stored vectors are of another embedder")

// ErrChanged is returned where a plan is no longer the one that vectors were
// made for.
var ErrChanged = errors.New("the plan was replaced meanwhile")

// Vectors are the vectors of a plan's entries, all made by one embedder.
type Vectors struct {
	// Embedder is the embedder's identity: its name and all that changes its
	// vectors.
	Embedder string
	// Dim is the number of components of each vector.
	Dim  int
	Rows []EntryVector
}

// EntryVector is a vector of an entry. An entry has at most one of each field.
type EntryVector struct {
	Entry string // its ID
	Field string // FieldOwn or FieldFull
	// V has any length but zero; only its direction is kept.
	V []float32
}

// The fields of an entry of which a vector can be made.
const (
	FieldOwn  = "own"  // the entry's own words
	FieldFull = "full" // the same with headings, agencies and products
)

// MaxDim is the most components that a stored vector may have.
const MaxDim = 4000

// fixedNorm is the length of a stored vector. Vectors are stored in whole
// numbers, scaled to this length, that are all exact in half precision. So
// each product, and each sum of products on the way to the product of two
// vectors, is a whole number below 2^24: exact in single precision in
// whatever order it is summed. This is why all back ends rank the same, to
// the last bit. The error of a cosine is about 1e-4.
const fixedNorm = 4000

// FixedVector returns a vector as it is stored and compared: scaled to the
// length 4000 and rounded. It fails for a vector without direction.
func FixedVector(v []float32) ([]int16, error) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if !(sum > 0) || math.IsInf(sum, 0) {
		return nil, fmt.Errorf("a vector of %d components has no direction", len(v))
	}
	scale := fixedNorm / math.Sqrt(sum)
	out := make([]int16, len(v))
	for i, x := range v {
		y := math.RoundToEven(float64(x) * scale)
		if y > 2048 || y < -2048 {
			y = 2 * math.RoundToEven(y/2) // half precision has 11 bits
		}
		out[i] = int16(y)
	}
	return out, nil
}

// Dot returns the product of two stored vectors of one embedder.
func Dot(a, b []int16) int32 {
	b = b[:len(a)]
	var s, t int32
	for len(a) >= 4 && len(b) >= 4 {
		s += int32(a[0])*int32(b[0]) + int32(a[1])*int32(b[1])
		t += int32(a[2])*int32(b[2]) + int32(a[3])*int32(b[3])
		a, b = a[4:], b[4:]
	}
	for i := range a {
		s += int32(a[i]) * int32(b[i])
	}
	return s + t
}

// Cosine returns the cosine of two vectors of which the product is given.
func Cosine(dot int32) float64 { return float64(dot) / (fixedNorm * fixedNorm) }

// NoDot stands for the product of an entry without vectors.
const NoDot = math.MinInt32

// FixedVectors are the vectors of a plan as they are stored, by the place of
// their entry; nil where an entry has none of the field.
type FixedVectors struct {
	Embedder  string
	Dim       int
	Own, Full [][]int16
}

// Fix returns the vectors as they are stored, for a plan with entries of
// these IDs. It fails for vectors that do not fit them or one another.
func (vs *Vectors) Fix(entries []string) (*FixedVectors, error) {
	if vs.Embedder == "" || strings.Contains(vs.Embedder, "\x00") || !utf8.ValidString(vs.Embedder) {
		return nil, fmt.Errorf("store vectors: %q cannot name an embedder", vs.Embedder)
	}
	if vs.Dim < 1 || vs.Dim > MaxDim {
		return nil, fmt.Errorf("store vectors of %d components: only 1 to %d are possible", vs.Dim, MaxDim)
	}
	place := make(map[string]int, len(entries))
	for i, id := range entries {
		place[id] = i
	}
	f := &FixedVectors{Embedder: vs.Embedder, Dim: vs.Dim,
		Own: make([][]int16, len(entries)), Full: make([][]int16, len(entries))}
	for _, r := range vs.Rows {
		i, ok := place[r.Entry]
		if !ok {
			return nil, fmt.Errorf("store vectors: the plan has no entry %q", r.Entry)
		}
		if len(r.V) != vs.Dim {
			return nil, fmt.Errorf("store vectors: entry %q has %d components, not %d", r.Entry, len(r.V), vs.Dim)
		}
		list := f.Own
		switch {
		case r.Field == FieldFull:
			list = f.Full
		case r.Field != FieldOwn:
			return nil, fmt.Errorf("store vectors: entry %q has a vector of no field: %q", r.Entry, r.Field)
		}
		if list[i] != nil {
			return nil, fmt.Errorf("store vectors: entry %q has two vectors of the field %q", r.Entry, r.Field)
		}
		v, err := FixedVector(r.V)
		if err != nil {
			return nil, fmt.Errorf("store vectors: entry %q: %w", r.Entry, err)
		}
		list[i] = v
	}
	return f, nil
}

// Dots returns for each entry the higher product of its vectors with q.
func (f *FixedVectors) Dots(q []int16) []int32 {
	out := make([]int32, len(f.Own))
	for i := range out {
		out[i] = NoDot
		if v := f.Own[i]; v != nil {
			out[i] = Dot(v, q)
		}
		if v := f.Full[i]; v != nil {
			out[i] = max(out[i], Dot(v, q))
		}
	}
	return out
}
