package html

import (
	"strings"
	"unicode"

	"kehoach/ingest/block"
)

var errEmpty = &block.Refusal{
	Code: block.FileEmpty,
	VI:   "Trang web không có chữ nào đọc được (có thể nội dung chỉ hiện khi chạy script). Hãy mở trang, sao chép nội dung vào Word, lưu thành .docx rồi gửi lại.",
	EN:   "The web page has no words to read (they may only show when its scripts run). Copy its text into Word, save it as .docx and send it again.",
}

func broken(what string) *block.Refusal {
	return &block.Refusal{
		Code: block.Broken,
		VI:   "Trang web bị hỏng (" + what + "). Hãy mở bằng trình duyệt, lưu lại rồi gửi lại.",
		EN:   "The web page is damaged (" + what + "). Open it in a browser, save it again and send it.",
	}
}

func tooMuch(vi, en string) *block.Refusal {
	return &block.Refusal{
		Code: block.TooLarge,
		VI:   "Trang web có quá nhiều " + vi + ", không đọc vì lý do an toàn. Hãy sao chép nội dung vào Word, lưu thành .docx rồi gửi lại.",
		EN:   "The web page has too many " + en + " and is not read, for safety. Copy its text into Word, save it as .docx and send it again.",
	}
}

// hasWords reports whether any block has a letter or a digit.
func hasWords(blocks []block.Block) bool {
	word := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	}
	for _, b := range blocks {
		if word(b.Text) {
			return true
		}
		if b.Table == nil {
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row {
				if word(c.Text) {
					return true
				}
			}
		}
	}
	return false
}
