package agency

import (
	"strings"

	"kehoach/plan/vi"
)

// Learn returns a copy of the directory that also knows the bodies a plan
// names, as the plan writes them: unknown names get the [Slug] as their key,
// are found with and without diacritics, and weakly by what follows their
// first word ("Hội Luật gia tỉnh": "luật gia"). Known bodies become the first
// choice where a short form may mean several.
func (d *Directory) Learn(names []string) *Directory {
	c := d.copy()
	if c.learned == nil {
		c.learned = map[int32]bool{}
	}
	for _, n := range names {
		n = vi.NFC(n)
		m := c.match(n)
		if len(m.words) == 0 {
			continue
		}
		if h, ok := m.longest(0, rootNames, modePiece); ok && h.to == len(m.words) {
			if i, ok := c.byKey[m.keyOf(h)]; ok {
				c.learned[i] = true
			}
			continue
		}
		c.learn(n, m)
	}
	c.finish()
	return c
}

// learn adds one name that the directory does not know. Nobody types the
// "tỉnh" at its end.
func (d *Directory) learn(text string, m *matcher) {
	b := body{name: text, key: Slug(text), group: m.words[0].many >= 0}
	if eachPlace(m.words) {
		b.group, b.each = true, true
	}
	last := len(m.words)
	if last > 2 && m.words[last-1].lower == "tỉnh" {
		last--
		b.spellings = append(b.spellings, spelling{text[:m.words[last-1].end], kindExact, ruleNone})
	}
	if b.key == "" || last < 2 {
		return
	}
	if head, ok := strings.CutSuffix(vi.NFC(text), "huyện, thành phố"); ok && b.group { // "phòng Tư pháp huyện, thành phố"
		for _, level := range []string{"cấp huyện", "các huyện", "ở huyện"} {
			b.spellings = append(b.spellings, spelling{head + level, kindExact, ruleNone})
		}
	}
	if n := d.prefix(rootHead, m.words); n > 0 && last-n >= 2 && m.words[n].sep == 0 && m.words[n].many < 0 {
		tail := text[m.words[n].start:m.words[last-1].end]
		if t := d.match(tail); !t.says() {
			b.spellings = append(b.spellings, spelling{tail, kindTopic, ruleNone})
		}
	}
	b.finish()
	d.addBody(b)
	d.learned[d.byKey[b.key]] = true
}

// says reports whether the text begins with a name.
func (m *matcher) says() bool {
	_, ok := m.longest(0, rootNames, modeText)
	return ok
}
