package outline

import (
	"strings"
	"unicode/utf8"
)

// Lengths, in letters, up to which a line can be a heading: one set in bold or
// among headings, a plain one, one that ends in a colon.
const (
	longHeading = 260
	longPlain   = 160
	longIntro   = 90
)

// IsHeading reports whether a node is a heading over what stands below it, and
// no unit of text of its own: it has something below, and it is set as a
// heading (in capitals, bold, by style), or does not end as a sentence does, or
// stands over a list while its siblings are headings.
func (n *Node) IsHeading() bool {
	switch {
	case n.Parent == nil:
		return true
	case !n.hasBelow():
		return false
	case n.heads():
		return true
	}
	text := strings.TrimSpace(n.Rest)
	return n.Class != Bullet && strings.HasSuffix(text, ".") && utf8.RuneCountInString(text) <= longPlain &&
		n.Children[0].Class != None && n.amongHeadings()
}

// heads reports whether a node that has something below it is set as a heading.
func (n *Node) heads() bool {
	if n.Class == None || n.Attached {
		return false
	}
	text := strings.TrimSpace(n.Rest)
	size := utf8.RuneCountInString(text)
	switch {
	case n.Block.Level > 0 || Caps(text):
		return true
	case size > longHeading:
		return false
	case strings.HasSuffix(text, ":"):
		return size <= longIntro || strings.HasPrefix(text, "Trách nhiệm của ") || strings.HasPrefix(text, "Nhiệm vụ của ")
	case n.Block.Bold:
		return true
	}
	return size <= longPlain && !Ends(text)
}

// amongHeadings reports whether the siblings of the same kind that have
// something below them are headings.
func (n *Node) amongHeadings() bool {
	heads := 0
	for _, s := range n.Parent.Children {
		if s == n || !s.same(n.Marker) || !s.hasBelow() {
			continue
		}
		if !s.heads() {
			return false
		}
		heads++
	}
	return heads > 0
}

// IsTitle reports whether a node is a heading in form with nothing below it:
// "III. NHIỆM VỤ VÀ GIẢI PHÁP (chi tiết Phụ lục đính kèm)".
func (n *Node) IsTitle() bool {
	return n.Class != None && (n.Class <= Roman || n.Class == Head) && !n.Attached && !n.hasBelow() &&
		(n.Block.Level > 0 || Caps(n.Rest))
}

func (n *Node) hasBelow() bool { return len(n.Children) > 0 }
