// Package docx reads Word documents (Office Open XML, transitional and
// strict) into blocks.
//
// It reads what the page shows: list numbers that Word computes, tracked
// insertions, results of fields, text boxes, footnotes; not what it does not
// show: tracked deletions, hidden text, field codes. What was left out is said
// in the document's notes. Tables come as rectangular grids, merged cells
// resolved.
//
// A document is refused, never read by half: see [Read].
package docx

import (
	"cmp"
	"errors"
	"io"
	"path"
	"strings"

	"kehoach/ingest/block"
)

// Limits bound what a document may cost to read. The zero value of a field is
// its default.
type Limits struct {
	FileBytes int64 // of the file; default 64 MB
	PartBytes int64 // of one part of the package when unpacked; default 96 MB
	Ratio     int64 // of unpacked to packed size, for parts over 4 MB; default 300
	Entries   int   // of the package; default 10000
	Depth     int   // of nested XML elements; default 400
	Cells     int   // of all tables, merged ones counted at each place; default 500000
}

func (l Limits) withDefaults() Limits {
	return Limits{
		FileBytes: cmp.Or(l.FileBytes, 64<<20),
		PartBytes: cmp.Or(l.PartBytes, 96<<20),
		Ratio:     cmp.Or(l.Ratio, 300),
		Entries:   cmp.Or(l.Entries, 10000),
		Depth:     cmp.Or(l.Depth, 400),
		Cells:     cmp.Or(l.Cells, 500000),
	}
}

// Read reads a .docx with the default limits. The error is a [*block.Refusal]:
// block.Encrypted for a document with a password, block.UnknownFormat for an
// old .doc or another kind of Office file, block.TooLarge and
// block.ArchiveBomb over the limits, block.Broken for a damaged file,
// block.FileEmpty for one without words.
func Read(name string, data []byte) (*block.Document, error) {
	return ReadWithin(name, data, Limits{})
}

// ReadWithin is [Read] with limits.
func ReadWithin(name string, data []byte, limits Limits) (*block.Document, error) {
	limits = limits.withDefaults()
	doc, err := read(data, limits)
	if err != nil {
		return nil, refusal(err)
	}
	doc.Name, doc.Format = name, "docx"
	return doc, nil
}

func read(data []byte, limits Limits) (*block.Document, error) {
	if len(data) == 0 {
		return nil, errEmpty
	}
	if int64(len(data)) > limits.FileBytes {
		return nil, tooLarge(int64(len(data)), limits.FileBytes)
	}
	if isOLE(data) {
		return nil, oleRefusal(data)
	}
	pkg, err := openPackage(data, limits)
	if err != nil {
		return nil, err
	}
	main, ok := pkg.mainPart()
	if !ok {
		return nil, pkg.otherKind()
	}
	var f fonts
	doc, err := readParts(pkg, main, &f)
	if err == nil && !f.settled() {
		doc, err = readParts(pkg, main, &f)
	}
	return doc, err
}

// readParts reads the parts of a document, with what is known of its fonts.
func readParts(pkg *pkg, main string, f *fonts) (*block.Document, error) {
	rels, err := pkg.relations(main)
	if err != nil {
		return nil, err
	}
	p := &parser{limits: pkg.limits, cells: pkg.limits.Cells, fonts: f}
	if p.styles, err = readStyles(pkg, rels.first("styles")); err != nil {
		return nil, err
	}
	if p.lists, err = readLists(pkg, rels.first("numbering"), p.styles); err != nil {
		return nil, err
	}
	doc := &block.Document{}
	if doc.Blocks, err = p.story(pkg, main); err != nil {
		return nil, err
	}
	notes, err := p.footnotes(pkg, rels)
	if err != nil {
		return nil, err
	}
	doc.Blocks = append(doc.Blocks, notes...)
	block.Place(doc.Blocks)
	if doc.Margin, err = p.margins(pkg, rels); err != nil {
		return nil, err
	}
	if len(doc.Blocks) == 0 {
		return nil, errEmpty
	}
	doc.Notes = p.report()
	return doc, nil
}

// story reads the blocks of a part that holds one story, such as the main
// document or a header.
func (p *parser) story(pkg *pkg, part string) ([]block.Block, error) {
	r, err := pkg.open(part)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	if p.scanner, err = newScanner(r, p.limits.Depth); err != nil {
		return nil, err
	}
	p.fields = fields{}
	root, err := p.root()
	if err != nil {
		return nil, err
	}
	if root.ns != nsWord {
		return nil, brokenf("phần %s không phải WordprocessingML", path.Base(part))
	}
	blocks, err := p.blocks()
	if err != nil {
		return nil, err
	}
	// What follows the root is read so that a cut or spoilt part is noticed.
	switch _, err := p.next(); {
	case err == nil:
		return nil, brokenf("phần %s có dữ liệu thừa", path.Base(part))
	case !errors.Is(err, io.EOF):
		return nil, err
	}
	return blocks, nil
}

// refusal turns any error of reading into a refusal: those of the zip, XML
// and decompression libraries mean a damaged file.
func refusal(err error) *block.Refusal {
	var r *block.Refusal
	if errors.As(err, &r) {
		return r
	}
	return brokenf("%s", strings.TrimPrefix(err.Error(), "zip: "))
}
