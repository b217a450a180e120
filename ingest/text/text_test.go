package text

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"kehoach/ingest/block"
)

// read reads a text that is expected to be readable.
func read(t *testing.T, s string) *block.Document {
	t.Helper()
	d, err := Read("a.txt", []byte(s))
	if err != nil {
		t.Fatalf("Read(%q): %v", s, err)
	}
	return d
}

// sketch shows blocks in short: paragraphs with B, I and # for their looks,
// tables a line a row, with < and ^ for covered places and ? for guesses.
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
			out = append(out, strings.TrimSpace(looks+strings.Repeat("#", b.Level))+"«"+b.Text+"»")
			continue
		}
		for _, row := range b.Table.Rows {
			var cells []string
			for _, c := range row {
				s := c.Text
				if c.Inherited {
					s = "^"
				}
				if c.Spanned {
					s = "<"
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

func TestParagraphs(t *testing.T) {
	t.Parallel()
	wrapped := "Căn cứ Nghị quyết số\n57-NQ/TW của Bộ Chính trị về đột phá\nphát triển khoa học.\n\n"
	tests := []struct{ name, in, want string }{
		{"a paragraph a line", "KẾ HOẠCH\r\n Sở Y tế\n\nSở Nội vụ\n", "«KẾ HOẠCH»\n« Sở Y tế»\n«Sở Nội vụ»"},
		{"footnote signs are not marks", "Kinh phí (*)\n* Ghi chú\n5 * 3\n", "«Kinh phí (*)»\n«* Ghi chú»\n«5 * 3»"},
		{"decomposed letters", "U\u0309y ban nha\u0302n da\u0302n", "«Ủy ban nhân dân»"},
		{"no-break space, zero-width space", "Sở\u00a0Y\u200b tế", "«Sở Y tế»"},
		{"page break", "Một\fHai", "«Một»\n«Hai»"},
		{"wrapped", wrapped, "«Căn cứ Nghị quyết số 57-NQ/TW của Bộ Chính trị về đột phá phát triển khoa học.»"},
		{"bold over a line end", wrapped[len(wrapped)-1:] + "**I. MỤC\nĐÍCH**\n\n" + "a\nb\n", "B«I. MỤC ĐÍCH»\n«a b»"},
		{"bold number", "**1. **Kinh phí thực\nhiện\n", "«1. Kinh phí thực hiện»"},
		{"bold number alone", "**1.\nGiai đoạn đầu**\n\nmột\nhai", "B«1. Giai đoạn đầu»\n«một hai»"},
		{"number and words bold apart", "**1**. **Mục đích**\n", "B«1. Mục đích»"},
		{"italic in brackets", "**A** của người dân (*nếu có)*.", "«A của người dân (nếu có).»"},
		{"italic closes after a line end", "**A** nghiên cứu *(R&D)\n*để tạo ra", "«A nghiên cứu (R&D) để tạo ra»"},
		{"bold, then italic at once", "**III. GIẢI\nPHÁP ***(chi tiết\nkèm theo)*", "«III. GIẢI PHÁP (chi tiết kèm theo)»"},
		{"blank bold", "** **\n\n**x**\n\n* *\n", "B«x»"},
		{"bold that is not closed", "**PHỤ LỤC\n\nmột\nhai", "B«PHỤ LỤC»\n«một hai»"},
		{"italic line", "**x**\n\n*2.1. Đến năm 2030*", "B«x»\nI«2.1. Đến năm 2030»"},
		{"list items in one paragraph", "**Hết**\n*Nơi nhận:*\n- Thường trực Tỉnh ủy;\n- Lưu: VT.\n\nmột\nhai\nba", "B«Hết»\nI«Nơi nhận:»\n«- Thường trực Tỉnh ủy;»\n«- Lưu: VT.»\n«một hai ba»"},
		{"years at a line's start are no item", "Trong giai đoạn 2026\n- 2030 phấn đấu\nđạt", "«Trong giai đoạn 2026 - 2030 phấn đấu đạt»"},
		{"signature", "**TM. ỦY BAN NHÂN\nDÂN**\nKT. CHỦ TỊCH\n**PHÓ CHỦ TỊCH**\n**Trần Báu Hà**\n\nmột\nhai\nba bốn\nnăm", "B«TM. ỦY BAN NHÂN DÂN»\n«KT. CHỦ TỊCH»\nB«PHÓ CHỦ TỊCH»\nB«Trần Báu Hà»\n«một hai ba bốn năm»"},
		{"sentence parted by a blank line", "Đơn vị phối hợp: các cơ quan,\nđơn vị, địa phương\n\nliên quan.\n", "«Đơn vị phối hợp: các cơ quan, đơn vị, địa phương liên quan.»"},
		{"headings", "# KẾ HOẠCH\n\n## I. MỤC ĐÍCH\n\nSở *Y tế*\n", "#«KẾ HOẠCH»\n##«I. MỤC ĐÍCH»\n«Sở Y tế»"},
		{"escapes", "**x** 1\\. a\\*b\n", "«x 1. a*b»"},
		{"no blank lines", "Sở Y tế chủ trì, phối hợp với các sở, ban, ngành\nvà các địa phương có liên quan.\nSở Nội vụ theo dõi, đôn đốc các cơ quan, đơn vị và\nđịa phương.", "«Sở Y tế chủ trì, phối hợp với các sở, ban, ngành và các địa phương có liên quan.»\n«Sở Nội vụ theo dõi, đôn đốc các cơ quan, đơn vị và địa phương.»"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, sketch(read(t, tt.in))); diff != "" {
				t.Errorf("Read(%q) (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

func TestTables(t *testing.T) {
	t.Parallel()
	bars := func(rows ...string) string {
		var b strings.Builder
		for _, row := range rows {
			b.WriteString("|\n" + strings.ReplaceAll(row, "/", "\n|\n") + "\n|\n")
		}
		return b.String()
	}
	tests := []struct{ name, in, want string }{
		{"bars", bars("**STT**/**NHIỆM\nVỤ**/CHỦ TRÌ", "1/Rà soát/Sở Tài chính"), "STT ¦ NHIỆM VỤ ¦ CHỦ TRÌ\n1 ¦ Rà soát ¦ Sở Tài chính"},
		{"group row", bars("TT/Việc/Chủ trì", "** II**/**HỖ\nTRỢ**", "1/a/b"), "TT ¦ Việc ¦ Chủ trì\nII ¦ HỖ TRỢ ¦ <\n1 ¦ a ¦ b"},
		{"group row over all columns", bars("TT/Việc/Chủ trì", "PHẦN A", "1/a/b"), "TT ¦ Việc ¦ Chủ trì\nPHẦN A ¦ < ¦ <\n1 ¦ a ¦ b"},
		{"more cells than columns", bars("TT/Việc/Chủ trì", "5.1/** **/**Thương mại**/ ", "1/a/b", "2/a/b"), "TT ¦ Việc ¦ Chủ trì\n5.1 ¦ Thương mại ¦ <\n1 ¦ a ¦ b\n2 ¦ a ¦ b"},
		{"first cell covered from above", bars("TT/Việc/Chủ trì/Hạn", "1/a/b/c", "việc khác/e/f"), "TT ¦ Việc ¦ Chủ trì ¦ Hạn\n1 ¦ a ¦ b ¦ c\n? ¦ việc khác? ¦ e? ¦ f?"},
		{"last cells covered from above", bars("TT/Việc/Chủ trì/Hạn", "1/a/b/c", "2/d/e"), "TT ¦ Việc ¦ Chủ trì ¦ Hạn\n1 ¦ a ¦ b ¦ c\n2? ¦ d? ¦ e? ¦ ?"},
		{"blank cell", bars("TT/Việc/Hạn", "1/a/", "2//b"), "TT ¦ Việc ¦ Hạn\n1 ¦ a ¦ \n2 ¦  ¦ b"},
		{"head of two rows", bars("TT/Nhiệm vụ/Cơ quan/Thời gian", "Chủ trì/Phối hợp/Bắt đầu/Kết thúc", "1/a/b/c/d/e"), "TT ¦ Nhiệm vụ ¦ Cơ quan ¦ < ¦ Thời gian ¦ <\n^ ¦ ^ ¦ Chủ trì ¦ Phối hợp ¦ Bắt đầu ¦ Kết thúc\n1 ¦ a ¦ b ¦ c ¦ d ¦ e"},
		{"head of two rows, one column with parts", bars("TT/Nhiệm vụ/Sản phẩm/Cơ quan thực hiện/Thời hạn", "Chủ trì/Phối hợp", "1/a/b/c/d/e"), "TT ¦ Nhiệm vụ ¦ Sản phẩm ¦ Cơ quan thực hiện ¦ < ¦ Thời hạn\n^ ¦ ^ ¦ ^ ¦ Chủ trì ¦ Phối hợp ¦ ^\n1 ¦ a ¦ b ¦ c ¦ d ¦ e"},
		{"text after a table", bars("a/b/c", "1/2/3") + "\n\nmột\nhai", "a ¦ b ¦ c\n1 ¦ 2 ¦ 3\n«một hai»"},
		{"a table cut in two", bars("TT/b/c", "1/2/3") + "\n\n" + bars("2/4/5"), "TT ¦ b ¦ c\n1 ¦ 2 ¦ 3\n2 ¦ 4 ¦ 5"},
		{"two tables", bars("TT/b/c", "1/2/3") + "\n\n" + bars("TT/d/e", "2/4/5"), "TT ¦ b ¦ c\n1 ¦ 2 ¦ 3\nTT ¦ d ¦ e\n2 ¦ 4 ¦ 5"},
		{"lines of a cell", bars("**TM. ỦY BAN\nNHÂN DÂN**\nCHỦ TỊCH\nVõ Tấn Đức/Nơi nhận:\n- a;\n- b."), "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nVõ Tấn Đức ¦ Nơi nhận:\n- a;\n- b."},
		{"pipes", "| TT | **Việc** |\n|---|:-:|\n| 1 | a\\|b<br>c |\nhết", "TT ¦ Việc\n1 ¦ a|b\nc\n«hết»"},
		{"pipes with no rule", "| 1 | a |\n| 2 | b |\n", "1 ¦ a\n2 ¦ b"},
		{"one line with pipes", "| 1 | a |\nXong", "«| 1 | a |»\n«Xong»"},
		{"drawn", "+---+------+\n| a | b    |\n+===+======+\n| 1 | hai  |\n|   | ba   |\n+---+------+\n", "a ¦ b\n1 ¦ hai ba"},
		{"tabs", "Kế hoạch\nTT\tViệc\tChủ trì\n1\ta\tSở Y tế\nI\tNhóm\n2\tb\tSở Nội vụ\n", "«Kế hoạch»\nTT ¦ Việc ¦ Chủ trì\n1 ¦ a ¦ Sở Y tế\nI ¦ Nhóm ¦ <\n2 ¦ b ¦ Sở Nội vụ"},
		{"tabs, a cell of two lines", "TT\tViệc\tChủ trì\n1\t\"a\nb \"\"c\"\"\"\tSở Y tế\n2\td\te\n", "TT ¦ Việc ¦ Chủ trì\n1 ¦ a\nb \"c\" ¦ Sở Y tế\n2 ¦ d ¦ e"},
		{"tabs of an indent", "\tmột\n\thai\n1.\tba\n", "«\tmột»\n«\thai»\n«1.\tba»"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, sketch(read(t, tt.in))); diff != "" {
				t.Errorf("Read(%q) (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

func TestHeaderRowsAndPlaces(t *testing.T) {
	t.Parallel()
	d := read(t, "Mở đầu\n| TT | Việc |\n|---|---|\n| 1 | a |\n")
	b := d.Blocks[1]
	if b.Table.HeaderRows != 1 {
		t.Errorf("HeaderRows = %d, want 1", b.Table.HeaderRows)
	}
	if b.Source.Table != 1 || b.Source.FirstLine != 2 || b.Source.LastLine != 4 {
		t.Errorf("table's source = %+v", b.Source)
	}
	c := b.Table.Rows[1][1].Source
	if c.Table != 1 || c.Row != 2 || c.Column != 2 || c.FirstLine != 4 || c.LastLine != 4 {
		t.Errorf("cell's source = %+v", c)
	}
}

func TestEncodings(t *testing.T) {
	t.Parallel()
	want := "«Sở Y tế»"
	for _, tt := range []struct{ name, in string }{
		{"UTF-8 with a mark", "\xEF\xBB\xBFSở Y tế"},
		{"UTF-16, little end first", "\xFF\xFES\x00\xDF\x1E \x00Y\x00 \x00t\x00\xBF\x1E"},
		{"UTF-16, big end first", "\xFE\xFF\x00S\x1E\xDF\x00 \x00Y\x00 \x00t\x1E\xBF"},
	} {
		if got := sketch(read(t, tt.in)); got != want {
			t.Errorf("%s: got %s, want %s", tt.name, got, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, code string }{
		{"nothing", "", block.FileEmpty},
		{"no words", " \n** **\n---\n", block.FileEmpty},
		{"Windows-1258", "K\xea hoạch", block.Broken},
		{"garbled before", "Kế ho\uFFFDch", block.Broken},
		{"binary", "a\x00b", block.UnknownFormat},
		{"half a UTF-16 letter", "\xFF\xFES\x00\xDF", block.Broken},
	} {
		d, err := Read("a.txt", []byte(tt.in))
		var r *block.Refusal
		if d != nil || !errors.As(err, &r) || r.Code != tt.code || r.VI == "" || r.EN == "" {
			t.Errorf("%s: Read = %v, %v; want a refusal %q in two languages", tt.name, d, err, tt.code)
		}
	}
}

// plans returns the texts of real plans by name.
func plans(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"../testdata/plans/*.md", "../../plan/sample/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no files %s: %v", pattern, err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.Base(f)] = string(b)
		}
	}
	return out
}

// countWords counts the words of s: runs of letters and digits.
func countWords(count map[string]int, s string) {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		count[w]++
	}
}

// shown calls f with each text of the document once.
func shown(d *block.Document, f func(text string, first, last int)) {
	for _, b := range d.Blocks {
		if b.Table == nil {
			f(b.Text, b.Source.FirstLine, b.Source.LastLine)
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row {
				if !c.Inherited && !c.Spanned {
					f(c.Text, c.Source.FirstLine, c.Source.LastLine)
				}
			}
		}
	}
}

func TestEveryWordIsKept(t *testing.T) {
	t.Parallel()
	for name, s := range plans(t) {
		lines := strings.Split(s, "\n")
		want, got := map[string]int{}, map[string]int{}
		countWords(want, s)
		d, err := Read(name, []byte(s))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		shown(d, func(text string, first, last int) {
			countWords(got, text)
			if strings.Contains(text, "**") {
				t.Errorf("%s: marks left in %q", name, text)
			}
			words, there := map[string]int{}, map[string]int{}
			countWords(words, text)
			if len(words) > 0 {
				countWords(there, strings.Join(lines[first-1:last], "\n"))
			}
			for w, n := range words {
				if there[w] < n {
					t.Errorf("%s: %q of %q is not in lines %d to %d", name, w, text, first, last)
				}
			}
		})
		if !maps.Equal(want, got) {
			t.Errorf("%s: words differ (-in +read):\n%s", name, cmp.Diff(want, got))
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range plans(f) {
		f.Add([]byte(s[:min(len(s), 3000)]))
	}
	for _, s := range []string{"|\na\n|\nb\n|\n|\n1\n|\n", "a\tb\tc\n1\t\"2\n3\"\t4\n", "| a |\n|---|\n", "* a *b** (*)", "\xFF\xFEa\x00", "+--+\n|a|b|\n+==+\n", "|\n\n|\n\n|\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read("a.txt", data)
		if err != nil {
			if errors.As(err, new(*block.Refusal)) && d == nil {
				return
			}
			t.Fatalf("Read = %v, %v", d, err)
		}
		in, refused := Decode(data)
		if refused != nil || strings.Contains(in, "<br") {
			return
		}
		count := func(into map[rune]int, s string) {
			for _, r := range s {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					into[r]++
				}
			}
		}
		want, got := map[rune]int{}, map[rune]int{}
		count(want, in)
		shown(d, func(text string, _, _ int) { count(got, text) })
		if !maps.Equal(want, got) {
			t.Errorf("letters of %q differ: %s", in, cmp.Diff(want, got))
		}
		for _, b := range d.Blocks {
			if b.Table == nil {
				continue
			}
			for _, row := range b.Table.Rows {
				if len(row) != len(b.Table.Rows[0]) || len(row) == 0 {
					t.Errorf("rows of %d and %d cells", len(row), len(b.Table.Rows[0]))
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for name, s := range plans(b) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(name, []byte(s)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Texts that would take long if anything were quadratic in their length.
func TestTimeIsInProportion(t *testing.T) {
	t.Parallel()
	const n = 20000
	for name, s := range map[string]string{
		"one paragraph":           strings.Repeat("a b c,\n", n),
		"sentences without ends":  strings.Repeat("một\nhai\n\n", n),
		"bars":                    strings.Repeat("|\n", n) + "a",
		"cells":                   strings.Repeat("|\na\n", n) + "|\n",
		"tables":                  strings.Repeat("|\na\n|\n\n\nVăn bản\n", n),
		"rows, and a wide one":    strings.Repeat("|\na\n|\nb\n|\n", n) + strings.Repeat("|\na\n", 2000),
		"two cells a line":        strings.Repeat("1.\ta\n", n),
		"quotes":                  strings.Repeat("\"a\tb\tc\n", n),
		"drawn":                   "+--+\n" + strings.Repeat("| a | b |\n", n) + "+--+\n",
		"wide lines of bars":      strings.Repeat("| "+strings.Repeat("a | ", 1000)+"\n", 200),
		"stars":                   strings.Repeat("*", n) + "a" + strings.Repeat("* *", n),
		"headings and blank bold": strings.Repeat("# a\n** **\n", n),
	} {
		start := time.Now()
		if _, err := Read("a.txt", []byte(s)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s: took %v", name, d)
		}
	}
}
