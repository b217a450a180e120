package docx

import (
	"errors"
	"io"
)

// ns is a namespace that the reader tells apart.
type ns uint8

const (
	nsOther  ns = iota
	nsWord      // WordprocessingML
	nsCompat    // markup compatibility: AlternateContent
	nsMath      // Office math
	nsPicture
)

// namespaces holds the transitional and the strict names.
var namespaces = map[string]ns{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": nsWord,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":             nsWord,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":  nsCompat,
	"http://schemas.openxmlformats.org/officeDocument/2006/math":   nsMath,
	"http://purl.oclc.org/ooxml/officeDocument/math":               nsMath,
	"http://schemas.openxmlformats.org/drawingml/2006/picture":     nsPicture,
	"http://purl.oclc.org/ooxml/drawingml/picture":                 nsPicture,
}

// token is an element's start or end, or text. Text and attributes are valid
// until the next token.
type token struct {
	start, end bool
	elem       elem
	text       []byte
}

// elem is the start of an element.
type elem struct {
	ns    ns
	name  string
	attrs []attr
}

// attr returns the value of an attribute by its local name, "" for none. It
// is asked for before the element's children are read.
func (e elem) attr(name string) string {
	for i := range e.attrs {
		if string(e.attrs[i].name) == name && string(e.attrs[i].prefix) != "xmlns" {
			v, err := new(scanner).resolve(e.attrs[i].value)
			if err != nil {
				return ""
			}
			return string(v)
		}
	}
	return ""
}

// on returns the value of an on/off element: present means on, unless it
// says otherwise.
func (e elem) on() bool {
	switch e.attr("val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// root returns the start of the root element.
func (s *scanner) root() (elem, error) {
	t, err := s.next()
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return t.elem, err
}

// children calls f with each child element of the element that was last
// started, up to its end. f reads the child to its end.
func (s *scanner) children(f func(elem) error) error {
	for {
		t, err := s.next()
		if err != nil {
			return err
		}
		if t.end {
			return nil
		}
		if t.start {
			if err := f(t.elem); err != nil {
				return err
			}
		}
	}
}

// skip reads to the end of the element that was last started.
func (s *scanner) skip() error {
	for depth := 1; depth > 0; {
		t, err := s.next()
		if err != nil {
			return err
		}
		if t.start {
			depth++
		}
		if t.end {
			depth--
		}
	}
	return nil
}

// content returns the text of the element that was last started.
func (s *scanner) content() (string, error) {
	var text []byte
	for depth := 1; depth > 0; {
		t, err := s.next()
		if err != nil {
			return "", err
		}
		switch {
		case t.start:
			depth++
		case t.end:
			depth--
		default:
			text = append(text, t.text...)
		}
	}
	return string(text), nil
}
