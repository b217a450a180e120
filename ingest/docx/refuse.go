package docx

import (
	"bytes"
	"fmt"

	"kehoach/ingest/block"
)

var errEmpty = &block.Refusal{
	Code: block.FileEmpty,
	VI:   "Tệp không có chữ nào (nếu là bản quét thành ảnh trong Word, hãy gửi bản có chữ). Hãy kiểm tra lại tệp đã gửi.",
	EN:   "The file has no words (if it is a scan inside a Word file, send one with text). Check the file that was sent.",
}

func brokenf(format string, args ...any) *block.Refusal {
	what := fmt.Sprintf(format, args...)
	return &block.Refusal{
		Code: block.Broken,
		VI:   "Tệp Word bị hỏng hoặc tải về chưa đủ (" + what + "). Hãy mở bằng Word, lưu lại thành .docx rồi gửi lại.",
		EN:   "The Word file is damaged or was not fully downloaded (" + what + "). Open it in Word, save it as .docx and send it again.",
	}
}

func tooLarge(size, limit int64) *block.Refusal {
	return &block.Refusal{
		Code: block.TooLarge,
		VI:   fmt.Sprintf("Tệp lớn %d MB, quá giới hạn %d MB. Hãy bỏ bớt hình ảnh trong tệp rồi gửi lại.", size>>20, limit>>20),
		EN:   fmt.Sprintf("The file has %d MB, over the limit of %d MB. Take images out of it and send it again.", size>>20, limit>>20),
	}
}

func bomb(what, whatEN string) *block.Refusal {
	return &block.Refusal{
		Code: block.ArchiveBomb,
		VI:   "Tệp nén bất thường (" + what + "), không mở vì lý do an toàn. Hãy mở bằng Word, lưu lại thành .docx rồi gửi lại.",
		EN:   "The file is packed in an abnormal way (" + whatEN + ") and is not opened, for safety. Open it in Word, save it as .docx and send it again.",
	}
}

func otherFormat(vi, en string) *block.Refusal {
	return &block.Refusal{
		Code: block.UnknownFormat,
		VI:   "Tệp là " + vi + ", chưa đọc được. Hãy mở tệp, lưu thành .docx (Word) hoặc .txt (UTF-8) rồi gửi lại.",
		EN:   "The file is " + en + ", which cannot be read yet. Open it, save it as .docx (Word) or .txt (UTF-8) and send it again.",
	}
}

var errEncrypted = &block.Refusal{
	Code: block.Encrypted,
	VI:   "Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi gửi lại.",
	EN:   "The file is protected by a password and cannot be read. Remove the password (File > Info > Protect Document) and send it again.",
}

// isOLE reports whether data is a compound file, the container of old Office
// documents and of encrypted new ones.
func isOLE(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
}

// oleRefusal says what the compound file holds, by the names of its streams.
func oleRefusal(data []byte) *block.Refusal {
	has := func(stream string) bool {
		wide := make([]byte, 0, 2*len(stream))
		for i := range len(stream) {
			wide = append(wide, stream[i], 0)
		}
		return bytes.Contains(data, wide)
	}
	switch {
	case has("EncryptedPackage"):
		return errEncrypted
	case has("WordDocument"):
		return &block.Refusal{
			Code: block.UnknownFormat,
			VI:   "Tệp là Word 97-2003 (.doc), chưa đọc được. Hãy mở bằng Word, chọn Lưu thành (Save As) kiểu .docx rồi gửi lại.",
			EN:   "The file is a Word 97-2003 document (.doc), which cannot be read yet. Open it in Word, save it as .docx and send it again.",
		}
	case has("Workbook"), has("Book"):
		return otherFormat("bảng tính Excel 97-2003 (.xls)", "an Excel 97-2003 workbook (.xls)")
	case has("PowerPoint Document"):
		return otherFormat("bản trình chiếu PowerPoint 97-2003 (.ppt)", "a PowerPoint 97-2003 presentation (.ppt)")
	}
	return otherFormat("định dạng OLE lạ", "an unknown OLE file")
}

// otherKind says what a zip without a Word document in it is.
func (p *pkg) otherKind() *block.Refusal {
	kinds := []struct{ part, vi, en string }{
		{"xl/workbook.xml", "bảng tính Excel (.xlsx)", "an Excel workbook (.xlsx)"},
		{"xl/workbook.bin", "bảng tính Excel (.xlsb)", "an Excel workbook (.xlsb)"},
		{"ppt/presentation.xml", "bản trình chiếu PowerPoint (.pptx)", "a PowerPoint presentation (.pptx)"},
		{"visio/document.xml", "bản vẽ Visio (.vsdx)", "a Visio drawing (.vsdx)"},
	}
	for _, k := range kinds {
		if p.has(k.part) {
			return otherFormat(k.vi, k.en)
		}
	}
	if p.has("[content_types].xml") {
		return brokenf("không có phần văn bản chính")
	}
	switch mime := p.mimetype(); mime {
	case "":
	case "application/vnd.oasis.opendocument.text":
		return otherFormat("văn bản OpenDocument (.odt)", "an OpenDocument text (.odt)")
	case "application/vnd.oasis.opendocument.spreadsheet":
		return otherFormat("bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)")
	case "application/epub+zip":
		return otherFormat("sách điện tử (.epub)", "an e-book (.epub)")
	default:
		return otherFormat("kiểu "+mime, "of type "+mime)
	}
	return otherFormat("tệp nén (.zip); hãy giải nén và gửi từng văn bản", "an archive (.zip); unpack it and send each document")
}
