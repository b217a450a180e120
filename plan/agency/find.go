package agency

import (
	"cmp"
	"slices"
)

// Find returns the bodies and groups that running text or a question names, in
// order, without overlaps: of two names that overlap the longer counts, so
// that "Văn phòng UBND tỉnh" is not also UBND tỉnh. Offsets are right for NFC
// text only. It takes time linear in the text.
func (d *Directory) Find(text string) []Mention {
	m := d.match(text)
	if len(m.words) == 0 {
		return nil
	}
	hits := m.compete(m.candidates())
	if len(hits) == 0 {
		return nil
	}
	m.spread(hits)
	mentions := make([]Mention, 0, len(hits))
	for _, h := range hits {
		mentions = append(mentions, m.titled(h))
	}
	return mentions
}

// candidates returns the longest name at each word.
func (m *matcher) candidates() []hit {
	var hits []hit
	for i := range m.words {
		if m.words[i].blocked || m.premises(i) {
			continue
		}
		h, ok := m.longest(i, rootNames, modeText)
		if c, good := m.committee(i); good && (!ok || c.to > h.to || c.to == h.to && h.kind != kindNot && c.kind > h.kind) {
			h, ok = c, true
		}
		if s, good := m.beside(i); good && (!ok || s.to > h.to || s.to == h.to && h.kind == kindTopic && s.kind > kindTopic) {
			h, ok = s, true
		}
		if o, good := m.ours(i); good && (!ok || o.to > h.to) {
			h, ok = o, true
		}
		list := m.listed(i)
		if ok && (len(list) == 0 || h.to > i+1) {
			hits = append(hits, h)
		}
		hits = append(hits, list...)
	}
	return hits
}

// listed reads the names after a department that leave their head out: "sở y
// tế và giáo dục", "các Sở: Y tế; Tư pháp".
func (m *matcher) listed(i int) []hit {
	if m.soNode < 0 || m.words[i].id != m.so || m.words[i].marked && m.words[i].lower != "sở" {
		return nil
	}
	h, ok := m.longest(i+1, m.soNode, modeText)
	if i+1 >= len(m.words) || !ok || h.kind != kindExact {
		return nil
	}
	many := m.words[i].many >= 0
	var hits []hit
	j := i + 1
	head := m.text[m.words[i].start:m.words[i].end]
	h.head = head
	if m.words[j].sep&sepColon != 0 {
		hits = append(hits, h)
	} else if !many && h.partial {
		return nil
	}
	for j = h.to; j < len(m.words); j = h.to {
		w := &m.words[j]
		if w.sep == 0 || w.sep&(sepHard|sepOpen|sepClose|sepColon) != 0 || w.sep&sepSemi != 0 && !many {
			break
		}
		h, ok = m.longest(j, m.soNode, modeText)
		if !ok || h.kind != kindExact || h.partial && !many || m.IsGroup(m.keyOf(h)) {
			break
		}
		// "và xây dựng kế hoạch" is no department: the words alone must be a
		// field of work, or the head was "các sở".
		if field, good := m.longest(j, rootNames, modeText); !many && (!good || field.kind == kindNot || field.body != h.body) {
			break
		}
		h.head = head
		if !many {
			h.kind = kindGuess
		}
		hits = append(hits, h)
	}
	return hits
}

// compete keeps the longest of names that overlap, in the order of the text.
func (m *matcher) compete(hits []hit) []hit {
	sure := slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return h.kind != kindExact || !m.words[h.from].marked })
	hits = slices.DeleteFunc(hits, func(n hit) bool {
		// "Sở Xây dựng kế hoạch …": the name has begun before.
		return n.kind == kindNot && slices.ContainsFunc(sure, func(h hit) bool { return h.from < n.from && n.from < h.to && h.to < n.to })
	})
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.to-b.from, a.to-a.from), cmp.Compare(b.kind, a.kind), cmp.Compare(a.from, b.from))
	})
	var kept []hit
	for _, h := range hits {
		if !slices.ContainsFunc(kept, func(k hit) bool { return h.from < k.to && k.from < h.to }) {
			kept = append(kept, h)
		}
	}
	slices.SortFunc(kept, func(a, b hit) int { return cmp.Compare(a.from, b.from) })
	return slices.DeleteFunc(kept, func(h hit) bool { return h.kind == kindNot })
}

// titled makes a mention of a hit with the title before it ("Chủ tịch UBND
// tỉnh").
func (m *matcher) titled(h hit) Mention {
	out := m.mention(h)
	if from := m.titleBefore(h.from); from < h.from && !out.Weak {
		out.Start = m.words[from].start
		out.Name = m.text[out.Start:out.End]
	}
	return out
}

// titleBefore returns the word where the titles before words[i] begin.
func (m *matcher) titleBefore(i int) int {
	if i == 0 || m.words[i].sep&^sepSoft != 0 {
		return i
	}
	for n := 4; n > 0; n-- {
		if i-n >= 0 && m.prefix(rootTitle, m.words[i-n:i]) == n {
			return i - n
		}
	}
	return i
}
