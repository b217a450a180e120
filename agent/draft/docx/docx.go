package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"time"

	"kehoach/agent/draft"
)

// Cite is how the sources of sentences are shown.
type Cite string

const (
	// Comments puts each source in a comment in the margin: easy to remove,
	// and the paper's pages stay as they will be issued.
	Comments Cite = "comment"
	// Footnotes puts it at the foot of the page.
	Footnotes Cite = "footnote"
	// NoCites leaves it out.
	NoCites Cite = "none"
)

// Options are settings of [Write]; nil and the zero value are the defaults.
type Options struct {
	// Cite is how sources are shown; "" means [Comments].
	Cite Cite
}

// Mark is what the head of each page of a draft says.
const Mark = "Dự thảo do trợ lý tạo, cần kiểm tra"

// writer is a document being written.
type writer struct {
	d     *draft.Document
	cite  Cite
	out   strings.Builder
	notes []string // comments or footnotes, in order
	last  bool     // at the last block of the body, which stays with the foot
}

// Write returns the bytes of a .docx.
func Write(d *draft.Document, opts *Options) ([]byte, error) {
	w := &writer{d: d, cite: Comments}
	if opts != nil && opts.Cite != "" {
		w.cite = opts.Cite
	}
	w.document()
	files := []struct{ name, body string }{
		{"[Content_Types].xml", w.contentTypes()},
		{"_rels/.rels", packageRels},
		{"docProps/core.xml", w.core()},
		{"word/document.xml", xmlHead + `<w:document ` + namespaces + `><w:body>` + w.out.String() + `</w:body></w:document>`},
		{"word/_rels/document.xml.rels", w.rels()},
		{"word/styles.xml", xmlHead + styles},
		{"word/settings.xml", xmlHead + w.settings()},
		{"word/header1.xml", xmlHead + `<w:hdr ` + namespaces + `>` + markPara + `</w:hdr>`},
		{"word/header2.xml", xmlHead + `<w:hdr ` + namespaces + `>` + pagePara + markPara + `</w:hdr>`},
	}
	switch {
	case w.cite == Comments && len(w.notes) > 0:
		files = append(files, struct{ name, body string }{"word/comments.xml", w.comments()})
	case w.cite == Footnotes && len(w.notes) > 0:
		files = append(files, struct{ name, body string }{"word/footnotes.xml", w.footnotes()})
	}
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, f := range files {
		// A fixed time: two runs give the same bytes.
		fw, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", f.name, err)
		}
		if _, err := fw.Write([]byte(f.body)); err != nil {
			return nil, fmt.Errorf("pack %s: %w", f.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack the file: %w", err)
	}
	return buf.Bytes(), nil
}

// document writes the body, the annexes and the drafter's page, each in a
// section of its own.
func (w *writer) document() {
	w.head()
	w.title()
	for i, b := range w.d.Body {
		w.last = i == len(w.d.Body)-1
		w.block(b, textWidth, false)
	}
	w.last = false
	w.foot()
	w.section(false, true, false)
	for i, a := range w.d.Annexes {
		width := textWidth
		if !a.Portrait {
			width = wideWidth
		}
		w.annexHead(i, a)
		for k, b := range a.Body {
			w.block(b, width, k == len(a.Body)-1)
		}
		w.section(!a.Portrait, false, false)
	}
	w.drafterPage()
	w.section(false, false, true)
}
