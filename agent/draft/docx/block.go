package docx

import (
	"fmt"
	"strings"

	"kehoach/agent/draft"
)

// block writes a paragraph or a table into a column of a width. A table at the
// end of a section has no line after it, which could be a page of its own.
func (w *writer) block(b draft.Block, width int, ends bool) {
	more := ""
	if w.last {
		more = `<w:keepNext/>` // no page with the signature alone
	}
	switch b.Level {
	case draft.Rows:
		w.table(b.Table, width)
		if !ends {
			w.out.WriteString(para("Bang", "", ""))
		}
	case draft.Part:
		w.out.WriteString(para("Muc", "", w.text(b.Text, form{})))
	case draft.Clause:
		w.out.WriteString(para("Khoan", "", w.text(b.Text, form{})))
	case draft.SubClause:
		w.out.WriteString(para("TieuMuc", "", w.text(b.Text, form{})))
	case draft.Dash:
		w.out.WriteString(para("NoiDung", more, run("- ", form{})+w.text(b.Text, form{})))
	default:
		w.out.WriteString(para("NoiDung", more, w.text(b.Text, form{})))
	}
}

const cellBorders = `<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>`

// openTable begins a table of these columns, in twips.
func openTable(columns []int, borders string) string {
	total := 0
	grid := ""
	for _, c := range columns {
		total += c
		grid += fmt.Sprintf(`<w:gridCol w:w="%d"/>`, c)
	}
	return fmt.Sprintf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/>%s<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>%s</w:tblGrid>`, total, borders, grid)
}

// cell returns a cell of a width over some columns.
func cell(width, columns int, content string) string {
	span := ""
	if columns > 1 {
		span = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, columns)
	}
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>%s</w:tc>`, width, span, content)
}

// columns shares a width out among the columns of a table.
func columns(t *draft.Table, width int) []int {
	n := len(t.Head)
	if n == 0 && len(t.Rows) > 0 {
		n = len(t.Rows[0].Cells)
	}
	shares := t.Widths
	if len(shares) != n {
		shares = make([]int, n)
		for i := range shares {
			shares[i] = 1
		}
	}
	sum := 0
	for _, s := range shares {
		sum += s
	}
	out, left := make([]int, n), width
	for i, s := range shares {
		out[i] = width * s / max(sum, 1)
		left -= out[i]
	}
	if n > 0 {
		out[n-1] += left
	}
	return out
}

// table writes a table with lines; its head is repeated on each page.
func (w *writer) table(t *draft.Table, width int) {
	cols := columns(t, width)
	b := &w.out
	b.WriteString(openTable(cols, cellBorders))
	if len(t.Head) > 0 {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
		for i, h := range t.Head {
			b.WriteString(cell(cols[i], 1, words("Bang", `<w:jc w:val="center"/>`, h, form{bold: true})))
		}
		b.WriteString(`</w:tr>`)
	}
	for n, r := range t.Rows {
		if r.Span {
			b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>` + cell(width, len(cols), para("Bang", `<w:keepNext/>`, w.text(r.Cells[0], form{bold: true}))) + `</w:tr>`)
			continue
		}
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, c := range r.Cells {
			if i >= len(cols) {
				break
			}
			align := ""
			if i == 0 {
				align = `<w:jc w:val="center"/>`
			}
			switch {
			case above(t, n, i):
				b.WriteString(tall(cols[i], "continue", para("Bang", "", "")))
			case above(t, n+1, i):
				b.WriteString(tall(cols[i], "restart", para("Bang", align, w.text(c, form{}))))
			default:
				b.WriteString(cell(cols[i], 1, para("Bang", align, w.text(c, form{}))))
			}
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
}

// above reports whether a cell is one with the cell above it.
func above(t *draft.Table, row, column int) bool {
	return row > 0 && row < len(t.Rows) && !t.Rows[row].Span && !t.Rows[row-1].Span && column < len(t.Rows[row].Cells) && t.Rows[row].Cells[column].IsAbove()
}

// tall returns a cell that is merged with others of its column.
func tall(width int, merge, content string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vMerge w:val="%s"/></w:tcPr>%s</w:tc>`, width, merge, content)
}

// section ends a section of pages. Only the first names the headers: the later
// ones go on with them, so that removing the draft mark once removes it all.
func (w *writer) section(wide, first, last bool) {
	width, height, orient := pageShort, pageLong, ""
	if wide {
		width, height, orient = height, width, ` w:orient="landscape"`
	}
	refs := ""
	if first {
		refs = `<w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId3"/>`
	}
	s := fmt.Sprintf(`<w:sectPr>%s<w:type w:val="nextPage"/><w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="454" w:footer="454" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>`,
		refs, width, height, orient, marginTop, marginTop, marginTop, marginLeft)
	if last {
		w.out.WriteString(s)
		return
	}
	w.out.WriteString(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>` + s + `</w:pPr></w:p>`)
}

// join puts lines one under another.
func join(parts ...string) string { return strings.Join(parts, "") }
