package ingest

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"kehoach/ingest/block"
	"kehoach/ingest/docx"
	"kehoach/ingest/html"
	"kehoach/ingest/office"
	"kehoach/ingest/pdf"
	"kehoach/ingest/text"
	"kehoach/ingest/xlsx"
)

// MaxFile is the size in bytes of the largest document that is read.
const MaxFile = 64 << 20

// format is a kind of document, told by its content, and its reader.
type format struct {
	is   func(data []byte) bool
	read func(name string, data []byte) (*block.Document, error)
}

// formats are tried in order; the last takes all. A reader for a further
// format is a further row, before the one that refuses it.
var formats = []format{
	{xlsx.Is, xlsx.Read},
	{office.Is, office.Read},
	// The reader of .docx also tells apart the other kinds of Office files.
	{starts("PK\x03\x04", "PK\x05\x06", "PK\x07\x08", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), docx.Read},
	{isPDF, pdf.Read},
	{html.Is, html.Read},
	{markup("<?xml", "<w:document", "<pkg:package"), refuse("tệp XML", "an XML file")},
	{starts("\xFF\xD8\xFF", "\x89PNG", "GIF8", "II*\x00", "MM\x00*", "BM6"), refuse("hình ảnh", "an image")},
	{starts("Rar!", "7z\xBC\xAF\x27\x1C", "\x1F\x8B"), refuse("tệp nén", "an archive")},
	{func([]byte) bool { return true }, text.Read},
}

// Document reads a document of any known format into blocks. What the file
// holds decides, not how its name ends. The error is a [*block.Refusal].
func Document(name string, data []byte) (*block.Document, error) {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	if len(data) > MaxFile {
		return nil, &block.Refusal{
			Code: block.TooLarge,
			VI:   fmt.Sprintf("Tệp lớn %d MB, quá giới hạn %d MB. Hãy bỏ bớt hình ảnh trong tệp rồi gửi lại.", len(data)>>20, MaxFile>>20),
			EN:   fmt.Sprintf("The file has %d MB, over the limit of %d MB. Take images out of it and send it again.", len(data)>>20, MaxFile>>20),
		}
	}
	if len(data) == 0 {
		return nil, &block.Refusal{
			Code: block.FileEmpty,
			VI:   "Tệp rỗng (0 byte). Hãy kiểm tra lại tệp đã gửi.",
			EN:   "The file is empty (0 bytes). Check the file that was sent.",
		}
	}
	for _, f := range formats {
		if !f.is(data) {
			continue
		}
		doc, err := f.read(name, data)
		if err != nil {
			return nil, err
		}
		toUnicode(doc)
		return doc, nil
	}
	return nil, &block.Refusal{
		Code: block.UnknownFormat,
		VI:   "Không nhận ra định dạng tệp. Hãy lưu thành .docx hoặc .txt (UTF-8) rồi gửi lại.",
		EN:   "The file's format is not known. Save it as .docx or .txt (UTF-8) and send it again.",
	}
}

// starts tells a format by its first bytes.
func starts(magic ...string) func([]byte) bool {
	return func(data []byte) bool {
		for _, m := range magic {
			if bytes.HasPrefix(data, []byte(m)) {
				return true
			}
		}
		return false
	}
}

// markup tells a format by how its text starts, whatever the case, after a
// byte order mark and white space.
func markup(heads ...string) func([]byte) bool {
	return func(data []byte) bool {
		data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), " \t\r\n")
		head := strings.ToLower(string(data[:min(len(data), 40)]))
		for _, h := range heads {
			if strings.HasPrefix(head, h) {
				return true
			}
		}
		return false
	}
}

// isPDF reports whether the mark of a PDF is near the start, where readers
// look for it.
func isPDF(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

// refuse is the reader of a format that is known but not read.
func refuse(vi, en string) func(string, []byte) (*block.Document, error) {
	return func(string, []byte) (*block.Document, error) {
		return nil, &block.Refusal{
			Code: block.UnknownFormat,
			VI:   "Tệp là " + vi + ", chưa đọc được. Hãy mở tệp, lưu thành .docx (Word) hoặc .txt (UTF-8) rồi gửi lại.",
			EN:   "The file is " + en + ", which cannot be read yet. Open it, save it as .docx (Word) or .txt (UTF-8) and send it again.",
		}
	}
}
