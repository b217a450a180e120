package docx

import (
	"strconv"
	"strings"
)

// flag is a property that may be left to the style.
type flag int8

const (
	unset flag = iota
	off
	on
)

func flagOf(v bool) flag {
	if v {
		return on
	}
	return off
}

// or returns f, or g where f is unset.
func (f flag) or(g flag) flag {
	if f == unset {
		return g
	}
	return f
}

// look is what the reader wants to know of a run's properties.
type look struct {
	style, font         string
	bold, slant, hidden flag
	caps                flag // shown in capitals
	deleted             bool // of a paragraph's mark
}

// numbering is a paragraph's place in a list; set is false where nothing is
// said, and num is "0" where the list of the style is taken away.
type numbering struct {
	set   bool
	num   string
	level int
}

func (s *scanner) defaults(base *look) error {
	return s.children(func(e elem) error {
		if e.name != "rPrDefault" {
			return s.skip()
		}
		return s.children(func(e elem) error {
			if e.name != "rPr" {
				return s.skip()
			}
			var err error
			*base, err = s.look()
			return err
		})
	})
}

func (s *scanner) style(e elem) (*style, error) {
	st := &style{kind: e.attr("type")}
	err := s.children(func(e elem) error {
		switch e.name {
		case "name":
			st.name = strings.ToLower(e.attr("val"))
			if n, ok := strings.CutPrefix(st.name, "heading "); ok && len(n) == 1 && n >= "1" && n <= "9" && st.outline == 0 {
				st.outline = int(n[0] - '0')
			}
		case "basedOn":
			st.based = e.attr("val")
		case "rPr":
			var err error
			st.look, err = s.look()
			return err
		case "pPr":
			return s.children(func(e elem) error {
				switch e.name {
				case "outlineLvl":
					st.outline = outline(e)
				case "numPr":
					var err error
					st.list, err = s.numbering()
					return err
				}
				return s.skip()
			})
		}
		return s.skip()
	})
	return st, err
}

// outline returns the heading level that an outlineLvl element gives.
func outline(e elem) int {
	n, err := strconv.Atoi(e.attr("val"))
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return n + 1
}

// look reads run properties.
func (s *scanner) look() (look, error) {
	var l look
	err := s.children(func(e elem) error {
		switch e.name {
		case "rStyle":
			l.style = e.attr("val")
		case "b":
			l.bold = flagOf(e.on())
		case "i":
			l.slant = flagOf(e.on())
		case "caps":
			l.caps = flagOf(e.on())
		case "rFonts":
			if l.font = e.attr("ascii"); l.font == "" {
				l.font = e.attr("hAnsi")
			}
		case "vanish":
			l.hidden = flagOf(e.on())
		case "del", "moveFrom":
			l.deleted = true
		}
		return s.skip()
	})
	return l, err
}

// numbering reads a paragraph's numPr.
func (s *scanner) numbering() (numbering, error) {
	n := numbering{set: true}
	err := s.children(func(e elem) error {
		switch e.name {
		case "ilvl":
			if v, err := strconv.Atoi(e.attr("val")); err == nil && v >= 0 && v < levels {
				n.level = v
			}
		case "numId":
			n.num = e.attr("val")
		}
		return s.skip()
	})
	return n, err
}
