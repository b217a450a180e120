package frame

import (
	"strings"

	"kehoach/ingest/block"
	"kehoach/ingest/outline"
	"kehoach/plan/vi"
)

// footLines is how far the lines of a foot reach at most.
const footLines = 60

// foot finds the recipients and the signature in the blocks after the head,
// fills their fields and sets Body and Annex around them. Without a foot all is
// body.
func (f *Frame) foot(blocks []block.Block) {
	f.Body = blocks
	for i, b := range blocks {
		if b.Table != nil {
			if isForm(b.Table) {
				f.Body, f.Annex = blocks[:i], blocks[i+f.sign(blocks[i:]):]
				return
			}
			continue
		}
		if startsFoot(newPiece(b.Text, b)) {
			end := i
			s := signing{Frame: f}
			for ; end < len(blocks) && end < i+footLines && blocks[end].Table == nil; end++ {
				if !s.takeAll(pieces(blocks[end : end+1])) {
					break
				}
			}
			if end < len(blocks) && blocks[end].Table != nil && isForm(blocks[end].Table) {
				s.takeEach(pieces(blocks[end : end+1]))
				end++
			}
			s.finish()
			f.Body, f.Annex = blocks[:i], blocks[end:]
			return
		}
	}
}

// sign reads the foot that the first of these blocks is as a table, and what
// of it a PDF without ruling lines left below. It returns of how many blocks
// the foot is.
func (f *Frame) sign(blocks []block.Block) int {
	s := signing{Frame: f}
	s.takeEach(pieces(blocks[:1]))
	n := 1
	if s.Signer == "" {
		n += untilName(blocks[1:])
		s.takeEach(pieces(blocks[1:n]))
	}
	s.finish()
	return n
}

// untilName returns how many blocks there are up to the signer's name, where
// nothing but recipients and marks of the signature stands before it; else 0.
func untilName(blocks []block.Block) int {
	for i, b := range blocks[:min(len(blocks), footLines)] {
		if b.Table != nil {
			return 0
		}
		p := newPiece(b.Text, b)
		switch {
		case isBullet(p), signed(p.fold):
		case personName(p.text) && !outline.Caps(p.text):
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

// startsFoot reports whether a line begins the foot: "Nơi nhận:", or the form
// of signing.
func startsFoot(p piece) bool {
	return recipients(p.fold) || signForm(p.text)
}

func recipients(fold string) bool {
	return strings.HasPrefix(strings.TrimLeft(fold, "* "), "noi nhan")
}

// cutAnnex parts body and annexes of a document without a signature.
func cutAnnex(blocks []block.Block) (body, annex []block.Block) {
	for i, b := range blocks {
		if b.Table != nil {
			continue
		}
		fold := strings.Trim(vi.Fold(b.Text), " *:.")
		if fold == "phu luc" || outline.Caps(b.Text) && strings.HasPrefix(fold, "phu luc ") && len(fold) < 16 ||
			strings.HasPrefix(fold, "(kem theo ke hoach") || strings.HasPrefix(fold, "(ban hanh kem theo") {
			return blocks[:i], blocks[i:]
		}
	}
	return blocks, nil
}
