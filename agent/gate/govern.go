package gate

import (
	"slices"
)

// govern gives lines without citations those that they lean on: a heading has
// those of all lines below it, a point under a line that cites one group has
// that group.
func govern(lines []line) {
	for i := range lines {
		l := &lines[i]
		if l.raw == "" || l.cited() {
			continue
		}
		if !l.heading {
			l.ids = above(lines, i)
			continue
		}
		l.each = true
		for j := i + 1; j < len(lines); j++ {
			b := &lines[j]
			if b.heading && !b.cited() && b.raw != "" && b.bullet == l.bullet && b.indent <= l.indent {
				break
			}
			for _, id := range b.cites() {
				if !slices.Contains(l.ids, id) {
					l.ids = append(l.ids, id)
				}
			}
		}
	}
}

// above returns the citations of the line that lines[i] is a point of.
func above(lines []line, i int) []string {
	for j := i - 1; j >= 0; j-- {
		l := &lines[j]
		if l.raw == "" {
			return nil
		}
		if !l.cited() {
			continue
		}
		own := l.cites()
		if len(own) != 1 {
			return nil
		}
		if lines[i].bullet && (lines[i].indent > l.indent || l.heading) {
			return own
		}
		return nil
	}
	return nil
}

// quotes gives a line without citations those of the next line that has some
// in its paragraph, where it has nothing but words of that entry and such as
// join: the first lines of a text quoted whole.
func (t *Turn) quotes(lines []line) {
	for i := range lines {
		l := &lines[i]
		if l.raw == "" || l.cited() || len(l.ids) > 0 {
			continue
		}
		for j := i + 1; j < len(lines) && lines[j].raw != ""; j++ {
			if ids := lines[j].cites(); len(ids) > 0 {
				if t.quoted(l.raw, ids[0]) {
					l.ids = ids[:1]
				}
				break
			}
		}
	}
}

// quoted reports whether a text is a run of words of an entry.
func (t *Turn) quoted(text, id string) bool {
	ws := split(text)
	cover := t.source(id).cover(ws)
	for i, c := range cover {
		if !c && !joins(ws[i].lower) {
			return false
		}
	}
	return len(ws) >= 3
}
