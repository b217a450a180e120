package eval

import (
	"errors"
	"strings"
	"testing"

	"kehoach/ingest"
	ingestblock "kehoach/ingest/block"
)

// TestExtraction reads every gold document, as text and where there is one as
// .docx, and holds the reading to the gold: each measure at least this share.
func TestExtraction(t *testing.T) {
	for _, c := range []struct {
		gold, document string
		least          float64
	}{
		{"ke-hoach-223-kh-ubnd.jsonl", "ke-hoach-223-kh-ubnd.txt", .998},
		{"dong-thap-552.jsonl", "dong-thap-552.md", .97},
		{"dong-thap-552.jsonl", "dong-thap-552.docx", .97},
		{"dong-nai-179.jsonl", "dong-nai-179.md", .97},
		{"dong-nai-179.jsonl", "dong-nai-179.docx", .97},
		{"tp-hcm-172.jsonl", "tp-hcm-172.md", .97},
		{"bac-ninh-141.jsonl", "bac-ninh-141.md", .95},
	} {
		t.Run(c.document, func(t *testing.T) {
			gold := loadGold(t, c.gold)
			data, err := sourceDocument(c.document)
			if err != nil {
				t.Fatal(err)
			}
			p, err := ingest.Read(c.document, data, nil)
			if err != nil {
				t.Fatal(err)
			}
			rep := CompareExtraction(gold, ExtractionOf(p))
			right, all := 0, 0
			for _, m := range rep.Measures {
				right, all = right+m.Right, all+m.Of
			}
			var b strings.Builder
			rep.WriteTable(&b)
			if all == 0 || float64(right) < c.least*float64(all) {
				rep.WriteDifferences(&b, 40)
				t.Errorf("%d of %d right, want %.0f%%", right, all, 100*c.least)
			}
			t.Log("\n" + b.String())
		})
	}
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
