package due

// side is how words bound a time.
type side uint8

const (
	in     side = iota // trong, vào, or nothing: the time itself
	before             // trước: the time is excluded
	upTo               // chậm nhất, đến, hết: the time is included
	from               // từ, kể từ
	after              // sau: from the day after
)

// bound is what stands before a time: "chậm nhất vào ngày".
type bound struct {
	side side
	// said is true where any bounding word was there.
	said bool
	// cue is true where words speak of finishing: "xong", "hạn".
	cue bool
	// fuzzy is true for "khoảng", "dự kiến".
	fuzzy bool
	// now is true for "ngay" (ngay sau khi).
	now bool
	// clock is the hour, verbatim: "17 giờ".
	clock string
	// strong is true where a limit was said in so many words: "chậm nhất".
	strong bool
}

// bound reads the bounding words at i, in any order that people put them in.
func (p *parser) bound(i int) (bound, int) {
	var b bound
	for {
		if j := p.boundWord(&b, i); j > i {
			i = j
			continue
		}
		if j := p.clock(i); j > i && (b.said || !p.prose) {
			b.clock = p.slice(i, j)
			i = p.skip(p.skip(j, ","), "-")
			continue
		}
		if b.said && p.oneOf(i, "la", ":", "vao", "luc") {
			i++
			continue
		}
		return b, i
	}
}

// set puts the side; "chậm nhất trước ngày 15" stays before.
func (b *bound) set(s side) {
	if b.side != before {
		b.side = s
	}
	b.said = true
}

// boundWord reads one bounding word or phrase.
func (p *parser) boundWord(b *bound, i int) int {
	if i >= len(p.toks) || p.toks[i].kind != word {
		return i
	}
	if j := p.limitWord(b, i); j > i {
		return j
	}
	switch {
	case p.is(i, "xong"):
		b.cue = true
		return i + 1
	case p.is(i, "trong"):
		return p.withinWord(b, i)
	case p.is(i, "vao"):
		b.said = true
		return p.skip(i+1, "dip", "khoang", "luc")
	case p.is(i, "tu") && b.side == in:
		b.set(from)
		return i + 1
	case p.is(i, "ke", "tu"), p.is(i, "tinh", "tu"):
		b.set(from)
		return i + 2
	case p.is(i, "bat", "dau"):
		if b.side == in {
			b.side = from
		}
		b.said = true
		return p.skip(i+2, "vao", "tu")
	case p.is(i, "sau") && b.side == in:
		b.set(after)
		return i + 1
	case p.is(i, "ngay") && p.immediate(i):
		b.now = true
		return i + 1
	case p.is(i, "khoang"):
		b.fuzzy = true
		return i + 1
	case p.is(i, "du", "kien"):
		b.fuzzy = true
		return i + 2
	}
	return i
}

// limitWord reads the words that end a time: "trước", "chậm nhất", "không
// quá", "hạn cuối", "đến hết".
func (p *parser) limitWord(b *bound, i int) int {
	switch {
	case p.is(i, "truoc"):
		b.set(before)
		return i + 1
	case p.oneOf(i, "cham", "muon", "tre") && p.is(i+1, "nhat"), p.is(i, "khong", "qua"):
		b.strong = true
		b.set(upTo)
		return i + 2
	case p.is(i, "khong") && p.oneOf(i+1, "muon", "cham", "tre") && p.is(i+2, "hon"):
		b.strong = true
		b.set(upTo)
		return i + 3
	case p.is(i, "han") && !p.oneOf(i-1, "trung", "dai", "ngan", "quyen", "gioi", "vo"): // "đầu tư công trung hạn"
		b.cue, b.strong = true, true
		b.set(upTo)
		if p.is(i+1, "hoan", "thanh") {
			return i + 3
		}
		return p.skip(p.skip(i+1, "cuoi", "chot", "nop", "gui", "trinh"), "cung")
	case p.oneOf(i, "den", "toi") && !p.oneOf(i+1, "nay", "khi", "luc"):
		if p.is(i+1, "truoc") {
			b.set(before)
			return i + 2
		}
		b.set(upTo)
		return p.skip(i+1, "het")
	case p.is(i, "het") && !p.is(i+1, "hieu"):
		b.set(upTo)
		return i + 1
	}
	return i
}

// immediate reports whether the "ngay" at i is "ngay" and not "ngày", which
// without diacritics only the words after it tell.
func (p *parser) immediate(i int) bool {
	return p.oneOf(i+1, "sau", "khi", "trong") || p.toks[i].lower == "ngay" && p.oneOf(i+1, "tu", "dau", "vao")
}

// withinWord reads "trong", "trong vòng", "trong khoảng", "trong suốt".
func (p *parser) withinWord(b *bound, i int) int {
	b.said = true
	if p.is(i+1, "thoi", "gian") || p.is(i+1, "thoi", "han") {
		return i + 3
	}
	return p.skip(i+1, "vong", "khoang", "suot")
}

// clock reads an hour: "17 giờ", "17h00", "17 giờ 30 phút", "17:00".
func (p *parser) clock(i int) int {
	h, ok := p.digits(i)
	if !ok || h > 24 || p.toks[i].digits > 2 {
		return i
	}
	switch {
	case p.is(i+1, "gio"), p.is(i+1, "h") && p.tight(i+1):
		i += 2
		if m, ok := p.digits(i); ok && m < 60 && p.toks[i].digits == 2 && !p.oneOf(i+1, "/", "-", "thang") {
			i = p.skip(i+1, "phut")
		}
		return i
	case p.is(i+1, ":") && p.tight(i+1) && p.tight(i+2):
		if m, ok := p.digits(i + 2); ok && m < 60 && p.toks[i+2].digits == 2 {
			return i + 3
		}
	}
	return i
}
