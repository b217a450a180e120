package agency

import (
	"slices"
	"strings"
)

// mode is what a text is read as.
type mode uint8

const (
	modeText  mode = iota // running text, a question
	modeSide              // after "bên", "ngành"
	modePiece             // a cell of a table
)

// hit is a name found: words[from:to] of a text.
type hit struct {
	from, to   int
	body       int32  // -1 for a body that only its key names, and for kindNot
	key        string // "" stands for the key of body
	kind       kind
	slip       bool   // a letter or a diacritic was forgiven
	partial    bool   // only the beginning of the name
	related    bool   // "liên quan" follows
	place      bool   // "tỉnh" or a province's name follows
	whole      bool   // nothing but a mark follows
	english    bool   // an English field of work
	beside     bool   // a word beside the field says that its body is meant
	head       string // the head word that the text has once for several
	alternates []int32
}

func (h hit) exact() bool { return h.kind == kindExact && !h.slip && !h.partial }

// matcher reads one text.
type matcher struct {
	*Directory
	text  string
	words []word
}

func (d *Directory) match(text string) *matcher {
	m := &matcher{Directory: d, text: text}
	if d.nodes != nil {
		m.words = d.read(text)
	}
	return m
}

// longest returns the longest name that begins at words[i], read from a node
// of the trie on: the root, or that of "sở" for a name without its head.
func (m *matcher) longest(i int, from int32, mode mode) (best hit, ok bool) {
	n, slipped := from, -1
	j := i
	for j < len(m.words) {
		w := &m.words[j]
		if w.blocked || j > i && w.sep&sepStop != 0 {
			break
		}
		next := m.step(n, w.id)
		if next < 0 && slipped < 0 {
			if next = m.near(n, w.fold); next >= 0 {
				slipped = j
			}
		}
		if next < 0 {
			break
		}
		n = next
		j++
		for e := m.nodes[n].end; e != 0; e = m.names[e-1].next {
			if h, good := m.check(e-1, i, j, from, slipped, mode); good {
				best, ok = better(best, h, ok, m.Directory), true
			}
		}
	}
	if mode != modePiece && j-i >= 2 && n != from {
		if h, good := m.beginning(i, j, n, from, slipped); good {
			best, ok = better(best, h, ok, m.Directory), true
		}
	}
	return best, ok
}

// check tests a name that the words i to j spell when folded.
func (m *matcher) check(end int32, i, j int, from int32, slipped int, mode mode) (h hit, ok bool) {
	e := &m.names[end]
	h = hit{from: i, to: j, body: e.body, kind: e.kind}
	length := j - i
	first := m.words[i]
	skip := len(e.lower) - length // the head that the walk began after
	if from != rootNames {
		length++
	}
	h.english = e.rule == ruleEnglish
	if e.many && first.many < 0 || !m.obeys(e, i, j) || e.rule >= ruleChat && mode == modePiece {
		return h, false
	}
	h.to, h.place = m.placeAfter(j)
	if e.place && !h.place {
		return h, false
	}
	wrong := 0
	for k := i; k < j; k++ {
		w := &m.words[k]
		if k != slipped && w.marked && w.lower != e.lower[skip+k-i] {
			wrong++
			if k == i && otherWord(w.lower) {
				return h, false
			}
		}
	}
	if slipped >= 0 && slipped < j {
		wrong++
	}
	if w := slices.IndexFunc(m.words[i:j], func(w word) bool { return w.slip }); w >= 0 {
		wrong++
		length++ // a long form has several words
	}
	if h.place {
		length++
	}
	h.slip = wrong > 0
	if wrong > 1 || wrong == 1 && (length < 3 || e.kind < kindExact) {
		return h, false
	}
	m.follow(&h)
	return h, m.allowed(&h, mode)
}

// otherWord reports whether the first word of a name, with a wrong diacritic,
// is a common word of its own: "số lao động" is no slip of "sở lao động".
func otherWord(lower string) bool {
	switch lower {
	case "số", "sổ", "bỏ", "bổ", "cơ", "có", "hỏi":
		return true
	}
	return false
}

// premises reports whether words[i] is the end of "cơ sở", "trụ sở".
func (m *matcher) premises(i int) bool {
	if i == 0 || m.words[i].id != m.so || m.words[i].sep != 0 {
		return false
	}
	before := m.words[i-1].lower
	return before == "cơ" || before == "trụ"
}

// obeys reports whether the words are written as the spelling asks.
func (m *matcher) obeys(e *name, i, j int) bool {
	switch e.rule {
	case ruleStrict:
		return m.text[m.words[i].start:m.words[j-1].end] == e.text
	case ruleAccent:
		return m.words[i].marked
	case ruleAlone:
		return m.unbroken(i, j) && m.followed(j)
	case ruleShort:
		return m.unbroken(i, j) && (m.words[i].marked && m.spelled(e, i, j) || m.followed(j))
	}
	return true
}

// unbroken reports whether no mark and no "và" stands between the words.
func (m *matcher) unbroken(i, j int) bool {
	return !slices.ContainsFunc(m.words[i+1:j], func(w word) bool { return w.sep != 0 })
}

// spelled reports whether the words have the diacritics of the name.
func (m *matcher) spelled(e *name, i, j int) bool {
	skip := len(e.lower) - (j - i)
	for k := i; k < j; k++ {
		if m.words[k].lower != e.lower[skip+k-i] {
			return false
		}
	}
	return true
}

// allowed reports whether a name of that kind counts in the mode.
func (m *matcher) allowed(h *hit, mode mode) bool {
	switch {
	case h.kind == kindNot:
		return mode != modePiece && h.to > h.from
	case h.kind == kindExact || h.related:
		return true
	case mode == modePiece && h.kind == kindSide:
		return false
	case mode == modePiece:
		// "Các cơ quan, đơn vị đăng tải …" is a group too, "cơ quan quản lý
		// …" is another body.
		return h.whole || h.kind == kindCell && h.to-h.from >= 3 && m.prefix(rootTail, m.words[h.to:]) > 0
	case h.kind == kindSide:
		return mode == modeSide
	}
	return h.kind != kindCell
}

// follow reads the "có liên quan" after a group, and whether the piece ends.
func (m *matcher) follow(h *hit) {
	if h.body >= 0 && m.bodies[h.body].group {
		if n := m.relatedAfter(h.to); n > 0 {
			h.to += n
			h.related = true
		}
	}
	h.whole = h.to == len(m.words) || m.words[h.to].sep != 0
}

// relatedAfter returns how many words from i on say "(khác) (có) liên quan
// (khác)".
func (m *matcher) relatedAfter(i int) int {
	n := i
	is := func(fold string) bool {
		if n < len(m.words) && m.words[n].fold == fold && m.words[n].sep == 0 {
			n++
			return true
		}
		return false
	}
	is("khac")
	is("co")
	if !is("lien") || !is("quan") {
		return 0
	}
	is("khac")
	return n - i
}

// better returns the longer of two names, else the surer, else the one that
// the plan names or that was there on its day; the other becomes its alternate.
func better(a, b hit, have bool, d *Directory) hit {
	switch {
	case !have:
		return b
	case a.to != b.to:
		if a.to > b.to {
			return a
		}
		return b
	case a.kind == kindNot || b.kind == kindNot:
		if a.kind == kindNot {
			return a
		}
		return b
	case a.partial != b.partial:
		if a.partial {
			return b
		}
		return a
	case a.slip != b.slip:
		if a.slip {
			return b
		}
		return a
	case a.kind != b.kind:
		if a.kind > b.kind {
			return a
		}
		return b
	case a.body == b.body:
		return a
	}
	if d.rank(b.body) > d.rank(a.body) {
		a, b = b, a
	}
	a.alternates = append(append(a.alternates, b.body), b.alternates...)
	return a
}

// rank says how well a body fits the plan that the directory is for.
func (d *Directory) rank(body int32) int {
	switch {
	case body < 0:
		return 0
	case d.learned[body]:
		return 2
	case d.existed(&d.bodies[body]):
		return 1
	}
	return 0
}

// keyOf returns the key of a hit.
func (m *matcher) keyOf(h hit) string {
	switch {
	case h.body < 0:
		return h.key
	case !h.related:
		return m.bodies[h.body].key
	case m.bodies[h.body].related != "":
		return m.bodies[h.body].related
	case strings.HasSuffix(m.bodies[h.body].key, related):
		return m.bodies[h.body].key
	}
	return m.bodies[h.body].key + related
}
