package docx

import (
	"errors"
	"os"
	"testing"
	"unicode/utf8"

	"kehoach/ingest/block"
)

func FuzzDocument(f *testing.F) {
	for _, body := range []string{
		p("", "a"), tbl(tr(tc(`<w:vMerge/>`, "a"), tc(`<w:gridSpan w:val="2"/>`, "b")), tr(tc("", "c"))),
		`<w:p><w:r><mc:AlternateContent><mc:Fallback><w:pict><w:txbxContent>` + p("", "a") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:fldChar w:fldCharType="begin"/><w:sym w:char="F0B7"/></w:r></w:p>`,
	} {
		f.Add(body, `<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="1"><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>`)
	}
	f.Fuzz(func(t *testing.T, body, numbering string) {
		data := build(t, body, map[string]string{"numbering.xml": `<w:numbering ` + wordNS + `>` + numbering + `</w:numbering>`})
		check(t, data)
	})
}

func FuzzRead(f *testing.F) {
	f.Add(build(f, p("", "a"), nil))
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	if b, err := os.ReadFile("../testdata/plans/dong-thap-552.docx"); err == nil {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, data) })
}

// check reads a file and holds the result to what is promised of it.
func check(t *testing.T, data []byte) {
	t.Helper()
	d, err := Read("a.docx", data)
	if err != nil {
		if d != nil || !errors.As(err, new(*block.Refusal)) {
			t.Fatalf("Read = %v, %v", d, err)
		}
		return
	}
	for _, b := range d.Blocks {
		if b.Table == nil {
			if b.Text == "" || !utf8.ValidString(b.Text) {
				t.Errorf("paragraph %q", b.Text)
			}
			continue
		}
		for _, row := range b.Table.Rows {
			if len(row) == 0 || len(row) != len(b.Table.Rows[0]) {
				t.Errorf("rows of %d and %d cells", len(row), len(b.Table.Rows[0]))
			}
		}
	}
}
