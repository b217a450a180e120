package eval

import (
	"errors"
	"strings"
	"testing"

	"kehoach/ingest"
	ingestblock "kehoach/ingest/block"
	"kehoach/plan"
)

// extracted are the gold documents, as text and where there is one as .docx.
var extracted = []struct{ gold, document string }{
	{"ke-hoach-223-kh-ubnd.jsonl", "ke-hoach-223-kh-ubnd.txt"},
	{"dong-thap-552.jsonl", "dong-thap-552.md"},
	{"dong-thap-552.jsonl", "dong-thap-552.docx"},
	{"dong-nai-179.jsonl", "dong-nai-179.md"},
	{"dong-nai-179.jsonl", "dong-nai-179.docx"},
	{"tp-hcm-172.jsonl", "tp-hcm-172.md"},
	{"bac-ninh-141.jsonl", "bac-ninh-141.md"},
}

// extractionFigures reads a gold document and gives the figures of all
// measures, of the cells and of the deadlines. What the reading did to the plan
// can be undone or spoilt before it is measured.
func extractionFigures(t *testing.T, goldFile, document string, spoil func(*plan.Plan)) []Figure {
	t.Helper()
	data, err := sourceDocument(document)
	if err != nil {
		t.Fatal(err)
	}
	p, err := ingest.Read(document, data, nil)
	if err != nil {
		t.Fatal(err)
	}
	if spoil != nil {
		spoil(p)
	}
	rep := CompareExtraction(loadGold(t, goldFile), ExtractionOf(p))
	if testing.Verbose() {
		var b strings.Builder
		rep.WriteTable(&b)
		rep.WriteDifferences(&b, 40)
		t.Log("\n" + b.String())
	}
	return ExtractionFigures(rep)
}

func TestADecisionIsNoPlan(t *testing.T) {
	data, err := sourceDocument("ha-tinh-2920-qd.md")
	if err != nil {
		t.Fatal(err)
	}
	_, err = ingest.Read("ha-tinh-2920-qd.md", data, nil)
	var refusal *ingestblock.Refusal
	if !errors.As(err, &refusal) || refusal.Code != ingestblock.NotAPlan {
		t.Fatalf("got %v, want a refusal with code %s", err, ingestblock.NotAPlan)
	}
}
