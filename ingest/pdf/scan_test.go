package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehoach/ingest/block"
	"kehoach/ingest/block/blocktest"
)

// scanned makes a PDF of pictures of the pages of another.
func scanned(t *testing.T, data []byte) []byte {
	t.Helper()
	e, err := start(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer e.close()
	n, err := e.open(data)
	if err != nil {
		t.Fatal(err)
	}
	var pages []*sheetOf
	for i := range n {
		handle := e.call("FPDF_LoadPage", e.doc, uint64(i))
		b, err := e.render(handle, 595, 842)
		if err != nil {
			t.Fatal(err)
		}
		p := portrait()
		fmt.Fprintf(&p.content, "q 595 0 0 842 0 0 cm BI /W %d /H %d /CS /G /BPC 8 /F /AHx ID\n%x>\nEI Q", b.width, b.height, b.pix)
		pages = append(pages, p)
	}
	return build(pages...)
}

func TestScan(t *testing.T) {
	t.Parallel()
	if _, err := findTesseract(); err != nil {
		t.Skip("needs OCR: apt-get install tesseract-ocr tesseract-ocr-vie")
	}
	xs, ys := []float64{50, 110, 330, 545}, []float64{200, 230, 260, 290}
	p := portrait().text(60, 100, 14, "Ban hanh mot trang co chu viet").grid(xs, ys)
	for i, row := range [][]string{{"STT", "Cong viec", "Co quan"}, {"31", "Lam bao cao", "Phong Mot"}, {"32", "Lam ho so", "Phong Hai"}} {
		for j, s := range row {
			p.text(xs[j]+8, ys[i]+20, 13, s)
		}
	}
	d, err := Read("scan.pdf", scanned(t, build(p)))
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]block.Cell
	for _, b := range d.Blocks {
		if b.Table != nil {
			rows = b.Table.Rows
		}
	}
	// The letters are tesseract's affair; the grid and the numbers are ours.
	if len(rows) != 3 || len(rows[0]) != 3 || rows[1][0].Text != "31" || rows[2][0].Text != "32" || !strings.Contains(rows[0][0].Text, "STT") {
		t.Errorf("read %s", blocktest.Sketch(d.Blocks))
	}
	if len(d.Notes) == 0 || !strings.Contains(d.Notes[0], "OCR") {
		t.Errorf("notes = %q, want one of OCR", d.Notes)
	}
}

// Without tesseract a scan is refused with the names of the packages.
func TestScanWithoutTesseract(t *testing.T) {
	data := scanned(t, build(portrait().text(60, 100, 14, "Mot")))
	t.Setenv("PATH", t.TempDir())
	_, err := Read("scan.pdf", data)
	var r *block.Refusal
	if !errors.As(err, &r) || !strings.Contains(r.VI, "tesseract-ocr-vie") || !strings.Contains(r.EN, "tesseract-ocr-vie") {
		t.Errorf("Read = %v, want a refusal that names the package", err)
	}
}

func TestBitmapRules(t *testing.T) {
	t.Parallel()
	b := &bitmap{width: 400, height: 300, pix: bytes.Repeat([]byte{255}, 400*300)}
	ink := func(x0, y0, x1, y1 int) {
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				b.pix[y*b.width+x] = 40
			}
		}
	}
	ink(20, 50, 380, 52)  // a line
	ink(20, 50, 22, 250)  // a steep one
	ink(20, 100, 60, 102) // too short
	for i := range 20 {   // a line that leans
		ink(30+17*i, 200+i/4, 30+17*(i+1), 202+i/4)
	}
	for x := 30; x < 370; x += 12 { // letters whose feet touch
		ink(x, 140, x+5, 160)
	}
	ink(30, 159, 370, 161)
	got := b.rules()
	if len(got) != 3 {
		t.Fatalf("rules = %v, want the three lines", got)
	}
	if diff := cmp.Diff([]rule{{20, 50, 380, 52}}, got[:1], cmp.AllowUnexported(rule{})); diff != "" {
		t.Error(diff)
	}
	b.erase(got)
	if b.pix[51*b.width+200] != 255 || b.pix[150*b.width+31] == 255 {
		t.Error("erase left the line, or took letters")
	}
}

func TestParseWords(t *testing.T) {
	t.Parallel()
	got := parseWords("level\tpage_num\n5\t1\t1\t1\t1\t1\t10\t20\t30\t12\t96.5\tSở\n5\t1\t1\t1\t1\t2\t50\t22\t30\t12\t40\tY\n5\t1\t1\t1\t1\t3\t90\t22\t3\t12\t10\t_\n" +
		"4\t1\t1\t1\t1\t0\t0\t0\t0\t0\t-1\t\n5\t1\t2\t1\t1\t1\t10\t90\t30\t12\t80\tIH.\n")
	want := []word{
		{text: "Sở", x0: 10, x1: 40, top: 20, base: 34, confidence: 96.5, line: "1.1.1"},
		{text: "Y", x0: 50, x1: 80, top: 22, base: 34, confidence: 40, line: "1.1.1"},
		{text: "III.", x0: 10, x1: 40, top: 90, base: 102, confidence: 80, line: "2.1.1"},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(word{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	glyphs, unsure := glyphsOf(got, 1)
	if len(glyphs) != 6 || len(unsure) != 1 || unsure[0] != "Y" {
		t.Errorf("glyphs %v, unsure %q", glyphs, unsure)
	}
}
