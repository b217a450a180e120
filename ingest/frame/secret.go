package frame

import (
	"strings"
	"unicode"

	"kehoach/ingest/block"
	"kehoach/ingest/outline"
	"kehoach/plan/vi"
)

// headBlocks is how many blocks from the start a stamp may stand in with other
// words on its line or in a cell.
const headBlocks = 30

// Secret refuses a document that carries the mark of a state secret, and,
// unless allowed, one for internal use only. The word "mật" in a sentence is no
// mark: a mark stands alone on its line. The refusal holds nothing of the
// document but the kind of the mark.
func Secret(doc *block.Document, allowInternal bool) error {
	for i, b := range doc.Blocks {
		for _, line := range linesOf(b, i < headBlocks) {
			switch stampOf(line) {
			case stampSecret:
				return &block.Refusal{
					Code: block.Secret,
					VI:   "Văn bản có dấu chỉ độ mật nên không được nạp. Không đưa tài liệu bí mật nhà nước vào hệ thống này.",
					EN:   "The document is marked as a state secret and was not taken in. Do not put state secrets into this system.",
				}
			case stampInternal:
				if !allowInternal {
					return &block.Refusal{
						Code: block.Secret,
						VI:   "Văn bản có dấu lưu hành nội bộ hoặc xem xong trả lại nên không được nạp, trừ khi quản trị viên cho phép.",
						EN:   "The document is marked for internal use or to be returned, and is not taken in unless an administrator allows it.",
					}
				}
			}
		}
	}
	return nil
}

// linesOf returns the lines of a block on which a stamp may stand: those of
// paragraphs, and in the head those of cells.
func linesOf(b block.Block, head bool) []string {
	if b.Table == nil {
		lines := strings.Split(b.Text, "\n")
		if head {
			for _, l := range lines {
				if cols := columns(l); len(cols) > 1 {
					lines = append(lines, cols...)
				}
			}
		}
		return lines
	}
	if !head || len(b.Table.Rows) > 8 {
		return nil
	}
	var lines []string
	for _, row := range b.Table.Rows {
		for _, c := range row {
			lines = append(lines, strings.Split(c.Text, "\n")...)
		}
	}
	return lines
}

// stamp is what sort of mark a line is.
type stamp uint8

const (
	stampNone stamp = iota
	stampSecret
	stampInternal
)

// stampOf reads a line as a mark.
func stampOf(line string) stamp {
	line = strings.TrimFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if line == "" || len(line) > 200 {
		return stampNone
	}
	fold := vi.Fold(line)
	if level, ok := strings.CutPrefix(fold, "do mat"); ok {
		return secretLevel(strings.Trim(level, " :.-"))
	}
	if !outline.Caps(line) {
		return stampNone
	}
	if strings.HasPrefix(fold, "danh muc bi mat nha nuoc") || strings.HasPrefix(fold, "tai lieu bi mat nha nuoc") || fold == "bi mat nha nuoc" {
		return stampSecret
	}
	// A stamp may be spaced out, framed, and joined by one of urgency.
	words := strings.FieldsFunc(joinLetters(vi.Lower(line)), func(r rune) bool { return !unicode.IsLetter(r) })
	phrase := strings.Join(words, " ")
	for _, urgent := range []string{" hỏa tốc", " thượng khẩn", " khẩn"} {
		phrase = strings.TrimSuffix(phrase, urgent)
	}
	switch phrase {
	case "mật", "tối mật", "tuyệt mật", "tài liệu mật", "tài liệu tối mật", "tài liệu tuyệt mật", "dấu mật", "toi mat", "tuyet mat":
		return stampSecret
	case "lưu hành nội bộ", "tài liệu lưu hành nội bộ", "xem xong trả lại", "tài liệu thu hồi", "luu hanh noi bo", "xem xong tra lai",
		"tài liệu nội bộ", "chỉ lưu hành nội bộ":
		return stampInternal
	}
	return stampNone
}

// secretLevel reads what stands in a field "Độ mật:".
func secretLevel(fold string) stamp {
	switch fold {
	case "a", "b", "c", "mat", "toi mat", "tuyet mat":
		return stampSecret
	}
	return stampNone
}

// joinLetters joins a word that is spaced out: "m ậ t" is "mật". Words are
// parted there by wider gaps.
func joinLetters(s string) string {
	fields := strings.Fields(s)
	if len(fields) < 2 {
		return s
	}
	for _, f := range fields {
		if len([]rune(f)) > 1 {
			return s
		}
	}
	if strings.Contains(s, "  ") {
		parts := strings.Split(s, "  ")
		for i, p := range parts {
			parts[i] = strings.ReplaceAll(p, " ", "")
		}
		return strings.Join(parts, " ")
	}
	switch joined := strings.Join(fields, ""); joined {
	case "tốimật":
		return "tối mật"
	case "tuyệtmật":
		return "tuyệt mật"
	default:
		return joined
	}
}
