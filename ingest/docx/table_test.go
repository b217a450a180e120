package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTables(t *testing.T) {
	t.Parallel()
	const (
		span2   = `<w:gridSpan w:val="2"/>`
		restart = `<w:vMerge w:val="restart"/>`
		goesOn  = `<w:vMerge/>`
	)
	row := func(props string, cells ...string) string {
		return "<w:tr><w:trPr>" + props + "</w:trPr>" + tr(cells...)[len("<w:tr>"):]
	}
	tests := []struct{ name, body, want string }{
		{"plain", tbl(tr(tc("", "a"), tc("", "b")), tr(tc("", "c"), tc("", "d"))), "a ¦ b\nc ¦ d"},
		{"head of two rows", tbl(
			tr(tc(restart, "TT"), tc(span2, "Cơ quan"), tc(restart, "Hạn")),
			tr(tc(goesOn, ""), tc("", "Chủ trì"), tc("", "Phối hợp"), tc(goesOn, ""))),
			"TT ¦ Cơ quan ¦ < ¦ Hạn\n^ ¦ Chủ trì ¦ Phối hợp ¦ ^"},
		{"merged both ways", tbl(
			tr(tc("", "1"), tc(span2+restart, "a")),
			tr(tc("", "2"), tc(span2+goesOn, "")),
			tr(tc("", "3"), tc("", "b"), tc("", "c"))),
			"1 ¦ a ¦ <\n2 ¦ ^ ¦ ^<\n3 ¦ b ¦ c"},
		{"goes on over three rows", tbl(tr(tc(restart, "a")), tr(tc(goesOn, "")), tr(tc(`<w:vMerge w:val="continue"/>`, "")), tr(tc(restart, "b"))), "a\n^\n^\nb"},
		{"goes on with words of its own", tbl(tr(tc(restart, "a"), tc("", "1")), tr(tc(goesOn, "b"), tc("", "2"))), "a ¦ 1\nb ¦ 2"},
		{"goes on in the first row", tbl(tr(tc(goesOn, "a"), tc("", "1"))), "a ¦ 1"},
		{"old form of a wide cell", tbl(tr(tc(`<w:hMerge w:val="restart"/>`, "a"), tc(`<w:hMerge/>`, "")), tr(tc("", "b"), tc("", "c"))), "a ¦ <\nb ¦ c"},
		{"places before and after", tbl(row(`<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>`, tc("", "a")), tr(tc("", "b"), tc("", "c"), tc("", "d"))), " ¦ a ¦ \nb ¦ c ¦ d"},
		{"a row that is too short", tbl(tr(tc("", "a"), tc("", "b"), tc("", "c")), tr(tc("", "d"))), "a ¦ b ¦ c\nd ¦ ? ¦ ?"},
		{"deleted and hidden rows", tbl(tr(tc("", "a")), row(`<w:del w:id="1"/>`, tc("", "b")), row(`<w:hidden/>`, tc("", "c")), row(`<w:ins w:id="2"/>`, tc("", "d"))), "a\nd"},
		{"deleted cell", tbl(tr(tc("", "a"), tc(`<w:cellDel w:id="1"/>`, "b"), tc("", "c"))), "a ¦ c"},
		{"what a cell was before", tbl(tr(tc(`<w:tcPrChange w:id="1"><w:tcPr>`+span2+`</w:tcPr></w:tcPrChange>`, "a"), tc("", "b"))), "a ¦ b"},
		{"paragraphs of a cell", tbl(tr("<w:tc>"+p("", "Sở Y tế;")+p("", "")+p("", " Sở Nội vụ ")+"</w:tc>", tc("", "b"))), "Sở Y tế;/Sở Nội vụ ¦ b"},
		{"table in a cell", tbl(tr("<w:tc>"+p("", "x")+tbl(tr(tc("", "a"), tc(span2, "b")), tr(tc("", "c"), tc("", "d"), tc("", "e")))+p("", "y")+"</w:tc>", tc("", "z"))), "x/a | b/c | d | e/y ¦ z"},
		{"frame around a table", tbl(tr("<w:tc>" + p("", "KẾ HOẠCH") + tbl(tr(tc("", "a"), tc("", "b"))) + "</w:tc>")), "«KẾ HOẠCH»\na ¦ b"},
		{"content controls", tbl(`<w:sdt><w:sdtPr/><w:sdtContent><w:tr><w:sdt><w:sdtContent>` + tc("", "a") + `</w:sdtContent></w:sdt>` + tc("", "b") + `</w:tr></w:sdtContent></w:sdt>`), "a ¦ b"},
		{"text box in a cell", tbl(tr("<w:tc><w:p>"+r("a")+`<w:r><w:pict><v:textbox><w:txbxContent>`+p("", "b")+`</w:txbxContent></v:textbox></w:pict></w:r></w:p></w:tc>`, tc("", "c"))), "a/b ¦ c"},
		{"no rows", p("", "a") + tbl(), "«a»"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, sketch(mustRead(t, build(t, tt.body, nil)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTablePlaces(t *testing.T) {
	t.Parallel()
	head := `<w:tr><w:trPr><w:tblHeader/></w:trPr>` + tc("", "TT") + tc(`<w:gridSpan w:val="2"/>`, "Việc") + `</w:tr>`
	d := mustRead(t, build(t, p("", "x")+tbl(tr(tc("", "a")))+p("", "y")+tbl(head, tr(tc("", "1"), tc("", "b"), tc("", "c")), head), nil))
	b := d.Blocks[3]
	if b.Source.Table != 2 || b.Source.Paragraph != 4 {
		t.Errorf("table's source = %+v, want table 2 from paragraph 4", b.Source)
	}
	if b.Table.HeaderRows != 1 {
		t.Errorf("HeaderRows = %d, want 1", b.Table.HeaderRows)
	}
	c := b.Table.Rows[1][2].Source
	if c.Table != 2 || c.Row != 2 || c.Column != 3 || c.Paragraph != 8 {
		t.Errorf("cell's source = %+v, want table 2, row 2, column 3, paragraph 8", c)
	}
}
