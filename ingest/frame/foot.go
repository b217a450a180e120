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
				f.sign(pieces(blocks[i : i+1]))
				f.Body, f.Annex = blocks[:i], blocks[i+1:]
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

func (f *Frame) sign(lines []piece) {
	s := signing{Frame: f}
	s.takeEach(lines)
	s.finish()
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
