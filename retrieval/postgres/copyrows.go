package postgres

import (
	"encoding/binary"
	"math/bits"

	"kehoach/retrieval"
)

// Rows for COPY are made in the server's binary form when a plan is prepared,
// by all processors, so that writing them is only sending them:
//
//	the number of fields, 2 bytes; for each its length, 4 bytes, -1 for NULL, and
//	its bytes; text as it is, numbers in big endian
var (
	copyHead = []byte("PGCOPY\n\xff\r\n\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	copyTail = []byte{0xff, 0xff}
)

// rows are rows for COPY.
type rows []byte

func (r *rows) length(n int) { *r = binary.BigEndian.AppendUint32(*r, uint32(int32(n))) }

func (r *rows) text(s string) {
	r.length(len(s))
	*r = append(*r, s...)
}

func (r *rows) bytes(b []byte) {
	r.length(len(b))
	*r = append(*r, b...)
}

func (r *rows) int(n int32) {
	r.length(4)
	*r = binary.BigEndian.AppendUint32(*r, uint32(n))
}

// int4OID is the server's number of the type integer.
const int4OID = 23

// ints adds an array of integers: dimensions, whether it has NULLs, the type,
// the length, the first index, the elements.
func (r *rows) ints(list []int32) {
	r.length(20 + 8*len(list))
	for _, n := range []int{1, 0, int4OID, len(list), 1} {
		r.length(n)
	}
	for _, n := range list {
		r.int(n)
	}
}

// vector adds a halfvec of whole numbers, NULL for nil.
func (r *rows) vector(v []int16) {
	if v == nil {
		r.length(-1)
		return
	}
	r.length(4 + 2*len(v))
	b := binary.BigEndian.AppendUint16(*r, uint16(len(v)))
	b = append(b, 0, 0)
	for _, x := range v {
		b = binary.BigEndian.AppendUint16(b, half(x))
	}
	*r = b
}

// half returns a number in half precision, in which those of
// [retrieval.FixedVector] are exact.
func half(x int16) uint16 {
	sign := uint16(x) & 0x8000
	n := uint32(x)
	if x < 0 {
		n = uint32(-int32(x))
	}
	if n == 0 {
		return 0
	}
	exponent := bits.Len32(n) - 1
	return sign | uint16(exponent+15)<<10 | uint16(n<<10>>exponent)&0x3ff
}

// key starts a row of a plan.
func (r *rows) key(fields int, p *prepared) {
	*r = binary.BigEndian.AppendUint16(*r, uint16(fields))
	r.text(p.tenant)
	r.text(p.info.ID)
}

// makeEntryRows makes the rows of the plan's entries, of which data is the JSON.
func (p *prepared) makeEntryRows(data [][]byte) {
	size := 0
	for _, d := range data {
		size += len(d)
	}
	r := make(rows, 0, size+len(data)*(len(p.tenant)+len(p.info.ID)+80))
	for i, e := range p.entries {
		r.key(6, p)
		r.int(int32(i))
		r.text(e.kind)
		r.text(e.id)
		r.bytes(data[i])
	}
	p.rows[entriesTable] = r
}

// makeAgencyRows makes a row for each agency and role, with its entries.
func (p *prepared) makeAgencyRows(list []agencyRow) {
	var r rows
	for _, a := range list {
		r.key(6, p)
		r.text(a.key)
		r.text(a.role)
		r.text(a.name)
		r.ints(a.entries)
	}
	p.rows[agenciesTable] = r
}

// makeVectorRows makes a row of vectors for each entry.
func (p *prepared) makeVectorRows(f *retrieval.FixedVectors) {
	r := make(rows, 0, len(p.entries)*(len(p.tenant)+len(p.info.ID)+60+4*f.Dim))
	for i, e := range p.entries {
		r.key(7, p)
		r.int(int32(i))
		r.text(e.kind)
		r.int(space(f.Embedder))
		r.vector(f.Own[i])
		r.vector(f.Full[i])
	}
	p.rows[vectorsTable] = r
	p.embedder, p.dim, p.vectorsVersion = f.Embedder, f.Dim, f.Version()
}
