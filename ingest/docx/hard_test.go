package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What Word really writes, beside what its specification shows.
func TestWhatWordWrites(t *testing.T) {
	t.Parallel()
	list := `<w:numbering ` + wordNS + `><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
		`<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride></w:num></w:numbering>`
	num := func(id, level string) string {
		return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + id + `"/></w:numPr>`
	}
	box := func(inner string) string {
		return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>` + inner + `</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>` +
			`<mc:Fallback><w:pict><v:textbox><w:txbxContent>` + inner + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
	}
	tests := []struct{ name, body, want string }{
		{"moved text stands where it went", `<w:p><w:moveFrom w:id="1"><w:r><w:t>a</w:t></w:r></w:moveFrom>` + r("b") + `</w:p><w:p><w:moveTo w:id="2">` + r("a") + `</w:moveTo></w:p>`, "«b»\n«a»"},
		{"moved paragraphs between range marks", `<w:moveFromRangeStart w:id="1" w:name="m"/><w:p><w:pPr><w:rPr><w:moveFrom w:id="3"/></w:rPr></w:pPr><w:moveFrom w:id="2">` + r("a") +
			`</w:moveFrom></w:p><w:moveFromRangeEnd w:id="1"/>` + p("", "b") + `<w:moveToRangeStart w:id="4" w:name="m"/><w:p><w:moveTo w:id="5">` + r("a") + `</w:moveTo></w:p><w:moveToRangeEnd w:id="4"/>`, "«b»\n«a»"},
		{"soft hyphens", "<w:p>" + `<w:r><w:t>hành</w:t><w:softHyphen/><w:t>chính</w:t></w:r>` + r(" kế\u00adhoạch") + "</w:p>", "«hànhchính kếhoạch»"},
		{"text box, once", "<w:p>" + r("a") + box(p("", "KẾ HOẠCH")) + "</w:p>", "«a»\n«KẾ HOẠCH»"},
		{"table in a text box", "<w:p>" + box(tbl(tr(tc("", "a"), tc("", "b")))) + "</w:p>", "a ¦ b"},
		{"content controls around all", `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + p("", "a") + tbl(tr(tc("", "b"), tc("", "c"))) + `</w:sdtContent></w:sdt>`, "«a»\nb ¦ c"},
		{"content control in a run's place", `<w:p>` + r("a ") + `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + r("b") + `</w:sdtContent></w:sdt></w:p>`, "«a b»"},
		{"list that begins at another number", p(num("1", "0"), "a") + p(num("2", "0"), "b") + p(num("2", "0"), "c"), "«1.|a»\n«5.|b»\n«6.|c»"},
		{"list with a level of its own", p(num("3", "0"), "a") + p(num("3", "0"), "b"), "«a)|a»\n«b)|b»"},
		{"list taken away", p(num("0", "0"), "a"), "«a»"},
		{"levels", p(num("1", "0"), "a") + p(num("1", "1"), "b") + p(num("1", "1"), "c") + p(num("1", "0"), "d") + p(num("1", "1"), "e"), "«1.|a»\n«1.1.|b»\n«1.2.|c»\n«2.|d»\n«2.1.|e»"},
		{"numbers in cells", tbl(tr("<w:tc>"+p(num("1", "0"), "")+"</w:tc>", tc("", "a")), tr("<w:tc>"+p(num("1", "0"), "")+"</w:tc>", tc("", "b"))), "1. ¦ a\n2. ¦ b"},
		{"capitals that are a look", `<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Kế hoạch</w:t></w:r></w:p>`, "«KẾ HOẠCH»"},
		{"capitals of an old font", `<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr><w:t>KÕ ho¹ch</w:t></w:r></w:p>`, "«KẾ HOẠCH»"},
		{"old font in one run", `<w:p><w:r><w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr><w:t>Keá hoaïch</w:t></w:r>` + r(" năm 2026") + `</w:p>`, "«Kế hoạch năm 2026»"},
		{"letters that a run cuts", `<w:p><w:r><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr><w:t>Ke</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="VNI-Times"/><w:b/></w:rPr><w:t>á</w:t></w:r></w:p>`, "«Kế»"},
		{"picture of old Word in a run", `<w:p><w:r><w:lastRenderedPageBreak/><w:t>a</w:t></w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:proofErr w:type="spellStart"/>` + r("b") + `</w:p>`, "«ab»"},
		{"two tables that touch", tbl(tr(tc("", "a"), tc("", "b"))) + tbl(tr(tc("", "c"), tc("", "d"))), "a ¦ b\nc ¦ d"},
		{"table split by an empty paragraph", tbl(tr(tc("", "a"), tc("", "b"))) + p("", "") + tbl(tr(tc("", "c"), tc("", "d"))), "a ¦ b\nc ¦ d"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, sketch(mustRead(t, build(t, tt.body, map[string]string{"numbering.xml": list})))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
