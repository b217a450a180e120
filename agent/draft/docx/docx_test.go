package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"kehoach/agent/draft"
	"kehoach/agent/draft/docx"
)

// hostile is text that must not become markup.
const hostile = "a < b & \"c\" > ]]> <w:p/> {{.X}} [[y]] \x00\x0b\x1f\ufffe 🚀 dòng\nhai\tba"

func paper() *draft.Document {
	text := draft.Text{{Words: hostile}, {Cite: "task/1"}, {Slot: &draft.Slot{What: hostile, Owner: hostile, Unit: hostile}}}
	return &draft.Document{
		Head: draft.Head{Issuer: []string{hostile}, Symbol: hostile, Place: hostile, Name: hostile},
		Type: hostile, Subject: hostile, To: []string{hostile, hostile}, Basis: []draft.Text{text},
		Body: []draft.Block{
			{Level: draft.Part, Text: text}, {Level: draft.Clause, Text: text}, {Level: draft.SubClause, Text: text}, {Level: draft.Dash, Text: text},
			{Level: draft.Rows, Table: &draft.Table{Head: []string{hostile, "b"}, Rows: []draft.Row{{Cells: []draft.Text{text, text, text}}, {Cells: []draft.Text{text}, Span: true}}}},
			{Level: draft.Rows, Table: &draft.Table{}},
		},
		Copies: []string{hostile}, Save: text, Sign: []string{hostile},
		Annexes: []draft.Annex{{Title: hostile}, {Title: hostile, Portrait: true}},
		Notes:   draft.Notes{Lines: []string{hostile}, Slots: []*draft.Slot{{What: hostile}}, Source: map[string]string{"task/1": hostile}},
	}
}

// TestHostileTextStaysText reads each part of a file of hostile words as XML.
func TestHostileTextStaysText(t *testing.T) {
	for _, cite := range []docx.Cite{docx.Comments, docx.Footnotes, docx.NoCites} {
		data, err := docx.Write(paper(), &docx.Options{Cite: cite})
		if err != nil {
			t.Fatal(err)
		}
		again, err := docx.Write(paper(), &docx.Options{Cite: cite})
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s: two runs differ (%v)", cite, err)
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			words := ""
			dec := xml.NewDecoder(r)
			for {
				tok, err := dec.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %s: %v", cite, f.Name, err)
				}
				if c, ok := tok.(xml.CharData); ok {
					words += string(c)
				}
			}
			r.Close()
			if f.Name == "word/document.xml" && !strings.Contains(words, "a < b & \"c\" > ]]> <w:p/> {{.X}} [[y]]") {
				t.Errorf("%s: the words are not what was written", cite)
			}
		}
	}
}

// TestDraftMarkIsSaidOnce: only the first section names the heads, so that
// who removes the mark there removes it everywhere.
func TestDraftMarkIsSaidOnce(t *testing.T) {
	data, err := docx.Write(paper(), nil)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		switch n := strings.Count(string(body), docx.Mark); {
		case strings.HasPrefix(f.Name, "word/header") && n != 1, f.Name == "word/document.xml" && n != 0:
			t.Errorf("%s says the mark %d times", f.Name, n)
		}
		if f.Name == "word/document.xml" && strings.Count(string(body), "<w:headerReference") != 2 {
			t.Errorf("%d references to heads", strings.Count(string(body), "<w:headerReference"))
		}
	}
}

// TestMergedCellsAndTheLastLine: a cell of "^" is one with the one above, and
// the last line of the text stays with the signature, a dash too.
func TestMergedCellsAndTheLastLine(t *testing.T) {
	cell := func(s string) draft.Text { return draft.Text{{Words: s}} }
	d := &draft.Document{Body: []draft.Block{
		{Level: draft.Rows, Table: &draft.Table{Head: []string{"a", "b"}, Rows: []draft.Row{
			{Cells: []draft.Text{cell("1"), cell("chung")}}, {Cells: []draft.Text{cell("2"), cell(draft.Above)}}, {Cells: []draft.Text{cell("3"), cell("riêng")}},
		}}},
		{Level: draft.Dash, Text: cell("hết")},
	}}
	data, err := docx.Write(d, nil)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	s := string(body)
	if strings.Count(s, `<w:vMerge w:val="restart"/>`) != 1 || strings.Count(s, `<w:vMerge w:val="continue"/>`) != 1 || strings.Contains(s, ">^<") {
		t.Errorf("cells are not merged: %s", s)
	}
	if i := strings.Index(s, "hết"); !strings.Contains(s[max(0, i-250):i], "<w:keepNext/>") {
		t.Error("the last line may part from the signature")
	}
}
