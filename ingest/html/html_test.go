package html

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"kehoach/ingest/block"
	"kehoach/ingest/block/blocktest"
)

func TestRead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, page, want string }{
		{"paragraphs", "<p>Sở\n  Y <b>tế</b>,<br>Sở Nội vụ</p>loose<div>a<p>b</div>", "«Sở Y tế,/Sở Nội vụ»\n«loose»\n«a»\n«b»"},
		{"blanks between elements", "<p><span>Kế</span> <span>hoạch</span><i>!</i>\n</p>", "«Kế hoạch!»"},
		{"blanks that do not break", "<p>a&nbsp;&nbsp;b</p>", "«a  b»"},
		{"what is not shown", `<style>.x{display:none} p .y{display:none}</style><script>s</script><p>a<span hidden>b</span>` +
			`<span style="DISPLAY: none !important">c</span><span class="z x">d</span><span class="y">e</span><!-- f --></p><template>g</template>`, "«ae»"},
		{"menus and controls", `<nav>Trang chủ</nav><p>a</p><button>In</button><select><option>b</select><aside>Tin mới</aside>`, "«a»"},
		{"deleted", "<p>a <del>b</del><ins>c</ins></p>", "«a c»"},
		{"lists", `<ol start=2><li>a<li value=5>b<ul><li>c</ul></ol><ol type=a><li>d</li></ol><ol type=I><li><p>e</p></li></ol>`,
			"«2. a»\n«5. b»\n«- c»\n«a) d»\n«I. e»"},
		{"levels of an outline", "<ol><li><ol start=3><li>a</ol></ol>", "«3. a»"},
		{"cells that reach far", "<table><tr><td rowspan=2>1<td colspan=2>a<tr><td>b<td>c<tr><td>2<td>d<td>e</table>", "1 ¦ a ¦ <\n^ ¦ b ¦ c\n2 ¦ d ¦ e"},
		{"to the end of the table", "<table><tr><td rowspan=0>1<td>a<tr><td>b<tr><td>c</table>", "1 ¦ a\n^ ¦ b\n^ ¦ c"},
		{"reaching too far", "<table><tr><td rowspan=9>1<td>a</table>", "1 ¦ a"},
		{"table in a cell", "<table><tr><td>một hai ba<td>x<table><tr><td>a<td>b<tr><td>c<td>d</table><td>y<tr><td>1<td>2<td>3</table>", "một hai ba ¦ x/a | b/c | d ¦ y\n1 ¦ 2 ¦ 3"},
		{"table that sets out", "<table><tr><td>Kế hoạch<td><table><tr><td>việc một<td>việc hai<tr><td>c<td>d</table></table>", "«Kế hoạch»\nviệc một ¦ việc hai\nc ¦ d"},
		{"frame", "<table><tr><td><p>a</p><p>b</p></table>", "«a»\n«b»"},
		{"caption and head", "<table><caption>Bảng 1</caption><thead><tr><th>TT<th>Việc</thead><tbody><tr><td>1<td>a</table>", "«Bảng 1»\nTT ¦ Việc\n1 ¦ a"},
		{"hidden row", `<table><tr><td>a<td>b<tr style="display:none"><td>c<td>d</table>`, "a ¦ b"},
		{"footer of the page", `<p>a</p><div title="footer"><p>3</p></div>`, "«a»"},
		{"XHTML", `<?xml version="1.0"?><!DOCTYPE html><html><body><p>a</p></body></html>`, "«a»"},
	} {
		d, err := Read("a.html", []byte(tt.page))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, blocktest.Sketch(d.Blocks)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestLooks(t *testing.T) {
	t.Parallel()
	d, err := Read("a.html", []byte(`<h2>a</h2><p><b>b</b> - <strong>c</strong></p><p style="font-weight:700">d <span style="font-weight:normal">e</span></p><p><i>f</i></p>`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range d.Blocks {
		s := b.Text + strings.Repeat("#", b.Level)
		if b.Bold {
			s += " bold"
		}
		if b.Italic {
			s += " italic"
		}
		got = append(got, s)
	}
	if diff := cmp.Diff([]string{"a## bold", "b - c bold", "d e", "f italic"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestEncodings(t *testing.T) {
	t.Parallel()
	const page = "<html><head><meta name=x></head><body><p>Kế hoạch</p></body></html>"
	utf16 := func(e unicode.Endianness, bom unicode.BOMPolicy) string {
		s, err := unicode.UTF16(e, bom).NewEncoder().String(page)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	// Windows has marks of tone that combine with the letter before.
	decomposed := strings.NewReplacer("ế", "ê\u0301", "ạ", "a\u0323").Replace(page)
	windows, err := charmap.Windows1258.NewEncoder().String(decomposed)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"UTF-8":                   page,
		"UTF-8 with a mark":       "\xEF\xBB\xBF" + page,
		"UTF-8 called another":    strings.Replace(page, `<meta name=x>`, `<meta charset="windows-1252">`, 1),
		"UTF-16 little":           utf16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16 big":              utf16(unicode.BigEndian, unicode.UseBOM),
		"UTF-16 without a mark":   utf16(unicode.LittleEndian, unicode.IgnoreBOM),
		"windows-1258":            strings.Replace(windows, `<meta name=x>`, `<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">`, 1),
		"windows-1258 unsaid":     windows,
		"windows-1258, miscalled": strings.Replace(windows, `<meta name=x>`, `<meta charset="utf-8">`, 1),
		"archive, base64": "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=\"utf-8\"\r\n" +
			"Content-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(page)) + "\r\n--b--\r\n",
		"archive, quoted": "From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>K=E1=BA=BF ho=E1=BA=A1ch</p>",
	} {
		if !Is([]byte(data)) {
			t.Errorf("%s: not told to be a page", name)
		}
		d, err := Read("a.html", []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := blocktest.Sketch(d.Blocks); got != "«Kế hoạch»" {
			t.Errorf("%s: %s", name, got)
		}
	}
	for _, data := range []string{"Kế hoạch <b>", "", "<", "1 < 2", "KẾ HOẠCH\n<html>"} {
		if Is([]byte(data)) {
			t.Errorf("%q told to be a page", data)
		}
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, page string
		limits     Limits
		code       string
	}{
		{"no words", "<html><script>document.write('a')</script>", Limits{}, block.FileEmpty},
		{"many tags", strings.Repeat("<br>", 100), Limits{Nodes: 50}, block.TooLarge},
		{"many cells", "<table><tr><td colspan=100>a<td>b" + strings.Repeat("<tr><td>c", 20) + "</table>", Limits{Cells: 1000}, block.TooLarge},
		{"wide table", "<table><tr><td colspan=999>a<td>b</table>", Limits{}, block.TooLarge},
		{"cut archive", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Ty", Limits{}, block.Broken},
		{"empty archive", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b--\r\n", Limits{}, block.FileEmpty},
	} {
		d, err := ReadWithin("a.html", []byte(tt.page), tt.limits)
		var r *block.Refusal
		if d != nil || !errors.As(err, &r) || r.Code != tt.code || r.VI == "" || r.EN == "" {
			t.Errorf("%s: ReadWithin = %v, %v; want a refusal with code %q", tt.name, d, err, tt.code)
		}
	}
	if d, err := Read("a.html", []byte(strings.Repeat("<div>", 20000)+"a")); err == nil && len(d.Blocks) != 1 {
		t.Errorf("deep page: %v", d)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"<table><tr><td rowspan=0 colspan=3>a<table><tr><td>b</table><tr><th>c</table>", "<ol type=i start=9><li value=x>a</ol>",
		"\xFF\xFE<\x00p\x00>\x00a\x00", "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>a", "<style>.a{display:none}</style><p class=a>b<p>c<sup>1</sup>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		hangs := time.AfterFunc(5*time.Second, func() { panic("Read does not end") })
		defer hangs.Stop()
		d, err := Read("a.html", data)
		if (d == nil) == (err == nil) {
			t.Fatalf("Read = %v, %v", d, err)
		}
		if err != nil {
			return
		}
		for _, b := range d.Blocks {
			if b.Table == nil {
				continue
			}
			for _, row := range b.Table.Rows {
				if len(row) != len(b.Table.Rows[0]) || len(row) == 0 {
					t.Fatal("ragged table")
				}
			}
		}
	})
}
