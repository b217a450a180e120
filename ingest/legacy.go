package ingest

import (
	"strings"
	"unicode"

	"kehoach/ingest/block"
)

// legacyFont refuses a document that was typed for the fonts of TCVN3
// (.VnTime) or VNI, which give Latin-1 characters the look of Vietnamese
// letters: read as it is, every word of it would be wrong. Vietnamese in
// Unicode cannot do without letters such as "ạ" and "ề" for more than a few
// words, and no language writes what these two need: signs such as "©" inside
// words ("nh©n") or a vowel and after it another for its mark ("nhaân").
func legacyFont(doc *block.Document) *block.Refusal {
	var letters, odd, vietnamese int
	count := func(s string) {
		var last rune
		for _, r := range s {
			switch {
			case r < 0x80:
				if unicode.IsLetter(r) {
					letters++
				}
			case r >= 0x1EA0 && r <= 0x1EF9, strings.ContainsRune("ăâđêôơưĂÂĐÊÔƠƯ", r) && !vowel(last):
				vietnamese++
			case r >= 0xA1 && r <= 0xBF && unicode.IsLetter(last) && last < 0x80, r >= 0xC0 && r <= 0xFF && vowel(last):
				odd++
			}
			last = r
		}
	}
	for _, b := range doc.Blocks {
		count(b.Text)
		if b.Table == nil {
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row {
				if !c.Inherited && !c.Spanned {
					count(c.Text)
				}
			}
		}
	}
	if odd < 20 || odd*25 < letters || vietnamese > odd {
		return nil
	}
	return &block.Refusal{
		Code: block.Broken,
		VI: "Văn bản gõ bằng phông chữ cũ (TCVN3 như .VnTime, hoặc VNI), đọc tiếp sẽ sai dấu. " +
			"Hãy chuyển mã sang Unicode (ví dụ bằng UniKey Toolkit), lưu lại rồi gửi lại.",
		EN: "The document is typed for old fonts (TCVN3 such as .VnTime, or VNI); reading on would garble it. " +
			"Convert it to Unicode (for example with UniKey Toolkit), save it and send it again.",
	}
}

// vowel reports whether r is a vowel without a mark.
func vowel(r rune) bool { return r != 0 && strings.ContainsRune("aeiouyAEIOUY", r) }
