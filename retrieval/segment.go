package retrieval

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"slices"
	"sync"

	"kehoach/plan"
)

// SegmentVersion changes whenever the same plan would give another segment:
// with the form of its bytes, the terms of entries or the weights of fields.
// Stored segments of another version have to be built anew.
const SegmentVersion = 1

// ErrDamaged is returned where stored data do not hold together.
var ErrDamaged = errors.New("damaged data")

// Segment is the inverted index of one plan, in a form that is searched where
// it lies: a few hundred bytes an entry, and nothing to decode. It is
// immutable and safe for concurrent use.
//
// Its bytes are, numbers being varints unless said otherwise:
//
//	"khs", SegmentVersion        one byte each
//	CRC-32 of all that follows   4 bytes, little endian
//	kinds: count, then length and text of each
//	entries: count, then kind's index, length (see [Stats]), ID's length, ID
//	terms: count of all, bytes of the plain ones, bytes of all
//	blocks: count, then the offset of each, 4 bytes, little endian
//	the terms in blocks of 16, sorted by class and text, each: how many bytes
//	  it shares with the term before and how many more it has, one byte each,
//	  the latter, length of its postings, its postings
//	postings: df, then for each entry the distance from the one before and tf
//
// A term's first byte is its class. The first term of a block shares nothing.
type Segment struct {
	docs   []doc
	stats  Stats
	data   []byte
	blocks []byte // offsets into terms
	terms  []byte
	plain  int // where in terms the plain ones end
	// heads are the prefixes of the blocks' first terms: side by side, so that
	// looking a term up touches little memory.
	heads []uint64
}

// doc is an entry in a segment.
type doc struct {
	id     string
	kind   plan.Kind
	length int
}

const blockTerms = 16

// NewSegment indexes the entries of p.
func NewSegment(p *plan.Plan) *Segment {
	b := builders.Get().(*segmentBuilder)
	b.start(newAnalyser(p))
	defer builders.Put(b)
	defer b.a.free()
	for _, e := range p.Entries {
		b.entry(e)
	}
	// What was just written is read without fail; the tests hold it to that.
	s, err := ParseSegment(b.bytes())
	if err != nil {
		return &Segment{}
	}
	return s
}

// Bytes returns the segment's bytes, not to be changed.
func (s *Segment) Bytes() []byte { return s.data }

// Stats returns the statistics of the segment's entries.
func (s *Segment) Stats() Stats { return s.stats }

type posting struct{ doc, tf int32 }

// found is a term in an entry.
type found struct {
	term int32
	posting
}

type segmentBuilder struct {
	a        *analyser
	docs     []doc
	found    []found // entry by entry
	counts   []int32 // of the entry at hand, by term
	df       []int32 // by term
	postings []posting
	terms    []byte
}

// builders keeps the memory of those that are done.
var builders = sync.Pool{New: func() any { return &segmentBuilder{} }}

func (b *segmentBuilder) start(a *analyser) {
	*b = segmentBuilder{a, b.docs[:0], b.found[:0], b.counts[:0], b.df[:0], b.postings, b.terms[:0]}
}

func (b *segmentBuilder) entry(e *plan.Entry) {
	at, from := int32(len(b.docs)), len(b.found)
	b.a.entry(e, func(id int32, weight int) {
		for int(id) >= len(b.counts) {
			b.counts, b.df = append(b.counts, 0), append(b.df, 0)
		}
		if b.counts[id] == 0 {
			b.found = append(b.found, found{id, posting{at, 0}})
			b.df[id]++
		}
		b.counts[id] += int32(weight)
	})
	d := doc{id: e.ID, kind: e.Kind}
	for i := from; i < len(b.found); i++ {
		f := &b.found[i]
		f.tf, b.counts[f.term] = b.counts[f.term], 0
		if t := b.a.terms[f.term]; t.second < 0 && b.a.class[t.first] == classPlain {
			d.length += int(f.tf)
		}
	}
	b.docs = append(b.docs, d)
}

// byTerm puts what was found in postings, term by term, and returns where in
// them each term's end.
func (b *segmentBuilder) byTerm() (ends []int32) {
	ends = make([]int32, len(b.df))
	n := int32(0)
	for i, df := range b.df {
		ends[i] = n // where they start, as long as none is there
		n += df
	}
	b.postings = slices.Grow(b.postings[:0], int(n))[:n]
	for _, f := range b.found {
		b.postings[ends[f.term]] = f.posting
		ends[f.term]++
	}
	return ends
}

func (b *segmentBuilder) bytes() []byte {
	terms, plain, blocks := b.dictionary()
	out := append(make([]byte, 0, len(terms)+len(blocks)+32*len(b.docs)+64), "khs\x01\x00\x00\x00\x00"...)
	out[3] = SegmentVersion
	var kinds []plan.Kind
	for _, d := range b.docs {
		if !slices.Contains(kinds, d.kind) {
			kinds = append(kinds, d.kind)
		}
	}
	out = appendInt(out, len(kinds))
	for _, k := range kinds {
		out = appendText(out, string(k))
	}
	out = appendInt(out, len(b.docs))
	for _, d := range b.docs {
		out = appendInt(out, slices.Index(kinds, d.kind))
		out = appendInt(out, d.length)
		out = appendText(out, d.id)
	}
	out = appendInt(out, plain)
	out = appendInt(out, len(terms))
	out = appendInt(out, len(blocks)/4)
	out = append(append(out, blocks...), terms...)
	binary.LittleEndian.PutUint32(out[4:], crc32.ChecksumIEEE(out[8:]))
	return out
}

// dictionary writes the terms with their postings.
func (b *segmentBuilder) dictionary() (terms []byte, plain int, blocks []byte) {
	ends := b.byTerm()
	terms = b.terms
	var before, key, list []byte
	for n, id := range b.a.sorted() {
		if n%blockTerms == 0 {
			blocks = binary.LittleEndian.AppendUint32(blocks, uint32(len(terms)))
			before = before[:0]
		}
		key = b.a.appendKey(key[:0], id)
		shared := 0
		for shared < len(before) && shared < len(key) && before[shared] == key[shared] {
			shared++
		}
		terms = append(terms, byte(shared), byte(len(key)-shared))
		terms = append(terms, key[shared:]...)
		list = appendPostings(list[:0], b.postings[ends[id]-b.df[id]:ends[id]])
		terms = appendInt(terms, len(list))
		terms = append(terms, list...)
		if key[0] == classPlain {
			plain = len(terms)
		}
		before, key = key, before
	}
	b.terms = terms
	return terms, plain, blocks
}

func appendPostings(out []byte, list []posting) []byte {
	out = appendInt(out, len(list))
	last := int32(0)
	for _, p := range list {
		out = appendInt(out, int(p.doc-last))
		out = appendInt(out, int(p.tf))
		last = p.doc
	}
	return out
}

func appendInt(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

func appendText(b []byte, s string) []byte { return append(appendInt(b, len(s)), s...) }
