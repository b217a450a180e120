package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kehoach/plan"
)

// layout is how an office set the sample's tasks in a Word table.
type layout struct {
	columns []column
	// head are the rows of the header; nil is one row of the columns' names.
	head func(l *layout) []string
	// number writes the number of the nth task, counted from 0.
	number func(n int, number string) string
	// listed numbers the rows by a list of Word's own, with no text.
	listed bool
	// merged merges what the sample inherits; else it is written again.
	merged bool
	// alike merges neighbours of these fields that say the same.
	alike []plan.FieldName
	// across merges a cell with the one after it where both say the same.
	across bool
	group  func(l *layout, g plan.Group) string
	// every starts a new table after so many tasks; again repeats the header
	// there, between is what stands between the tables.
	every   int
	again   func(l *layout) []string
	between string
	// cell writes the paragraphs of a cell.
	cell func(text string) string
	// row writes a row of a task.
	row func(cells []string) string
	// after is put after each row, tail after the last of all.
	after, tail func(l *layout) string
	// jitter moves the edges of columns from row to row, in twips.
	jitter int
}

// column is a column of the table; one without a field holds words of its own.
type column struct {
	field plan.FieldName
	head  string
	width int
	words string
}

const numberField plan.FieldName = "number"

// usual are the sample's own columns.
func usual() []column {
	return []column{
		{numberField, "TT", 700, ""}, {plan.FieldObjective, "Mục tiêu", 2800, ""}, {plan.FieldTask, "Nhiệm vụ, giải pháp", 3100, ""},
		{plan.FieldProduct, "Kết quả, sản phẩm", 1900, ""}, {plan.FieldLead, "Cơ quan chủ trì", 1700, ""},
		{plan.FieldCoordinating, "Cơ quan phối hợp", 2000, ""}, {plan.FieldStart, "Thời gian thực hiện", 1200, ""}, {plan.FieldEnd, "Thời gian hoàn thành", 1170, ""},
	}
}

// setting is the usual layout, with changes.
func setting(change func(*layout)) layout {
	l := layout{
		columns: usual(), merged: true, number: func(_ int, s string) string { return s },
		group: groupSpanned, cell: paragraphs, row: func(cells []string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" },
		head:    func(l *layout) []string { return []string{headRow(l.heads()...)} },
		between: wp(""),
	}
	if change != nil {
		change(&l)
	}
	return l
}

func (l *layout) heads() []string {
	var out []string
	for _, c := range l.columns {
		out = append(out, c.head)
	}
	return out
}

func (l *layout) has(f plan.FieldName) bool {
	return slices.ContainsFunc(l.columns, func(c column) bool { return c.field == f })
}

func xmlText(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // to memory
	return b.String()
}

// wp is a paragraph.
func wp(text string) string {
	if text == "" {
		return "<w:p/>"
	}
	return `<w:p><w:r><w:t xml:space="preserve">` + xmlText(text) + `</w:t></w:r></w:p>`
}

// paragraphs writes each line as a paragraph.
func paragraphs(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteString(wp(line))
	}
	return b.String()
}

// wc is a cell over some columns.
func wc(span int, props, content string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:gridSpan w:val="%d"/>%s</w:tcPr>%s</w:tc>`, span, props, content)
}

func headRow(names ...string) string {
	var b strings.Builder
	for _, n := range names {
		b.WriteString(wc(1, "", wp(n)))
	}
	return "<w:tr>" + b.String() + "</w:tr>"
}

func groupSpanned(l *layout, g plan.Group) string {
	return "<w:tr>" + wc(1, "", wp(g.Numeral)) + wc(len(l.columns)-1, "", wp(g.Name)) + "</w:tr>"
}

// document writes the plan's tasks.
func (l *layout) document(t testing.TB, p *plan.Plan) []byte {
	t.Helper()
	var b strings.Builder
	for _, s := range []string{"ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG", "KẾ HOẠCH", "Cải cách hành chính tỉnh Tuyên Quang năm 2025", "I. MỤC ĐÍCH, YÊU CẦU", "1. Nâng cao chất lượng phục vụ người dân.", "PHỤ LỤC", "NỘI DUNG, PHÂN CÔNG TRÁCH NHIỆM THỰC HIỆN NHIỆM VỤ"} {
		b.WriteString(wp(s))
	}
	l.tables(&b, p)
	if l.tail != nil {
		b.WriteString(l.tail(l))
	}
	return zipped(t, map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
			`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>`,
		"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" ` +
			`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n" ` +
			`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`,
		"word/numbering.xml": xmlOf("numbering", `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>`+
			`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`),
		"word/document.xml": xmlOf("document", "<w:body>"+b.String()+`<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr></w:body>`),
	})
}

func xmlOf(root, inner string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><w:` + root + ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + inner + `</w:` + root + `>`
}

func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
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

// open begins a table with drawn lines.
func (l *layout) open() string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="000000"/>`, side)
	}
	b.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for i, c := range l.columns {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, c.width+i%2*l.jitter)
	}
	return b.String() + "</w:tblGrid>"
}

// tables writes the rows, in one table or several.
func (l *layout) tables(b *strings.Builder, p *plan.Plan) {
	open := func(head []string) { b.WriteString(l.open() + strings.Join(head, "")) }
	open(l.head(l))
	group := ""
	var last *plan.Entry
	for n, e := range p.OfKind(plan.KindTask) {
		if l.every > 0 && n > 0 && n%l.every == 0 {
			b.WriteString("</w:tbl>" + l.between)
			var head []string
			if l.again != nil {
				head = l.again(l)
			}
			open(head)
		}
		if e.Group != group {
			group, last = e.Group, nil
			g, _ := p.Group(group)
			b.WriteString(l.group(l, g))
		}
		b.WriteString(l.row(l.cells(n, e, last)))
		if l.after != nil {
			b.WriteString(l.after(l))
		}
		last = e
	}
	b.WriteString("</w:tbl>")
}

// words are what a task has in a column.
func (l *layout) words(n int, e *plan.Entry, c column) string {
	switch c.field {
	case "":
		return c.words
	case numberField:
		return l.number(n, strings.TrimRight(e.Number, "ab"))
	}
	return e.Cell(c.field).Text
}

// cells writes the cells of a task's row.
func (l *layout) cells(n int, e, last *plan.Entry) []string {
	var out []string
	for i := 0; i < len(l.columns); i++ {
		c := l.columns[i]
		text := l.words(n, e, c)
		span := 1
		for l.across && i+1 < len(l.columns) && c.field == plan.FieldStart && l.words(n, e, l.columns[i+1]) == text && text != "" {
			span++
			i++
		}
		props, content := "", l.cell(text)
		switch {
		case c.field == numberField && l.listed && last != nil && strings.TrimRight(last.Number, "ab") == strings.TrimRight(e.Number, "ab"):
			props, content = `<w:vMerge/>`, wp("") // a further row under one number
		case c.field == numberField && l.listed:
			props, content = `<w:vMerge w:val="restart"/>`, `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>`
		case c.field == numberField:
			content = wp(text)
		case l.joins(e, last, c.field) && l.every > 0 && n%l.every == 0 || l.every > 0 && n%l.every == 0 && l.merged && e.Cell(c.field).Inherited:
			// A merged cell that the cut between two tables goes through: its words
			// stand in both.
			props = `<w:vMerge w:val="restart"/>`
		case l.joins(e, last, c.field):
			props, content = `<w:vMerge/>`, wp("")
		case l.merged || slices.Contains(l.alike, c.field):
			props = `<w:vMerge w:val="restart"/>`
		}
		if span > 1 {
			props = "" // what is merged across is not merged down as well
			content = l.cell(text)
		}
		out = append(out, wc(span, props, content))
	}
	return out
}

// joins reports whether a cell is merged with the one above.
func (l *layout) joins(e, last *plan.Entry, f plan.FieldName) bool {
	if f == "" || f == numberField || last == nil {
		return false
	}
	if l.merged && e.Cell(f).Inherited {
		return true
	}
	return slices.Contains(l.alike, f) && e.Cell(f).Text != "" && e.Cell(f).Text == last.Cell(f).Text
}
