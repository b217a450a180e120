package gate

import (
	"regexp"
	"slices"
	"strings"
)

// line is a line of an answer.
type line struct {
	raw     string
	indent  int
	bullet  bool
	heading bool // leads into what follows it
	parts   []part
	ids     []string // of a line without citations of its own: what governs it
	each    bool     // ids are those of the lines below
	failed  bool
}

// part is a piece of a line with the citations that govern it.
type part struct {
	text string
	ids  []string
	// own is true where the citations stand with the text; else the text is a
	// tail without any.
	own bool
	// first is true where the citations come before the text.
	first bool
}

var (
	bulletMark = regexp.MustCompile(`^(?:[-*+•–]|\d{1,2}[.)]|#{1,6})\s+`)
	boldCite   = regexp.MustCompile(`\*\*\s*(\[[^\[\]]*\])\s*\*\*`)
	rule       = regexp.MustCompile(`^[-|: *_]*$`)
	glue       = regexp.MustCompile(`(?i)^[\s,;*_]*(?:và|and)?[\s*_]*$`)
	sentence   = regexp.MustCompile(`[.!?]["”')]*\s`)
)

// read takes an answer apart into lines; citations that it cannot resolve are
// faults.
func (t *Turn) read(text string, v *Verdict) []line {
	var out []line
	for _, raw := range strings.Split(text, "\n") {
		l := line{raw: strings.TrimSpace(raw), indent: len(raw) - len(strings.TrimLeft(raw, " "))}
		if rule.MatchString(l.raw) {
			out = append(out, line{})
			continue
		}
		hash := strings.HasPrefix(l.raw, "#")
		if m := bulletMark.FindString(l.raw); m != "" {
			l.bullet = !hash
			l.raw = strings.TrimSpace(l.raw[len(m):])
		}
		l.raw = boldCite.ReplaceAllString(strings.TrimSpace(strings.ReplaceAll(l.raw, "|", " ")), "$1")
		t.cut(&l, v)
		bare := strings.Trim(bracket.ReplaceAllString(l.raw, ""), " *_")
		bold := strings.HasPrefix(l.raw, "**") && strings.HasSuffix(l.raw, "**") && strings.Count(l.raw, "**") == 2
		l.heading = hash || strings.HasSuffix(bare, ":") || strings.HasSuffix(bare, ",") || bold && !l.cited()
		out = append(out, l)
	}
	return out
}

// cut takes a line apart at its citations.
func (t *Turn) cut(l *line, v *Verdict) {
	at, groups := 0, 0
	var pending string
	add := func(text string, ids []string) {
		switch {
		case groups > 0 && glue.MatchString(text):
			last := &l.parts[len(l.parts)-1]
			for _, id := range ids {
				if !slices.Contains(last.ids, id) {
					last.ids = append(last.ids, id)
				}
			}
		default:
			l.parts = append(l.parts, part{text: text, ids: ids, own: true})
		}
		groups++
	}
	for _, m := range bracket.FindAllStringSubmatchIndex(l.raw, -1) {
		ids, unknown := t.resolve(l.raw[m[2]:m[3]])
		if unknown != "" || ids == nil {
			v.fault(UnknownCitation, l.raw, "["+unknown+"]")
		}
		add(pending+l.raw[at:m[0]], ids)
		at = m[1]
	}
	rest := l.raw[at:]
	if strings.ContainsAny(bracket.ReplaceAllString(l.raw, ""), "[]") {
		v.fault(Markup, l.raw, "[")
	}
	if groups == 0 {
		l.parts = []part{{text: rest}}
		return
	}
	l.leading()
	l.joined()
	if strings.Trim(rest, " .,;:!?*_()\"”") == "" {
		return
	}
	last := &l.parts[len(l.parts)-1]
	if last.first || !sentence.MatchString(rest[:min(len(rest), 4)]) {
		l.parts = append(l.parts, part{text: rest, ids: last.ids, own: true, first: true})
		return
	}
	l.parts = append(l.parts, part{text: rest})
}

// leading moves the citations that a line begins with before the text that
// they govern.
func (l *line) leading() {
	if strings.Trim(l.parts[0].text, " *_") != "" {
		return
	}
	for i := range l.parts {
		if i+1 < len(l.parts) {
			l.parts[i].text = l.parts[i+1].text
		} else {
			l.parts[i].text = ""
		}
		l.parts[i].first = true
	}
}

// opens is how a piece of a sentence begins that is a statement of its own.
var opens = regexp.MustCompile(`^[\s*_)]*[.;:]|^[\s*_)]*,?\s*(?:và|còn|and|while)\s`)

// joined puts pieces together that are one statement with citations inside:
// what one of them says is said of the other's entry too, so all facts must
// stand in all entries.
func (l *line) joined() {
	for i := 1; i < len(l.parts); i++ {
		p, before := &l.parts[i], &l.parts[i-1]
		if p.first || before.first || opens.MatchString(p.text) || strings.HasPrefix(strings.TrimLeft(p.text, " *_)"), ",") && telling(p.text) {
			continue
		}
		before.text += " " + p.text
		for _, id := range p.ids {
			if !slices.Contains(before.ids, id) {
				before.ids = append(slices.Clip(before.ids), id)
			}
		}
		l.parts = slices.Delete(l.parts, i, i+1)
		i--
	}
}

// telling reports whether a piece of a sentence has a subject of its own: a
// few words besides times, numbers and such as join.
func telling(text string) bool {
	ws := split(text)
	taken := make([]bool, len(ws))
	for _, w := range times(ws) {
		mark(taken, w.from, w.to)
	}
	n := 0
	for i, w := range ws {
		if !taken[i] && !w.digit() && !joins(w.lower) {
			n++
		}
	}
	return n >= 2
}

func (l *line) cited() bool {
	return slices.ContainsFunc(l.parts, func(p part) bool { return p.own })
}

// cites returns all that a line cites.
func (l *line) cites() []string {
	var out []string
	for _, p := range l.parts {
		for _, id := range p.ids {
			if p.own && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}
