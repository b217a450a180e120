package pdf

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehoach/ingest/block"
	"kehoach/ingest/block/blocktest"
)

func TestRead(t *testing.T) {
	t.Parallel()
	three := []float64{50, 90, 300, 545}
	five := []float64{50, 90, 220, 320, 430, 545}
	wide := func(p *sheetOf, words ...string) *sheetOf { return p.cells(five, 50, words...) }
	// cells puts words into the cells of a row that begins at y.
	cells := func(p *sheetOf, y float64, words ...string) *sheetOf {
		for i, w := range words {
			for k, line := range strings.Split(w, "/") {
				p.text(three[i]+5, y+14+13*float64(k), 11, line)
			}
		}
		return p
	}
	head := func(p *sheetOf) *sheetOf { return cells(p, 50, "TT", "Nhiem vu", "Co quan") }
	long := "mot doan van dai het ca chieu rong cua trang giay de xuong dong ma con"
	tests := []struct {
		name  string
		pages []*sheetOf
		want  string
	}{
		{"lines of a paragraph, and the next", []*sheetOf{portrait().
			text(90, 100, 13, "Ba "+long).text(60, 116, 13, "tiep tuc.").text(90, 132, 13, "Bon "+long).text(60, 148, 13, "het.")},
			"«Ba " + long + " tiep tuc.»\n«Bon " + long + " het.»"},
		{"a paragraph that a page cuts", []*sheetOf{portrait().text(60, 100, 13, "Nam "+long), portrait().text(60, 100, 13, "xong "+long)},
			"«Nam " + long + " xong " + long + "»"},
		{"a number that is broken after its sign", []*sheetOf{portrait().text(60, 100, 13, long+" 223/KH-").text(60, 116, 13, "UBND va "+long)},
			"«" + long + " 223/KH-UBND va " + long + "»"},
		{"a grid", []*sheetOf{cells(head(portrait().grid(three, []float64{50, 80, 120})), 80, "1", "Viec mot/hai dong", "So Y te")},
			"TT ¦ Nhiem vu ¦ Co quan\n1 ¦ Viec mot/hai dong ¦ So Y te"},
		{"merged cells, drawn as bars", []*sheetOf{
			cells(cells(head(portrait().bar(50, 50, 545, 50.5).bar(50, 80, 545, 80.5).bar(50, 110, 300, 110.5).bar(50, 140, 545, 140.5).
				bar(50, 170, 545, 170.5).bar(50, 50, 50.5, 170).bar(90, 50, 90.5, 170).bar(300, 50, 300.5, 140).bar(545, 50, 545.5, 170)),
				80, "1", "Viec mot", "So Y te"), 110, "2", "Viec hai").text(55, 154, 11, "I").text(100, 154, 11, "Nhom cuoi")},
			"TT ¦ Nhiem vu ¦ Co quan\n1 ¦ Viec mot ¦ So Y te\n2 ¦ Viec hai ¦ ^\nI ¦ Nhom cuoi ¦ <"},
		{"header rows again, and a row that the page cuts", []*sheetOf{
			cells(head(landscape().grid(three, []float64{50, 80, 120})), 80, "1", "Viec mot con", "So Y te,"),
			cells(cells(head(landscape().grid(three, []float64{50, 80, 120, 160})), 80, "", "viet tiep", "So Noi vu"), 120, "2", "Viec hai", "So Tu phap")},
			"TT ¦ Nhiem vu ¦ Co quan\n1 ¦ Viec mot con viet tiep ¦ So Y te, So Noi vu\n2 ¦ Viec hai ¦ So Tu phap"},
		{"a row that the page cuts behind a sentence", []*sheetOf{
			wide(portrait().grid(five, []float64{50, 80, 120}), "TT", "Viec", "Ai", "Voi ai", "Bao gio").cells(five, 80, "1", "Viec mot.", "So Y te", "So Noi vu", "Nam 2025"),
			portrait().grid(five, []float64{50, 80, 120}).cells(five, 50, "", "- Viec sau.", "", "", "").cells(five, 80, "2", "Viec hai.", "So Y te", "So Noi vu", "Nam 2025")},
			"TT ¦ Viec ¦ Ai ¦ Voi ai ¦ Bao gio\n1 ¦ Viec mot./- Viec sau. ¦ So Y te ¦ So Noi vu ¦ Nam 2025\n2 ¦ Viec hai. ¦ So Y te ¦ So Noi vu ¦ Nam 2025"},
		{"a row that begins with the page", []*sheetOf{
			cells(head(portrait().grid(three, []float64{50, 80, 120})), 80, "1", "Viec mot", "So Y te"),
			cells(portrait().grid(three, []float64{50, 80}), 50, "2", "Viec hai", "So Noi vu")},
			"TT ¦ Nhiem vu ¦ Co quan\n1 ¦ Viec mot ¦ So Y te\n2 ¦ Viec hai ¦ So Noi vu"},
		{"a page that lies", []*sheetOf{rotated(90)}, "TT ¦ Viec\n1 ¦ So Y te"},
		{"a page on its head", []*sheetOf{rotated(270)}, "TT ¦ Viec\n1 ¦ So Y te"},
		{"two columns without lines", []*sheetOf{portrait().text(60, 60, 12, "UBND TINH").text(300, 60, 12, "CONG HOA").
			text(60, 76, 12, "So: 1/KH-UBND").text(300, 77, 12, "ngay 1 thang 2 nam 2026").text(250, 110, 13, "KE HOACH")},
			"UBND TINH/So: 1/KH-UBND ¦ CONG HOA/ngay 1 thang 2 nam 2026\n«KE HOACH»"},
		{"a table without lines", []*sheetOf{portrait().text(60, 60, 11, "TT").text(120, 60, 11, "Nhiem vu").text(380, 60, 11, "Co quan").
			text(60, 80, 11, "1").text(120, 80, 11, "Viec mot rat dai").text(380, 80, 11, "So Y te").text(120, 93, 11, "hai dong").
			text(60, 110, 11, "2").text(120, 110, 11, "Viec hai").text(380, 110, 11, "So Noi vu")},
			"TT ¦ Nhiem vu ¦ Co quan\n1 ¦ Viec mot rat dai hai dong ¦ So Y te\n2 ¦ Viec hai ¦ So Noi vu"},
		{"page numbers and stamps", []*sheetOf{portrait().text(60, 100, 13, "Mot.").text(400, 30, 8, "Nguoi ky: UBND TINH").text(400, 39, 8, "Email: a@b.vn").
			text(400, 48, 8, "Thoi gian ky: 1.2.2026"), portrait().text(295, 40, 13, "2").text(60, 100, 13, "Hai.").text(280, 810, 13, "Trang 2/3")},
			"«Mot.»\n«Hai.»"},
		{"an underline is no table", []*sheetOf{portrait().text(60, 100, 13, "Doc lap").line(60, 103, 120, 103).text(60, 140, 13, "Hai.")}, "«Doc lap»\n«Hai.»"},
		{"a frame around text", []*sheetOf{portrait().grid([]float64{50, 545}, []float64{80, 200}).text(60, 100, 13, "Mot.")}, "«Mot.»"},
		{"print that is doubled to look bold", []*sheetOf{portrait().text(60, 100, 13, "Mot").text(60.3, 100, 13, "Mot")}, "«Mot»"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d, err := Read("a.pdf", build(tt.pages...))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, blocktest.Sketch(d.Blocks)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// rotated is a page whose content is turned left by 90 or 270 degrees, as
// those of scanners and of appendices that lie are.
func rotated(degrees int) *sheetOf {
	p := portrait()
	turn, m := "0 1 -1 0 595 0 cm", ""
	if degrees == 270 {
		turn = "0 -1 1 0 0 842 cm"
	}
	q := &sheetOf{width: 842, height: 595}
	q.grid([]float64{50, 90, 300}, []float64{50, 80, 110}).text(55, 70, 11, "TT").text(95, 70, 11, "Viec").text(55, 100, 11, "1").text(95, 100, 11, "So Y te")
	p.content.WriteString("q " + turn + m + "\n" + q.content.String() + "Q\n")
	p.extra = "/Rotate 90"
	return p
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	d, err := Read("a.pdf", build(portrait().text(60, 100, 13, "Mot."), portrait().grid([]float64{50, 200, 400}, []float64{50, 80, 110}).
		text(55, 70, 11, "a").text(205, 70, 11, "b").text(55, 100, 11, "c").matrix("0.7 0.7 -0.7 0.7 300 300", "DU THAO")))
	if err != nil {
		t.Fatal(err)
	}
	if d.Format != "pdf" || len(d.Blocks) != 2 || d.Blocks[0].Source.Page != 1 || d.Blocks[1].Source.Page != 2 {
		t.Fatalf("blocks = %+v", d.Blocks)
	}
	if c := d.Blocks[1].Table.Rows[1][0].Source; c.Page != 2 || c.Table != 1 || c.Row != 2 || c.Column != 1 {
		t.Errorf("cell's source = %+v, want page 2, table 1, row 2, column 1", c)
	}
	if len(d.Notes) != 1 || !strings.Contains(d.Notes[0], "6 chữ") {
		t.Errorf("notes = %q, want one of the watermark's 6 letters", d.Notes)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	good := build(portrait().text(60, 100, 13, "Mot."), portrait().text(60, 100, 13, "Hai."))
	for _, tt := range []struct {
		name   string
		data   []byte
		limits Limits
		code   string
	}{
		{"not a PDF", []byte("%PDF-1.7 no more"), Limits{}, block.Broken},
		{"many pages", good, Limits{Pages: 1}, block.TooLarge},
		{"many letters", good, Limits{Glyphs: 2}, block.TooLarge},
		{"many lines", build(portrait().text(60, 100, 13, "a").grid([]float64{50, 90}, []float64{50, 80})), Limits{Paths: 3}, block.TooLarge},
		{"slow", good, Limits{Time: time.Nanosecond}, block.TooLarge},
		{"encrypted", bytes.Replace(good, []byte("trailer << "), []byte("trailer << /Encrypt << /Filter /Standard /V 1 /R 2 /O <"+
			strings.Repeat("41", 32)+"> /U <"+strings.Repeat("42", 32)+"> /P -4 >> /ID [<41><41>] "), 1), Limits{}, block.Encrypted},
	} {
		d, err := ReadWithin("a.pdf", tt.data, tt.limits)
		var r *block.Refusal
		if d != nil || !errors.As(err, &r) || r.Code != tt.code || r.VI == "" || r.EN == "" {
			t.Errorf("%s: ReadWithin = %v, %v; want a refusal with code %q", tt.name, d, err, tt.code)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(build(portrait().grid([]float64{50, 90, 200}, []float64{50, 80, 110}).text(60, 70, 11, "a"), rotated(90)))
	f.Add(build(landscape().text(60, 100, 13, "Mot.").bar(60, 103, 120, 103.5)))
	f.Fuzz(func(t *testing.T, data []byte) {
		hangs := time.AfterFunc(15*time.Second, func() { panic("Read does not end") })
		defer hangs.Stop()
		d, err := ReadWithin("a.pdf", data, Limits{Pages: 10, Time: 10 * time.Second})
		if (d == nil) == (err == nil) {
			t.Fatalf("Read = %v, %v", d, err)
		}
	})
}

// FuzzAssemble rebuilds pages of any letters and lines.
func FuzzAssemble(f *testing.F) {
	f.Add([]byte("\x05\x10\x20\x40\x00\x10\x10\x60\x10\x10\x10\x10\x60\x60\x10\x60\x60a\x20\x20b\x50\x50"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var pages []*page
		for n := 1; len(data) > 0 && n < 4; n++ {
			p := &page{number: n, width: 600, height: 800}
			rules := int(data[0])
			data = data[1:]
			for ; rules > 0 && len(data) >= 4; rules-- {
				a, b, c, d := 3*float64(data[0]), 3*float64(data[1]), 3*float64(data[2]), 3*float64(data[3])
				if data[0]%2 == 0 {
					p.rules = append(p.rules, rule{min(a, c), b, max(a, c), b})
				} else {
					p.rules = append(p.rules, rule{a, min(b, d), a, max(b, d)})
				}
				data = data[4:]
			}
			for k := 0; k < 100 && len(data) >= 3; k++ {
				x := 3 * float64(data[1])
				p.glyphs = append(p.glyphs, glyph{text: string(rune(data[0])), x0: x, x1: x + 5, y: 3 * float64(data[2]), size: 1 + float64(data[0]%16)})
				data = data[3:]
			}
			pages = append(pages, p)
		}
		for _, b := range assemble(pages).Blocks {
			if b.Table == nil {
				continue
			}
			for _, row := range b.Table.Rows {
				if len(row) == 0 || len(row) != len(b.Table.Rows[0]) {
					t.Fatal("ragged table")
				}
			}
		}
	})
}

// BenchmarkRead reads 20 pages of text, 70,000 letters, with PDFium compiled
// before.
func BenchmarkRead(b *testing.B) {
	line := strings.Repeat("mot hai ba bon nam sau ", 4)[:78]
	var pages []*sheetOf
	for range 20 {
		p := portrait()
		for y := 80.0; y < 780; y += 15.5 {
			p.text(85, y, 12, line)
		}
		pages = append(pages, p)
	}
	data := build(pages...)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read("a.pdf", data); err != nil {
			b.Fatal(err)
		}
	}
}
