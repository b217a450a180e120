package retrieval

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"

	"kehoach/plan"
	"kehoach/plan/vi"
)

// ParseSegment reads the bytes of a segment, which it keeps. The error of
// bytes that were changed, cut short or written by another version wraps
// [ErrDamaged].
func ParseSegment(data []byte) (*Segment, error) {
	if len(data) < 8 || string(data[:3]) != "khs" {
		return nil, fmt.Errorf("parse segment: %w: no segment", ErrDamaged)
	}
	if data[3] != SegmentVersion {
		return nil, fmt.Errorf("parse segment: %w: version %d, want %d", ErrDamaged, data[3], SegmentVersion)
	}
	if binary.LittleEndian.Uint32(data[4:]) != crc32.ChecksumIEEE(data[8:]) {
		return nil, fmt.Errorf("parse segment: %w: checksum differs", ErrDamaged)
	}
	s := &Segment{data: data}
	r := reader{b: data[8:], ok: true}
	kinds := make([]plan.Kind, r.count())
	for i := range kinds {
		kinds[i] = plan.Kind(r.text())
	}
	s.docs = make([]doc, r.count())
	for i := range s.docs {
		kind, length, id := r.int(), r.int(), r.text()
		if kind >= len(kinds) {
			r.ok = false
			break
		}
		s.docs[i] = doc{id: string(id), kind: kinds[kind], length: length}
		s.stats.Length += length
	}
	s.stats.Entries = len(s.docs)
	s.plain = r.int()
	size, blocks := r.int(), r.count()
	s.blocks = r.bytes(4 * blocks)
	s.terms = r.bytes(size)
	if !r.ok || len(r.b) > 0 || s.plain > len(s.terms) {
		return nil, fmt.Errorf("parse segment: %w: lengths do not fit", ErrDamaged)
	}
	s.heads = make([]uint64, blocks)
	for i := range s.heads {
		_, first, _, _ := s.term(s.block(i))
		s.heads[i] = prefix(first)
	}
	return s, nil
}

// reader reads numbers and texts; past the end, or at a number that cannot
// be, it gives zeros and is no longer ok.
type reader struct {
	b  []byte
	ok bool
}

func (r *reader) int() int {
	if len(r.b) > 0 && r.b[0] < 0x80 {
		n := int(r.b[0])
		r.b = r.b[1:]
		return n
	}
	n, size := binary.Uvarint(r.b)
	if size <= 0 || n > 1<<31-1 {
		r.ok, r.b = false, nil
		return 0
	}
	r.b = r.b[size:]
	return int(n)
}

// count reads the number of things of at least one byte each that follow.
func (r *reader) count() int {
	n := r.int()
	if n > len(r.b) {
		r.ok, r.b = false, nil
		return 0
	}
	return n
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.b) {
		r.ok, r.b = false, nil
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) text() []byte { return r.bytes(r.int()) }

// number reads the number at b[i] and returns where it ends; past the end or
// at what is no number it gives 0 and the end of b.
func number(b []byte, i int) (n, end int) {
	if i < len(b) && b[i] < 0x80 {
		return int(b[i]), i + 1
	}
	return longNumber(b, i)
}

func longNumber(b []byte, i int) (n, end int) {
	if i < len(b) {
		if n, size := binary.Uvarint(b[i:]); size > 0 && n <= 1<<31-1 {
			return int(n), i + size
		}
	}
	return 0, len(b)
}

// term reads the term at s.terms[i] and returns where it ends. Cut short, it
// gives what there is.
func (s *Segment) term(i int) (shared int, rest, list []byte, end int) {
	b := s.terms
	if i+2 > len(b) {
		return 0, nil, nil, len(b)
	}
	shared = int(b[i])
	from := i + 2
	i = min(from+int(b[i+1]), len(b))
	rest = b[from:i]
	n, i := number(b, i)
	end = min(i+n, len(b))
	return shared, rest, b[i:end], end
}

// find returns the postings of a term, given as its key (class and text);
// nil where no entry has it.
func (s *Segment) find(key string) postings {
	// The block is the last one that starts with key or before it.
	block, _ := slices.BinarySearch(s.heads, prefix(key)+1)
	block--
	for ; block >= 0 && s.heads[block] == prefix(key); block-- {
		if _, first, _, _ := s.term(s.block(block)); string(first) <= key {
			break
		}
	}
	if block < 0 {
		return nil
	}
	// matched is how many bytes the term read last has in common with key,
	// after which it comes before key. A term that shares more bytes with the
	// one before it does too; one that shares fewer comes after key.
	matched := 0
	for i, k := s.block(block), 0; k < blockTerms && i < len(s.terms); k++ {
		var shared int
		var rest, list []byte
		shared, rest, list, i = s.term(i)
		if shared > matched {
			continue
		}
		if shared < matched {
			break
		}
		n := common(rest, key[matched:])
		matched += n
		if n == len(rest) && matched == len(key) {
			return list
		}
		if n < len(rest) && (matched == len(key) || rest[n] > key[matched]) {
			break
		}
	}
	return nil
}

func common(b []byte, s string) int {
	n := 0
	for n < len(b) && n < len(s) && b[n] == s[n] {
		n++
	}
	return n
}

// prefix returns the first eight bytes of a key as a number that orders as
// the bytes do; the highest number is no key's.
func prefix[T string | []byte](key T) uint64 {
	var n uint64
	for i := range 8 {
		n <<= 8
		if i < len(key) {
			n |= uint64(key[i])
		}
	}
	return n
}

// block returns where a block starts.
func (s *Segment) block(i int) int {
	return min(int(binary.LittleEndian.Uint32(s.blocks[4*i:])), len(s.terms))
}

// near calls found for each plain term that is one slip away from fold.
func (s *Segment) near(fold string, found func(term string)) {
	var key []byte
	for i := 0; i < s.plain; {
		var shared int
		var rest []byte
		shared, rest, _, i = s.term(i)
		key = append(key[:min(shared, len(key))], rest...)
		if len(key) > 1 && mayBeNear(fold, key[1:]) && vi.Near(fold, string(key[1:])) {
			found(string(key[1:]))
		}
	}
}

// mayBeNear quickly drops most words that are not near: two that are differ
// in no more than two letters between what they start and end alike with.
func mayBeNear(a string, b []byte) bool {
	short := min(len(a), len(b))
	if max(len(a), len(b)) > short+1 {
		return false
	}
	head, tail := common(b, a), 0
	for tail < short-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return head+tail >= short-2
}

// postings are the entries that have a term, as in a segment's bytes.
type postings []byte

// df returns how many entries there are.
func (p postings) df() int {
	n, _ := number(p, 0)
	return n
}
