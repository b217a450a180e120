// Package corpus reads the texts that models are trained on: documents cut
// into sentences, pairs of a statement and everyday questions, and the lists
// of what must not be trained on because it is used to measure.
package corpus

import (
	"io/fs"
	"kehoach/plan/vi"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Encyclopedia reports whether a document is a page of one: their words are
// those of history and far countries, their sentences full of foreign names.
func Encyclopedia(text string) bool {
	for _, mark := range []string{
		"sửa mã nguồn", "\nGiao diện\n", "Wikipedia", "Bách khoa toàn thư", "Bài viết này cần", "Bài viết hoặc đoạn này",
		"Cổng thông tin:", "chữ Nho:", "chữ Hán:", "Bản gốc lưu trữ", "Lưu trữ bản gốc",
	} {
		if strings.Contains(text, mark) {
			return true
		}
	}
	return false
}

// Official reports whether a document is one of an authority.
func Official(text string) bool {
	head := strings.Join(strings.Fields(text[:min(len(text), 1500)]), " ")
	return strings.Contains(head, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA") || strings.Contains(head, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA")
}

// furniture reports whether a line is one of those that stand on every page of
// a site.
func furniture(line string) bool {
	lower := strings.ToLower(line)
	for _, mark := range []string{
		"http:", "https:", "www.", "hình từ internet", "đăng ký tài khoản", "đăng nhập", "bản quyền",
	} {
		if strings.Contains(lower, mark) {
			return true
		}
	}
	return furnitureStart.MatchString(lower)
}

var furnitureStart = regexp.MustCompile(`^\W*(mua bán|nội dung chính|chuyên viên pháp lý|tham vấn bởi|xem thêm|xem chi tiết|tải về|>>)`)

var (
	markup = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)|\*+|^#+|` + "`" + `|\[\d+\]|_{2,}`)
	// A sentence ends before white space and a capital or nothing; lists of
	// clauses are cut too.
	ends = regexp.MustCompile(`[.;?!:…]+["”)]*\s+`)
)

// Sentences cuts a document: a paragraph may go over several lines, a table has
// a cell between two bars.
func Sentences(text string) []string {
	var out []string
	var paragraph []string
	flush := func() {
		if len(paragraph) > 0 {
			p := strings.Join(paragraph, " ")
			paragraph = paragraph[:0]
			for _, s := range ends.Split(p, -1) {
				if s = strings.TrimSpace(s); s != "" {
					out = append(out, s)
				}
			}
		}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || furniture(line) {
			flush()
			continue
		}
		if strings.HasPrefix(line, "-") || strings.HasPrefix(line, "#") {
			flush()
		}
		heading := strings.HasPrefix(line, "#")
		for i, cell := range strings.Split(line, "|") {
			if i > 0 {
				flush()
			}
			if strings.ContainsAny(cell, "[*#`_") { // rather than always: it is slow
				cell = markup.ReplaceAllString(cell, "$1")
			}
			if cell = strings.TrimSpace(cell); cell != "" {
				paragraph = append(paragraph, cell)
			}
		}
		if heading {
			flush()
		}
	}
	flush()
	return out
}

// Each calls f with the base name and the text, in NFC, of each document of a
// folder: .md and .txt files, encyclopedia pages left out. It returns how many
// of these there were.
func Each(dir string, f func(name, text string)) (encyclopedia int, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".md") && !strings.HasSuffix(path, ".txt") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if text := vi.NFC(string(data)); Encyclopedia(text) {
			encyclopedia++
		} else {
			f(d.Name(), text)
		}
		return nil
	})
	return encyclopedia, err
}
