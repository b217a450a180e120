package eval

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"kehoach/plan"
)

// The namespaces and parts of the smallest Word document that Word opens.
const (
	wordHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:%s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`
	wordTypes = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>`
	wordRels = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>`
	wordPage = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
)

// wordPlan writes a plan as an office does: the body on upright pages, then
// the task table on pages that lie, with its header on each of them, merged
// objectives and page numbers.
func wordPlan(t *testing.T, p *plan.Plan, body []string) []byte {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, wordHead+"<w:body>", "document")
	for _, line := range body {
		b.WriteString(wordParagraph(line, 26, `<w:spacing w:before="120" w:after="0"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>`))
	}
	b.WriteString(`<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:pPr></w:p>`)
	b.WriteString(wordParagraph("PHỤ LỤC", 26, `<w:jc w:val="center"/>`))
	b.WriteString(wordParagraph("NỘI DUNG, PHÂN CÔNG TRÁCH NHIỆM THỰC HIỆN NHIỆM VỤ", 26, `<w:jc w:val="center"/>`))
	b.WriteString(wordTasks(p))
	b.WriteString(`<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>` +
		`<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range map[string]string{
		"[Content_Types].xml":          wordTypes,
		"_rels/.rels":                  fmt.Sprintf(wordRels, "officeDocument", "word/document.xml"),
		"word/_rels/document.xml.rels": fmt.Sprintf(wordRels, "header", "header1.xml"),
		"word/header1.xml":             fmt.Sprintf(wordHead, "hdr") + wordPage + "</w:hdr>",
		"word/document.xml":            b.String(),
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func wordParagraph(text string, halfPoints int, props string) string {
	var esc bytes.Buffer
	_ = xml.EscapeText(&esc, []byte(text)) // to memory
	return fmt.Sprintf(`<w:p><w:pPr>%s</w:pPr><w:r><w:rPr><w:rFonts w:ascii="Tinos" w:hAnsi="Tinos" w:cs="Tinos"/><w:sz w:val="%d"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p>`,
		props, halfPoints, esc.String())
}

// wordColumns are the widths of the columns in twentieths of a point.
var wordColumns = []int{700, 2800, 3100, 1900, 1700, 2000, 1200, 1170}

func wordTasks(p *plan.Plan) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="14570" w:type="dxa"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="000000"/>`, side)
	}
	b.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, w := range wordColumns {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid>`)
	row := func(header bool, cells ...string) {
		b.WriteString("<w:tr>")
		if header {
			b.WriteString("<w:trPr><w:tblHeader/></w:trPr>")
		}
		b.WriteString(strings.Join(cells, "") + "</w:tr>")
	}
	var head []string
	for i, h := range []string{"TT", "Mục tiêu", "Nhiệm vụ, giải pháp", "Kết quả, sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Thời gian hoàn thành"} {
		head = append(head, wordCell(h, wordColumns[i], 1, ""))
	}
	row(true, head...)
	group := ""
	for _, e := range p.OfKind(plan.KindTask) {
		if e.Group != group {
			group = e.Group
			for _, g := range p.Groups {
				if g.Numeral == group {
					row(false, wordCell(g.Numeral, wordColumns[0], 1, ""), wordCell(g.Name, 13870, 7, ""))
				}
			}
		}
		cells := []string{wordCell(strings.TrimRight(e.Number, "ab"), wordColumns[0], 1, "")}
		for i, f := range plan.TaskFields {
			c := e.Cell(f)
			switch {
			case c.Inherited:
				cells = append(cells, wordCell("", wordColumns[i+1], 1, `<w:vMerge/>`))
			default:
				cells = append(cells, wordCell(c.Text, wordColumns[i+1], 1, `<w:vMerge w:val="restart"/>`))
			}
		}
		row(false, cells...)
	}
	return b.String() + "</w:tbl>"
}

func wordCell(text string, width, span int, props string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:gridSpan w:val="%d"/>%s</w:tcPr>`, width, span, props)
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteString(wordParagraph(line, 22, `<w:spacing w:before="0" w:after="0"/>`))
	}
	return b.String() + "</w:tc>"
}
