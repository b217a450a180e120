// Package corpus reads the texts that models are trained on: documents cut
// into sentences, pairs of a statement and everyday questions, and the lists
// of what must not be trained on because it is used to measure.
package corpus

import (
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

// furniture is what stands on every page of a site.
var furniture = regexp.MustCompile(`(?i)https?:|www\.|hình từ internet|^\W*(mua bán|nội dung chính|chuyên viên pháp lý|tham vấn bởi|xem thêm|xem chi tiết|tải về|>>)|đăng ký tài khoản|đăng nhập|bản quyền`)

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
		if line == "" || furniture.MatchString(line) {
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
			if cell = strings.TrimSpace(markup.ReplaceAllString(cell, "$1")); cell != "" {
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
