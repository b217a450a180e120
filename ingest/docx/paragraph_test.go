package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParagraphs(t *testing.T) {
	t.Parallel()
	styles := map[string]string{"styles.xml": `<w:styles ` + wordNS + `>
		<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
		<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
		<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
		<w:style w:type="character" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>
		<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>
		<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>
	</w:styles>`}
	run := func(props, text string) string {
		return "<w:r><w:rPr>" + props + "</w:rPr><w:t>" + text + "</w:t></w:r>"
	}
	tests := []struct{ name, body, want string }{
		{"runs", "<w:p>" + r("Sở ") + r("Y tế") + "</w:p>", "«Sở Y tế»"},
		{"letters decomposed over runs", "<w:p>" + r("U") + r("\u0309y ban") + "</w:p>", "«Ủy ban»"},
		{"entities", p("", "KH&amp;ĐT &lt;1&gt; &#272;"), "«KH&ĐT <1> Đ»"},
		{"tab, breaks, hyphens", `<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>223/KH</w:t><w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/><w:t>ND</w:t><w:cr/><w:t>c</w:t></w:r></w:p>`, "«a\tb\n223/KH-UBND\nc»"},
		{"page break alone", `<w:p><w:r><w:br w:type="page"/></w:r></w:p>` + p("", "a"), "«a»"},
		{"page break before words", `<w:p><w:r><w:br w:type="page"/><w:t>PHỤ LỤC</w:t></w:r></w:p>`, "«PHỤ LỤC»"},
		{"white space at the start is kept", p("", "  Số: 1 "), "«  Số: 1»"},
		{"line ends of the XML's layout", "<w:p><w:r><w:t>\n  Sở\n</w:t></w:r></w:p>", "«Sở»"},
		{"symbol", `<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 90%</w:t></w:r></w:p>`, "«≥ 90%»"},
		{"bold and italic", "<w:p>" + run("<w:b/>", "I.") + run("<w:b/><w:i/>", "MỤC") + "</w:p><w:p>" + run("<w:i w:val=\"true\"/>", "a") + "</w:p><w:p>" + run("<w:b w:val=\"0\"/>", "b") + "</w:p>", "B«I.MỤC»\nI«a»\n«b»"},
		{"bold but for a sign", "<w:p>" + run("<w:b/>", "MỤC") + r(":") + "</w:p>", "B«MỤC:»"},
		{"style", p(`<w:pStyle w:val="H1"/>`, "a") + p(`<w:pStyle w:val="Muc"/>`, "b") + p(`<w:pStyle w:val="Muc"/><w:outlineLvl w:val="9"/>`, "c"), "B#«a»\nB##«b»\nB«c»"},
		{"run style turns the paragraph's off", `<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr>` + run(`<w:rStyle w:val="Dam"/>`, "a") + "</w:p><w:p>" + run(`<w:rStyle w:val="Dam"/>`, "b") + "</w:p>", "#«a»\nB«b»"},
		{"a style based on itself", p(`<w:pStyle w:val="Vong"/>`, "a"), "«a»"},
		{"hidden", "<w:p>" + r("a") + run("<w:vanish/>", "b") + run(`<w:rStyle w:val="An"/>`, "c") + "</w:p>", "«a»"},
		{"hyperlink, smart tag, content control", `<w:p><w:hyperlink r:id="x">` + r("a") + `</w:hyperlink><w:smartTag w:element="x">` + r("b") + `</w:smartTag><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + r("c") + `</w:sdtContent></w:sdt></w:p><w:sdt><w:sdtContent>` + p("", "d") + `</w:sdtContent></w:sdt>`, "«abc»\n«d»"},
		{"fields", `<w:p><w:fldSimple w:instr="DATE">` + r("23") + `</w:fldSimple><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:t>mã</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("/12") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + r("/2024") + `</w:p>`, "«23/12/2024»"},
		{"a field that is not closed", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r></w:p>` + p("", "a"), "«a»"},
		{"formula", `<w:p>` + r("x ") + `<m:oMath><m:r><m:t>≥ 5</m:t></m:r></m:oMath></w:p>`, "«x ≥ 5»"},
		{"ruby", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>b</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, "«a»"},
		{"text box, once", `<w:p>` + r("a") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + p("", "MẬT") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + p("", "MẬT") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "«a»\n«MẬT»"},
		{"text box of a fallback only", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="new"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + p("", "HỎA TỐC") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "«HỎA TỐC»"},
		{"tracked changes", `<w:p>` + r("trước ngày ") + `<w:del w:id="1"><w:r><w:delText>10</w:delText></w:r></w:del><w:ins w:id="2">` + r("15") + `</w:ins>` + r("/01") + `<w:moveFrom w:id="3">` + r("x") + `</w:moveFrom><w:moveTo w:id="4">` + r("/2025") + `</w:moveTo></w:p>`, "«trước ngày 15/01/2025»"},
		{"deleted paragraph mark", p(`<w:rPr><w:del w:id="1"/></w:rPr>`, "Sở ") + p(`<w:jc w:val="center"/>`, "Y tế"), "«Sở Y tế»"},
		{"deleted paragraph", `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>` + p("", "a"), "«a»"},
		{"deleted mark at the end", p("", "a") + p(`<w:rPr><w:del w:id="1"/></w:rPr>`, "b"), "«a»\n«b»"},
		{"what a paragraph was before", p(`<w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="H1"/><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>`, "a"), "«a»"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, sketch(mustRead(t, build(t, tt.body, styles)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestNotesSayWhatWasLeftOut(t *testing.T) {
	t.Parallel()
	d := mustRead(t, build(t, p("", "a")+`<w:p><w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>`+
		`<w:r><w:rPr><w:vanish/></w:rPr><w:t>y</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r>`+
		`<w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></w:r><w:r><w:object/></w:r></w:p><w:altChunk r:id="x"/>`+
		tbl(`<w:tr><w:trPr><w:del w:id="2"/></w:trPr>`+tc("", "z")+`</w:tr>`), nil))
	got := strings.Join(d.Notes, "\n")
	for _, want := range []string{"1 chỗ bị xóa", "1 đoạn chữ ẩn", "1 bình luận", "1 hình ảnh", "1 đối tượng nhúng", "altChunk", "1 hàng"} {
		if !strings.Contains(got, want) {
			t.Errorf("notes %q do not say %q", got, want)
		}
	}
	if len(d.Blocks) != 1 {
		t.Errorf("blocks: %s", sketch(d))
	}
}

func TestFootnotesAndMargins(t *testing.T) {
	t.Parallel()
	d := mustRead(t, build(t,
		`<w:p>`+r("a")+`<w:r><w:footnoteReference w:id="3"/></w:r></w:p><w:p>`+r("b")+`<w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
		map[string]string{
			"footnotes.xml": `<w:footnotes ` + wordNS + `><w:footnote w:type="separator" w:id="0">` + p("", "kẻ") + `</w:footnote><w:footnote w:id="2">` + p("", "hai") + `</w:footnote><w:footnote w:id="3">` + p("", " một") + p("", "tiếp") + `</w:footnote><w:footnote w:id="9">` + p("", "không nhắc") + `</w:footnote></w:footnotes>`,
			"endnotes.xml":  `<w:endnotes ` + wordNS + `><w:endnote w:id="1">` + p("", "cuối") + `</w:endnote></w:endnotes>`,
			"header1.xml":   `<w:hdr ` + wordNS + `>` + p("", "TUYỆT MẬT") + `</w:hdr>`,
			"header2.xml":   `<w:hdr ` + wordNS + `>` + p("", "TUYỆT MẬT") + `</w:hdr>`,
			"footer1.xml":   `<w:ftr ` + wordNS + `>` + tbl(tr(tc("", "Trang"), tc("", "2"))) + `</w:ftr>`,
		}))
	want := "«a»\n«b»\n«[1]|một»\n«tiếp»\n«[i]|cuối»\n«[2]|hai»"
	if diff := cmp.Diff(want, sketch(d)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	margin := map[string]bool{}
	for _, m := range d.Margin {
		margin[m] = true
	}
	if len(d.Margin) != 2 || !margin["TUYỆT MẬT"] || !margin["Trang | 2"] {
		t.Errorf("Margin = %q", d.Margin)
	}
}

func TestStrictAndOtherPrefixes(t *testing.T) {
	t.Parallel()
	const strict = "http://purl.oclc.org/ooxml/"
	data := pack(t, map[string]string{
		"_rels/.rels":  `<rel:Relationships xmlns:rel="http://schemas.openxmlformats.org/package/2006/relationships"><rel:Relationship Type="` + strict + `officeDocument/relationships/officeDocument" Target="/Word/Doc.XML"/></rel:Relationships>`,
		"word/doc.xml": `<ns0:document xmlns:ns0="` + strict + `wordprocessingml/main"><ns0:body><ns0:p><ns0:r><ns0:rPr><ns0:b ns0:val="true"/></ns0:rPr><ns0:t>Kế hoạch</ns0:t></ns0:r></ns0:p><body xmlns="` + strict + `wordprocessingml/main"><p><r><t>hai</t></r></p></body></ns0:body></ns0:document>`,
	})
	if got, want := sketch(mustRead(t, data)), "B«Kế hoạch»\n«hai»"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
