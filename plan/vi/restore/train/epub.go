package main

import (
	"archive/zip"
	"html"
	"io"
	"path"
	"regexp"
	"strings"
)

var (
	noText = regexp.MustCompile(`(?is)<(style|script|head)\b.*?</(style|script|head)>`)
	blocks = regexp.MustCompile(`(?i)</?(p|div|br|h\d|li|tr)\b[^>]*>`)
	tags   = regexp.MustCompile(`<[^>]*>`)
)

// readEPUB returns the text of a book, a paragraph between empty lines.
func readEPUB(file string) (string, error) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return "", err
	}
	defer z.Close()
	var text strings.Builder
	for _, f := range z.File {
		if ext := strings.ToLower(path.Ext(f.Name)); ext != ".html" && ext != ".xhtml" && ext != ".htm" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return "", err
		}
		page, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			return "", err
		}
		s := noText.ReplaceAllString(strings.ToValidUTF8(string(page), " "), " ")
		s = tags.ReplaceAllString(blocks.ReplaceAllString(s, "\n\n"), "")
		text.WriteString(html.UnescapeString(s))
		text.WriteString("\n\n")
	}
	return text.String(), nil
}
