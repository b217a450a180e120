package check

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

// node is an XML element; names are without their space.
type node struct {
	name string
	attr map[string]string
	kids []*node
	text string
}

// kid returns the first child of a name, an empty node for none.
func (n *node) kid(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return &node{}
}

func (n *node) has(name string) bool { return n.kid(name).name != "" }

// num returns an attribute as a number, a default where it is missing.
func (n *node) num(attr string, def int) int {
	v, err := strconv.Atoi(n.attr[attr])
	if err != nil {
		return def
	}
	return v
}

// on reads a toggle property: present and not switched off.
func (n *node) on() bool {
	v := n.attr["val"]
	return n.name != "" && v != "0" && v != "false" && v != "none"
}

// maxPart bounds a part of the file when it is unpacked, in bytes.
const maxPart = 64 << 20

// parts are the XML parts of a .docx.
type parts map[string]*node

func unpack(data []byte) (parts, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("open the .docx: %w", err)
	}
	out := make(parts)
	for _, f := range z.File {
		if path.Ext(f.Name) != ".xml" && path.Ext(f.Name) != ".rels" || !strings.HasPrefix(f.Name, "word/") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("open %s: %w", f.Name, err)
		}
		n, err := parseXML(io.LimitReader(r, maxPart))
		r.Close()
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", f.Name, err)
		}
		out[f.Name] = n
	}
	if out["word/document.xml"] == nil {
		return nil, errors.New("the file is no .docx: it has no word/document.xml")
	}
	return out, nil
}

func parseXML(r io.Reader) (*node, error) {
	dec := xml.NewDecoder(r)
	root := &node{}
	stack := []*node{root}
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := tok.(type) {
		case xml.StartElement:
			if len(stack) > 200 {
				return nil, errors.New("nested too deep")
			}
			n := &node{name: t.Name.Local, attr: make(map[string]string, len(t.Attr))}
			for _, a := range t.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if top.name == "t" || top.name == "instrText" {
				top.text += string(t)
			}
		}
	}
	if len(root.kids) == 0 {
		return &node{}, nil
	}
	return root.kids[0], nil
}
