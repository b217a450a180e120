package html

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// isArchive reports whether data is a page and its pictures in one file, in
// the form of a letter (.mht).
func isArchive(data []byte) bool {
	head := bytes.ToLower(data[:min(len(data), 2048)])
	trimmed := bytes.TrimLeft(head, " \t\r\n")
	return !bytes.HasPrefix(trimmed, []byte("<")) && bytes.Contains(head, []byte("mime-version:"))
}

// unpack returns the page of an archive: its first part of HTML.
func unpack(data []byte) ([]byte, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, broken("tệp .mht")
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return nil, broken("tệp .mht")
	}
	if kind == "text/html" {
		return partBytes(m.Body, m.Header.Get("Content-Transfer-Encoding"))
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil, errEmpty
		}
		if err != nil {
			return nil, broken("tệp .mht")
		}
		if kind, _, _ := mime.ParseMediaType(p.Header.Get("Content-Type")); kind == "text/html" {
			return partBytes(p, p.Header.Get("Content-Transfer-Encoding"))
		}
	}
}

func partBytes(r io.Reader, transfer string) ([]byte, error) {
	switch strings.ToLower(transfer) {
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		return nil, broken("tệp .mht")
	}
	return out, nil
}
