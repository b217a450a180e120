package docx

import "strings"

// run reads an r element.
func (g *paragraph) run() error {
	p := g.p
	var l look
	var child func(e elem) error
	child = func(e elem) error {
		switch {
		case e.ns == nsCompat && e.name == "AlternateContent":
			return p.alternate(child, func() int { return g.grown })
		case e.ns != nsWord:
			return g.drawing(e)
		}
		switch e.name {
		case "rPr":
			var err error
			l, err = p.look()
			return err
		case "t":
			keep := e.attr("space") == "preserve"
			s, err := p.content()
			g.write(spaced(s, keep), l)
			return err
		case "tab", "ptab":
			g.write("\t", l)
		case "br", "cr":
			g.write("\n", l)
		case "noBreakHyphen":
			g.write("-", l)
		case "sym":
			g.write(char(e), l)
		case "fldChar":
			p.fields.mark(e.attr("fldCharType"))
		case "footnoteReference", "endnoteReference":
			if !g.hidden(l) && p.fields.code == 0 {
				p.notes = append(p.notes, noteRef{e.name == "endnoteReference", e.attr("id")})
			}
		case "commentReference":
			p.left.comments++
		case "object":
			p.left.objects++
			return g.drawing(e)
		case "drawing", "pict":
			return p.children(g.drawing)
		case "ruby":
			return p.children(func(e elem) error {
				if e.name != "rubyBase" {
					return p.skip() // how the base is read out
				}
				return p.children(g.inline)
			})
		}
		// instrText, delText, softHyphen and what shows no words.
		return p.skip()
	}
	return p.children(child)
}

// spaced returns the text of a t element. Its white space counts as written,
// but a line end is of the XML's layout, and with it the white space at both ends unless it
// is to be kept.
func spaced(s string, keep bool) string {
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	if !keep {
		s = strings.TrimSpace(s)
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", " "), "\n", " ")
}

// drawing looks for text boxes and pictures in a drawing of either kind,
// DrawingML or VML.
func (g *paragraph) drawing(e elem) error {
	p := g.p
	switch {
	case e.ns == nsWord && e.name == "txbxContent":
		outer, covered := p.fields, p.covered
		p.fields, p.covered = fields{}, false
		inner, err := p.blocks()
		p.fields, p.covered = outer, covered
		g.boxes = append(g.boxes, inner...)
		g.grown += len(inner)
		return err
	case e.ns == nsPicture && e.name == "pic", e.name == "imagedata":
		p.left.pictures++
		g.grown++
	case e.ns == nsCompat && e.name == "AlternateContent":
		return p.alternate(g.drawing, func() int { return g.grown })
	}
	return p.children(g.drawing)
}
