package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// pkg is an opened package: the zip and its parts by lower-case name.
type pkg struct {
	limits Limits
	parts  map[string]*zip.File
}

// openPackage opens the zip and checks what its directory declares, before
// anything is unpacked.
func openPackage(data []byte, limits Limits) (*pkg, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	if len(z.File) > limits.Entries {
		return nil, bomb(fmt.Sprintf("%d tệp con", len(z.File)), fmt.Sprintf("%d entries", len(z.File)))
	}
	p := &pkg{limits: limits, parts: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		name := partName(f.Name)
		if _, twice := p.parts[name]; twice {
			// Which of the two Word would read is not known.
			return nil, brokenf("tệp con %q có hai lần", name)
		}
		p.parts[name] = f
	}
	return p, nil
}

// partName is the form in which parts are looked up: Office compares names
// without regard to case, and some writers use backslashes.
func partName(s string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(s, `\`, "/"), "/"))
}

func (p *pkg) has(part string) bool { return p.parts[part] != nil }

// open unpacks a part. Reading past the limits gives an error.
func (p *pkg) open(part string) (io.ReadCloser, error) {
	f := p.parts[part]
	if f == nil {
		return nil, brokenf("thiếu phần %s", path.Base(part))
	}
	if f.Flags&1 != 0 {
		return nil, errEncrypted
	}
	size := int64(min(f.UncompressedSize64, 1<<62))
	packed := max(int64(min(f.CompressedSize64, 1<<62)), 1)
	if size > p.limits.PartBytes {
		return nil, bomb(fmt.Sprintf("phần %s lớn %d MB", path.Base(part), size>>20), fmt.Sprintf("part %s has %d MB", path.Base(part), size>>20))
	}
	if size > 4<<20 && size/packed > p.limits.Ratio {
		return nil, bomb(fmt.Sprintf("tỷ lệ nén %d lần", size/packed), fmt.Sprintf("compression ratio %d", size/packed))
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return &bounded{r: r, left: max(size, 1)}, nil
}

// bounded reads no more than the directory declared.
type bounded struct {
	r    io.ReadCloser
	left int64
}

func (b *bounded) Read(buf []byte) (int, error) {
	n, err := b.r.Read(buf)
	if b.left -= int64(n); b.left < 0 {
		return 0, bomb("kích thước khai báo sai", "declared sizes are wrong")
	}
	return n, err
}

func (b *bounded) Close() error { return b.r.Close() }

// mimetype returns the type that an OpenDocument file declares.
func (p *pkg) mimetype() string {
	if !p.has("mimetype") {
		return ""
	}
	r, err := p.open("mimetype")
	if err != nil {
		return ""
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, 100))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(strings.ToValidUTF8(string(b), ""))
}

// mainPart returns the part with the text of a Word document.
func (p *pkg) mainPart() (string, bool) {
	if rels, err := p.relations(""); err == nil {
		main := rels.first("officeDocument")
		// Excel's and PowerPoint's main parts have the same relation.
		if p.has(main) && !strings.HasPrefix(main, "xl/") && !strings.HasPrefix(main, "ppt/") && !strings.HasPrefix(main, "visio/") {
			return main, true
		}
	}
	return "word/document.xml", p.has("word/document.xml")
}

// relation is a link from one part to another. kind is the last word of its
// type, the same in transitional and strict files.
type relation struct{ kind, target string }

type relations []relation

// first returns the target of the first relation of a kind, "" for none.
func (rs relations) first(kind string) string {
	for _, r := range rs {
		if r.kind == kind {
			return r.target
		}
	}
	return ""
}

// relations reads the links of a part, or of the package for "".
func (p *pkg) relations(part string) (relations, error) {
	dir, base := path.Split(part)
	name := dir + "_rels/" + base + ".rels"
	if !p.has(name) {
		return nil, nil
	}
	r, err := p.open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	s, err := newScanner(r, p.limits.Depth)
	if err != nil {
		return nil, err
	}
	if _, err := s.root(); err != nil {
		return nil, err
	}
	var out relations
	err = s.children(func(e elem) error {
		if e.name == "Relationship" && e.attr("TargetMode") != "External" {
			target := strings.ReplaceAll(e.attr("Target"), `\`, "/")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			out = append(out, relation{path.Base(e.attr("Type")), partName(path.Clean(target))})
		}
		return s.skip()
	})
	return out, err
}
