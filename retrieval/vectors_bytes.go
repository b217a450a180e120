package retrieval

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"math"
)

// vectorsVersion changes with the form of the bytes below.
const vectorsVersion = 1

// Bytes returns the vectors in a form for [ParseVectors]:
//
//	"khv", vectorsVersion        one byte each
//	CRC-32 of all that follows   4 bytes, little endian
//	the embedder's length and name, the components, the entries: varints
//	for each entry a byte: 1 for an own vector, 2 for a full one, 3 for both
//	the vectors, each entry's own one first: 2 bytes a component, little endian
func (f *FixedVectors) Bytes() []byte {
	out := append(make([]byte, 0, 64+len(f.Own)*(1+4*f.Dim)), "khv\x01\x00\x00\x00\x00"...)
	out[3] = vectorsVersion
	out = appendText(out, f.Embedder)
	out = appendInt(out, f.Dim)
	out = appendInt(out, len(f.Own))
	for i := range f.Own {
		flags := byte(0)
		if f.Own[i] != nil {
			flags |= 1
		}
		if f.Full[i] != nil {
			flags |= 2
		}
		out = append(out, flags)
	}
	for i := range f.Own {
		for _, v := range [][]int16{f.Own[i], f.Full[i]} {
			for _, x := range v {
				out = binary.LittleEndian.AppendUint16(out, uint16(x))
			}
		}
	}
	binary.LittleEndian.PutUint32(out[4:], crc32.ChecksumIEEE(out[8:]))
	return out
}

// Version is a digest of the vectors: another for all others.
func (f *FixedVectors) Version() string {
	sum := sha256.Sum256(f.Bytes())
	return hex.EncodeToString(sum[:])
}

// ParseVectors reads the bytes of vectors. The error of bytes that were
// changed or cut short wraps [ErrDamaged].
func ParseVectors(data []byte) (*FixedVectors, error) {
	if len(data) < 8 || string(data[:3]) != "khv" || data[3] != vectorsVersion ||
		binary.LittleEndian.Uint32(data[4:]) != crc32.ChecksumIEEE(data[8:]) {
		return nil, fmt.Errorf("parse vectors: %w", ErrDamaged)
	}
	r := reader{b: data[8:], ok: true}
	f := &FixedVectors{Embedder: string(r.text()), Dim: r.int()}
	flags := r.bytes(r.count())
	f.Own, f.Full = make([][]int16, len(flags)), make([][]int16, len(flags))
	if f.Dim > MaxDim {
		r.ok = false
	}
	all := make([]int16, len(r.b)/2)
	for i := range all {
		all[i] = int16(binary.LittleEndian.Uint16(r.b[2*i:]))
		r.ok = r.ok && all[i] != math.MinInt16
	}
	next := func() []int16 {
		if len(all) < f.Dim {
			r.ok = false
			return nil
		}
		v := all[:f.Dim:f.Dim]
		all = all[f.Dim:]
		return v
	}
	for i, flag := range flags {
		if flag&1 != 0 {
			f.Own[i] = next()
		}
		if flag&2 != 0 {
			f.Full[i] = next()
		}
	}
	if !r.ok || len(all) > 0 || len(r.b)%2 != 0 {
		return nil, fmt.Errorf("parse vectors: %w: lengths do not fit", ErrDamaged)
	}
	return f, nil
}
