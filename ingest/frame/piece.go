package frame

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kehoach/ingest/block"
	"kehoach/ingest/outline"
	"kehoach/plan"
	"kehoach/plan/vi"
)

func newPiece(text string, b block.Block) piece {
	text = strings.TrimSpace(text)
	return piece{text: text, fold: vi.Fold(text), bold: b.Bold, level: b.Level, src: b.Source}
}

// pieces cuts blocks into lines: the lines of cells, those of a paragraph, and
// what stands side by side on one line with a wide gap between. A line that
// goes on with the one before is joined to it. Lines without words are left
// out.
func pieces(blocks []block.Block) []piece {
	var out []piece
	add := func(text string, b block.Block, fresh bool) {
		for _, part := range columns(text) {
			p := newPiece(part, b)
			if !strings.ContainsFunc(p.text, isWord) {
				continue
			}
			if n := len(out); n > 0 && !fresh && out[n-1].goesOn(p) {
				out[n-1] = out[n-1].join(p)
				continue
			}
			out, fresh = append(out, p), false
		}
	}
	for _, b := range blocks {
		if b.Table == nil {
			for line := range strings.SplitSeq(b.Text, "\n") {
				add(line, b, false)
			}
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row {
				if c.Inherited || c.Spanned {
					continue
				}
				for i, line := range strings.Split(c.Text, "\n") {
					add(line, block.Block{Bold: c.Bold, Source: cmpSource(c.Source, b.Source)}, i == 0)
				}
			}
		}
	}
	return out
}

func cmpSource(cell, table plan.Source) plan.Source {
	if cell == (plan.Source{}) {
		return table
	}
	return cell
}

// columns cuts a line at tabs and at gaps of three spaces or more, unless it
// is a sentence that someone set with blanks.
func columns(line string) []string {
	if !strings.ContainsRune(line, '\t') && !strings.Contains(line, "   ") {
		return []string{line}
	}
	var out []string
	for part := range strings.SplitSeq(strings.ReplaceAll(line, "   ", "\t"), "\t") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	for _, part := range out {
		// "ngày    tháng 12 năm 2024" is one line with a blank to fill in.
		if fold := vi.Fold(part); strings.HasPrefix(fold, "thang ") || strings.HasPrefix(fold, "nam 2") || strings.HasPrefix(fold, "/") {
			return []string{line}
		}
	}
	return out
}

// goesOn reports whether q is the rest of the line p: "TM. ỦY BAN NHÂN", "DÂN".
func (p piece) goesOn(q piece) bool {
	switch {
	case splitsPhrase(p.fold, q.fold), strings.HasSuffix(p.fold, " nam") && strings.Contains(p.fold, "thang ") && isYear(q.fold):
		return true
	case outline.Caps(p.text) || outline.Ends(p.text) || isDate(p.fold):
		return false
	}
	r, _ := utf8.DecodeRuneInString(q.text)
	return unicode.IsLower(r) && !strings.HasSuffix(p.text, ":")
}

// isYear reports whether a line is the year that a narrow column parted from
// its date.
func isYear(fold string) bool {
	return len(fold) == 4 && strings.HasPrefix(fold, "20") && strings.Trim(fold, "0123456789") == ""
}

// fixedPhrases are names in letterheads that narrow columns break anywhere.
var fixedPhrases = []string{"cong hoa xa hoi chu nghia viet nam", "uy ban nhan dan", "hoi dong nhan dan"}

// splitsPhrase reports whether one line ends in the beginning of a fixed phrase
// and the next begins with the rest.
func splitsPhrase(a, b string) bool {
	for _, phrase := range fixedPhrases {
		for i := range len(phrase) {
			if phrase[i] != ' ' || !strings.HasSuffix(a, phrase[:i]) {
				continue
			}
			rest, found := strings.CutPrefix(b, phrase[i+1:])
			if found && (rest == "" || rest[0] == ' ') && (len(a) == i || a[len(a)-i-1] == ' ') {
				return true
			}
		}
	}
	return false
}

func (p piece) join(q piece) piece {
	p.text += " " + q.text
	p.fold += " " + q.fold
	p.bold = p.bold && q.bold
	p.src = p.src.Span(q.src)
	return p
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
