package docx

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestListNumbers(t *testing.T) {
	t.Parallel()
	lvl := func(at int, start, format, text, more string) string {
		return `<w:lvl w:ilvl="` + strconv.Itoa(at) + `"><w:start w:val="` + start + `"/><w:numFmt w:val="` + format + `"/>` + more + `<w:lvlText w:val="` + text + `"/></w:lvl>`
	}
	num := func(id, abstract, more string) string {
		return `<w:num w:numId="` + id + `"><w:abstractNumId w:val="` + abstract + `"/>` + more + `</w:num>`
	}
	parts := map[string]string{
		"numbering.xml": `<w:numbering ` + wordNS + otherNS + `>` +
			`<w:abstractNum w:abstractNumId="0">` + lvl(0, "1", "upperRoman", "%1.", "") + lvl(1, "1", "decimal", "%1.%2.", "<w:isLgl/>") + lvl(2, "1", "lowerLetter", "%3)", "") + `</w:abstractNum>` +
			`<w:abstractNum w:abstractNumId="1">` + lvl(0, "36", "decimal", "%1", "") + `</w:abstractNum>` +
			`<w:abstractNum w:abstractNumId="2">` + lvl(0, "1", "bullet", "\uf0b7", "") + lvl(1, "1", "bullet", "-", "") + lvl(2, "1", "none", "", "") + `</w:abstractNum>` +
			`<w:abstractNum w:abstractNumId="3">` + lvl(0, "1", "decimalZero", "%1", `<w:pStyle w:val="Muc1"/>`) + lvl(1, "3", "lowerRoman", "(%2)", `<w:pStyle w:val="Muc2"/>`) + `</w:abstractNum>` +
			`<w:abstractNum w:abstractNumId="4">` + lvl(0, "1", "decimal", "%1.", "") + lvl(1, "1", "decimal", "%2.", `<w:lvlRestart w:val="0"/>`) + `</w:abstractNum>` +
			`<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Lien"/></w:abstractNum>` +
			`<w:abstractNum w:abstractNumId="6"><w:styleLink w:val="Lien"/>` + lvl(0, "1", "upperLetter", "Phần %1:", "") + `</w:abstractNum>` +
			num("1", "0", "") + num("2", "1", "") + num("3", "2", "") + num("4", "3", "") + num("5", "4", "") + num("6", "5", "") + num("7", "6", "") +
			num("8", "1", `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>`) +
			num("9", "1", `<w:lvlOverride w:ilvl="0">`+lvl(0, "1", "decimal", "Điều %1.", "")+`</w:lvlOverride>`) +
			`</w:numbering>`,
		"styles.xml": `<w:styles ` + wordNS + `>` +
			`<w:style w:type="paragraph" w:styleId="Muc1"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Muc2"><w:basedOn w:val="Muc1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>` +
			`<w:style w:type="numbering" w:styleId="Lien"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>` +
			`</w:styles>`,
	}
	in := func(num, level string) string {
		return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr>`
	}
	style := func(id string) string { return `<w:pStyle w:val="` + id + `"/>` }
	tests := []struct{ name, body, want string }{
		{"levels restart", p(in("1", "0"), "a") + p(in("1", "1"), "b") + p(in("1", "1"), "c") + p(in("1", "2"), "d") + p(in("1", "0"), "e") + p(in("1", "1"), "f") + p(in("1", "2"), "g"),
			"«I.|a»\n«1.1.|b»\n«1.2.|c»\n«a)|d»\n«II.|e»\n«2.1.|f»\n«a)|g»"},
		{"text between", p(in("1", "0"), "a") + p("", "x") + p(in("1", "0"), "b"), "«I.|a»\n«x»\n«II.|b»"},
		{"start", p(in("2", "0"), "a") + p(in("2", "0"), "b"), "«36|a»\n«37|b»"},
		{"two numberings of one list go on", p(in("2", "0"), "a") + p(in("9", "0"), "b"), "«36|a»\n«Điều 37.|b»"},
		{"start overridden", p(in("2", "0"), "a") + p(in("8", "0"), "b") + p(in("8", "0"), "c"), "«36|a»\n«5|b»\n«6|c»"},
		{"bullets", p(in("3", "0"), "a") + p(in("3", "1"), "b") + p(in("3", "2"), "c"), "«•|a»\n«-|b»\n«c»"},
		{"by style", p(style("Muc1"), "a") + p(style("Muc2"), "b") + p(style("Muc2"), "c") + p(style("Muc1"), "d"), "«01|a»\n«(iii)|b»\n«(iv)|c»\n«02|d»"},
		{"style's number taken away", p(style("Muc1")+`<w:numPr><w:numId w:val="0"/></w:numPr>`, "a"), "«a»"},
		{"no restart", p(in("5", "0"), "a") + p(in("5", "1"), "b") + p(in("5", "0"), "c") + p(in("5", "1"), "d"), "«1.|a»\n«1.|b»\n«2.|c»\n«2.|d»"},
		{"definition in a style", p(in("6", "0"), "a") + p(in("7", "0"), "b"), "«Phần A:|a»\n«Phần B:|b»"},
		{"numbered cells without words", tbl(tr("<w:tc>"+p(in("2", "0"), "")+"</w:tc>", tc("", "a")), tr("<w:tc>"+p(in("2", "0"), "")+"</w:tc>", tc("", "b"))), "36 ¦ a\n37 ¦ b"},
		{"covered cells do not count", tbl(
			tr("<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>"+p(in("2", "0"), "")+"</w:tc>", tc("", "a")),
			tr("<w:tc><w:tcPr><w:vMerge/></w:tcPr>"+p(in("2", "0"), "")+"</w:tc>", tc("", "b")),
			tr("<w:tc>"+p(in("2", "0"), "")+"</w:tc>", tc("", "c"))), "36 ¦ a\n^ ¦ b\n37 ¦ c"},
		{"deleted paragraphs do not count", `<w:p><w:pPr>` + in("2", "0") + `<w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>` + p(in("2", "0"), "a"), "«36|a»"},
		{"unknown list", p(in("99", "0"), "a"), "«a»"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, sketch(mustRead(t, build(t, tt.body, parts)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestShow(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		n            int
		format, want string
	}{
		{4, "upperRoman", "IV"}, {1999, "lowerRoman", "mcmxcix"}, {0, "upperRoman", "0"}, {5000, "upperRoman", "5000"},
		{26, "lowerLetter", "z"}, {27, "upperLetter", "AA"}, {28, "lowerLetter", "bb"}, {0, "lowerLetter", "0"},
		{7, "decimalZero", "07"}, {7, "none", ""}, {7, "hebrew1", "7"},
	} {
		if got := show(tt.n, tt.format); got != tt.want {
			t.Errorf("show(%d, %q) = %q, want %q", tt.n, tt.format, got, tt.want)
		}
	}
}
