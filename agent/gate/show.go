package gate

import (
	"regexp"
	"slices"
	"strings"
)

// write puts the lines together that stood.
func (t *Turn) write(lines []line, v *Verdict) {
	var b strings.Builder
	seen := make(map[string]bool)
	note := func(ids []string) {
		for _, id := range ids {
			if !seen[id] {
				seen[id] = true
				v.Cited = append(v.Cited, id)
			}
		}
	}
	for i := range lines {
		l := &lines[i]
		if l.raw == "" {
			if b.Len() > 0 && !strings.HasSuffix(b.String(), "\n\n") {
				b.WriteByte('\n')
			}
			continue
		}
		if l.failed || l.each && !stands(lines, i) {
			continue
		}
		if l.bullet {
			b.WriteString(strings.Repeat(" ", min(l.indent, 8)/2*2) + "- ")
		}
		b.WriteString(t.shown(l))
		b.WriteByte('\n')
		if !l.each {
			note(l.ids)
		}
		note(l.cites())
	}
	v.Text = strings.TrimSpace(b.String())
}

// stands reports whether a line below a heading is left.
func stands(lines []line, i int) bool {
	return len(lines[i].ids) == 0 || slices.ContainsFunc(lines[i+1:], func(l line) bool { return l.raw != "" && !l.failed && !l.each })
}

var inner = regexp.MustCompile(`([.!?]["”')]*)\s+(\p{Lu})`)

// shown is a line with the labels of its citations, each sentence with its
// own.
func (t *Turn) shown(l *line) string {
	if !l.cited() {
		if l.each || len(l.ids) == 0 {
			return l.raw
		}
		return l.raw + t.labels(l.ids)
	}
	var b strings.Builder
	for _, p := range l.parts {
		text := strings.TrimSpace(p.text)
		if strings.Count(text, ")") > strings.Count(text, "(") {
			text = strings.TrimPrefix(text, ")") // it was closed before the citation
		}
		switch {
		case p.first && b.Len() > 0 && strings.HasSuffix(strings.TrimSpace(b.String()), strings.TrimSpace(t.labels(p.ids))):
			b.WriteString(" " + strings.TrimLeft(text, " "))
		case p.first:
			b.WriteString(t.labels(p.ids) + " " + text)
		default:
			text = inner.ReplaceAllString(text, "$1"+t.labels(p.ids)+" $2")
			b.WriteString(" " + closed(text) + t.labels(p.ids))
		}
	}
	return balance(strings.TrimSpace(b.String()))
}

// closed closes a parenthesis that the citation stood in.
func closed(s string) string {
	if strings.Count(s, "(") > strings.Count(s, ")") {
		s += ")"
	}
	return s
}

// balance takes out marks of bold text that have lost their partner.
func balance(s string) string {
	if strings.Count(s, "**")%2 == 1 {
		s = strings.ReplaceAll(s, "**", "")
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, " ,", ","), "  ", " ")
}
