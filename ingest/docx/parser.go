package docx

import (
	"fmt"

	"kehoach/ingest/block"
)

// parser walks over the parts of one document.
type parser struct {
	*scanner
	limits Limits
	styles *styles
	lists  *lists

	cells      int // that tables may still have
	paragraphs int // seen in the part
	covered    bool
	fields     fields
	fonts      *fonts
	notes      []noteRef
	left       leftOut
}

// noteRef is a reference to a footnote or an endnote.
type noteRef struct {
	end bool
	id  string
}

// leftOut counts what was not taken over, for the document's notes.
type leftOut struct {
	deleted, hidden, rows, comments, pictures, objects, chunks int
}

// report says, in Vietnamese, what was left out.
func (p *parser) report() []string {
	var out []string
	for _, n := range []struct {
		count int
		text  string
	}{
		{p.left.deleted, "Đã bỏ %d chỗ bị xóa có theo dõi (track changes); chữ chèn thêm được giữ."},
		{p.left.rows, "Đã bỏ %d hàng của bảng bị xóa có theo dõi hoặc bị ẩn."},
		{p.left.hidden, "Đã bỏ %d đoạn chữ ẩn (hidden text)."},
		{p.left.comments, "Không đọc %d bình luận (comment)."},
		{p.left.pictures, "Không đọc chữ trong %d hình ảnh."},
		{p.left.objects, "Không đọc %d đối tượng nhúng (bảng tính, công thức, biểu đồ)."},
		{p.left.chunks, "Không đọc %d phần tài liệu chèn từ tệp khác (altChunk)."},
	} {
		if n.count > 0 {
			out = append(out, fmt.Sprintf(n.text, n.count))
		}
	}
	if len(p.fonts.convert) > 0 {
		out = append(out, "Chữ gõ bằng phông cũ (TCVN3, VNI) đã được chuyển sang Unicode; hãy đối chiếu các tên riêng với bản gốc.")
	}
	return out
}

// blocks reads the paragraphs and tables of the element that was last started
// (body, cell, text box, note), up to its end.
func (p *parser) blocks() ([]block.Block, error) {
	c := &container{p: p}
	if err := p.children(c.child); err != nil {
		return nil, err
	}
	c.flush()
	return c.out, nil
}

// container collects the blocks of one element.
type container struct {
	p   *parser
	out []block.Block
	// carry is a paragraph whose mark is deleted: its words begin the next.
	carry *paragraph
}

func (c *container) child(e elem) error {
	p := c.p
	if e.ns == nsCompat && e.name == "AlternateContent" {
		return p.alternate(c.child, func() int { return len(c.out) })
	}
	if e.ns != nsWord {
		return p.children(c.child)
	}
	switch e.name {
	case "p":
		return c.paragraph()
	case "tbl":
		c.flush()
		return c.table()
	case "del", "moveFrom":
		p.left.deleted++
		return p.skip()
	case "altChunk":
		p.left.chunks++
		return p.skip()
	case "sdtPr", "sdtEndPr", "customXmlPr", "sectPr", "tblPr", "tblGrid", "tcPr":
		return p.skip()
	}
	// sdt, sdtContent, customXml, ins, moveTo and what is not known.
	return p.children(c.child)
}

// paragraph reads a p element.
func (c *container) paragraph() error {
	g := &paragraph{p: c.p, base: noStyle}
	if c.carry != nil {
		g.take(c.carry)
		c.carry = nil
	}
	c.p.paragraphs++
	if g.source == 0 {
		g.source = c.p.paragraphs
	}
	if err := g.read(); err != nil {
		return err
	}
	if g.markGone {
		c.carry = g
		return nil
	}
	c.add(g)
	return nil
}

// add appends a paragraph and the text boxes that hang on it.
func (c *container) add(g *paragraph) {
	if b, ok := g.block(); ok {
		c.out = append(c.out, b)
	}
	c.out = append(c.out, g.boxes...)
}

// flush ends a paragraph whose mark is deleted and that no other follows.
func (c *container) flush() {
	if g := c.carry; g != nil {
		c.carry = nil
		if len(g.text) == 0 {
			g.list = numbering{} // nothing is left of it
		}
		c.add(g)
	}
}

// table reads a tbl element. A frame, a table of one cell with another table
// in it, is taken off.
func (c *container) table() error {
	g := &grid{p: c.p, source: c.p.paragraphs + 1}
	if err := g.read(); err != nil {
		return err
	}
	if inner, ok := g.frame(); ok {
		c.out = append(c.out, inner...)
		return nil
	}
	t, err := g.table()
	if err != nil || t == nil {
		return err
	}
	b := block.Block{Table: t}
	b.Source.Paragraph = g.source
	c.out = append(c.out, b)
	return nil
}

// alternate reads one of the alternatives of an AlternateContent: the first
// choice, or the fallback where that gave nothing, by the measure of size.
func (p *parser) alternate(child func(elem) error, size func() int) error {
	taken := false
	before := size()
	return p.children(func(e elem) error {
		if e.name == "Choice" && taken || e.name == "Fallback" && size() > before {
			return p.skip()
		}
		taken = true
		return p.children(child)
	})
}
