package check

import (
	"strings"

	"kehoach/agent/draft/times"
)

// piece is a run of text.
type piece struct {
	text string
	look
}

// para is a paragraph.
type para struct {
	pform
	pieces []piece
	drawn  bool // it holds a drawing, such as a line
	page   bool // it holds the number of the page
	room   int  // how wide its column is, 0 for unknown
}

// text returns the words of a paragraph, with single spaces.
func (p *para) text() string {
	s := ""
	for _, r := range p.pieces {
		t := r.text
		if r.capped {
			t = strings.ToUpper(t)
		}
		s += t
	}
	return strings.Join(strings.Fields(s), " ")
}

// all reports whether ok holds for each run that has words.
func (p *para) all(ok func(look) bool) bool {
	for _, r := range p.pieces {
		if strings.TrimSpace(r.text) != "" && !ok(r.look) {
			return false
		}
	}
	return true
}

// isRule reports whether the paragraph is a line rather than words.
func (p *para) isRule() bool {
	return p.ruled && p.text() == "" || p.drawn || p.text() != "" && strings.Trim(p.text(), "_-–—¯ ") == ""
}

// table is a table; a cell holds paragraphs (those of tables inside it too).
type table struct {
	rows     [][][]*para
	repeated bool // the first row is repeated on each page
	width    int  // by its grid
	indent   int  // from the left margin
	centred  bool
}

// length returns how long the line is that a paragraph's border draws; ok is
// false where it is drawn in another way.
func (p *para) length() (twips int, ok bool) {
	return p.room - p.left - p.right, p.ruled && p.room > 0 && p.text() == ""
}

// width returns how wide the words of a paragraph are on one line, and at most
// its column.
func (p *para) width() int {
	w := 0
	for _, r := range p.pieces {
		w += times.Width(r.text, float64(r.size)/2, r.bold)
	}
	if p.room > 0 {
		w = min(w, p.room)
	}
	return w
}

// block is a paragraph or a table.
type block struct {
	p *para
	t *table
}

// section is a run of pages.
type section struct {
	blocks                   []block
	width, height            int
	top, right, bottom, left int
	title                    bool // the first page has a head of its own
	start                    int  // number of the first page, 0 where it goes on
	first, normal            []*para
}

// paper is a file made ready for the rules.
type paper struct {
	sections []*section
	draft    bool
}

// reader turns the parts of a file into a paper.
type reader struct {
	parts  parts
	styles sheet
	rels   map[string]string
}

func read(data []byte) (*paper, error) {
	ps, err := unpack(data)
	if err != nil {
		return nil, err
	}
	r := &reader{parts: ps, styles: readStyles(ps["word/styles.xml"]), rels: make(map[string]string)}
	if n := ps["word/_rels/document.xml.rels"]; n != nil {
		for _, k := range n.kids {
			r.rels[k.attr["Id"]] = "word/" + strings.TrimPrefix(k.attr["Target"], "/word/")
		}
	}
	d := &paper{}
	cur := &section{}
	for _, k := range flat(ps["word/document.xml"].kid("body")) {
		switch k.name {
		case "p":
			for _, p := range r.para(k) {
				cur.blocks = append(cur.blocks, block{p: p})
			}
			if props := k.kid("pPr"); props.has("sectPr") {
				cur = r.close(d, cur, props.kid("sectPr"))
			}
		case "tbl":
			cur.blocks = append(cur.blocks, block{t: r.table(k)})
		case "sectPr":
			cur = r.close(d, cur, k)
		}
	}
	if len(cur.blocks) > 0 {
		d.sections = append(d.sections, cur)
	}
	for _, s := range d.sections {
		for _, p := range append(s.first, s.normal...) {
			d.draft = d.draft || strings.HasPrefix(p.text(), "Dự thảo")
		}
	}
	return d, nil
}

// flat returns the children of an element with content controls and the like
// opened; deleted text is left out.
func flat(n *node) []*node {
	var out []*node
	for _, k := range n.kids {
		switch k.name {
		case "sdt":
			out = append(out, flat(k.kid("sdtContent"))...)
		case "ins", "smartTag", "hyperlink", "customXml", "fldSimple":
			if strings.Contains(k.attr["instr"], "PAGE") {
				out = append(out, &node{name: "r", kids: []*node{{name: "instrText", text: "PAGE"}}})
			}
			out = append(out, flat(k)...)
		case "del":
		default:
			out = append(out, k)
		}
	}
	return out
}

// close ends a section with its properties; a head that it does not name is
// that of the section before.
func (r *reader) close(d *paper, s *section, props *node) *section {
	size, margin := props.kid("pgSz"), props.kid("pgMar")
	s.width, s.height = size.num("w", 0), size.num("h", 0)
	s.top, s.right, s.bottom, s.left = margin.num("top", 0), margin.num("right", 0), margin.num("bottom", 0), margin.num("left", 0)
	s.title = props.kid("titlePg").on()
	s.start = props.kid("pgNumType").num("start", 0)
	for _, b := range s.blocks {
		if b.p != nil {
			b.p.room = s.width - s.left - s.right
		}
	}
	if n := len(d.sections); n > 0 {
		s.first, s.normal = d.sections[n-1].first, d.sections[n-1].normal
	}
	for _, k := range props.kids {
		if k.name != "headerReference" {
			continue
		}
		var ps []*para
		if part := r.parts[r.rels[k.attr["id"]]]; part != nil {
			ps = r.paras(part)
		}
		switch k.attr["type"] {
		case "first":
			s.first = ps
		case "default", "":
			s.normal = ps
		}
	}
	d.sections = append(d.sections, s)
	return &section{}
}
