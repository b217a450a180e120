package ingest

import (
	"strings"

	"kehoach/ingest/block"
	"kehoach/ingest/outline"
	"kehoach/plan/vi"
)

// cutTail parts from the end of a document the lines that are of the page and
// not of the text: a page number, the web site that it was taken from.
func cutTail(lines []block.Block) (text, tail []block.Block) {
	end := len(lines)
	for end > 0 && outline.Furniture(lines[end-1].Text) {
		end--
	}
	return lines[:end], lines[end:]
}

// isAnnexTitle reports whether a line is of the title of an annex.
func isAnnexTitle(b block.Block) bool {
	fold := strings.TrimLeft(vi.Fold(strings.TrimSpace(b.Text)), "( *")
	if strings.HasPrefix(fold, "kem theo") || strings.HasPrefix(fold, "ban hanh kem theo") || strings.HasPrefix(fold, "phu luc") {
		return true
	}
	return outline.Mark(b).Class == outline.None && outline.Caps(b.Text)
}

// annexLabel returns the short form of a line that begins an annex: "PL" for
// "PHỤ LỤC", "PL2" for "Phụ lục 2", "PLII" for "PHỤ LỤC II". It is "" for other
// lines.
func annexLabel(b block.Block) string {
	words := strings.Fields(strings.Trim(b.Text, " *:."))
	if len(words) < 2 || len(words) > 4 || vi.Fold(words[0]) != "phu" || vi.Fold(words[1]) != "luc" {
		return ""
	}
	for _, w := range words[2:] {
		w = strings.Trim(w, ".:")
		if strings.Trim(w, "0123456789IVX") == "" && w != "" {
			return "PL" + w
		}
		if vi.Fold(w) != "so" {
			return ""
		}
	}
	return "PL"
}
