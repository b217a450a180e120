package agency

// beside reads a field of work that the words around it make stand for its
// body: "bên y tế", "anh em công an", "cơ quan tài chính của tỉnh", "the
// finance people".
func (m *matcher) beside(i int) (best hit, ok bool) {
	for _, read := range []func(int) (hit, bool){m.sided, m.personal, m.official, m.departmental, m.proper} {
		if h, good := read(i); good && (!ok || h.to > best.to) {
			best, ok = h, true
		}
	}
	best.beside = best.kind >= kindGuess
	return best, ok
}

// sided reads "bên y tế", "ngành giáo dục", "bên xã".
func (m *matcher) sided(i int) (hit, bool) {
	if m.words[i].many >= 0 || m.compound(i) {
		return hit{}, false // "các ngành nông nghiệp, công nghiệp"
	}
	h, ok := m.after(i, m.prefix(rootSide, m.words[i:]))
	if h.english && !m.words[i].marked && m.words[i].fold != "ben" {
		return hit{}, false // "qua mang it nhat" is "qua mạng ít nhất"
	}
	return h, ok
}

// personal reads "ông nội vụ", "anh em công an". There are no groups: "ông xã"
// is a husband.
func (m *matcher) personal(i int) (hit, bool) {
	n := m.prefix(rootPerson, m.words[i:])
	if n == 0 || m.compound(i) || n == 1 && m.homograph(i) {
		return hit{}, false
	}
	h, ok := m.after(i, n)
	if !ok || h.body < 0 || m.bodies[h.body].group {
		return hit{}, false
	}
	// "Chị thống kê giúp em": the field is a verb, and she is spoken to.
	_, sure := m.longest(i+n, rootNames, modeText)
	return h, sure || m.followed(h.to)
}

// homograph reports whether words[i], written without diacritics, is mostly
// another word: "cho y te" is "cho y tế", "huong dan y te" a guideline.
func (m *matcher) homograph(i int) bool {
	w := &m.words[i]
	if w.marked {
		return false
	}
	switch w.fold {
	case "ong", "anh", "team":
		return false
	case "dan", "tui", "bon", "khoi":
		return i > 0
	}
	return true
}

// compound reports whether words[i] ends a word of two syllables that is no
// speaker's word: "người dân", "cơ hội".
func (m *matcher) compound(i int) bool {
	return i > 0 && m.words[i].sep == 0 && m.prefix(rootCompound, m.words[i-1:i+1]) == 2
}

// official reads "cơ quan tài chính", "giám đốc y tế". "Cơ quan xây dựng" is
// who drafts, so a word that needs "bên" must have "tỉnh" after it here.
func (m *matcher) official(i int) (hit, bool) {
	n := m.prefix(rootOffice, m.words[i:])
	if n == 0 {
		if n = m.prefix(rootTitle, m.words[i:]); n == 1 && !m.words[i].marked {
			return hit{}, false // "moi truong y te"
		}
	}
	h, ok := m.after(i, n)
	if !ok || h.body < 0 || m.bodies[h.body].group {
		return hit{}, false
	}
	if field, good := m.longest(i+n, rootNames, modeText); good {
		return h, field.kind == kindTopic
	}
	return h, h.place
}

// after reads a field of work behind the n words from i on.
func (m *matcher) after(i, n int) (hit, bool) {
	if n == 0 || i+n >= len(m.words) || m.words[i+n].sep != 0 {
		return hit{}, false
	}
	h, ok := m.longest(i+n, rootNames, modeSide)
	if m.soNode >= 0 {
		if s, good := m.longest(i+n, m.soNode, modeSide); good && s.kind == kindExact && (!ok || s.to > h.to || s.to == h.to && h.kind != kindNot && m.rank(s.body) >= m.rank(h.body)) {
			h, ok = s, true
		}
	}
	if !ok || h.kind == kindNot {
		return hit{}, false
	}
	h.from, h.kind = i, kindGuess
	m.belongs(&h)
	return h, true
}

// belongs reads "của tỉnh" after a field.
func (m *matcher) belongs(h *hit) {
	if j := h.to; !h.place && j+1 < len(m.words) && m.words[j].fold == "cua" && m.words[j].sep == 0 {
		if to, ok := m.placeAfter(j + 1); ok {
			h.to, h.place = to, true
		}
	}
}

// spread makes a field certain that stands in a list with a certain one: "bên
// y tế, giáo dục", "ngành nội vụ với tư pháp", "Agriculture and Health".
func (m *matcher) spread(hits []hit) {
	for k := 1; k < len(hits); k++ {
		if a, b := &hits[k-1], &hits[k]; a.beside && m.joins(a, b) {
			m.certain(b)
		}
	}
	for k := len(hits) - 1; k > 0; k-- {
		if a, b := &hits[k-1], &hits[k]; b.beside && b.english && a.english && m.joins(a, b) {
			m.certain(a)
		}
	}
}

// certain takes a field for its body.
func (m *matcher) certain(h *hit) {
	if h.kind == kindTopic && h.body >= 0 && !m.bodies[h.body].group {
		h.kind, h.beside = kindGuess, true
	}
}

// joins reports whether only a comma, "và", "với" stands between two names.
func (m *matcher) joins(a, b *hit) bool {
	switch between := m.words[a.to:b.from]; len(between) {
	case 0:
		return m.words[b.from].sep != 0 && m.words[b.from].sep&sepStop == 0
	case 1:
		return between[0].sep == 0 && m.words[b.from].sep == 0 && (between[0].fold == "voi" || between[0].fold == "or")
	}
	return false
}
