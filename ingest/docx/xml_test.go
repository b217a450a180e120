package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// parts returns XML of real documents and odd pieces.
func parts(t testing.TB) [][]byte {
	out := [][]byte{
		[]byte(`<?xml version="1.0"?><!-- c --><a xmlns="u" x:y='1&amp;2'><b/>t&#65;&#x42;<![CDATA[<c>]]></a >`),
		[]byte("<a>\r\n\r</a>"), []byte("<a b=\"c\"d='e'/>"), []byte("<a></b>"), []byte("<a"), []byte("<a/><b/>"), []byte("a<b/>"),
		[]byte("<a:b:c/>"), []byte("<:a/>"), []byte("<a>&b;</a>"), []byte("<a>]]></a>"), []byte("<!DOCTYPE a><a/>"), []byte("\xFF\xFE<\x00a\x00/\x00>\x00"),
	}
	files, err := filepath.Glob("../testdata/plans/*.docx")
	if err != nil || len(files) == 0 {
		t.Fatalf("no plans: %v", err)
	}
	for _, f := range files {
		z, err := zip.OpenReader(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, b)
		}
		z.Close()
	}
	return out
}

// tokens lists what the scanner gives, in the manner of library.
func tokens(src []byte) (out []string, err error) {
	s, err := scan(src, 1000)
	if err != nil {
		return nil, err
	}
	for {
		t, err := s.next()
		switch {
		case err == io.EOF:
			return joined(out), nil
		case err != nil:
			return nil, err
		case t.start:
			line := "<" + t.elem.name
			for _, a := range t.elem.attrs {
				v, err := new(scanner).resolve(a.value)
				if err != nil {
					return nil, err
				}
				line += fmt.Sprintf(" %s:%s=%q", a.prefix, a.name, v)
			}
			out = append(out, line)
		case t.end:
			out = append(out, ">")
		default:
			out = append(out, "\""+string(t.text))
		}
	}
}

// library lists what encoding/xml gives.
func library(src []byte) (out []string, err error) {
	d := xml.NewDecoder(bytes.NewReader(src))
	var open []xml.Name
	for {
		t, err := d.RawToken()
		if err == io.EOF && len(open) == 0 {
			return joined(out), nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			open = append(open, t.Name)
			line := "<" + t.Name.Local
			for _, a := range t.Attr {
				line += fmt.Sprintf(" %s:%s=%q", a.Name.Space, a.Name.Local, a.Value)
			}
			out = append(out, line)
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != t.Name {
				return nil, errors.New("wrong end")
			}
			open = open[:len(open)-1]
			out = append(out, ">")
		case xml.CharData:
			if len(open) > 0 {
				out = append(out, "\""+string(t))
			} else if len(bytes.TrimSpace(t)) > 0 {
				return nil, errors.New("text outside")
			}
		case xml.Directive:
			return nil, errors.New("document type")
		}
	}
}

// joined joins neighbouring texts, and drops empty ones.
func joined(in []string) (out []string) {
	for _, s := range in {
		switch n := len(out); {
		case s == "\"":
		case s[0] == '"' && n > 0 && out[n-1][0] == '"':
			out[n-1] += s[1:]
		default:
			out = append(out, s)
		}
	}
	return out
}

func TestScannerAgreesWithLibrary(t *testing.T) {
	t.Parallel()
	for _, src := range parts(t) {
		want, err := library(src)
		if err != nil {
			continue
		}
		got, err := tokens(src)
		if err != nil {
			if len(src) > 200 {
				t.Errorf("%.60q: %v", src, err)
			}
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%.60q (-encoding/xml +scanner):\n%s", src, diff)
		}
	}
}

// FuzzScanner holds the scanner against encoding/xml: where both take an
// input they read the same.
func FuzzScanner(f *testing.F) {
	for _, b := range parts(f) {
		f.Add(b[:min(len(b), 2000)])
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		got, err := tokens(src)
		if err != nil || !utf8.Valid(src) || bytes.HasPrefix(src, []byte("\xEF\xBB\xBF")) {
			return
		}
		want, err := library(src)
		if err != nil {
			return
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-encoding/xml +scanner):\n%s", diff)
		}
	})
}
