package docx

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"kehoach/ingest/block"
)

const (
	wordNS   = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	otherNS  = ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
	relsNS   = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	relsType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// build makes a package of the body's XML and further parts by name. Parts
// under word/ get their relation by the name's first letters: "styles.xml".
func build(t testing.TB, body string, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         `<Relationships ` + relsNS + `><Relationship Id="r1" Type="` + relsType + `officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordNS + otherNS + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
	}
	var rels strings.Builder
	for name, xml := range parts {
		all["word/"+name] = xml
		kind := strings.TrimRight(strings.TrimSuffix(name, ".xml"), "0123456789")
		rels.WriteString(`<Relationship Id="x" Type="` + relsType + kind + `" Target="` + name + `"/>`)
	}
	all["word/_rels/document.xml.rels"] = `<Relationships ` + relsNS + `>` + rels.String() + `</Relationships>`
	return pack(t, all)
}

// pack makes a zip.
func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// p is a paragraph of plain text with properties.
func p(props, text string) string {
	if props != "" {
		props = "<w:pPr>" + props + "</w:pPr>"
	}
	return "<w:p>" + props + r(text) + "</w:p>"
}

// r is a run of plain text.
func r(text string) string {
	if text == "" {
		return ""
	}
	return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

// tc is a cell with properties.
func tc(props, text string) string {
	return "<w:tc><w:tcPr>" + props + "</w:tcPr>" + p("", text) + "</w:tc>"
}

func tr(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }

func tbl(rows ...string) string {
	return "<w:tbl><w:tblPr/><w:tblGrid/>" + strings.Join(rows, "") + "</w:tbl>"
}

// sketch shows blocks in short: paragraphs with B, I and # for their looks and
// the label before a bar, tables a line a row, with < and ^ for covered places
// and ? for guesses.
func sketch(d *block.Document) string {
	var out []string
	for _, b := range d.Blocks {
		if b.Table == nil {
			looks := ""
			if b.Bold {
				looks += "B"
			}
			if b.Italic {
				looks += "I"
			}
			text := b.Text
			if b.Label != "" {
				text = b.Label + "|" + strings.TrimPrefix(strings.TrimPrefix(text, b.Label), " ")
			}
			out = append(out, looks+strings.Repeat("#", b.Level)+"«"+text+"»")
			continue
		}
		for _, row := range b.Table.Rows {
			var cells []string
			for _, c := range row {
				s := strings.ReplaceAll(c.Text, "\n", "/")
				if c.Inherited {
					s = "^"
				}
				if c.Spanned {
					s = "<"
				}
				if c.Inherited && c.Spanned {
					s = "^<"
				}
				if c.Guessed {
					s += "?"
				}
				cells = append(cells, s)
			}
			out = append(out, strings.Join(cells, " ¦ "))
		}
	}
	return strings.Join(out, "\n")
}

func mustRead(t *testing.T, data []byte) *block.Document {
	t.Helper()
	d, err := Read("a.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
