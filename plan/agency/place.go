package agency

import "strings"

// placeAfter returns where the words end that say which province's the body
// is ("tỉnh", "tỉnh Tuyên Quang", "Thành phố", "Đồng Nai"), and whether there
// are any.
func (m *matcher) placeAfter(i int) (int, bool) {
	if i >= len(m.words) || m.words[i].sep != 0 || m.words[i].blocked {
		return i, false
	}
	j := i
	root := rootProvince
	w := m.words[i]
	switch {
	case w.id == m.tinh && (!w.marked || w.lower == "tỉnh"):
		j++
	case w.id == m.thanh && (!w.marked || w.lower == "thành") && i+1 < len(m.words) && m.words[i+1].id == m.pho:
		return m.cityAfter(i+2, w.capital)
	case w.id == m.tp:
		return m.cityAfter(i+1, w.capital)
	case w.fold == "khu" && i+2 < len(m.words) && m.words[i+1].fold == "vuc" && isNumeral(m.words[i+2].fold):
		return i + 3, true
	}
	if j < len(m.words) && m.words[j].sep == 0 {
		n := m.prefix(root, m.words[j:])
		if n == 0 && j == i {
			n = m.prefix(rootCity, m.words[j:])
		}
		j += n
	}
	return j, j > i
}

// cityAfter is placeAfter behind "thành phố". A city without its name is the
// plan's own only where the plan is a city's; else it may be a district's.
func (m *matcher) cityAfter(i int, capital bool) (int, bool) {
	if i < len(m.words) && m.words[i].sep == 0 {
		if n := m.prefix(rootCity, m.words[i:]); n > 0 {
			return i + n, true
		}
	}
	return i, m.city || m.Directory.place == "" && capital
}

// isNumeral reports whether a folded word is a number, Roman or not.
func isNumeral(fold string) bool {
	return strings.Trim(fold, "ivx") == "" || strings.Trim(fold, "0123456789") == ""
}

// committee returns the People's Committee of a place that no file lists:
// "UBND xã Tân Trào", and in text "xã Tân Trào". The name must be capitalised,
// or where it ends cannot be known.
func (m *matcher) committee(i int) (hit, bool) {
	j := i
	named := m.words[i].id == m.ubnd
	if named {
		j++
	}
	n := rankWords(m.words[j:])
	if n == 0 || named && m.words[j].sep != 0 || !named && !m.saysRank(j) {
		return hit{}, false
	}
	k := j + n
	for k < len(m.words) && k < j+n+4 && m.words[k].sep == 0 && m.words[k].capital && m.words[k].many < 0 &&
		!m.words[k].blocked && m.prefix(rootHead, m.words[k:]) == 0 && m.words[k].id != m.tinh {
		k++
	}
	if k == j+n || m.words[j].many >= 0 {
		return hit{}, false
	}
	place := m.text[m.words[j].start:m.words[k-1].end]
	h := hit{from: i, to: k, body: -1, key: "ubnd-" + Slug(place), kind: kindExact}
	if m.prefix(rootCity, m.words[j+n:]) == k-j-n && m.words[j].fold == "thanh" {
		return hit{}, false // a city of province rank
	}
	if b, ok := m.byKey[h.key]; ok {
		h.body = b
	}
	if !named {
		h.kind = kindTopic
	}
	m.follow(&h)
	return h, true
}

// saysRank reports whether the word, which may be the rank of a place, is one
// in running text: "xã Tân Trào", not "XÃ HỘI" or "quan Trắc". A city is
// mostly a place and no body there.
func (m *matcher) saysRank(j int) bool {
	w := &m.words[j]
	written := m.text[w.start:w.end]
	return w.marked && w.fold != "thanh" && strings.ToUpper(written) != written && m.words[j+1].fold != "hoi"
}

// rankWords returns how many words from the start name the rank of a place.
func rankWords(words []word) int {
	if len(words) < 2 || words[0].many >= 0 {
		return 0
	}
	switch words[0].fold {
	case "xa", "phuong", "huyen", "quan":
		return 1
	}
	if words[1].sep != 0 {
		return 0
	}
	switch words[0].fold + " " + words[1].fold {
	case "thi tran", "thi xa", "dac khu", "thanh pho":
		return 2
	}
	return 0
}

// ours reads "xã tôi", "huyện nhà": the People's Committees of that rank.
func (m *matcher) ours(i int) (hit, bool) {
	n := rankWords(m.words[i:])
	w := &m.words[i]
	if n == 0 || w.many >= 0 || i+n >= len(m.words) || m.words[i+n].sep != 0 || w.fold == "quan" && !w.marked {
		return hit{}, false
	}
	if i > 0 && m.words[i].sep == 0 {
		switch m.words[i-1].lower {
		case "dân", "ông", "bà": // "người dân xã tôi", "bà xã tôi"
			return hit{}, false
		}
	}
	own := m.prefix(rootOwn, m.words[i+n:])
	g := m.byRank("ubnd-" + strings.ReplaceAll(foldsOf(m.words[i:i+n]), " ", "-") + "-")
	if own == 0 || g == nil || w.fold == "xa" && !w.marked && m.accented() || w.fold == "thanh" {
		return hit{}, false
	}
	return hit{from: i, to: i + n + own, body: m.byKey[g.key], kind: kindGuess}, true
}

// accented reports whether the text is written with diacritics.
func (m *matcher) accented() bool {
	for i := range m.words {
		if m.words[i].marked {
			return true
		}
	}
	return false
}

func foldsOf(words []word) string {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(words[i].fold)
	}
	return b.String()
}
