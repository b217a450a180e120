package docx

// style is a style with what it takes over from those it is based on.
type style struct {
	kind, name, based string
	look              look
	list              numbering
	outline           int // 1 to 9, 0 for body text
	done              bool
}

// styles are a document's styles by identifier.
type styles struct {
	byID      map[string]*style
	paragraph string // identifier of the default paragraph style
	base      look   // of the document's defaults
}

var noStyle = &style{}

// get returns the style, or one without properties.
func (s *styles) get(id string) *style {
	if st := s.byID[id]; st != nil {
		return st
	}
	return noStyle
}

func readStyles(p *pkg, part string) (*styles, error) {
	out := &styles{byID: map[string]*style{}}
	if !p.has(part) {
		return out, nil
	}
	r, err := p.open(part)
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
	err = s.children(func(e elem) error {
		switch e.name {
		case "docDefaults":
			return s.defaults(&out.base)
		case "style":
			id, isDefault := e.attr("styleId"), e.attr("default")
			st, err := s.style(e)
			out.byID[id] = st
			if st.kind == "paragraph" && (isDefault == "1" || isDefault == "true" || isDefault == "on") {
				out.paragraph = id
			}
			return err
		}
		return s.skip()
	})
	if err != nil {
		return nil, err
	}
	for _, st := range out.byID {
		out.resolve(st, 0)
	}
	return out, nil
}

// maxBased bounds a chain of styles, which may be a circle in a spoilt file.
const maxBased = 50

// resolve takes over the properties of the style that st is based on.
func (s *styles) resolve(st *style, depth int) {
	if st.done {
		return
	}
	st.done = true
	base := s.byID[st.based]
	if base == nil || depth > maxBased {
		return
	}
	s.resolve(base, depth+1)
	st.look.bold = st.look.bold.or(base.look.bold)
	st.look.slant = st.look.slant.or(base.look.slant)
	st.look.hidden = st.look.hidden.or(base.look.hidden)
	st.look.caps = st.look.caps.or(base.look.caps)
	if st.look.font == "" {
		st.look.font = base.look.font
	}
	if st.outline == 0 {
		st.outline = base.outline
	}
	if !st.list.set {
		st.list = base.list
	} else if st.list.num == "" {
		st.list.num = base.list.num // only the level differs
	}
}
