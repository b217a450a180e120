package table

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"strings"
)

// A table file holds, numbers in little endian:
//
//	"kht1"
//	8 bytes  the start of the SHA-256 of all that follows
//	uint32   rows
//	uint32   dim
//	uint32   bytes of the phrases
//	phrases  in the order of the rows, each with a line feed after it
//	float32  × rows: the scale of each row
//	int8     × rows × dim: the components; times the scale they are the row's
const magic = "kht1"

// The places of the numbers in the head.
const (
	sumAt  = len(magic)
	rowsAt = sumAt + 8
	dimAt  = rowsAt + 4
	textAt = dimAt + 4
)

const headSize = textAt + 4

var errFormat = errors.New("not a table file")

// Encode returns the file of a table with these phrases and rows of dim
// components. Each row is rounded to 255 steps.
func Encode(phrases []string, rows []float32, dim int) []byte {
	text := strings.Join(phrases, "\n") + "\n"
	out := make([]byte, 0, headSize+len(text)+len(phrases)*(4+dim))
	out = append(out, magic...)
	out = append(out, make([]byte, rowsAt-sumAt)...)
	for _, n := range []int{len(phrases), dim, len(text)} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	out = append(out, text...)
	scales := make([]float32, len(phrases))
	for i := range scales {
		largest := float32(0)
		for _, x := range rows[i*dim : (i+1)*dim] {
			largest = max(largest, x, -x)
		}
		scales[i] = largest / 127
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scales[i]))
	}
	for i, scale := range scales {
		for _, x := range rows[i*dim : (i+1)*dim] {
			n := 0.0
			if scale > 0 {
				n = math.RoundToEven(float64(x / scale))
			}
			out = append(out, byte(int8(n)))
		}
	}
	copy(out[sumAt:], checksum(out))
	return out
}

// checksum returns what a table file has in its head to know it by.
func checksum(data []byte) []byte {
	sum := sha256.Sum256(data[rowsAt:])
	return sum[:rowsAt-sumAt]
}

// Open reads a table file. The table refers to the data, which must not be
// changed. The checksum is believed, since to compute it takes longer than all
// else.
func Open(data []byte) (*Table, error) {
	if len(data) < headSize || string(data[:len(magic)]) != magic {
		return nil, errFormat
	}
	number := func(at int) uint32 { return binary.LittleEndian.Uint32(data[at:]) }
	rows, dim, size := int(number(rowsAt)), int(number(dimAt)), int(number(textAt))
	if rows < 1 || dim < 1 || size > len(data) || len(data) != headSize+size+rows*(4+dim) {
		return nil, fmt.Errorf("%w: %d bytes for %d rows of %d", errFormat, len(data), rows, dim)
	}
	phrases := strings.Split(strings.TrimSuffix(string(data[headSize:headSize+size]), "\n"), "\n")
	if len(phrases) != rows {
		return nil, fmt.Errorf("%w: %d phrases for %d rows", errFormat, len(phrases), rows)
	}
	t := &Table{words: NewVocabulary(phrases), dim: dim, scales: make([]float32, rows)}
	for i := range t.scales {
		t.scales[i] = math.Float32frombits(number(headSize + size + 4*i))
	}
	t.cells = data[headSize+size+4*rows:]
	t.identity = fmt.Sprintf("kehoach-table/%d/%s", dim, hex.EncodeToString(data[sumAt:rowsAt]))
	return t, nil
}
