package text

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"kehoach/ingest/block"
	"kehoach/ingest/legacy"
)

// Decode returns the text of a file in NFC with "\n" line ends: UTF-8, UTF-16
// with a byte order mark, or an old Vietnamese code page.
func Decode(data []byte) (string, *block.Refusal) {
	var s string
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		s = string(data[3:])
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		s = decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		s = decodeUTF16(data[2:], binary.BigEndian)
	default:
		s = string(data)
	}
	if strings.IndexByte(s, 0) >= 0 {
		return "", &block.Refusal{
			Code: block.UnknownFormat,
			VI:   "Tệp chứa dữ liệu nhị phân, không phải văn bản. Hãy lưu lại thành .docx hoặc .txt (UTF-8).",
			EN:   "The file holds binary data, not text. Save it as .docx or as .txt (UTF-8).",
		}
	}
	if !utf8.ValidString(s) {
		s = decodeOld(data, s)
	}
	if !utf8.ValidString(s) || strings.ContainsRune(s, utf8.RuneError) {
		return "", &block.Refusal{
			Code: block.Broken,
			VI: "Tệp văn bản không ở bảng mã UTF-8 và không nhận ra bảng mã cũ (TCVN3, VNI, Windows-1258), đọc tiếp sẽ sai dấu. " +
				"Hãy mở tệp và lưu lại với bảng mã UTF-8, hoặc gửi tệp .docx.",
			EN: "The text file is not UTF-8, nor known to be TCVN3, VNI or Windows-1258; reading on would garble it. " +
				"Save it again as UTF-8, or send the .docx file.",
		}
	}
	if wordless(s) {
		return "", &block.Refusal{
			Code: block.FileEmpty,
			VI:   "Tệp không có chữ nào. Hãy kiểm tra lại tệp đã gửi.",
			EN:   "The file has no words. Check the file that was sent.",
		}
	}
	return block.Clean(lineEnds.Replace(s)), nil
}

// decodeOld returns the text of a file of one byte a letter, as it is where
// it is not known to be Vietnamese.
func decodeOld(data []byte, asItIs string) string {
	if legacy.Windows1258(data) {
		if out, err := charmap.Windows1258.NewDecoder().Bytes(data); err == nil {
			return string(out)
		}
	}
	latin, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err == nil && legacy.Of(string(latin)) != legacy.None {
		return string(latin)
	}
	return asItIs
}

// A page break ends a paragraph as a line end does.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n",
	"\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(data)/2+1)
	for ; len(data) >= 2; data = data[2:] {
		units = append(units, order.Uint16(data))
	}
	if len(data) == 1 {
		units = append(units, utf8.RuneError) // half a letter: refused as broken
	}
	return string(utf16.Decode(units))
}
