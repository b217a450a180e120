package agency

import (
	"unicode"
	"unicode/utf8"
)

// Split reads a lead or coordinating cell of a table and returns the bodies
// that it names, in order. Pieces are parted by semicolons, lines, bullets,
// commas and "và", but not inside names that have these ("Sở Văn hóa, Thể thao
// và Du lịch"). What follows a name without a mark is not a body ("… đăng tải
// trên Công báo"), nor is what stands in brackets after one body; after a
// group the brackets say who is meant. A piece that the directory does not
// know is kept with a key of its own. Offsets are right for NFC text only.
func (d *Directory) Split(cell string) []Mention {
	s := d.split(cell)
	return s.mentions
}

// splitter reads one cell.
type splitter struct {
	matcher
	mentions []Mention
	// head is the node of the trie to read on from, and headText its word as
	// written: after "các Sở:" the pieces are names without it.
	head     int32
	headText string
	// What speaks against the cell being one of agencies.
	strange  bool // a piece that is no body, or words that no name has after it
	strong   int  // pieces that are surely bodies
	trailing int  // words that are in no name
}

func (d *Directory) split(cell string) *splitter {
	s := &splitter{matcher: *d.match(cell), head: -1}
	s.pieces(0, len(s.words))
	return s
}

// pieces reads the words from i to end.
func (s *splitter) pieces(i, end int) {
	for i < end {
		i = s.piece(i, end)
	}
}

// piece reads one piece and returns where the next begins.
func (s *splitter) piece(i, end int) int {
	if s.isBullet(i, end) {
		return i + 1
	}
	if next, ok := s.label(i, end); ok {
		return next
	}
	if h, ok := s.known(i, end); ok {
		s.take(h)
		return s.tail(h, end)
	}
	return s.unknown(i, end)
}

// isBullet reports whether words[i] numbers a piece: "1.", "a)".
func (s *splitter) isBullet(i, end int) bool {
	return i+1 < end && len(s.words[i].fold) <= 2 && s.words[i+1].sep&(sepHard|sepClose) != 0 &&
		(isNumeral(s.words[i].fold) || len(s.words[i].fold) == 1)
}

// label reads the words before a colon: a head ("Các Sở:") or what the cell
// is for ("Cơ quan chủ trì:"), which is no body.
func (s *splitter) label(i, end int) (int, bool) {
	const longestLabel = 8
	for j := i + 1; j < end && j <= i+longestLabel; j++ {
		mark := s.words[j].sep
		if mark&sepColon == 0 {
			if mark&sepStop != 0 {
				return 0, false
			}
			continue
		}
		if j == i+1 && s.setHead(i) {
			return j, true
		}
		if h, ok := s.known(i, end); ok && h.kind == kindExact && h.to <= j {
			return 0, false
		}
		return j, true
	}
	return 0, false
}

// setHead makes words[i] the head of the pieces after it, if it can be one.
func (s *splitter) setHead(i int) bool {
	switch s.words[i].id {
	case s.so:
		s.head = s.soNode
	case s.bo:
		s.head = s.boNode
	case s.ubnd:
		s.head = s.ubndNode
	default:
		// "Các trường: Đại học, Cao đẳng".
		n := s.step(rootNames, s.words[i].id)
		if s.words[i].many < 0 || n < 0 || s.nodes[n].child == 0 {
			return false
		}
		s.head = n
	}
	s.headText = s.text[s.words[i].start:s.words[i].end]
	return true
}

// known returns the body of the directory that begins at words[i], with or
// without its head.
func (s *splitter) known(i, end int) (hit, bool) {
	at, doubled := i, false
	if i+1 < end && (s.words[i].id == s.so || s.words[i].id == s.bo) && s.words[i+1].id == s.words[i].id {
		at, doubled = i+1, true // "Sở Sở Công thương"
	}
	for n := s.prefix(rootTitle, s.words[at:end]); n > 0 && at+n < end && s.words[at+n].sep&sepStop == 0; n = s.prefix(rootTitle, s.words[at:end]) {
		at += n
	}
	h, ok := s.longest(at, rootNames, modePiece)
	if c, good := s.committee(at); good && (!ok || c.to > h.to) && (c.kind == kindExact || c.whole) {
		h, ok = c, true
	}
	if s.head >= 0 && at == i {
		if t, good := s.longest(i, s.head, modePiece); good && s.ends(t) && !(s.department() && s.IsGroup(s.keyOf(t))) && (!ok || t.to > h.to || t.to == h.to && h.kind < kindExact) {
			h, ok = t, true
			h.head = s.headText
		}
	}
	if !ok || h.to > end {
		return hit{}, false
	}
	h.from = i
	h.slip = h.slip || doubled
	return h, true
}

// ends reports whether a name fills its piece, but for what may follow a name.
func (s *splitter) ends(h hit) bool {
	return h.whole || s.prefix(rootTail, s.words[h.to:]) > 0
}

// department reports whether the head is "sở" or "bộ", after which no groups
// are named.
func (s *splitter) department() bool { return s.head == s.soNode || s.head == s.boNode }

// take adds a body to the result.
func (s *splitter) take(h hit) {
	out := s.mention(h)
	if h.kind == kindCell || h.head != "" && !h.slip {
		out.Exact = true
	}
	if h.kind != kindTopic {
		s.strong++
	}
	s.mentions = append(s.mentions, out)
	if h.head == "" {
		s.head = -1
		if id := s.words[h.from].id; id == s.so || id == s.bo || id == s.ubnd {
			s.setHead(h.from)
		}
	}
}

// tail skips what follows a body up to the next piece.
func (s *splitter) tail(h hit, end int) int {
	group := s.IsGroup(s.keyOf(h))
	after := false // words follow that are in no name
	for i := h.to; i < end; i++ {
		w := &s.words[i]
		switch {
		case w.sep&sepOpen != 0:
			close := s.closing(i, end)
			if group {
				s.inside(i, close)
			}
			i = close - 1
			continue
		case w.sep&(sepSemi|sepHard) != 0:
			return i
		case w.sep&sepColon != 0 && group && !after:
			s.spelledOut(i, end)
			return i
		case w.sep&(sepSoft|sepConj) != 0 && s.begins(i, end, after):
			return i
		case i > h.to && s.words[i-1].fold == "voi" && s.begins(i, end, true), i == h.to && s.unparted(h, i, end):
			return i
		}
		if !after && s.prefix(rootTail, s.words[i:end]) == 0 {
			s.strange = true
		}
		after = true
		s.trailing++
	}
	return end
}

// unparted reports whether a body begins at words[i] that only a lost line
// break parts from the sở before it: "Sở Khoa học và Công nghệ Sở Công Thương".
func (s *splitter) unparted(h hit, i, end int) bool {
	next, ok := s.known(i, end)
	return ok && s.words[h.from].id == s.so && next.kind == kindExact && next.head == "" && s.capital(i)
}

// capital reports whether words[i] begins with a capital letter.
func (s *splitter) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[s.words[i].start:])
	return unicode.IsUpper(r)
}

// spelledOut drops the group before a colon if the names of bodies follow:
// "UBND các huyện: Na Hang, Yên Sơn".
func (s *splitter) spelledOut(i, end int) {
	if h, ok := s.known(i, end); ok && !s.IsGroup(s.keyOf(h)) {
		s.mentions = s.mentions[:len(s.mentions)-1]
	}
}

// closing returns the word after the brackets that open before words[i].
func (s *splitter) closing(i, end int) int {
	for i++; i < end && s.words[i].sep&sepClose == 0; i++ {
	}
	return i
}

// inside reads the names in brackets after a group, if there are any.
func (s *splitter) inside(i, end int) {
	for i < end {
		if h, ok := s.known(i, end); ok && h.kind >= kindGuess {
			s.take(h)
			i = h.to
			continue
		}
		i++
	}
}

// begins reports whether a new piece begins at words[i], which a comma or
// "và" parts from the last. Behind words that are in no name only a sure name
// does.
func (s *splitter) begins(i, end int, strict bool) bool {
	h, ok := s.known(i, end)
	if strict {
		return ok && (h.kind == kindExact || h.related) && h.head == ""
	}
	return ok || s.prefix(rootHead, s.words[i:end]) > 0
}
