package docx

import "strconv"

// readLists reads the part with a document's lists, "" for none.
func readLists(p *pkg, part string, st *styles) (*lists, error) {
	out := &lists{abstracts: map[string]*abstract{}, instances: map[string]*instance{}, styles: st}
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
		case "abstractNum":
			a := &abstract{}
			out.abstracts[e.attr("abstractNumId")] = a
			return s.children(func(e elem) error {
				switch e.name {
				case "lvl":
					return s.level(e, &a.levels)
				case "numStyleLink":
					a.link = e.attr("val")
				}
				return s.skip()
			})
		case "num":
			id := e.attr("numId")
			n, err := s.instance()
			out.instances[id] = n
			return err
		}
		return s.skip()
	})
	return out, err
}

func (s *scanner) instance() (*instance, error) {
	n := &instance{}
	for i := range n.starts {
		n.starts[i] = -1
	}
	err := s.children(func(e elem) error {
		switch e.name {
		case "abstractNumId":
			n.abstract = e.attr("val")
		case "lvlOverride":
			at, err := strconv.Atoi(e.attr("ilvl"))
			if err != nil || at < 0 || at >= levels {
				return s.skip()
			}
			return s.children(func(e elem) error {
				switch e.name {
				case "startOverride":
					n.starts[at] = number(e, 0)
				case "lvl":
					return s.level(e, &n.levels)
				}
				return s.skip()
			})
		}
		return s.skip()
	})
	return n, err
}

// level reads a lvl element into its place.
func (s *scanner) level(e elem, into *[levels]*level) error {
	at, err := strconv.Atoi(e.attr("ilvl"))
	if err != nil || at < 0 || at >= levels {
		return s.skip()
	}
	l := &level{format: "decimal", restart: -1}
	into[at] = l
	var read func(e elem) error
	read = func(e elem) error {
		switch e.name {
		case "start":
			l.start = number(e, 0)
		case "numFmt":
			l.format = e.attr("val")
		case "lvlText":
			l.text = e.attr("val")
		case "pStyle":
			l.style = e.attr("val")
		case "isLgl":
			l.legal = e.on()
		case "lvlRestart":
			l.restart = number(e, 0)
		case "AlternateContent", "Fallback":
			// A custom number format; the fallback is one that is known.
			return s.children(read)
		}
		return s.skip()
	}
	return s.children(read)
}

// number returns an element's value, or def where it is none or absurd.
func number(e elem, def int) int {
	n, err := strconv.Atoi(e.attr("val"))
	if err != nil || n < 0 || n > 1_000_000 {
		return def
	}
	return n
}
