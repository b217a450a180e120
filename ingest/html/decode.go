package html

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"kehoach/ingest/legacy"
)

// decode returns a page in UTF-8. A byte order mark decides, then what the
// bytes can only be, then what the page says of itself; a page in none of
// these ways is of Windows for Vietnamese.
func decode(data []byte) []byte {
	enc := encodingOf(data)
	if enc == nil {
		return bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	return out
}

// Is reports whether data is a web page: its text starts as one does, in any
// encoding.
func Is(data []byte) bool {
	if isArchive(data) {
		return true
	}
	head := strings.ToLower(string(decode(data[:min(len(data), 4096)])))
	for {
		head = strings.TrimLeft(head, " \t\r\n\uFEFF")
		comment, ok := strings.CutPrefix(head, "<!--")
		if !ok {
			break
		}
		if _, head, ok = strings.Cut(comment, "-->"); !ok {
			return strings.Contains(comment, "saved from url")
		}
	}
	if strings.HasPrefix(head, "<?xml") {
		_, head, _ = strings.Cut(head, "?>")
		head = strings.TrimLeft(head, " \t\r\n")
		return strings.HasPrefix(head, "<html") || strings.HasPrefix(head, "<!doctype html")
	}
	for _, start := range []string{"<html", "<!doctype html", "<head", "<body", "<table", "<div", "<p>", "<p ", "<meta"} {
		if strings.HasPrefix(head, start) {
			return true
		}
	}
	return false
}

// encodingOf is nil for UTF-8.
func encodingOf(data []byte) encoding.Encoding {
	head := data[:min(len(data), 1024)]
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.Contains(head, []byte("<\x00")):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case bytes.Contains(head, []byte("\x00<")):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case utf8.Valid(data):
		return nil
	}
	enc, name, certain := charset.DetermineEncoding(head, "")
	if !certain || name == "utf-8" {
		// It does not say, or says what it is not.
		if mostlyUTF8(data) {
			return nil
		}
		if legacy.Windows1258(data) {
			return charmap.Windows1258
		}
		if latin, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil && legacy.Of(string(latin)) != legacy.None {
			return charmap.Windows1252 // what the old fonts' letters are told from
		}
		return charmap.Windows1258
	}
	return enc
}

// mostlyUTF8 reports whether data is UTF-8 with a few spoilt places.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good > 20*bad
}
