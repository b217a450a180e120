package ingest

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"kehoach/ingest/block"
)

func TestDocumentGoesByContent(t *testing.T) {
	t.Parallel()
	word, err := os.ReadFile(filepath.Join("testdata/plans", "dong-thap-552.docx"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, data, want string }{
		{"ke-hoach.txt", string(word), "docx"},
		{`C:\Tài liệu\ke-hoach.docx`, "Kế hoạch số 1", "text"},
		{"/tmp/a", "\xEF\xBB\xBFKế hoạch", "text"},
	} {
		d, err := Document(tt.name, []byte(tt.data))
		if err != nil {
			t.Errorf("Document(%q): %v", tt.name, err)
			continue
		}
		if d.Format != tt.want || strings.ContainsAny(d.Name, `/\`) {
			t.Errorf("Document(%q) is %q, named %q; want %q and a base name", tt.name, d.Format, d.Name, tt.want)
		}
	}
}

func TestDocumentRefuses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, data, code, says string }{
		{"nothing", "", block.FileEmpty, "rỗng"},
		{"large", strings.Repeat("a", MaxFile+1), block.TooLarge, "64 MB"},
		{"broken PDF", "\n%PDF-1.7", block.Broken, "PDF"},
		{"web page without words", " <!DOCTYPE HTML><script>a</script>", block.FileEmpty, "Trang web"},
		{"XML", `<?xml version="1.0"?><pkg:package/>`, block.UnknownFormat, "XML"},
		{"image", "\x89PNG\r\n", block.UnknownFormat, "hình ảnh"},
		{"archive", "Rar!\x1a", block.UnknownFormat, "nén"},
		{"empty zip", "PK\x05\x06" + strings.Repeat("\x00", 18), block.UnknownFormat, "zip"},
		{"binary", "\x00\x01\x02", block.UnknownFormat, "nhị phân"},
		{"Latin-1", "K\xea ho\xe1ch", block.Broken, "UTF-8"},
	} {
		d, err := Document(tt.name, []byte(tt.data))
		var r *block.Refusal
		if d != nil || !errors.As(err, &r) {
			t.Errorf("%s: Document = %v, %v; want a refusal", tt.name, d, err)
			continue
		}
		if r.Code != tt.code || !strings.Contains(r.VI, tt.says) || r.EN == "" {
			t.Errorf("%s: refusal %q: %q (%q); want %q, saying %q", tt.name, r.Code, r.VI, r.EN, tt.code, tt.says)
		}
	}
}

// Text for old fonts is converted, in files of one byte a letter too, and the
// document says so.
func TestLegacyFonts(t *testing.T) {
	t.Parallel()
	const tcvn3 = "Uû ban nh©n d©n tØnh ban hµnh KÕ ho¹ch c¶i c¸ch hµnh chÝnh th\u00adêng xuyªn"
	const vni = "UÛy ban nhaân daân tænh ban haønh Keá hoaïch caûi caùch haønh chính thöôøng xuyeân"
	const want = "ban nhân dân tỉnh ban hành Kế hoạch cải cách hành chính thường xuyên"
	bytesOf := func(s string) string {
		out, err := charmap.Windows1252.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, line := range map[string]string{"tcvn3.txt": tcvn3, "vni.txt": vni, "bytes-tcvn3.txt": bytesOf(tcvn3), "bytes-vni.txt": bytesOf(vni)} {
		for _, format := range []string{"%s", "<html><p>%s</p></html>"} {
			d, err := Document(name, []byte(strings.ReplaceAll(format, "%s", strings.Repeat(line+".\n", 10))))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if !strings.Contains(d.Blocks[0].Text, want) || len(d.Notes) == 0 || !strings.Contains(d.Notes[0], "phông chữ cũ") {
				t.Errorf("%s: %.120q, notes %q", name, d.Blocks[0].Text, d.Notes)
			}
		}
	}
}

func TestWindows1258Text(t *testing.T) {
	t.Parallel()
	const line = "U\xd2y ban nh\xe2n d\xe2n t\xe8 ban h\xe0nh K\xea\xec hoa\xf2ch ca\xd2i ca\xecch, th\xfd\xf5\xccng xuy\xean \xf0\xfd\xf5\xf2c l\xe2\xf2p.\n"
	d, err := Document("a.txt", []byte(strings.Repeat(line, 5)))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(d.Blocks[0].Text, "Kế hoạch cải cách, thường xuyên được lập") {
		t.Errorf("%.100q", d.Blocks[0].Text)
	}
}

// Text that has few Vietnamese letters for other reasons is not refused.
func TestLegacyFontSparesOthers(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		strings.Repeat("Ke hoach cai cach hanh chinh cua tinh. ", 20),
		strings.Repeat("Le plan de réforme administrative a été approuvé. ", 10),
		"± 5% × 3 µg",
		strings.Repeat("Kế hoạch cải cách hành chính là của tỉnh. ", 20),
	} {
		if d, err := Document("a.txt", []byte(s)); err != nil {
			t.Errorf("Document(%.40q) = %v, %v", s, d, err)
		}
	}
}
