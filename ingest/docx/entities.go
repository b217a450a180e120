package docx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// resolve returns text with its entities resolved and line ends as "\n". The
// result is valid until the next call.
func (s *scanner) resolve(text []byte) ([]byte, error) {
	if bytes.IndexByte(text, '&') < 0 {
		return lineEnds(text), nil
	}
	s.buffer = s.buffer[:0]
	text = lineEnds(text)
	for {
		n := bytes.IndexByte(text, '&')
		if n < 0 {
			s.buffer = append(s.buffer, text...)
			return s.buffer, nil
		}
		s.buffer = append(s.buffer, text[:n]...)
		text = text[n+1:]
		end := bytes.IndexByte(text[:min(len(text), 12)], ';')
		if end < 0 {
			return nil, brokenf("ký hiệu XML sai")
		}
		r, ok := entity(string(text[:end]))
		if !ok {
			return nil, brokenf("ký hiệu XML &%s; không rõ", text[:end])
		}
		s.buffer = utf8.AppendRune(s.buffer, r)
		text = text[end+1:]
	}
}

func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, false
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return 0, false
	}
	return rune(n), true
}

// lineEnds makes every line end "\n".
func lineEnds(text []byte) []byte {
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}
