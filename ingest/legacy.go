package ingest

import (
	"strings"

	"kehoach/ingest/block"
	"kehoach/ingest/legacy"
)

// toUnicode converts a document that was typed for old fonts, before anything
// is understood of it, and says so in its notes.
func toUnicode(doc *block.Document) {
	var c legacy.Census
	texts(doc, func(s *string) {
		c.Add(*s)
		c.Add("\n")
	})
	enc := c.Encoding()
	texts(doc, func(s *string) {
		// Soft hyphens were kept so far: in TCVN3 they are the letter "ư".
		*s = strings.ReplaceAll(enc.Convert(*s), "\u00AD", "")
	})
	if enc != legacy.None {
		doc.Notes = append(doc.Notes, "Văn bản gõ bằng phông chữ cũ ("+string(enc)+") đã được chuyển sang Unicode; hãy đối chiếu các tên riêng với bản gốc.")
	}
}

// texts calls f with each text of a document, those of covered places too.
func texts(doc *block.Document, f func(*string)) {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		f(&b.Text)
		f(&b.Label)
		if b.Table == nil {
			continue
		}
		for _, row := range b.Table.Rows {
			for j := range row {
				f(&row[j].Text)
			}
		}
	}
	for i := range doc.Margin {
		f(&doc.Margin[i])
	}
}
