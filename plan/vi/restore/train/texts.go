package main

import (
	"regexp"
	"strings"
)

// encyclopedia reports whether a document is a page of one: their words are
// those of history and far countries, their sentences full of foreign names.
func encyclopedia(text string) bool {
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

// official reports whether a document is one of an authority.
func official(text string) bool {
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

// sentences cuts a document: a paragraph may go over several lines, a table has
// a cell between two bars.
func sentences(text string) []string {
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

// places reads "province: unit | unit" and gives each name, and each unit with
// its province.
func places(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		province, units, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		name := strings.TrimPrefix(strings.TrimPrefix(province, "tỉnh "), "thành phố ")
		out = append(out, province, name, "ubnd "+province, "ủy ban nhân dân "+province)
		for _, u := range strings.Split(units, " | ") {
			out = append(out, u, u+" "+province)
			if _, bare, ok := strings.Cut(u, " "); ok {
				out = append(out, bare)
			}
		}
	}
	return out
}

// agencies gives the Vietnamese names in a file of plan/agency, also without
// their commas, as they are typed.
func agencies(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		switch key {
		case "body", "also", "guess", "topic", "side", "cell", "group", "open group", "title", "head", "cell head", "not":
		default:
			continue
		}
		for _, name := range strings.Split(value, " | ") {
			out = append(out, name)
			if key == "body" || key == "also" || key == "group" {
				out = append(out, "của "+name, name+" phải làm gì", "việc của "+name, name+" chủ trì", "phối hợp với "+name)
			}
			if bare := strings.ReplaceAll(name, ",", ""); bare != name {
				out = append(out, bare)
			}
			if rest, ok := strings.CutPrefix(name, "UBND "); ok {
				out = append(out, "ủy ban nhân dân "+rest)
			}
		}
	}
	return out
}
