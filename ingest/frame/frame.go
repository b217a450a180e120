// Package frame reads what stands around the body of a plan: the letterhead,
// number, place, date, title, legal basis and preamble above it, the recipients
// and the signature below it, and tells where body and annexes begin. It also
// tells what kind of document this is and whether it is marked as secret.
//
// The forms are those of Nghị định 30/2020/NĐ-CP, in any of the shapes in which
// documents come: the letterhead as a table, as loose lines, or gone.
package frame

import (
	"strings"

	"kehoach/ingest/block"
	"kehoach/ingest/outline"
	"kehoach/plan"
	"kehoach/plan/vi"
)

// Frame is a document taken apart.
type Frame struct {
	// The fields of [plan.Plan] of these names. Year and LastYear are 0 where
	// neither title nor preamble say what years the plan is for.
	Number, Place, Issuer, Title string
	Date                         plan.Date
	LegalBasis, Preamble         []string
	Recipients                   []string
	Signer, SignerTitle          string
	Year, LastYear               int

	// Cover is the articles of a decision to which the plan is attached.
	Cover []block.Block
	// Body and Annex are what is left to read.
	Body, Annex []block.Block
	// Headings are the lines of the forms whose words are in no field as they
	// stand: the letterhead, "Nơi nhận:".
	Headings []plan.Piece
}

// piece is a line of the head or the foot.
type piece struct {
	text, fold string
	bold       bool
	level      int
	src        plan.Source
}

// Read takes a document apart. The error is a [*block.Refusal] with the code
// [block.NotAPlan] for a document of another kind.
func Read(blocks []block.Block) (*Frame, error) {
	f := &Frame{}
	start := bodyStart(blocks)
	h := &head{Frame: f}
	h.read(pieces(blocks[:start]))
	h.sections = countSections(blocks[start:])
	f.foot(blocks[start:])
	if !h.isPlan() {
		attached, ok := f.attached(h.letterhead)
		if !ok && h.kind == "" {
			attached, ok = annexAlone(blocks)
		}
		if !ok {
			return nil, h.refusal(blocks)
		}
		return attached, nil
	}
	if f.Signer == "" && f.Annex == nil {
		f.Body, f.Annex = cutAnnex(f.Body)
	}
	f.settle(h.letterhead)
	return f, nil
}

// attached makes the frame of a plan that is attached to a decision: the
// decision's number, date and signature, the plan's title and body.
func (f *Frame) attached(letterhead []string) (*Frame, bool) {
	blocks, cover := f.Annex, f.Body
	if f.Signer == "" && len(f.Annex) == 0 { // a copy without the signature
		blocks, cover = f.Body, nil
	}
	for i, b := range blocks {
		if b.Table != nil {
			continue
		}
		if kind, _ := documentType(newPiece(b.Text, b)); kind != typePlan {
			continue
		}
		start := i + bodyStart(blocks[i:])
		h := &head{Frame: &Frame{Date: f.Date}}
		h.read(pieces(blocks[i:start]))
		out := *f
		out.Cover = cover
		if cover == nil {
			out.Cover = blocks[:i]
		} else {
			for _, q := range pieces(blocks[:i]) {
				out.heading(q)
			}
		}
		out.heading(piece{text: f.Title})
		out.Title, out.Year, out.LastYear = h.Title, h.Year, h.LastYear
		out.Preamble = append(out.Preamble, h.Preamble...)
		out.LegalBasis = append(out.LegalBasis, h.LegalBasis...)
		out.Headings = append(out.Headings, h.Headings...)
		out.Body, out.Annex = cutAnnex(blocks[start:])
		out.settle(letterhead)
		return &out, true
	}
	return nil, false
}

func (f *Frame) heading(p piece) {
	if p.text == "" {
		return
	}
	f.Headings = append(f.Headings, plan.Piece{Text: p.text, Source: p.src})
}

// bodyStart returns the index of the first block of the body: the first that
// has a number of the ladder, or, before that, the one after the sentence that
// announces the plan. Without either it is the one after the last of the head.
func bodyStart(blocks []block.Block) int {
	last := 0
	for i, b := range blocks {
		if b.Table != nil {
			if !isForm(b.Table) {
				return i
			}
			last = i + 1
			continue
		}
		fold := vi.Fold(strings.TrimSpace(b.Text))
		m := outline.Mark(b)
		switch {
		case m.Class != outline.None && m.Class < outline.Head && !isBasis(vi.Fold(m.Rest)):
			return i
		case announces(fold):
			return i + 1
		case startsFoot(newPiece(b.Text, b)):
			return last
		case outline.Caps(b.Text) || isBasis(fold) || isNumber(fold) || isDate(fold) || isLetter(fold):
			last = i + 1
		}
	}
	return last
}

// announces reports whether a paragraph is the one that the plan follows:
// "Ủy ban nhân dân tỉnh ban hành Kế hoạch … như sau:".
func announces(fold string) bool {
	if strings.HasSuffix(fold, "nhu sau:") || strings.HasSuffix(fold, "sau day:") || strings.HasSuffix(fold, "nhu sau.") {
		return true
	}
	return !isBasis(fold) && strings.Contains(fold, " ban hanh ke hoach ") && outline.Ends(fold) && startsAgency(fold)
}

// isForm reports whether a table is a letterhead or the signature: no table of
// the body.
func isForm(t *block.Table) bool {
	if len(t.Rows) > 8 {
		return false
	}
	for _, row := range t.Rows {
		for _, c := range row {
			for line := range strings.SplitSeq(vi.Fold(c.Text), "\n") {
				line = strings.TrimSpace(line)
				if strings.HasPrefix(line, "doc lap") && strings.Contains(line, "hanh phuc") || recipients(line) ||
					strings.HasSuffix(line, "chu nghia viet nam") && len(line) < 60 {
					return true
				}
			}
		}
	}
	return false
}
