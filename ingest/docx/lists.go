package docx

import "strings"

// levels is how many levels a list may have.
const levels = 9

// level is how the items of one level of a list are numbered.
type level struct {
	start   int
	format  string // numFmt
	text    string // lvlText: "%1.%2."
	style   string // paragraph style that stands for the level
	legal   bool   // all numbers in it are shown as decimals
	restart int    // lvlRestart, -1 where it is absent
}

// abstract is the definition of a list. Its counters are shared by all
// numberings that point to it, which is how Word continues a list.
type abstract struct {
	levels [levels]*level
	link   string // numbering style that holds the definition instead
	count  [levels]int
	used   [levels]bool
}

// instance is a numbering: a pointer to a definition, with what it changes.
type instance struct {
	abstract string
	levels   [levels]*level
	starts   [levels]int // startOverride, -1 where it is absent
	begun    [levels]bool
}

// lists are the numberings of a document and where each has got to.
type lists struct {
	abstracts map[string]*abstract
	instances map[string]*instance
	styles    *styles
}

// find returns a numbering and its definition, nil where there is none.
func (l *lists) find(num string) (*instance, *abstract) {
	n := l.instances[num]
	if n == nil {
		return nil, nil
	}
	a := l.abstracts[n.abstract]
	// A definition may stand in a numbering style; two steps are enough.
	for i := 0; a != nil && a.link != "" && i < 2; i++ {
		m := l.instances[l.styles.get(a.link).list.num]
		if m == nil {
			break
		}
		if b := l.abstracts[m.abstract]; b != nil && b != a {
			a = b
		}
	}
	if a == nil {
		return nil, nil
	}
	return n, a
}

func (n *instance) level(a *abstract, at int) *level {
	if n.levels[at] != nil {
		return n.levels[at]
	}
	return a.levels[at]
}

// label counts a paragraph of a list and returns its number as it is shown,
// "" for none. styleID is the paragraph's style.
func (l *lists) label(list numbering, styleID string, direct bool) string {
	if !list.set || list.num == "" || list.num == "0" {
		return ""
	}
	n, a := l.find(list.num)
	if n == nil {
		return ""
	}
	at := list.level
	if !direct {
		// Numbered by its style: the level is the one that names the style.
		for i := range levels {
			if lv := n.level(a, i); lv != nil && lv.style == styleID && styleID != "" {
				at = i
				break
			}
		}
	}
	lv := n.level(a, at)
	if lv == nil {
		return ""
	}
	switch {
	case n.starts[at] >= 0 && !n.begun[at]:
		a.count[at] = n.starts[at]
	case !a.used[at]:
		a.count[at] = lv.start
		if n.starts[at] >= 0 {
			a.count[at] = n.starts[at]
		}
	default:
		a.count[at]++
	}
	n.begun[at], a.used[at] = true, true
	for i := at + 1; i < levels; i++ {
		// A level restarts after any higher one, or after the one it names.
		if d := n.level(a, i); d != nil && d.restart >= 0 && (d.restart == 0 || at+1 > d.restart) {
			continue
		}
		a.used[i] = false
	}
	return n.show(a, lv)
}

// show fills the counters into a level's text.
func (n *instance) show(a *abstract, lv *level) string {
	if lv.format == "bullet" {
		return strings.Map(symbol, lv.text)
	}
	var b strings.Builder
	for i := 0; i < len(lv.text); i++ {
		if lv.text[i] != '%' || i+1 == len(lv.text) || lv.text[i+1] < '1' || lv.text[i+1] > '9' {
			b.WriteByte(lv.text[i])
			continue
		}
		i++
		k := int(lv.text[i] - '1')
		of := n.level(a, k)
		if of == nil {
			continue
		}
		v, format := a.count[k], of.format
		if !a.used[k] {
			v = of.start
		}
		if lv.legal && format != "none" {
			format = "decimal"
		}
		b.WriteString(show(v, format))
	}
	return strings.TrimSpace(b.String())
}
