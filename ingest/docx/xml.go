package docx

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// scanner walks over the tokens of an XML part, which it holds in memory. It
// knows what Office files may have of XML, which is all but document types,
// and refuses what is not well formed.
//
// It stands in for encoding/xml because nine of ten elements of a Word file
// are layout that is passed over: it takes a quarter of the time. A test holds
// the two against each other.
type scanner struct {
	src   []byte
	at    int
	limit int // of nested elements

	open   []open
	rooted bool // the root element has started
	ended  bool // the last start tag was "<a/>": its end is to come
	known  map[string]ns
	shut   []binding // what to restore when an element ends
	names  map[string]string
	attrs  []attr
	buffer []byte
}

// open is an element that is not over: its name as written.
type open []byte

type binding struct {
	depth  int
	prefix string
	old    ns
}

// attr is an attribute as written: entities are not yet resolved.
type attr struct{ prefix, name, value []byte }

// newScanner reads a part to its end.
func newScanner(r io.Reader, depth int) (*scanner, error) {
	src, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return scan(src, depth)
}

func scan(src []byte, depth int) (*scanner, error) {
	if bytes.HasPrefix(src, []byte("\xFE\xFF")) || bytes.HasPrefix(src, []byte("\xFF\xFE")) {
		var err error
		if src, err = unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder().Bytes(src); err != nil {
			return nil, err
		}
	}
	src = bytes.TrimPrefix(src, []byte("\xEF\xBB\xBF"))
	if !utf8.Valid(src) {
		return nil, brokenf("XML không phải UTF-8")
	}
	return &scanner{src: src, limit: depth, known: map[string]ns{}, names: map[string]string{}}, nil
}

// next returns the next token; at the end of the part its error is io.EOF.
// Comments and processing instructions are passed over.
func (s *scanner) next() (token, error) {
	if s.ended {
		s.ended = false
		s.close()
		return token{end: true}, nil
	}
	for s.at < len(s.src) {
		rest := s.src[s.at:]
		if rest[0] != '<' {
			n := bytes.IndexByte(rest, '<')
			if n < 0 {
				n = len(rest)
			}
			s.at += n
			if len(s.open) == 0 {
				if len(bytes.TrimSpace(rest[:n])) > 0 {
					return token{}, brokenf("XML có chữ ngoài phần tử gốc")
				}
				continue
			}
			text, err := s.resolve(rest[:n])
			return token{text: text}, err
		}
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			if err := s.past("-->", 4); err != nil {
				return token{}, err
			}
		case bytes.HasPrefix(rest, []byte("<?")):
			if err := s.instruction(); err != nil {
				return token{}, err
			}
		case bytes.HasPrefix(rest, []byte("<![CDATA[")) && len(s.open) > 0:
			if err := s.past("]]>", 9); err != nil {
				return token{}, err
			}
			return token{text: lineEnds(rest[9 : len(rest)-len(s.src)+s.at-3])}, nil
		case bytes.HasPrefix(rest, []byte("</")):
			return s.endTag()
		case bytes.HasPrefix(rest, []byte("<!")):
			return token{}, brokenf("XML có khai báo kiểu tài liệu")
		default:
			return s.startTag()
		}
	}
	if len(s.open) > 0 {
		return token{}, io.ErrUnexpectedEOF
	}
	return token{}, io.EOF
}

// past moves behind the next mark that is at least skip bytes away.
func (s *scanner) past(mark string, skip int) error {
	n := bytes.Index(s.src[s.at+skip:], []byte(mark))
	if n < 0 {
		return io.ErrUnexpectedEOF
	}
	s.at += skip + n + len(mark)
	return nil
}

// instruction passes over a processing instruction; the one that declares the
// encoding must name one that the part is in.
func (s *scanner) instruction() error {
	from := s.at
	if err := s.past("?>", 2); err != nil {
		return err
	}
	text := string(s.src[from:s.at])
	if !strings.HasPrefix(text, "<?xml ") {
		return nil
	}
	_, enc, ok := strings.Cut(text, "encoding=")
	if !ok || len(enc) < 2 {
		return nil
	}
	enc, _, _ = strings.Cut(enc[1:], enc[:1])
	switch strings.ToLower(enc) {
	case "utf-8", "utf-16", "us-ascii":
		return nil
	}
	return brokenf("bảng mã XML %q", enc)
}

// name takes a name from the current place, split at its colon.
func (s *scanner) name() (prefix, local []byte, err error) {
	from, colon := s.at, -1
	for s.at < len(s.src) {
		switch c := s.src[s.at]; {
		case c == ':' && colon < 0:
			colon = s.at
		case c <= ' ' || c == '=' || c == '>' || c == '/' || c == '<' || c == '"' || c == '\'':
			full := s.src[from:s.at]
			if len(full) == 0 || colon == from || colon == s.at-1 {
				return nil, nil, brokenf("tên XML sai")
			}
			if colon < 0 {
				return nil, full, nil
			}
			return s.src[from:colon], s.src[colon+1 : s.at], nil
		}
		s.at++
	}
	return nil, nil, io.ErrUnexpectedEOF
}

func (s *scanner) space() {
	for s.at < len(s.src) && (s.src[s.at] == ' ' || s.src[s.at] == '\n' || s.src[s.at] == '\t' || s.src[s.at] == '\r') {
		s.at++
	}
}

func (s *scanner) startTag() (token, error) {
	if len(s.open) >= s.limit {
		return token{}, bomb("XML lồng quá sâu", "XML nested too deep")
	}
	if len(s.open) == 0 && s.rooted {
		return token{}, brokenf("XML có hai phần tử gốc")
	}
	s.rooted = true
	s.at++
	from := s.at
	prefix, local, err := s.name()
	if err != nil {
		return token{}, err
	}
	s.open = append(s.open, open(s.src[from:s.at]))
	s.attrs = s.attrs[:0]
	for {
		s.space()
		rest := s.src[s.at:]
		switch {
		case len(rest) == 0:
			return token{}, io.ErrUnexpectedEOF
		case rest[0] == '>':
			s.at++
			return s.started(prefix, local), nil
		case rest[0] == '/' && len(rest) > 1 && rest[1] == '>':
			s.at += 2
			s.ended = true
			return s.started(prefix, local), nil
		}
		if err := s.attribute(); err != nil {
			return token{}, err
		}
	}
}

func (s *scanner) attribute() error {
	prefix, local, err := s.name()
	if err != nil {
		return err
	}
	s.space()
	if s.at >= len(s.src) || s.src[s.at] != '=' {
		return brokenf("thuộc tính XML sai")
	}
	s.at++
	s.space()
	if s.at >= len(s.src) || s.src[s.at] != '"' && s.src[s.at] != '\'' {
		return brokenf("thuộc tính XML sai")
	}
	n := bytes.IndexByte(s.src[s.at+1:], s.src[s.at])
	if n < 0 {
		return io.ErrUnexpectedEOF
	}
	value := s.src[s.at+1 : s.at+1+n]
	if bytes.IndexByte(value, '<') >= 0 {
		return brokenf("thuộc tính XML sai")
	}
	s.at += n + 2
	a := attr{prefix, local, value}
	s.attrs = append(s.attrs, a)
	if string(prefix) == "xmlns" || prefix == nil && string(local) == "xmlns" {
		bound := ""
		if prefix != nil {
			bound = s.intern(local)
		}
		s.shut = append(s.shut, binding{len(s.open), bound, s.known[bound]})
		s.known[bound] = namespaces[string(value)]
	}
	return nil
}

func (s *scanner) started(prefix, local []byte) token {
	return token{start: true, elem: elem{ns: s.known[string(prefix)], name: s.intern(local), attrs: s.attrs}}
}

// intern returns name as a string, the same one each time.
func (s *scanner) intern(name []byte) string {
	if t, ok := s.names[string(name)]; ok {
		return t
	}
	t := string(name)
	s.names[t] = t
	return t
}

func (s *scanner) endTag() (token, error) {
	s.at += 2
	n := bytes.IndexByte(s.src[s.at:], '>')
	if n < 0 {
		return token{}, io.ErrUnexpectedEOF
	}
	name := bytes.TrimRight(s.src[s.at:s.at+n], " \t\r\n")
	if len(s.open) == 0 || !bytes.Equal(s.open[len(s.open)-1], name) {
		return token{}, brokenf("thẻ XML %q đóng sai", name[:min(len(name), 40)])
	}
	s.at += n + 1
	s.close()
	return token{end: true}, nil
}

// close ends the innermost element and the bindings that it made.
func (s *scanner) close() {
	n := len(s.open)
	for k := len(s.shut); k > 0 && s.shut[k-1].depth == n; k-- {
		s.known[s.shut[k-1].prefix] = s.shut[k-1].old
		s.shut = s.shut[:k-1]
	}
	s.open = s.open[:n-1]
}
