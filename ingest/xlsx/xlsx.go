// Package xlsx reads Excel workbooks into blocks: each sheet's lines above and
// below its table as paragraphs, the table with its merged ranges laid out.
//
// Values are read as the sheet shows them: dates and numbers in their format,
// formulas by the result that was saved. Hidden sheets, rows and columns are
// left out, and the document's notes say so.
package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"kehoach/ingest/block"
)

// Limits bound what a workbook may cost to read. The zero value of a field is
// its default.
type Limits struct {
	Unpacked int64 // bytes of all parts; default 96 MB
	Entries  int   // of the package; default 10000
	Cells    int   // of all sheets, up to the last that is filled; default 500000
	Sheets   int   // default 100
}

func (l Limits) withDefaults() Limits {
	return Limits{
		Unpacked: cmp.Or(l.Unpacked, 96<<20),
		Entries:  cmp.Or(l.Entries, 10000),
		Cells:    cmp.Or(l.Cells, 500_000),
		Sheets:   cmp.Or(l.Sheets, 100),
	}
}

// maxColumns is the most columns of a table.
const maxColumns = 256

// Is reports whether data is a workbook.
func Is(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK")) {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return false
	}
	for _, f := range z.File {
		if strings.EqualFold(strings.ReplaceAll(f.Name, `\`, "/"), "xl/workbook.xml") {
			return true
		}
	}
	return false
}

// Read reads a workbook with the default limits. The error is a
// [*block.Refusal].
func Read(name string, data []byte) (*block.Document, error) {
	return ReadWithin(name, data, Limits{})
}

// ReadWithin is [Read] with limits.
func ReadWithin(name string, data []byte, limits Limits) (doc *block.Document, err error) {
	limits = limits.withDefaults()
	if r := checkPackage(data, limits); r != nil {
		return nil, r
	}
	defer func() {
		if p := recover(); p != nil {
			doc, err = nil, broken(fmt.Sprint(p)) // the library trusts its input
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: limits.Unpacked, UnzipXMLSizeLimit: limits.Unpacked,
		ShortDatePattern: "dd/mm/yyyy", LongDatePattern: "dd/mm/yyyy",
	})
	if err != nil {
		return nil, broken(err.Error())
	}
	defer f.Close()
	r := &reader{file: f, cells: limits.Cells, bold: make(map[int]bool)}
	if err := r.sheets(limits.Sheets); err != nil {
		return nil, err
	}
	if len(r.blocks) == 0 {
		return nil, errEmpty
	}
	block.Place(r.blocks)
	return &block.Document{Name: name, Format: "xlsx", Blocks: r.blocks, Notes: r.notes()}, nil
}

// checkPackage looks at what the zip's directory declares.
func checkPackage(data []byte, limits Limits) *block.Refusal {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return broken(strings.TrimPrefix(err.Error(), "zip: "))
	}
	if len(z.File) > limits.Entries {
		return bomb(fmt.Sprintf("%d tệp con", len(z.File)), fmt.Sprintf("%d entries", len(z.File)))
	}
	var size int64
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return errEncrypted
		}
		n := int64(min(f.UncompressedSize64, 1<<40))
		if size += n; size > limits.Unpacked {
			return bomb(fmt.Sprintf("mở ra hơn %d MB", limits.Unpacked>>20), fmt.Sprintf("unpacks to over %d MB", limits.Unpacked>>20))
		}
		if n > 4<<20 && n/max(1, int64(f.CompressedSize64)) > 300 {
			return bomb("tỷ lệ nén quá lớn", "compression ratio")
		}
	}
	return nil
}
