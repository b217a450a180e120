package check

import "strings"

// para reads a paragraph; each break of a line in it begins another, as many
// heads of papers are typed.
func (r *reader) para(n *node) []*para {
	f, base := r.styles.paragraph(n)
	p := &para{pform: f}
	out := []*para{p}
	for _, k := range flat(n) {
		if k.name != "r" {
			continue
		}
		if k.kid("rPr").kid("vertAlign").attr["val"] == "superscript" && !strings.Contains(k.kid("t").text, "_") {
			continue // the number of a note; lines are typed raised, too
		}
		l := r.styles.run(k, base)
		for _, t := range k.kids {
			switch t.name {
			case "t":
				p.pieces = append(p.pieces, piece{t.text, l})
			case "tab":
				p.pieces = append(p.pieces, piece{" ", l})
			case "br":
				p = &para{pform: f}
				out = append(out, p)
			case "drawing", "pict", "AlternateContent":
				p.drawn = true
			case "instrText":
				if strings.Contains(t.text, "PAGE") && !strings.Contains(t.text, "NUMPAGES") {
					p.page = true
				}
			}
		}
	}
	return out
}

// paras returns all paragraphs inside an element, those of tables too.
func (r *reader) paras(n *node) []*para {
	var out []*para
	for _, k := range flat(n) {
		switch k.name {
		case "p":
			out = append(out, r.para(k)...)
		case "tbl":
			for _, row := range r.table(k).rows {
				for _, c := range row {
					out = append(out, c...)
				}
			}
		}
	}
	return out
}

func (r *reader) table(n *node) *table {
	t := &table{indent: n.kid("tblPr").kid("tblInd").num("w", 0), centred: n.kid("tblPr").kid("jc").attr["val"] == "center"}
	for _, k := range n.kid("tblGrid").kids {
		t.width += k.num("w", 0)
	}
	for _, k := range flat(n) {
		if k.name != "tr" {
			continue
		}
		if len(t.rows) == 0 {
			t.repeated = k.kid("trPr").kid("tblHeader").on()
		}
		var row [][]*para
		for _, c := range flat(k) {
			if c.name == "tc" {
				ps := r.paras(c)
				if w := c.kid("tcPr").kid("tcW").num("w", 0); w > 0 {
					for _, p := range ps {
						p.room = w - padding(n)
					}
				}
				row = append(row, ps)
			}
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// padding is how much of a cell's width is left free at its two sides.
func padding(t *node) int {
	m := t.kid("tblPr").kid("tblCellMar")
	side := func(names ...string) int {
		for _, name := range names {
			if k := m.kid(name); k.name != "" {
				return k.num("w", 0)
			}
		}
		return 108
	}
	return side("left", "start") + side("right", "end")
}
