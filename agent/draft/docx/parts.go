package docx

import (
	"fmt"
	"strings"
)

const (
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

	packageRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

	// markPara is the only paragraph that says it is a draft: one style, so it
	// is found, changed or removed at one stroke.
	markPara = `<w:p><w:pPr><w:pStyle w:val="DuThao"/></w:pPr><w:r><w:t>` + Mark + `</w:t></w:r></w:p>`
	pagePara = `<w:p><w:pPr><w:pStyle w:val="SoTrang"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`

	partType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// noted reports which part holds the sources, "" for none.
func (w *writer) noted() string {
	if len(w.notes) == 0 {
		return ""
	}
	return map[Cite]string{Comments: "comments", Footnotes: "footnotes"}[w.cite]
}

func (w *writer) contentTypes() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	b.WriteString(`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`)
	parts := [][2]string{{"document", "document.main"}, {"styles", "styles"}, {"settings", "settings"}, {"header1", "header"}, {"header2", "header"}}
	if n := w.noted(); n != "" {
		parts = append(parts, [2]string{n, n})
	}
	for _, p := range parts {
		fmt.Fprintf(&b, `<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>`, p[0], partType, p[1])
	}
	b.WriteString(`</Types>`)
	return b.String()
}

func (w *writer) rels() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	parts := [][2]string{{"styles", "styles"}, {"settings", "settings"}, {"header", "header1"}, {"header", "header2"}}
	if n := w.noted(); n != "" {
		parts = append(parts, [2]string{n, n})
	}
	for i, p := range parts {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s%s" Target="%s.xml"/>`, i+1, relType, p[0], p[1])
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

func (w *writer) core() string {
	title := strings.TrimSpace(w.d.Type + " " + w.d.Subject)
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + esc(title) + `</dc:title><dc:creator>` + esc(w.d.Head.Name) + `</dc:creator><dc:description>` + Mark + `</dc:description></cp:coreProperties>`
}

func (w *writer) settings() string {
	notes := ""
	if w.noted() == "footnotes" {
		notes = `<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>`
	}
	return `<w:settings ` + namespaces + `><w:defaultTabStop w:val="720"/>` + notes +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
}

func (w *writer) comments() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:comments ` + namespaces + `>`)
	for i, n := range w.notes {
		fmt.Fprintf(&b, `<w:comment w:id="%d" w:author="kehoach" w:initials="KH"><w:p><w:pPr><w:pStyle w:val="ChuThich"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p></w:comment>`, i, esc(n))
	}
	b.WriteString(`</w:comments>`)
	return b.String()
}

func (w *writer) footnotes() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:footnotes ` + namespaces + `><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	for i, n := range w.notes {
		fmt.Fprintf(&b, `<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="ChuThich"/></w:pPr><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> %s</w:t></w:r></w:p></w:footnote>`, i+1, esc(n))
	}
	b.WriteString(`</w:footnotes>`)
	return b.String()
}
