package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kehoach/ingest/block"
)

// wide is a stream's name as a compound file has it.
func wide(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
		b.WriteByte(0)
	}
	return b.String()
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	const ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	good := build(t, p("", "Kế hoạch"), nil)
	deep := strings.Repeat("<w:sdt><w:sdtContent>", 300) + p("", "a") + strings.Repeat("</w:sdtContent></w:sdt>", 300)
	tests := []struct {
		name   string
		data   []byte
		limits Limits
		code   string
		says   string // in Vietnamese
	}{
		{"nothing", nil, Limits{}, block.FileEmpty, "không có chữ"},
		{"no words", build(t, p("", " "), nil), Limits{}, block.FileEmpty, "không có chữ"},
		{"encrypted", []byte(ole + wide("EncryptedPackage")), Limits{}, block.Encrypted, "mật khẩu"},
		{"old Word", []byte(ole + wide("WordDocument")), Limits{}, block.UnknownFormat, ".docx"},
		{"old Excel", []byte(ole + wide("Workbook")), Limits{}, block.UnknownFormat, ".xls"},
		{"other OLE", []byte(ole), Limits{}, block.UnknownFormat, "OLE"},
		{"Excel", pack(t, map[string]string{"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), Limits{}, block.UnknownFormat, ".xlsx"},
		{"OpenDocument", pack(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), Limits{}, block.UnknownFormat, ".odt"},
		{"archive", pack(t, map[string]string{"a.docx": "x"}), Limits{}, block.UnknownFormat, "giải nén"},
		{"no main part", pack(t, map[string]string{"[Content_Types].xml": "<x/>"}), Limits{}, block.Broken, "văn bản chính"},
		{"cut zip", good[:len(good)-30], Limits{}, block.Broken, "hỏng"},
		{"spoilt zip", bytes.Replace(good, []byte("PK\x01\x02"), []byte("PK\x01\x03"), 1), Limits{}, block.Broken, "hỏng"},
		{"cut XML", build(t, "<w:p>", nil), Limits{}, block.Broken, "XML"},
		{"wrong nesting", build(t, "<w:p><w:r></w:p></w:r>", nil), Limits{}, block.Broken, "đóng sai"},
		{"document type", pack(t, map[string]string{"word/document.xml": `<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`}), Limits{}, block.Broken, "kiểu tài liệu"},
		{"other XML", pack(t, map[string]string{"word/document.xml": `<x/>`}), Limits{}, block.Broken, "WordprocessingML"},
		{"other encoding", pack(t, map[string]string{"word/document.xml": `<?xml version="1.0" encoding="windows-1258"?><x/>`}), Limits{}, block.Broken, "windows-1258"},
		{"spoilt styles", build(t, p("", "a"), map[string]string{"styles.xml": "<w:styles"}), Limits{}, block.Broken, "hỏng"},
		{"large file", good, Limits{FileBytes: 100}, block.TooLarge, "giới hạn"},
		{"many entries", good, Limits{Entries: 2}, block.ArchiveBomb, "tệp con"},
		{"large part", good, Limits{PartBytes: 100}, block.ArchiveBomb, "MB"},
		{"bomb", build(t, strings.Repeat(" ", 6<<20), nil), Limits{}, block.ArchiveBomb, "tỷ lệ nén"},
		{"deep XML", build(t, deep, nil), Limits{}, block.ArchiveBomb, "lồng"},
		{"wide table", build(t, tbl(tr(tc(`<w:gridSpan w:val="9999"/>`, "a"))), nil), Limits{}, block.Broken, "cột"},
		{"large table", build(t, tbl(tr(tc(`<w:gridSpan w:val="20"/>`, "a"))), nil), Limits{Cells: 10}, block.ArchiveBomb, "bảng"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d, err := ReadWithin("a.docx", tt.data, tt.limits)
			var r *block.Refusal
			if d != nil || !errors.As(err, &r) {
				t.Fatalf("ReadWithin = %v, %v; want a refusal", d, err)
			}
			if r.Code != tt.code || !strings.Contains(r.VI, tt.says) || r.EN == "" {
				t.Errorf("refusal %q: %q (%q); want %q, saying %q", r.Code, r.VI, r.EN, tt.code, tt.says)
			}
		})
	}
}

// A directory that declares less than there is does not get more unpacked.
func TestDeclaredSizes(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Method: zip.Store, CompressedSize64: 5000, UncompressedSize64: 10})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(w, "%5000s", "x")
	z.Close()
	if d, err := Read("a.docx", b.Bytes()); err == nil {
		t.Errorf("Read = %v", d)
	}
}

// Files that would take long if anything were quadratic in their length.
func TestTimeIsInProportion(t *testing.T) {
	t.Parallel()
	const n = 10000
	limits := Limits{Ratio: 5000}
	for name, body := range map[string]string{
		"text in pieces":      "<w:p><w:r><w:t>" + strings.Repeat("a<!-- -->", n) + "</w:t></w:r></w:p>",
		"deleted marks":       strings.Repeat(p("<w:rPr><w:del/></w:rPr>", "a"), n),
		"open fields":         strings.Repeat(`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t></w:r></w:p>`, n) + p("", "a"),
		"namespaces":          strings.Repeat(`<w:p xmlns:x="a" xmlns:y="b"><w:r><w:t>a</w:t></w:r></w:p>`, n),
		"empty lines":         "<w:p><w:r>" + strings.Repeat("<w:br/>", n) + "<w:t>a</w:t></w:r></w:p>",
		"names":               "<w:p>" + strings.Repeat("<x/>", n) + r("a") + "</w:p>",
		"alternatives":        "<w:p><w:r>" + strings.Repeat("<mc:AlternateContent><mc:Choice><w:t>a</w:t></mc:Choice></mc:AlternateContent>", n) + "</w:r></w:p>",
		"rows that go on":     tbl(strings.Repeat(tr(tc("<w:vMerge/>", "")), n), tr(tc("", "a"))),
		"cells of many words": tbl(strings.Repeat(tr(tc("", "a"), tc("", "b")), n)),
	} {
		start := time.Now()
		if _, err := ReadWithin("a.docx", build(t, body, nil), limits); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s: took %v", name, d)
		}
	}
}
