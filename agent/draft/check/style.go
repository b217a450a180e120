package check

// look is how a run of text looks, and pform how a paragraph stands, once all
// styles are applied.
type look struct {
	font, color          string
	size                 int // half-points
	bold, italic, capped bool
}

type pform struct {
	jc                                string
	first, left, right, before, after int
	line                              int
	rule                              string
	ruled                             bool // it has a line below
}

// sheet is the styles of a file.
type sheet struct {
	byID        map[string]*node
	normal      string
	runDefault  *node
	paraDefault *node
}

func readStyles(n *node) sheet {
	s := sheet{byID: make(map[string]*node), runDefault: &node{}, paraDefault: &node{}}
	if n == nil {
		return s
	}
	d := n.kid("docDefaults")
	s.runDefault = d.kid("rPrDefault").kid("rPr")
	s.paraDefault = d.kid("pPrDefault").kid("pPr")
	for _, k := range n.kids {
		if k.name != "style" {
			continue
		}
		s.byID[k.attr["styleId"]] = k
		if k.attr["type"] == "paragraph" && k.attr["default"] == "1" {
			s.normal = k.attr["styleId"]
		}
	}
	return s
}

// chain returns a style and those it is based on, the farthest first.
func (s sheet) chain(id string) []*node {
	var out []*node
	for range 20 {
		st := s.byID[id]
		if st == nil {
			break
		}
		out = append([]*node{st}, out...)
		id = st.kid("basedOn").attr["val"]
	}
	return out
}

func (l *look) apply(p *node) {
	for _, k := range p.kids {
		switch k.name {
		case "rFonts":
			for _, a := range []string{"ascii", "hAnsi"} {
				if v := k.attr[a]; v != "" {
					l.font = v
				}
			}
		case "sz":
			l.size = k.num("val", l.size)
		case "b":
			l.bold = k.on()
		case "i":
			l.italic = k.on()
		case "caps":
			l.capped = k.on()
		case "color":
			l.color = k.attr["val"]
		}
	}
}

func (f *pform) apply(p *node) {
	for _, k := range p.kids {
		switch k.name {
		case "jc":
			f.jc = k.attr["val"]
		case "ind":
			f.first = k.num("firstLine", f.first)
			if k.attr["hanging"] != "" {
				f.first = -k.num("hanging", 0)
			}
			f.left = k.num("left", k.num("start", f.left))
			f.right = k.num("right", k.num("end", f.right))
		case "spacing":
			f.before, f.after = k.num("before", f.before), k.num("after", f.after)
			f.line = k.num("line", f.line)
			if v := k.attr["lineRule"]; v != "" {
				f.rule = v
			}
		case "pBdr":
			f.ruled = k.kid("bottom").on() || k.kid("top").on()
		}
	}
}

// paragraph returns how a paragraph stands and how its text looks before the
// properties of its runs.
func (s sheet) paragraph(p *node) (pform, look) {
	props := p.kid("pPr")
	id := props.kid("pStyle").attr["val"]
	if id == "" {
		id = s.normal
	}
	f, l := pform{line: 240, rule: "auto"}, look{size: 20, font: "Times New Roman"}
	f.apply(s.paraDefault)
	l.apply(s.runDefault)
	for _, st := range s.chain(id) {
		f.apply(st.kid("pPr"))
		l.apply(st.kid("rPr"))
	}
	f.apply(props)
	return f, l
}

// run returns how a run of a paragraph looks.
func (s sheet) run(r *node, base look) look {
	props := r.kid("rPr")
	for _, st := range s.chain(props.kid("rStyle").attr["val"]) {
		base.apply(st.kid("rPr"))
	}
	base.apply(props)
	return base
}
